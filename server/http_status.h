// HTTP status: those that are asked for by name (RFC 9110).
#pragma once

namespace server::http_status {

inline constexpr int ok = 200;
inline constexpr int created = 201;
inline constexpr int see_other = 303;
inline constexpr int bad_request = 400;
inline constexpr int server_error = 500;

}  // namespace server::http_status
