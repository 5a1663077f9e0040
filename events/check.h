// check: what must be true, in release builds too; otherwise the process stops where it stands.
#pragma once

#include <string_view>

namespace events {

// Prints `message` and ends the process (abort). Used for bugs, never for bad input.
[[noreturn]] void fail(std::string_view message);

inline void check(bool holds, std::string_view message) {
  if (!holds) fail(message);
}

}  // namespace events
