// Live look: what the live sockets of all I/O threads have carried, looked up now.
#pragma once

#include <chrono>

#include "server/gateway/gateway.h"
#include "server/metrics/live_reading.h"

namespace server {

namespace limits {
// An I/O thread that has not said by then how many follow what is left out: its last word counts.
inline constexpr std::chrono::milliseconds live_look{500};
}  // namespace limits

// On no I/O thread.
[[nodiscard]] LiveReading live_reading(const Gateway& gateway);

}  // namespace server
