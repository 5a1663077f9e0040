// Secrets: what is handed to a browser or a program once, and kept here only as its SHA-256, so
// that nobody who reads this process's memory afterwards can use it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "server/clock.h"

namespace server {

// Without padding (RFC 4648, section 5).
[[nodiscard]] std::string base64url(std::string_view bytes);

// 128 bits for each salt, in base64url.
[[nodiscard]] std::string secret_of(const Salts& random, std::size_t salts);
inline constexpr std::size_t salts_of_128_bits = 1;
inline constexpr std::size_t salts_of_256_bits = 2;

// Under which a secret is kept: the hexadecimal digits of its SHA-256.
[[nodiscard]] std::string kept_as(std::string_view secret);

// Takes the same time wherever two texts of one length differ.
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other);

// RFC 3986, 2.3: what means the same escaped or not.
[[nodiscard]] bool is_unreserved(char c);
// RFC 3986, 2.1: what stands behind a `%`.
inline constexpr std::string_view escape_digits = "0123456789ABCDEF";
// As a form or a query has it (RFC 3986): everything but unreserved characters escaped.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace server
