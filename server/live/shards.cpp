#include "server/live/shards.h"

#include <string>
#include <utility>

namespace server {

Shards::Shard::Shard(Shards& all, PlanHome::Place place, OnThread thread)
    : on_thread(std::move(thread)),
      hub(all, place.number, all.clock_),
      home(all, place, all.clock_, all.log_.head().epoch),
      rows(all, place.number, place.of, all.clock_) {}

Shards::Shards(const events::Log& log, const Clock& clock, std::vector<OnThread> threads,
               OnThread on_pool)
    : log_(log), clock_(clock), directory_(log), on_pool_(std::move(on_pool)) {
  events::check(!threads.empty(), "there is at least one I/O thread");
  shards_.reserve(threads.size());
  for (auto& each : threads) {
    const PlanHome::Place place{.number = shards_.size(), .of = threads.size()};
    shards_.push_back(std::make_unique<Shard>(*this, place, std::move(each)));
  }
}

std::size_t Shards::home_of(const events::PlanId& plan) const {
  return std::hash<std::string>{}(plan.value) % shards_.size();
}

std::size_t Shards::home_of(const RowFeedName& rows) const { return home_of_topic(rows.topic()); }

std::size_t Shards::home_of_topic(const std::string& topic) const {
  return std::hash<std::string>{}(topic) % shards_.size();
}

void Shards::to_rows(std::size_t shard, std::function<void(RowHome&)> task) {
  shards_[shard]->on_thread([weak = weak_from_this(), shard, task = std::move(task)] {
    if (const auto self = weak.lock()) task(self->rows(shard));
  });
}

void Shards::to_hub(std::size_t shard, std::function<void(Hub&)> task) {
  shards_[shard]->on_thread([weak = weak_from_this(), shard, task = std::move(task)] {
    if (const auto self = weak.lock()) task(self->hub(shard));
  });
}

void Shards::send(std::size_t from, std::vector<Batch> batches) {
  for (std::size_t shard = 0; shard < batches.size(); ++shard) {
    if (batches[shard].ops.empty()) continue;
    if (shard == from) {
      hub(shard).apply(std::move(batches[shard]));
      continue;
    }
    const auto batch = std::make_shared<Batch>(std::move(batches[shard]));
    to_hub(shard, [batch](Hub& at) { at.apply(std::move(*batch)); });
  }
}

void Shards::to_home(std::size_t shard, std::function<void(PlanHome&)> task) {
  shards_[shard]->on_thread([weak = weak_from_this(), shard, task = std::move(task)] {
    if (const auto self = weak.lock()) task(self->home(shard));
  });
}

void Shards::to_pool(std::function<void(Shards&)> task) {
  on_pool_([weak = weak_from_this(), task = std::move(task)] {
    if (const auto self = weak.lock()) task(*self);
  });
}

}  // namespace server
