// Plain url: web addresses written so that two that mean the same are the same text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace server {

// `https://host[:port]` of an address, in lower case; empty if it has no scheme.
[[nodiscard]] std::string origin_of(std::string_view url);

// Without query and fragment, and with case, port and escapes normalised (RFC 3986, 6.2.2 and
// 6.2.3); dots in a path stay. Nothing if it is no http or https address with a host, or if it has
// a user.
[[nodiscard]] std::optional<std::string> plain_url(std::string_view url);

}  // namespace server
