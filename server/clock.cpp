#include "server/clock.h"

#include <openssl/rand.h>

#include "events/check.h"

namespace server {

events::Timestamp SystemClock::now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

// Drawn from the system many at a time: a call for each event would cost more than its hash.
std::array<std::uint8_t, 16> random_salt() {
  constexpr std::size_t salts_drawn = 256;
  thread_local std::array<std::array<std::uint8_t, 16>, salts_drawn> drawn{};
  thread_local std::size_t next = salts_drawn;
  if (next == salts_drawn) {
    events::check(RAND_bytes(drawn.front().data(), static_cast<int>(sizeof drawn)) == 1,
                  "the system has no random bytes");
    next = 0;
  }
  return drawn[next++];
}

}  // namespace server
