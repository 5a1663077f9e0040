#include "server/gateway/wheel.h"

#include <algorithm>
#include <utility>

namespace server {

Deadline::Deadline(Wheel& wheel, std::function<void()> due) : wheel_(wheel), due_(std::move(due)) {}

void Deadline::expires_at(std::chrono::steady_clock::time_point when) { wheel_.set(*this, when); }

void Deadline::expires_after(std::chrono::milliseconds time) {
  expires_at(std::chrono::steady_clock::now() + time);
}

void Deadline::cancel() {
  if (is_linked()) wheel_.take_off(*this);
}

Wheel::Wheel(const boost::asio::any_io_executor& executor)
    : start_(std::chrono::steady_clock::now()), timer_(executor) {}

void Wheel::stop() {
  stopped_ = true;
  for (auto& slot : slots_) slot.clear();
  set_ = 0;
  timer_.cancel();
}

// Turns that are over at this time.
std::int64_t Wheel::turns_until(Instant when) const {
  return std::max<std::int64_t>(0, (when - start_) / resolution);
}

void Wheel::set(Deadline& deadline, Instant when) {
  deadline.cancel();
  if (stopped_) return;
  // Nobody has looked at the time while nothing was set.
  if (set_ == 0) turn_ = std::max(turn_, turns_until(std::chrono::steady_clock::now()));
  // A time within a turn is over when the turn is. Far future times do not fit the clock's sums.
  const auto whole = turns_until(when);
  const bool is_exact = start_ + whole * resolution == when;
  deadline.turn_ = std::max(turn_ + 1, is_exact ? whole : whole + 1);
  slot_of(deadline.turn_).push_back(deadline);
  ++set_;
  wait();
}

void Wheel::take_off(Deadline& deadline) {
  deadline.unlink();
  if (--set_ == 0) timer_.cancel();
}

void Wheel::wait() {
  if (waiting_) return;
  waiting_ = true;
  timer_.expires_at(start_ + (turn_ + 1) * resolution);
  const std::weak_ptr<int> alive = alive_;
  timer_.async_wait([this, alive](const boost::system::error_code&) {
    if (alive.expired()) return;
    waiting_ = false;
    if (set_ == 0) return;
    advance(std::chrono::steady_clock::now());
    if (set_ > 0) wait();
  });
}

// A deadline's `due` may set, cancel or end any deadline, itself too: so what is due leaves the
// wheel first, and what ends meanwhile leaves the list by itself.
void Wheel::advance(Instant now) {
  const auto last = turns_until(now);
  const auto first = std::max(turn_ + 1, last - static_cast<std::int64_t>(slots) + 1);
  Slot due;
  for (auto turn = first; turn <= last; ++turn) {
    auto& slot = slot_of(turn);
    for (auto each = slot.begin(); each != slot.end();) {
      auto& deadline = *each++;
      if (deadline.turn_ > last) continue;
      deadline.unlink();
      due.push_back(deadline);
    }
  }
  turn_ = std::max(turn_, last);
  while (!due.empty() && !stopped_) {
    auto& deadline = due.front();
    due.pop_front();
    --set_;
    deadline.due_();
  }
}

}  // namespace server
