// Log-in: how a browser comes in by way of an OpenID provider, this server being the client (code
// flow with PKCE S256, state, nonce, private_key_jwt, DPoP where the provider asks for it; RFC
// 6749, 7636, 7523, 9126, 9207, 9449). The browser gets a cookie of ours, and never a token of the
// provider's.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/result.h"
#include "protocol/problem.h"
#include "server/clock.h"
#include "server/identity/client_key.h"
#include "server/identity/dpop_signer.h"
#include "server/identity/fetch.h"
#include "server/identity/log_in_state.h"
#include "server/identity/login_provider.h"
#include "server/identity/options.h"
#include "server/identity/sessions.h"

namespace server {

// One provider that people log in with. Its metadata and its keys are `provider`'s, which outlives
// the log-in.
struct LogInClient {
  std::string name;    // In addresses: `/login?provider=`.
  std::string issuer;  // As `iss` has it.
  LoginOptions options;
  std::string acr_values{};             // Asked for, by profile; empty: nothing is.
  std::string authorization_details{};  // RFC 9396; empty: none.
  const LogInProvider& provider;
  std::shared_ptr<const ClientKey> key;
  std::shared_ptr<DpopSigner> dpop{};  // None: its tokens are bound to no key.
};

// Any thread; start() and finish() wait for the network: never on an I/O thread.
class LogIn {
 public:
  struct Started {
    std::string location;  // Where the browser is sent.
    std::string browser;   // For its cookie until it comes back.
  };
  struct Finished {
    std::string cookie;  // Of the new session.
    std::string to;      // Where the browser goes now: a path of ours.
  };
  template <class Value>
  using Or = events::Result<Value, protocol::Problem>;

  // `public_url` is where browsers see this server: https, or http on this machine itself. All that
  // is referred to outlives it. Throws std::runtime_error if the address cannot be used.
  LogIn(std::vector<LogInClient> clients, const std::string& public_url, Fetch fetch, Salts random,
        Sessions& sessions);
  LogIn(const LogIn&) = delete;
  LogIn& operator=(const LogIn&) = delete;

  // `provider` empty: the first. `replaces`: the session that this browser has; ended once there is
  // a new one. 400 bad-query, 503 log-in-unavailable.
  [[nodiscard]] Or<Started> start(std::string_view provider, std::string to, SessionKey replaces,
                                  events::Timestamp now);
  // 400 log-in-failed, 403 unknown-person, 503 log-in-unavailable or overloaded.
  [[nodiscard]] Or<Finished> finish(const LogInAnswer& answer, std::string_view browser,
                                    events::Timestamp now);
  // Where a browser ends its session at the provider too (RP-Initiated Logout 1.0); our own front
  // page if the provider has no such place.
  [[nodiscard]] std::string farewell(const LoggedIn& who) const;
  // The provider that says `iss`, by name; nothing if it is none of ours.
  [[nodiscard]] std::optional<std::string> provider_of(std::string_view issuer) const;

  // `https://host[:port]`, as a browser's Origin has it.
  [[nodiscard]] const std::string& origin() const { return origin_; }
  // Whether browsers see us by https: else on this machine only, and cookies do without `Secure`.
  [[nodiscard]] bool is_secure() const { return origin_.starts_with("https://"); }

 private:
  using Form = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] const LogInClient* client(std::string_view name) const;
  [[nodiscard]] Form form_of(const LogInClient& client, const LogInStates::Begun& begun) const;
  [[nodiscard]] std::string callback() const { return public_url_ + "/login/callback"; }
  void sign(Form& form, const LogInClient& client, events::Timestamp now) const;
  [[nodiscard]] Or<std::string> pushed(const LogInClient& client, const std::string& endpoint,
                                       Form form, events::Timestamp now) const;
  // The token endpoint's answer, if need be after a nonce that it asked for (RFC 9449, 8).
  [[nodiscard]] events::Result<Fetched, std::string> tokens(const LogInClient& client,
                                                            const std::string& endpoint,
                                                            const Form& form,
                                                            events::Timestamp now) const;
  [[nodiscard]] Or<std::string> id_token(const LogInClient& client, const std::string& endpoint,
                                         const LogInState& log_in, const std::string& code,
                                         events::Timestamp now) const;
  [[nodiscard]] Or<Finished> begin_session(const LogInState& log_in, LoggedIn who,
                                           events::Timestamp now);

  const std::vector<LogInClient> clients_;
  std::string public_url_;  // Without a slash at its end.
  std::string origin_;
  const Fetch fetch_;
  const Salts random_;
  Sessions& sessions_;
  LogInStates states_;
};

}  // namespace server
