// Claims: what any token must say before it is believed, whoever issued it (RFC 7519, RFC 9068),
// and how its claims are read. Pure; time is given.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/json/read.h"
#include "events/time.h"

namespace server {

namespace limits {
inline constexpr std::chrono::seconds clock_skew{60};  // Between an issuer's clock and ours.
inline constexpr std::size_t claim_bytes_max = 512;    // Of a text that we look at.
}  // namespace limits

using TokenClaims = events::json::Json;  // An object.

struct ClaimsExpected {
  std::string issuer;
  std::vector<std::string> audiences;  // One of these.
};

// Nothing if `iss`, `aud`, `exp`, `nbf` and `iat` are as they must be; else what was wrong and what
// would be right.
[[nodiscard]] std::optional<std::string> claims_fault(const TokenClaims& claims,
                                                      const ClaimsExpected& expected,
                                                      events::Timestamp now);
// Of claims without a fault: until when they hold, the skew included.
[[nodiscard]] events::Timestamp expiry_of(const TokenClaims& claims);

// Empty if it is no text, or a very long one.
[[nodiscard]] std::string text_claim(const TokenClaims& claims, std::string_view name);
// NumericDate: seconds since 1970, which need not be whole; nothing if it is no time.
[[nodiscard]] std::optional<std::chrono::seconds> time_claim(const TokenClaims& claims,
                                                             std::string_view name);
// The key that the token is bound to: its thumbprint (`cnf.jkt`, RFC 9449 6.1); empty if it is
// bound to nothing; nothing if it is bound to what we cannot check.
[[nodiscard]] std::optional<std::string> bound_key_in(const TokenClaims& claims);
// A text, or each text of a list.
[[nodiscard]] std::vector<std::string> texts_claim(const TokenClaims& claims,
                                                   std::string_view name);

}  // namespace server
