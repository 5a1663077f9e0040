// Live reading: what the live sockets of all I/O threads have carried, added up at one moment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "server/gateway/socket/live_counts.h"
#include "server/metrics/histogram.h"

namespace server {

struct LiveReading {
  std::size_t connections = 0;  // Of all kinds.
  std::uint64_t live = 0;       // `/live`.
  std::uint64_t streams = 0;    // Server-sent events.
  std::uint64_t subscriptions = 0;
  std::uint64_t queued_bytes = 0;
  std::uint64_t messages_in = 0;
  std::uint64_t frames = 0;
  std::uint64_t bytes = 0;
  std::uint64_t writes = 0;
  std::uint64_t conflated = 0;
  std::uint64_t unanswered = 0;
  std::map<std::string, std::uint64_t> closes{};  // By code; `cut` without one.
  Histogram::Reading lag{};                       // Seconds.

  // Those of one I/O thread. Any thread.
  void add(const LiveCounts& counts);
};

}  // namespace server
