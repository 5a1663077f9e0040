// Providers: checks the tokens of the configured OpenID providers, and those of this server's own
// issuer; and knows what logging in with a provider takes.
//
// Each provider's metadata and keys are fetched on a thread of its own (key_ring.h). A token whose
// key is not known may wait for that once, up to first_fetch, and no more than waiting_max at a
// time do: the others are refused at once and may ask again.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "events/log.h"
#include "server/clock.h"
#include "server/identity/fetch.h"
#include "server/identity/login_provider.h"
#include "server/identity/options.h"
#include "server/identity/verifier.h"

namespace server {

namespace limits {
inline constexpr std::size_t providers_max = 8;
inline constexpr std::chrono::seconds first_fetch{3};
inline constexpr int waiting_max = 1;  // Of the few threads that read for everybody.
}  // namespace limits

class Patience;

class Providers final : public Verifier {
 public:
  struct Parts {
    const Verifier& local;  // For what no provider is named as the issuer of.
    const events::Log& log;
    const Clock& clock;
    Fetch fetch = http_fetch();
    Salts random = random_salt;
    std::chrono::milliseconds first_fetch = limits::first_fetch;
  };
  // What the parts refer to outlives it. Throws std::invalid_argument with find_fault()'s words.
  Providers(const IdentityOptions& options, const Parts& parts);
  ~Providers() override;  // Stops.

  // Begins to fetch. Without it nothing is known but what fetch_due() fetched.
  void start();
  // Does by this thread, once, what the threads would do: for tests. Not after start().
  void fetch_due();

  [[nodiscard]] events::Result<Identity, std::string> verify(std::string_view token,
                                                             events::Timestamp now) const override;

  // By the provider's name in the configuration; null if there is none, or none to log in with. It
  // lives as long as this.
  [[nodiscard]] const LogInProvider* log_in(std::string_view name) const;

 private:
  struct Configured;  // A provider, its key ring and their thread.

  const Parts parts_;
  const bool takes_local_;
  const std::unique_ptr<Patience> patience_;
  std::vector<std::unique_ptr<Configured>> configured_;
};

}  // namespace server
