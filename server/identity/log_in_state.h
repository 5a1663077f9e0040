// Log-in state: what has to come back from the provider as it went there, kept between `GET /login`
// and `GET /login/callback` (RFC 6749, 10.12; OpenID Connect Core 1.0, 3.1.2; RFC 7636).
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "events/time.h"
#include "server/clock.h"

namespace server {

namespace limits {
inline constexpr std::chrono::minutes log_in_life{10};  // From /login to the callback.
// Begun and not ended: the oldest gives way, so that nobody is shut out by those who never end.
inline constexpr std::size_t log_ins_begun_max = 20'000;
inline constexpr std::size_t log_in_to_bytes_max = 512;
}  // namespace limits

// Whether a browser may be sent there afterwards: a path of ours, and nothing that a browser could
// take for another site's address.
[[nodiscard]] bool is_local_path(std::string_view to);

// What the provider sent the browser back with; empty where it said nothing.
struct LogInAnswer {
  std::string state{};
  std::string code{};
  std::string error{};
  std::string issuer{};  // `iss`.
};

// One log-in on its way.
struct LogInState {
  std::string provider;  // Its name in the configuration.
  std::string to;        // A path of ours.
  std::string nonce{};
  std::string verifier{};  // PKCE; its SHA-256 has gone to the provider.
  std::string replaces{};  // The session that this browser had; empty: none.
};

// Any thread.
class LogInStates {
 public:
  struct Begun {
    std::string state;
    std::string browser;  // For a cookie: only the browser that began may end.
    std::string nonce;
    std::string challenge;  // PKCE, S256.
  };

  explicit LogInStates(Salts random, std::size_t begun_max = limits::log_ins_begun_max);
  LogInStates(const LogInStates&) = delete;
  LogInStates& operator=(const LogInStates&) = delete;

  [[nodiscard]] Begun begin(LogInState log_in, events::Timestamp now);
  // Once. Nothing if there is none (any more), or if another browser began it: then that one may
  // still end it.
  [[nodiscard]] std::optional<LogInState> take(std::string_view state, std::string_view browser,
                                               events::Timestamp now);
  [[nodiscard]] std::size_t size() const;

 private:
  struct Kept {
    LogInState log_in;
    std::string browser;  // As its SHA-256.
    events::Timestamp began;
    std::list<std::string>::iterator in_order;
  };
  using Table = std::unordered_map<std::string, Kept>;
  void erase(Table::iterator log_in);

  const Salts random_;
  const std::size_t begun_max_;
  mutable std::mutex mutex_;
  Table table_;                   // By the state's SHA-256.
  std::list<std::string> order_;  // The oldest first.
};

}  // namespace server
