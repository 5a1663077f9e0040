// HubRoom: a hub whose threads are two lists of tasks that a test runs in the order it likes, and
// model clients that follow a feed as the protocol says a client must.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/json/read.h"
#include "server/live/hub.h"
#include "tests/support/world.h"

namespace tests {

using events::json::Json;

// Applies a frame only if it continues from its own position; anything else fails the test.
class ModelClient final : public server::Listener {
 public:
  void deliver(const std::string& feed, server::FrameText frame) override;
  void purge(const std::string& feed) override;

  // Reads what has been delivered, as a socket's peer would.
  void read_all();

  struct Feed {
    Json view = Json::object();
    protocol::At at{};
    bool open = false;               // Snapshot seen, not revoked altogether.
    std::vector<std::string> types;  // Of events, on an events feed.
    std::vector<std::string> heard;  // `snapshot first`, `patch`, `event GoalSet`, `revoked all`, …
  };
  [[nodiscard]] Feed& feed(const std::string& name) { return feeds_[name]; }
  [[nodiscard]] std::size_t unread() const { return queue_.size(); }

 private:
  struct Queued {
    std::string feed;
    server::FrameText frame;
  };
  void read(const Json& frame);
  std::vector<Queued> queue_;
  std::map<std::string, Feed> feeds_;
};

class HubRoom {
 public:
  explicit HubRoom(World& world);

  [[nodiscard]] server::Hub& hub() { return *hub_; }
  // Runs what is waiting, and what that brings about, until all is quiet.
  void settle();
  void run_hub_task();
  void run_pool_task();
  [[nodiscard]] bool hub_waits();
  [[nodiscard]] bool pool_waits() const { return !pool_tasks_.empty(); }

  // A subscription that has begun, or the problem; settles.
  std::optional<protocol::Problem> subscribe(server::ListenerId listener, const std::string& feed,
                                             std::optional<protocol::At> from = {});
  // The position that the last subscription began with.
  [[nodiscard]] protocol::At began_at() const { return began_at_; }

 private:
  World& world_;
  std::mutex mutex_;  // Guards hub_tasks_: the journal posts from its own thread.
  std::vector<std::function<void()>> hub_tasks_;
  std::vector<std::function<void()>> pool_tasks_;
  std::unique_ptr<server::Hub> hub_;
  protocol::At began_at_{};
};

}  // namespace tests
