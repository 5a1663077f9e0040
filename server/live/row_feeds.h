// RowFeeds: the feeds `me` and `unit/<orgnr>`: views across plans, kept as rows. When rows behind
// one have changed they are read on the pool, once for all who follow it; what changes meanwhile is
// one more read. A patch is the difference between what was told and the rows as they are then, so
// a client that applies all of them has them, at an exact position of the log. Whether somebody
// still holds the office in a unit is looked up with each read (R51).
//
// Lives on one home thread; all calls are on it. What it has to say goes into `out`.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/log.h"
#include "protocol/messages.h"
#include "server/clock.h"
#include "server/live/post.h"
#include "server/live/row_reading.h"

namespace server {

namespace limits {
inline constexpr std::size_t idle_topics_max = 256;    // Kept with nobody listening, for resuming.
inline constexpr std::chrono::minutes topics_look{1};  // Between looks for feeds that are old.
}  // namespace limits

// The topics whose rows a group has changed, each once; any thread.
[[nodiscard]] std::vector<std::string> touched_topics(const std::vector<events::Recorded>& events,
                                                      const std::vector<events::RowChange>& rows);

class RowFeeds {
 public:
  // Runs a task on the home thread, later, and sends what it puts into `out`; from any thread.
  using OnHome = std::function<void(std::function<void()>)>;
  // Runs a task that reads the disk on some other thread.
  using OnPool = std::function<void(std::function<void()>)>;

  // All that is referred to outlives this, and `log`, `directory` and `clock` what is in the pool.
  RowFeeds(const events::Log& log, const Directory& directory, const Clock& clock, Outgoing& out,
           OnHome on_home, OnPool on_pool);
  RowFeeds(const RowFeeds&) = delete;
  RowFeeds& operator=(const RowFeeds&) = delete;
  ~RowFeeds();

  // Begins with a snapshot unless nothing has changed since `from`; Started or Refused comes once
  // it has been read. A unit's desk is for its staff: everybody else is refused.
  void subscribe(const Subscriber& who, const RowFeedName& name, const events::PersonId& person,
                 const std::optional<protocol::At>& from);
  // False if there was no such subscription.
  bool unsubscribe(const Subscriber& who);

  // Rows behind these topics have changed; they are on disk.
  void hear(const std::vector<std::string>& topics);
  // Feeds that were read long ago are read again: ages are in days, and deadlines pass.
  void tick();

  // Where a feed stands, for a heartbeat; none if there is no such subscription.
  [[nodiscard]] std::optional<Beat> beat(const Subscriber& who) const;

 private:
  class State;
  std::shared_ptr<State> state_;
};

}  // namespace server
