// PresenceRate: how often one socket may say where its person is (`limits::presence_…`). What comes
// too soon is not refused: the latest of each feed waits its turn. On the socket's thread.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "events/time.h"
#include "protocol/messages.h"

namespace server {

class PresenceRate {
 public:
  using Instant = events::Timestamp;

  // Whether it goes on now; if not, it is kept in place of an earlier one of its feed.
  [[nodiscard]] bool pass(const protocol::PresenceMessage& message, Instant now);
  // One that has waited long enough; none if none has.
  [[nodiscard]] std::optional<protocol::PresenceMessage> next(Instant now);
  // When next() will have one; none if nothing waits.
  [[nodiscard]] std::optional<Instant> due() const;
  // The socket does not follow this feed any more.
  void forget(const std::string& feed) { waiting_.erase(feed); }

 private:
  [[nodiscard]] bool take_turn(Instant now);

  std::deque<Instant> passed_{};  // The last ones, at most as many as may pass in a window.
  std::map<std::string, protocol::PresenceMessage> waiting_{};  // By feed; few follow many.
};

}  // namespace server
