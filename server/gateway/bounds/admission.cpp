#include "server/gateway/bounds/admission.h"

#include <algorithm>
#include <utility>

namespace server {

// What is deleted is nothing: the place is what counts.
Admission::Place Admission::place() {
  return {this, [](void* of) { static_cast<Admission*>(of)->leave(); }};
}

void Admission::enter(Entered entered) {
  bool inside = false;
  {
    const std::lock_guard lock{mutex_};
    inside = !stopped_ && inside_ < limits_.places;
    if (!inside && !stopped_ && queue_.size() < limits_.queue) {
      queue_.push_back(std::move(entered));
      return;
    }
    inside ? ++inside_ : ++turned_away_;
  }
  entered(inside ? place() : Place{});
}

// The place goes over to whoever has waited longest.
void Admission::leave() {
  Entered next;
  {
    const std::lock_guard lock{mutex_};
    if (queue_.empty()) {
      --inside_;
      return;
    }
    next = std::move(queue_.front());
    queue_.pop_front();
  }
  next(place());
}

void Admission::stop() {
  std::deque<Entered> forgotten;  // Goes after the lock: what it holds may hold places.
  const std::lock_guard lock{mutex_};
  stopped_ = true;
  forgotten.swap(queue_);
}

std::chrono::milliseconds Admission::retry_after() {
  const std::lock_guard lock{mutex_};
  const auto step = told_++ % std::max<std::size_t>(limits_.retry_steps, 1);
  return limits_.retry + limits_.retry_step * static_cast<std::chrono::milliseconds::rep>(step);
}

Admission::Counts Admission::counts() const {
  const std::lock_guard lock{mutex_};
  return {.inside = inside_, .waiting = queue_.size(), .turned_away = turned_away_};
}

}  // namespace server
