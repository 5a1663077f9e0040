#include "server/identity/seen_proofs.h"

#include <algorithm>

namespace server {

SeenProofs::SeenProofs(events::Timestamp began, const SeenProofsLimits& limits)
    : began_(std::chrono::floor<std::chrono::seconds>(began)), limits_(limits) {}

SeenProofs::Verdict SeenProofs::use(const std::string& thumbprint, const DpopProof& proof,
                                    events::Timestamp now) {
  // Whoever has another key cannot use up somebody's ids. A thumbprint has no point in it.
  const auto key = events::sha256_of({thumbprint, ".", proof.id});
  const std::lock_guard lock(mutex_);
  latest_ = std::max(latest_, now);
  if (proof.issued < began_ || proof.until <= latest_) return Verdict::too_old;
  sweep();
  if (seen_.contains(key)) return Verdict::used;
  if (seen_.size() >= limits_.proofs_max) return Verdict::full;
  auto& count = each_[thumbprint];
  if (count >= limits_.each_max) return Verdict::full;
  ++count;
  seen_.insert(key);
  by_end_[proof.until].push_back({.proof = key, .thumbprint = thumbprint});
  return Verdict::fresh;
}

void SeenProofs::sweep() {
  while (!by_end_.empty() && by_end_.begin()->first <= latest_) {
    for (const auto& each : by_end_.begin()->second) {
      seen_.erase(each.proof);
      const auto count = each_.find(each.thumbprint);
      if (--count->second == 0) each_.erase(count);
    }
    by_end_.erase(by_end_.begin());
  }
}

std::size_t SeenProofs::size() const {
  const std::lock_guard lock(mutex_);
  return seen_.size();
}

}  // namespace server
