// Log-in provider: what logging somebody in needs of an OpenID provider beyond its tokens: where
// its endpoints are, and what its id_token says. An interface, so that a test answers for it;
// providers.h has the one that knows the provider's metadata and keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/ids.h"
#include "events/result.h"
#include "events/time.h"

namespace server {

// From the provider's metadata (OpenID Connect Discovery 1.0; RFC 8414).
struct LogInEndpoints {
  std::string issuer;
  std::string authorization;
  std::string token;
  std::string pushed{};       // RFC 9126; empty: it takes no pushed requests.
  std::string end_session{};  // RP-Initiated Logout 1.0; empty: it has none.
  bool says_issuer = false;   // RFC 9207: every answer of its names it in `iss`.
};

// Who an id_token stands for, once it is believed (OpenID Connect Core 1.0, 3.1.3.7).
struct IdToken {
  events::PersonId person;  // Empty: sound, but nobody here is the one that it names.
  std::string session{};    // `sid`; empty: none.
  std::optional<events::Timestamp> until{};  // No session may outlast this (R49); none: no bound.
};

class LogInProvider {
 public:
  LogInProvider() = default;
  LogInProvider(const LogInProvider&) = delete;
  LogInProvider& operator=(const LogInProvider&) = delete;
  virtual ~LogInProvider() = default;

  // Why not, if they are not known just now. It may wait for the network: never on an I/O thread.
  [[nodiscard]] virtual events::Result<LogInEndpoints, std::string> endpoints() const = 0;
  // Signature, issuer, `aud` = `client`, expiry, `nonce`, and `acr` as the profile demands it;
  // else what was wrong, without a word of the token. Likewise.
  [[nodiscard]] virtual events::Result<IdToken, std::string> check(std::string_view id_token,
                                                                   std::string_view client,
                                                                   std::string_view nonce,
                                                                   events::Timestamp now) const = 0;
};

}  // namespace server
