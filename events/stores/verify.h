// Verify: reads a whole log and compares everything in it with everything else; changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "events/stores/rocks_log.h"

namespace events::stores {

namespace verify_limits {
inline constexpr std::size_t faults_max = 100;  // Told in words; the others are only counted.
}

struct VerifyReport {
  Head head;
  std::uint64_t events = 0;
  std::uint64_t streams = 0;
  std::uint64_t answers = 0;
  std::uint64_t fault_count = 0;
  std::uint64_t anchor_fault_count = 0;  // Those among them that only the anchor tells of.
  std::vector<std::string> faults{};
  [[nodiscard]] bool is_sound() const { return fault_count == 0; }
  [[nodiscard]] bool is_sound_without_anchor() const { return fault_count == anchor_fault_count; }
};

// Called now and then with the number of events looked at and of all events.
using VerifyProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

// Open the log for reading (`unchecked`, to look at one that is refused otherwise), or let nobody
// append meanwhile. Needs memory for each stream, not for each event. Throws LogFailure where the
// disk itself gives nothing to compare.
//
// - Positions and each stream's versions have no holes; epochs do not go back.
// - Each frame decodes (CRC, commitment), stands where it says and has the leaf that is noted.
// - Roots chain up to the head, and the anchor lies on that chain.
// - Heads name each stream's last event. No table holds more than the log accounts for.
// - Each event lies within its command's answer, and the answers hold no other events.
[[nodiscard]] VerifyReport verify_log(const RocksLog& log, const VerifyProgress& progress = {});

}  // namespace events::stores
