#include "server/gateway/door.h"

#include <boost/asio/io_context.hpp>
#include <vector>

namespace server {

Door::Door(const GatewayParts& with, std::shared_ptr<Everyone> all)
    : parts(with),
      everyone(all ? std::move(all) : std::make_shared<Everyone>(with.limits)),
      uploads(everyone->uploads),
      downloads(everyone->downloads),
      wheel(with.io.get_executor()),
      turn_end(with.io.get_executor()) {}

void Door::count() {
  ++present_;
  ++everyone->connections;
}

void Door::uncount() {
  --present_;
  --everyone->connections;
}

void Door::enter(Connection& connection) {
  if (connections_.insert(&connection).second) count();
}

void Door::leave(Connection& connection) {
  if (connections_.erase(&connection) > 0) uncount();
}

// A connection may leave while it is told: so a copy is gone through.
void Door::drain() {
  draining_ = true;
  const std::vector<Connection*> present(connections_.begin(), connections_.end());
  for (Connection* each : present) {
    if (connections_.contains(each)) each->drain();
  }
}

void Door::cut() {
  draining_ = true;
  wheel.stop();
  const std::vector<Connection*> present(connections_.begin(), connections_.end());
  for (Connection* each : present) {
    if (connections_.contains(each)) each->cut();
  }
}

}  // namespace server
