#include "server/gateway/bounds/drain.h"

#include <algorithm>

namespace server {
namespace {

using std::chrono::milliseconds;

milliseconds spread_of(const DrainLimits& limits, std::size_t clients) {
  if (clients <= 1) return milliseconds{0};
  const std::chrono::seconds second{1};
  const auto by_rate = static_cast<milliseconds::rep>(clients) * milliseconds(second) /
                       static_cast<milliseconds::rep>(std::max<std::size_t>(limits.each_second, 1));
  // Half of a short time is left for the last words, and never more than they need.
  const auto last_words = std::min(limits.last_words, limits.hard_stop / 2);
  return std::min(std::max(limits.spread, by_rate), limits.hard_stop - last_words);
}

}  // namespace

DrainSlots::DrainSlots(const DrainLimits& limits, std::size_t clients)
    : spread_(spread_of(limits, clients)), clients_(std::max<std::size_t>(clients, 1)) {}

// Whoever came after the count was taken goes with the last.
milliseconds DrainSlots::next() {
  const auto turn = static_cast<milliseconds::rep>(std::min(taken_++, clients_ - 1));
  return spread_ * turn / static_cast<milliseconds::rep>(clients_);
}

}  // namespace server
