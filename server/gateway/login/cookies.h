// Cookies: the two that we set, by name, and how they are read and written (RFC 6265bis).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace server {

// With `__Host-` a browser takes the cookie from this very host by https only, and no neighbour can
// put one in its place. Browsers refuse that on plain http: on this machine itself, where alone we
// serve http, the names do without.
[[nodiscard]] std::string_view session_cookie(bool secure);
[[nodiscard]] std::string_view log_in_cookie(bool secure);  // Until the browser comes back.

// The cookie's value; empty if there is none, or two: then one was put there by somebody else.
[[nodiscard]] std::string_view cookie_in(std::string_view header, std::string_view name);

// Values of Set-Cookie, never for a script to read. The session's cookie comes with no request that
// another site begins, but the log-in's with the browser's way back from the provider.
[[nodiscard]] std::string set_session_cookie(bool secure, std::string_view value);
[[nodiscard]] std::string set_log_in_cookie(bool secure, std::string_view value);
[[nodiscard]] std::string clear_session_cookie(bool secure);
[[nodiscard]] std::string clear_log_in_cookie(bool secure);

}  // namespace server
