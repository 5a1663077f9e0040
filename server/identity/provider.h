// Provider: one configured OpenID provider: whether a token of its is sound, and whom it names.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "events/log.h"
#include "server/identity/claims.h"
#include "server/identity/key_ring.h"
#include "server/identity/login_provider.h"
#include "server/identity/options.h"
#include "server/identity/verifier.h"

namespace server {

// How long a token may wait for keys that are being fetched, and how many at a time do. Any thread.
class Patience {
 public:
  Patience(std::chrono::milliseconds time, int waiting_max)
      : time_(time), waiting_max_(waiting_max) {}
  // Until more than `seen` of the ring's fetches have ended; at once if too many wait already.
  void wait(const KeyRing& ring, std::uint64_t seen);

 private:
  const std::chrono::milliseconds time_;
  const int waiting_max_;
  std::atomic<int> waiting_ = 0;
};

// Any thread but an I/O thread.
class Provider final : public LogInProvider {
 public:
  // All that is referred to outlives it.
  Provider(ProviderOptions options, const events::Log& log, const Clock& clock, KeyRing& ring,
           Patience& patience);

  [[nodiscard]] const ProviderOptions& options() const { return options_; }
  [[nodiscard]] KeyRing& ring() const { return ring_; }

  // An access token (RFC 9068): for one of our audiences, of a person or a configured client.
  [[nodiscard]] events::Result<Identity, std::string> verify(std::string_view token,
                                                             events::Timestamp now) const;

  [[nodiscard]] events::Result<LogInEndpoints, std::string> endpoints() const override;
  [[nodiscard]] events::Result<IdToken, std::string> check(std::string_view id_token,
                                                           std::string_view client,
                                                           std::string_view nonce,
                                                           events::Timestamp now) const override;

 private:
  // Its claims, once the signature is found to be the provider's; else what was wrong.
  [[nodiscard]] events::Result<TokenClaims, std::string> open(std::string_view token,
                                                              events::Timestamp now) const;
  [[nodiscard]] std::shared_ptr<const KeyRing::Known> known_after_asking(
      events::Timestamp now) const;
  // A person or a configured client, of claims that are believed.
  [[nodiscard]] events::Result<Identity, std::string> whom(const TokenClaims& claims,
                                                           events::Timestamp now) const;
  [[nodiscard]] events::PersonId person_of(const TokenClaims& claims) const;
  // Whom claims name that are as sure as they must be (R49); else what was wrong.
  struct Named {
    events::PersonId person;
    std::optional<events::Timestamp> until{};  // If they are no longer sure enough from then on.
  };
  [[nodiscard]] events::Result<Named, std::string> named(const TokenClaims& claims,
                                                         events::Timestamp now) const;
  [[nodiscard]] events::Result<Identity, std::string> service(const std::string& client,
                                                              const TokenClaims& claims) const;

  const ProviderOptions options_;
  const events::Log& log_;
  const Clock& clock_;
  KeyRing& ring_;
  Patience& patience_;
};

}  // namespace server
