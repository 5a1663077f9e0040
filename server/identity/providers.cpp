#include "server/identity/providers.h"

#include <stdexcept>
#include <thread>
#include <utility>

#include "events/json/read.h"
#include "protocol/limits.h"
#include "server/identity/claims.h"
#include "server/identity/jws.h"
#include "server/identity/provider.h"

namespace server {

struct Providers::Configured {
  Configured(const ProviderOptions& options, const Parts& parts, Patience& patience)
      : clock(parts.clock),
        ring(options.name, options.issuer, parts.fetch, parts.random),
        provider(options, parts.log, parts.clock, ring, patience) {}
  Configured(const Configured&) = delete;
  Configured& operator=(const Configured&) = delete;
  ~Configured() {
    ring.stop();
    if (thread.joinable()) thread.join();
  }
  void start() {
    thread = std::thread([this] { ring.run(clock); });
  }

  const Clock& clock;
  KeyRing ring;
  Provider provider;
  std::thread thread;
};

Providers::Providers(const IdentityOptions& options, const Parts& parts)
    : parts_(parts),
      takes_local_(options.local),
      patience_(std::make_unique<Patience>(parts.first_fetch, limits::waiting_max)) {
  if (const auto fault = find_fault(options)) throw std::invalid_argument(*fault);
  for (const auto& each : options.providers) {
    configured_.push_back(std::make_unique<Configured>(each, parts_, *patience_));
  }
}

// All are told to stop before any is waited for.
Providers::~Providers() {
  for (const auto& each : configured_) each->ring.stop();
}

void Providers::start() {
  for (const auto& each : configured_) each->start();
}

void Providers::fetch_due() {
  for (const auto& each : configured_) each->ring.work(parts_.clock.now());
}

events::Result<Identity, std::string> Providers::verify(std::string_view token,
                                                        events::Timestamp now) const {
  using Outcome = events::Result<Identity, std::string>;
  if (token.size() > protocol::limits::token_bytes_max) {
    return Outcome(std::string("The token is too long."));
  }
  // Not proved: it only says whose keys the token will be held against.
  const auto peeked = peek_claims(token);
  const auto claims = events::json::parse(peeked.value_or(""));
  const auto issuer = claims && claims->is_object() ? text_claim(*claims, "iss") : std::string();
  for (const auto& each : configured_) {
    if (each->provider.options().issuer == issuer) return each->provider.verify(token, now);
  }
  if (!takes_local_) return Outcome(std::string("The token's issuer is not believed here."));
  return parts_.local.verify(token, now);
}

const LogInProvider* Providers::log_in(std::string_view name) const {
  for (const auto& each : configured_) {
    const auto& options = each->provider.options();
    if (options.name == name && options.login) return &each->provider;
  }
  return nullptr;
}

}  // namespace server
