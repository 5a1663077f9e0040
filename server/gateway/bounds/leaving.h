// Leaving: one live client that is sent away while the server stops: told when, given its slot, and
// gone once its commands have their answers. Plain data; the time comes from outside.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace server {

class Leaving {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  // For the homes of the plans to say where its feeds stand, which the `drain` frame tells.
  static constexpr std::chrono::seconds positions_patience{1};

  Leaving(Instant now, std::chrono::milliseconds slot)
      : slot_(slot), at_(now + slot), told_by_(now + positions_patience) {}

  [[nodiscard]] std::chrono::milliseconds slot() const { return slot_; }
  // The `drain` frame, the first time: when it goes, and by a heartbeat (empty: none came) where
  // its feeds stand.
  [[nodiscard]] std::optional<std::string> tell(std::string_view heartbeat);
  // Nobody waits for the positions any longer: it is told without.
  [[nodiscard]] bool must_tell(Instant now) const { return !told_ && now >= told_by_; }
  // Its time has come, it was told, and nothing that it asked for is unanswered.
  [[nodiscard]] bool may_go(Instant now, std::size_t commands_in_flight) const {
    return told_ && now >= at_ && commands_in_flight == 0;
  }
  // When to look again; none: something else happens first.
  [[nodiscard]] std::optional<Instant> due(std::size_t commands_in_flight) const {
    if (!told_) return told_by_;
    if (commands_in_flight > 0) return {};
    return at_;
  }

 private:
  std::chrono::milliseconds slot_;
  Instant at_;
  Instant told_by_;
  bool told_ = false;
};

[[nodiscard]] bool is_heartbeat(std::string_view frame);

}  // namespace server
