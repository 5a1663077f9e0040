// Pace: how far what is on disk is ahead of what has been told. The journal lets one group be on
// its way to the listeners while it writes the next; before the one after that it waits here. So
// under load the groups grow, each costs the disk, the folds and the sockets once for all that is
// in it, and nothing piles up between the journal and the I/O threads. Without load nobody waits.
// Any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>

namespace server {

namespace limits {
inline constexpr std::size_t untold_groups_max = 1;
// Then the journal goes on all the same: who asks is not to wait for a thread that is busy.
inline constexpr std::chrono::milliseconds pace_patience{20};
}  // namespace limits

class Pace {
 public:
  using Group = std::uint64_t;

  explicit Pace(std::chrono::milliseconds patience = limits::pace_patience) : patience_(patience) {}
  Pace(const Pace&) = delete;
  Pace& operator=(const Pace&) = delete;

  // A group was published that so many threads have to tell; each says told() once.
  [[nodiscard]] Group published(std::size_t threads);
  void told(Group group);
  // Until at most `untold_groups_max` groups are untold; false: patience was at its end, and nobody
  // waits for those groups any more.
  bool wait();

 private:
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable bell_;
  std::deque<std::size_t> untold_;  // Threads that have not told, by group; the first may be told.
  Group first_ = 0;                 // The group that `untold_` begins with.
};

}  // namespace server
