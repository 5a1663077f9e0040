#include "server/live/presence_rate.h"

#include "protocol/limits.h"

namespace server {

bool PresenceRate::take_turn(Instant now) {
  if (passed_.size() == protocol::limits::presence_messages_max) {
    if (now < passed_.front() + protocol::limits::presence_window) return false;
    passed_.pop_front();
  }
  passed_.push_back(now);
  return true;
}

bool PresenceRate::pass(const protocol::PresenceMessage& message, Instant now) {
  if (waiting_.empty() && take_turn(now)) return true;
  const bool room =
      waiting_.size() < protocol::limits::subscriptions_max || waiting_.contains(message.feed);
  if (room) waiting_.insert_or_assign(message.feed, message);
  return false;
}

std::optional<protocol::PresenceMessage> PresenceRate::next(Instant now) {
  if (waiting_.empty() || !take_turn(now)) return {};
  auto message = std::move(waiting_.begin()->second);
  waiting_.erase(waiting_.begin());
  return message;
}

std::optional<PresenceRate::Instant> PresenceRate::due() const {
  if (waiting_.empty()) return {};  // Else the window is full.
  return passed_.front() + protocol::limits::presence_window;
}

}  // namespace server
