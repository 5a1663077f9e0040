// Socket tickets: a page asks for one over HTTP, where its cookie and its origin can be checked,
// and says it in `auth` on the socket, where they cannot (ASVS 5.0, 4.4.3). Good once, for 30
// seconds.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "events/ids.h"
#include "events/result.h"
#include "events/time.h"
#include "protocol/problem.h"
#include "server/clock.h"
#include "server/identity/verifier.h"

namespace server {

namespace limits {
inline constexpr std::chrono::seconds ticket_life{30};
inline constexpr std::size_t tickets_max = 20'000;   // Handed out and not used yet,
inline constexpr std::size_t tickets_each_max = 20;  // and of one person.
}  // namespace limits

struct TicketLimits {
  std::size_t tickets_max = limits::tickets_max;
  std::size_t each_max = limits::tickets_each_max;
};

// Where a ticket was asked for, and where it is good.
struct TicketPlace {
  std::string origin{};   // As the browser says it; empty: no browser.
  std::string session{};  // The key of the session whose cookie came along; empty: none did.
  std::string subprotocol{};
};

// Any thread.
class SocketTickets {
 public:
  explicit SocketTickets(Salts random, const TicketLimits& limits = {});
  SocketTickets(const SocketTickets&) = delete;
  SocketTickets& operator=(const SocketTickets&) = delete;

  // 128 random bits, in base64url; or 429 too-many, 503 overloaded.
  [[nodiscard]] events::Result<std::string, protocol::Problem> issue(Identity who,
                                                                     TicketPlace place,
                                                                     events::Timestamp now);
  // Who it was for. Nobody, if it was never handed out, has run out, or was used before, by
  // whomever: and it is used up by an attempt at another place too.
  [[nodiscard]] std::optional<Identity> redeem(std::string_view ticket, const TicketPlace& place,
                                               events::Timestamp now);

  [[nodiscard]] std::size_t size() const;

 private:
  struct Kept {
    Identity who;
    TicketPlace place;
    events::Timestamp ends;
    std::list<std::string>::iterator in_order;
  };
  using Table = std::unordered_map<std::string, Kept>;
  void sweep(events::Timestamp now);
  Kept take(Table::iterator ticket);

  const Salts random_;
  const TicketLimits limits_;
  mutable std::mutex mutex_;
  Table table_;                                        // By the ticket's SHA-256.
  std::list<std::string> order_;                       // The oldest first.
  std::unordered_map<std::string, std::size_t> each_;  // How many a person has.
};

}  // namespace server
