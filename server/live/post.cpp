#include "server/live/post.h"

namespace server {

void Outgoing::begin_broadcast() {
  broadcast_from_.resize(batches_.size());
  for (std::size_t i = 0; i < batches_.size(); ++i) broadcast_from_[i] = batches_[i].ops.size();
}

// There are as many entries as audiences: few.
void Outgoing::broadcast(const Subscriber& to, const FrameText& text) {
  auto& ops = batches_[to.shard].ops;
  for (auto i = broadcast_from_[to.shard]; i < ops.size(); ++i) {
    auto& shared = std::get<Deliver>(ops[i]);
    if (shared.text == text) return shared.to.push_back(to.seat);
  }
  ops.emplace_back(Deliver{.text = text, .to = {to.seat}});
}

void Outgoing::set_committed(std::chrono::steady_clock::time_point when) {
  for (auto& batch : batches_) batch.committed = when;
}

std::vector<Batch> Outgoing::take() {
  return std::exchange(batches_, std::vector<Batch>(batches_.size()));
}

}  // namespace server
