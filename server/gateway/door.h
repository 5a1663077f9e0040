// Door: what all connections share: the parts they carry messages to, and the list of who is there.
// On the I/O thread, but for `parts`.
#pragma once

#include <unordered_set>

#include "server/gateway/gateway.h"
#include "server/gateway/transfers.h"

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
  explicit Door(const GatewayParts& with)
      : parts(with),
        uploads(with.limits.uploads_max, with.limits.transfers_each_max),
        downloads(with.limits.downloads_max, with.limits.transfers_each_max) {}
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  const GatewayParts parts;
  Transfers uploads;
  Transfers downloads;

  void enter(Connection& connection) { connections_.insert(&connection); }
  void leave(Connection& connection) { connections_.erase(&connection); }
  [[nodiscard]] std::size_t connections() const { return connections_.size(); }

  [[nodiscard]] bool draining() const { return draining_; }
  void drain();
  void cut();

 private:
  std::unordered_set<Connection*> connections_;
  bool draining_ = false;
};

}  // namespace server
