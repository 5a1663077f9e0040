// Everyone: what is counted over all connections of the server, whichever thread they live on. Any
// thread.
#pragma once

#include <atomic>
#include <cstddef>

#include "server/gateway/bounds/traffic.h"
#include "server/gateway/bounds/transfers.h"
#include "server/gateway/gateway.h"

namespace server {

struct Everyone {
  explicit Everyone(const GatewayLimits& limits)
      : uploads(limits.uploads_max, limits.transfers_each_max),
        downloads(limits.downloads_max, limits.transfers_each_max),
        traffic(limits) {}

  std::atomic<std::size_t> connections{0};  // Of all kinds, and those on their way to a thread.
  Transfers uploads;
  Transfers downloads;
  Traffic traffic;
};

}  // namespace server
