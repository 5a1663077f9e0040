// Drain: when each live client is sent away while the server stops: spread over a while, so that
// they do not all knock at the next server in the same second. Plain values.
#pragma once

#include <chrono>
#include <cstddef>

namespace server {

struct DrainLimits {
  std::chrono::milliseconds spread = std::chrono::seconds{5};  // Over which all go, at least;
  std::size_t each_second = 500;                               // no more of them than this;
  // but by then all are gone. Of that, the last ones have so long to close.
  std::chrono::milliseconds hard_stop = std::chrono::seconds{30};
  std::chrono::milliseconds last_words = std::chrono::seconds{5};
};

// Slots for `clients`: the first goes at once, the others evenly after. One is made for all I/O
// threads together, which take their slots in turn: next() from any thread that holds it alone.
class DrainSlots {
 public:
  DrainSlots(const DrainLimits& limits, std::size_t clients);

  // Over how long they go: 0 for one, never so long that the hard stop would cut the last ones off.
  [[nodiscard]] std::chrono::milliseconds spread() const { return spread_; }
  // How long from now the next one may stay.
  [[nodiscard]] std::chrono::milliseconds next();

 private:
  std::chrono::milliseconds spread_;
  std::size_t clients_;
  std::size_t taken_ = 0;
};

}  // namespace server
