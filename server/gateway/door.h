// Door: what all connections of one I/O thread share: the parts they carry messages to, that
// thread's time, and the list of who is there. On that thread, but for what says otherwise.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <unordered_set>

#include "server/gateway/everyone.h"
#include "server/gateway/gateway.h"
#include "server/gateway/socket/live_counts.h"
#include "server/gateway/socket/turn_end.h"
#include "server/gateway/wheel.h"

namespace server {

// One connection, of either kind.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;
  // The server stops: ends as soon as it politely can.
  virtual void drain() = 0;
  // The gateway goes: lets go of every part at once.
  virtual void cut() = 0;
};

class Door {
 public:
  // `all` is shared with the doors of the other threads; without it this is the only door.
  explicit Door(const GatewayParts& with, std::shared_ptr<Everyone> all = {});
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  const GatewayParts parts;                  // Any thread; `io` and `hub` are this thread's own.
  const std::shared_ptr<Everyone> everyone;  // Any thread, as the next two.
  Transfers& uploads;
  Transfers& downloads;
  Wheel wheel;
  TurnEnd turn_end;
  LiveCounts counts{};  // Of the live sockets here; any thread reads it.

  void enter(Connection& connection);
  void leave(Connection& connection);
  // How many are here or on their way here. Any thread.
  [[nodiscard]] std::size_t connections() const { return present_.load(); }

  [[nodiscard]] bool draining() const { return draining_; }
  void drain();
  void cut();

  // A connection that was accepted for this door and has not entered yet: counts as present. Any
  // thread; does not outlive the door.
  class Arrival {
   public:
    explicit Arrival(std::shared_ptr<Door> door) : door_(std::move(door)) { door_->count(); }
    Arrival(Arrival&&) noexcept = default;
    Arrival& operator=(Arrival&&) = delete;
    Arrival(const Arrival&) = delete;
    Arrival& operator=(const Arrival&) = delete;
    ~Arrival() {
      if (door_) door_->uncount();
    }
    [[nodiscard]] const std::shared_ptr<Door>& door() const { return door_; }

   private:
    std::shared_ptr<Door> door_;
  };

 private:
  void count();
  void uncount();

  std::unordered_set<Connection*> connections_;
  std::atomic<std::size_t> present_{0};
  bool draining_ = false;
};

}  // namespace server
