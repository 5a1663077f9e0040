#include "server/queries/arrivals.h"

#include <algorithm>

namespace server {

std::optional<Arrivals::Ticket> Arrivals::wait_for(const events::StreamId& stream,
                                                   events::Version version,
                                                   std::function<void()> there) {
  const std::lock_guard lock{mutex_};
  if (waiting_ >= waiting_max_) return {};
  ++waiting_;
  of_[stream.value].push_back({.ticket = ++last_, .version = version, .there = std::move(there)});
  return last_;
}

bool Arrivals::give_up(const events::StreamId& stream, Ticket ticket) {
  const std::lock_guard lock{mutex_};
  const auto found = of_.find(stream.value);
  if (found == of_.end()) return false;
  const auto gone =
      std::erase_if(found->second, [&](const Waiter& each) { return each.ticket == ticket; });
  waiting_ -= gone;
  if (found->second.empty()) of_.erase(found);
  return gone > 0;
}

void Arrivals::publish(const std::vector<events::Recorded>& events) {
  std::vector<std::function<void()>> calls;
  {
    const std::lock_guard lock{mutex_};
    if (of_.empty()) return;  // As nearly always.
    for (const auto& recorded : events) {
      const auto found = of_.find(recorded.stream.value);
      if (found == of_.end()) continue;
      auto& all = found->second;
      const auto there = std::stable_partition(all.begin(), all.end(), [&](const Waiter& each) {
        return each.version > recorded.version;
      });
      std::for_each(there, all.end(), [&](Waiter& each) { calls.push_back(each.there); });
      waiting_ -= static_cast<std::size_t>(all.end() - there);
      all.erase(there, all.end());
      if (all.empty()) of_.erase(found);
    }
  }
  for (const auto& call : calls) call();
}

std::size_t Arrivals::waiting() const {
  const std::lock_guard lock{mutex_};
  return waiting_;
}

}  // namespace server
