#include "server/gateway/door.h"

#include <vector>

namespace server {

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
  const std::vector<Connection*> present(connections_.begin(), connections_.end());
  for (Connection* each : present) {
    if (connections_.contains(each)) each->cut();
  }
}

}  // namespace server
