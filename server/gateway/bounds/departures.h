// Departures: the slots of all who follow something while the server stops, shared by all I/O
// threads. Any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>

#include "server/gateway/bounds/drain.h"

namespace server {

class Departures {
 public:
  // Who asks for something that stays, while the server stops, may ask again after so long.
  static constexpr std::chrono::milliseconds come_back{5000};

  // From now on next() gives slots, for so many.
  void begin(const DrainLimits& limits, std::size_t clients) {
    const std::lock_guard lock{mutex_};
    slots_.emplace(limits, clients);
    begun_ = true;
  }
  // Whoever has not gone goes now.
  void hurry() {
    const std::lock_guard lock{mutex_};
    slots_.reset();
    begun_ = true;
  }
  [[nodiscard]] bool begun() const { return begun_; }
  // How long the next one may stay; none: not a moment.
  [[nodiscard]] std::optional<std::chrono::milliseconds> next() {
    const std::lock_guard lock{mutex_};
    if (!slots_) return {};
    return slots_->next();
  }

 private:
  std::mutex mutex_;
  std::optional<DrainSlots> slots_;
  std::atomic<bool> begun_{false};
};

}  // namespace server
