#include "server/gateway/bounds/crowd.h"

namespace server {

Crowd::Place Crowd::enter(const std::string& key) {
  const std::lock_guard lock{counts_->mutex};
  auto& count = counts_->of[key];
  if (count >= each_max_) {
    if (count == 0) counts_->of.erase(key);
    return {};
  }
  ++count;
  return Place(counts_.get(), [counts = counts_, key](const void* /*counts*/) {
    const std::lock_guard leaving{counts->mutex};
    const auto found = counts->of.find(key);
    if (--found->second == 0) counts->of.erase(found);
  });
}

std::size_t Crowd::size() const {
  const std::lock_guard lock{counts_->mutex};
  return counts_->of.size();
}

}  // namespace server
