// Exposition: everything that is counted, as Prometheus reads it (text format 0.0.4), looked up at
// the moment it is asked for: who is looked at pays nothing. docs/operations.md has the table.
#pragma once

#include <string>

#include "events/log.h"
#include "server/clock.h"
#include "server/metrics/instruments.h"
#include "server/metrics/live_reading.h"

namespace server {

namespace limits {
inline constexpr std::size_t counted_rows_max = 1000;  // Of a view, looked at for one number.
}  // namespace limits

struct MetricSources {
  const Instruments& instruments;
  const LiveReading& live;
  const events::Log& log;
  const Clock& clock;
};

// Reads the disk. Throws events::LogFailure.
[[nodiscard]] std::string expose(const MetricSources& sources);

}  // namespace server
