#include "server/live/pace.h"

namespace server {

Pace::Group Pace::published(std::size_t threads) {
  const std::lock_guard lock{mutex_};
  untold_.push_back(threads);
  return first_ + untold_.size() - 1;
}

void Pace::told(Group group) {
  {
    const std::lock_guard lock{mutex_};
    if (group < first_) return;  // Nobody waits for it any more.
    --untold_[group - first_];
    while (!untold_.empty() && untold_.front() == 0) {
      untold_.pop_front();
      ++first_;
    }
    if (untold_.size() > limits::untold_groups_max) return;
  }
  bell_.notify_one();
}

bool Pace::wait() {
  std::unique_lock lock{mutex_};
  const bool in_time = bell_.wait_for(
      lock, patience_, [this] { return untold_.size() <= limits::untold_groups_max; });
  if (in_time) return true;
  first_ += untold_.size();
  untold_.clear();
  return false;
}

}  // namespace server
