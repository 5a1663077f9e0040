// Shards: the I/O threads as live sees them, and how what belongs to one of them reaches another.
// Each has a hub (its own connections) and is home to some plans; nobody calls into another
// thread's but by a task that is posted there. Immutable once made; any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "events/log.h"
#include "server/clock.h"
#include "server/live/hub.h"
#include "server/live/plan_home.h"
#include "server/live/row_home.h"
#include "server/queries/directory.h"

namespace server {

class Shards : public std::enable_shared_from_this<Shards> {
 public:
  using Task = std::function<void()>;
  // Runs a task later on one thread: tasks of one caller in the order in which they were given.
  // From any thread.
  using OnThread = std::function<void(Task)>;

  // `log` and `clock` outlive what runs on the threads and on the pool.
  Shards(const events::Log& log, const Clock& clock, std::vector<OnThread> threads,
         OnThread on_pool);
  Shards(const Shards&) = delete;
  Shards& operator=(const Shards&) = delete;

  [[nodiscard]] std::size_t count() const { return shards_.size(); }
  [[nodiscard]] std::size_t home_of(const events::PlanId& plan) const;
  [[nodiscard]] std::size_t home_of(const RowFeedName& rows) const;
  [[nodiscard]] std::size_t home_of_topic(const std::string& topic) const;

  // On that thread only.
  [[nodiscard]] Hub& hub(std::size_t shard) { return shards_[shard]->hub; }
  [[nodiscard]] PlanHome& home(std::size_t shard) { return shards_[shard]->home; }
  [[nodiscard]] RowHome& rows(std::size_t shard) { return shards_[shard]->rows; }

  // Each of these runs later, and not at all if the shards are gone by then.
  void to_hub(std::size_t shard, std::function<void(Hub&)> task);
  void to_home(std::size_t shard, std::function<void(PlanHome&)> task);
  void to_rows(std::size_t shard, std::function<void(RowHome&)> task);
  // What a home has to say, by thread, to the hubs of those that have something to hear: one task
  // each, but for the home's own, which hears it at once. On thread `from` only.
  void send(std::size_t from, std::vector<Batch> batches);
  // The disk is read there; what is found out is sent back with the two above.
  void to_pool(std::function<void(Shards&)> task);

  // Any thread; both read the disk when they do not know: on the pool only.
  [[nodiscard]] const events::Log& log() const { return log_; }
  [[nodiscard]] const Directory& directory() const { return directory_; }

 private:
  struct Shard {
    Shard(Shards& all, PlanHome::Place place, OnThread thread);
    OnThread on_thread;
    Hub hub;
    PlanHome home;
    RowHome rows;
  };
  const events::Log& log_;
  const Clock& clock_;
  const Directory directory_;
  const OnThread on_pool_;
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace server
