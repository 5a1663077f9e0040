#include "server/queries/answer_cache.h"

#include <algorithm>

namespace server {

std::string AnswerCache::answer(const std::string& asked,
                                const std::function<std::string()>& make) {
  {
    const std::lock_guard lock{mutex_};
    if (const auto found = kept_.find(asked); found != kept_.end()) {
      found->second.used = ++uses_;
      return found->second.text;
    }
  }
  auto made = make();
  const std::lock_guard lock{mutex_};
  kept_[asked] = {.text = made, .used = ++uses_};
  if (kept_.size() > most_) {
    kept_.erase(std::min_element(kept_.begin(), kept_.end(), [](const auto& a, const auto& b) {
      return a.second.used < b.second.used;
    }));
  }
  return made;
}

}  // namespace server
