// Sessions: who has logged in with a browser here, until they log out, are idle too long, or have
// been in for a working day. In memory only: after a restart everybody logs in again.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/ids.h"
#include "events/time.h"
#include "server/clock.h"

namespace server {

namespace limits {
inline constexpr std::size_t sessions_max = 20'000;
inline constexpr std::size_t sessions_each_max = 20;  // Of one person: then the idlest gives way.
inline constexpr std::chrono::minutes session_idle{30};  // As ID-porten asks of its clients.
inline constexpr std::chrono::hours session_life{8};
}  // namespace limits

struct SessionLimits {
  std::size_t sessions_max = limits::sessions_max;
  std::size_t each_max = limits::sessions_each_max;
};

// What a session is called here: not the cookie, which only the browser has.
using SessionKey = std::string;

// Who came back from a provider.
struct LoggedIn {
  events::PersonId person;
  std::string provider{};                    // Its name in the configuration.
  std::string sid{};                         // Its own name for the session there; empty: none.
  std::string id_token{};                    // For ending the session there too.
  std::optional<events::Timestamp> until{};  // The session ends then at the latest; none: no bound.
};

struct Session {
  SessionKey key;
  LoggedIn who;
  events::Timestamp expires;  // If nothing is asked in it until then.
};

// Any thread.
class Sessions {
 public:
  // Told of every session that was ended, but of none that ran out; not under a lock.
  using Ended = std::function<void(const SessionKey& key)>;

  explicit Sessions(Salts random, Ended ended = {}, const SessionLimits& limits = {});
  Sessions(const Sessions&) = delete;
  Sessions& operator=(const Sessions&) = delete;

  // The cookie of a new session: 256 random bits, in base64url. Nothing if there are too many.
  [[nodiscard]] std::optional<std::string> begin(LoggedIn who, events::Timestamp now);
  // The session that goes with a cookie; this counts as activity.
  [[nodiscard]] std::optional<Session> use(std::string_view cookie, events::Timestamp now);
  [[nodiscard]] bool lives(const SessionKey& key, events::Timestamp now) const;
  // False if there is none.
  bool end(const SessionKey& key);
  // All that a provider knows under this `sid`; how many they were.
  std::size_t end_all(std::string_view provider, std::string_view sid);

  [[nodiscard]] std::size_t size() const;
  // What a page has to send with every unsafe request that comes with this cookie. It follows from
  // the cookie, which no page can read, and does not tell it.
  [[nodiscard]] static std::string csrf_of(std::string_view cookie);

 private:
  struct Kept {
    LoggedIn who;
    events::Timestamp used;
    events::Timestamp ends;
  };
  using Table = std::unordered_map<SessionKey, Kept>;
  [[nodiscard]] static events::Timestamp expiry_of(const Kept& kept);
  Table::iterator erase(Table::iterator session);
  void sweep(events::Timestamp now);
  [[nodiscard]] std::optional<SessionKey> make_room(const events::PersonId& person);
  void tell(const std::vector<SessionKey>& ended) const;

  const Salts random_;
  const Ended ended_;
  const SessionLimits limits_;
  mutable std::mutex mutex_;
  Table table_;
  std::unordered_multimap<std::string, SessionKey> by_sid_;
};

}  // namespace server
