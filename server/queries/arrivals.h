// Arrivals: who waits for a plan to reach a version, so that somebody who has sent a command reads
// what they wrote, over whichever connection (RFC 7240's `wait`). Told by the journal's publishing;
// it remembers no versions, only who waits. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/log.h"
#include "protocol/limits.h"

namespace server {

class Arrivals {
 public:
  explicit Arrivals(std::size_t waiting_max = protocol::limits::waiting_for_versions_max)
      : waiting_max_(waiting_max) {}
  Arrivals(const Arrivals&) = delete;
  Arrivals& operator=(const Arrivals&) = delete;

  using Ticket = std::uint64_t;
  // Calls `there` once, on the thread that publishes it, when the stream reaches the version; what
  // was published before is not looked at, so ask the log after this call. None: too many wait.
  [[nodiscard]] std::optional<Ticket> wait_for(const events::StreamId& stream,
                                               events::Version version,
                                               std::function<void()> there);
  // `there` is not called after this returns, unless it is being called: true if it never was.
  bool give_up(const events::StreamId& stream, Ticket ticket);

  // The journal's news, durable. Returns at once.
  void publish(const std::vector<events::Recorded>& events);

  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Waiter {
    Ticket ticket;
    events::Version version;
    std::function<void()> there;
  };

  const std::size_t waiting_max_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::vector<Waiter>> of_;  // By stream.
  std::size_t waiting_ = 0;
  Ticket last_ = 0;
};

}  // namespace server
