// Live: everything that is pushed, over all I/O threads: a hub for each, and the plans, each at
// home on one of them (by its id). Rights are computed there, at delivery, from the plan's own
// events (R5, R6, R51).
//
//   journal ─ publish ─► the homes of what was published ─ one batch a thread ─► hubs ─► sockets
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "events/log.h"
#include "server/clock.h"
#include "server/live/pace.h"
#include "server/live/shards.h"

namespace server {

class Live {
 public:
  using OnThread = Shards::OnThread;

  // One of `threads` for each I/O thread, at least one; `on_pool` runs what reads the disk. All
  // that is referred to outlives what is posted there. `log` is open: its epoch is read.
  Live(const events::Log& log, const Clock& clock, std::vector<OnThread> threads, OnThread on_pool);

  // The journal's news, in order, durable. Writer thread; returns at once.
  void publish(const std::vector<events::Recorded>& events);

  // From now on publish() counts as told what has left for the sockets; before the first one. The
  // pace outlives what is posted to the threads.
  void keep(Pace& pace) { pace_ = &pace; }

  // Rows of the views across plans that changed with these events; as publish().
  void publish_rows(const std::vector<events::Recorded>& events,
                    const std::vector<events::RowChange>& rows);
  // What is due by the time alone (presence, ages): every `presence_pause`. Any thread.
  void tick();

  // The hub of one I/O thread: to be used on that thread. Lives as long as this.
  [[nodiscard]] Hub& hub(std::size_t thread) { return shards_->hub(thread); }
  [[nodiscard]] std::size_t threads() const { return shards_->count(); }

 private:
  std::shared_ptr<Shards> shards_;
  Pace* pace_ = nullptr;
};

}  // namespace server
