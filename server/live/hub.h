// Hub: the live plans. Knows who listens to which feed, folds what the journal publishes, and hands
// each subscriber the frames that they may see, encoded once for each audience. Rights are computed
// here, at delivery, from the plan's own events (R5, R6, R51).
//
// Lives on one I/O thread; only `publish` may be called from elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/log.h"
#include "events/plan/standing.h"
#include "protocol/messages.h"
#include "server/clock.h"

namespace server {

// The text of one WebSocket message: immutable, shared by all who get it.
using FrameText = std::shared_ptr<const std::string>;

// One end of a socket, as the hub sees it. All calls come on the hub's thread.
class Listener {
 public:
  Listener() = default;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  virtual ~Listener() = default;
  // Takes a frame of a feed into the socket's queue.
  virtual void deliver(const std::string& feed, FrameText frame) = 0;
  // Drops the frames of this feed that are queued and not yet on the wire: they belong to rights
  // that are gone (R6).
  virtual void purge(const std::string& feed) = 0;
};

using ListenerId = std::uint64_t;

class Hub {
 public:
  // Runs a task on the hub's own thread, later; from any thread.
  using OnHub = std::function<void(std::function<void()>)>;
  // Runs a task that reads the disk on some other thread.
  using OnPool = std::function<void(std::function<void()>)>;

  // All three outlive the hub.
  Hub(const events::Log& log, const Clock& clock, OnHub on_hub, OnPool on_pool);
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;
  ~Hub();

  // The journal's news, in order, durable. Writer thread; returns at once.
  void publish(const std::vector<events::Recorded>& events);

  [[nodiscard]] ListenerId add(Listener& listener, events::Viewer viewer);
  void remove(ListenerId id);
  // After a new `auth` for the same person: offices may have changed.
  void renew(ListenerId id, const events::Viewer& viewer);

  // `done` is called once, on the hub's thread: with the position that the frames delivered after
  // the call continue from, or with the problem. A snapshot has been delivered before it. A second
  // subscription to the same feed starts it anew. `from`: the position this viewer held.
  //
  // A `plan/` feed begins with a snapshot unless `from` can be resumed. An `events/` feed begins
  // after `from`, or with the first event; when its viewer's rights change it ends with `revoked`,
  // and if that says `some`, the client subscribes again from its position.
  using Subscribed = std::function<void(events::Result<protocol::At, protocol::Problem>)>;
  void subscribe(ListenerId id, const protocol::Subscribe& request, Subscribed done);
  // False if there was no such subscription.
  [[nodiscard]] bool unsubscribe(ListenerId id, const std::string& feed);
  [[nodiscard]] std::size_t subscriptions_of(ListenerId id) const;

  // The heartbeat frame for one listener: the head, as this viewer sees it, of each feed.
  [[nodiscard]] FrameText heartbeat(ListenerId id) const;

 private:
  class State;
  std::shared_ptr<State> state_;
};

}  // namespace server
