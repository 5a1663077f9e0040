// HubRoom: live plans whose I/O threads and pool are lists of tasks that a test runs in the order
// it likes, and model clients that follow a feed as the protocol says a client must.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "events/json/read.h"
#include "server/live/live.h"
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
  // The last heartbeat, and the hash that the last snapshot had.
  [[nodiscard]] const Json& heartbeat() const { return heartbeat_; }
  [[nodiscard]] const std::string& hash() const { return hash_; }

 private:
  struct Queued {
    std::string feed;
    server::FrameText frame;
  };
  void read(const Json& frame);
  std::vector<Queued> queue_;
  std::map<std::string, Feed> feeds_;
  Json heartbeat_;
  std::string hash_;
};

class HubRoom {
 public:
  // With so many I/O threads.
  explicit HubRoom(World& world, std::size_t threads = 1);

  [[nodiscard]] server::Hub& hub(std::size_t thread = 0) { return live_->hub(thread); }
  [[nodiscard]] std::size_t threads() const { return live_->threads(); }
  // The journal's news; any thread.
  void publish(const std::vector<Recorded>& events) { live_->publish(events); }
  // Runs what is waiting, and what that brings about, until all is quiet.
  void settle();
  void run_hub_task(std::size_t thread = 0);
  void run_pool_task();
  // Tasks that wait to be run on one I/O thread; on the pool; and those that the pool has run.
  [[nodiscard]] std::size_t waiting(std::size_t thread = 0);
  [[nodiscard]] std::size_t waiting_on_pool();
  [[nodiscard]] std::size_t pool_tasks_run() const { return pool_tasks_run_; }

  // A subscription that has begun, or the problem; settles.
  std::optional<protocol::Problem> subscribe(server::ListenerId listener, const std::string& feed,
                                             std::optional<protocol::At> from = {},
                                             std::size_t thread = 0);
  // How, and at what position, the last subscription began.
  [[nodiscard]] const server::Began& began() const { return began_; }
  [[nodiscard]] protocol::At began_at() const { return began_.at; }

 private:
  using Tasks = std::vector<std::function<void()>>;
  // Runs the first of them; false: there is none.
  bool run_first(Tasks& tasks);

  std::mutex mutex_;  // Guards the tasks: the journal posts from its own thread.
  std::vector<Tasks> hub_tasks_;
  Tasks pool_tasks_;
  std::size_t pool_tasks_run_ = 0;
  std::unique_ptr<server::Live> live_;
  server::Began began_{};
};

}  // namespace tests
