// ASCII: letters' case as protocols compare it, whatever the locale.
#pragma once

namespace server {

[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace server
