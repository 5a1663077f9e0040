// Measures: what is counted that no other part counts for itself: what the journal does, what is
// answered over HTTP. Any thread. No label says anything about a person: they are route names,
// status classes, and the numbers and slugs of rules.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "server/journal/watch.h"
#include "server/metrics/histogram.h"

namespace server {

// A counter for each pair of labels.
class Tally {
 public:
  static constexpr std::size_t labels_max = 512;  // Pairs; what is beyond counts as `other`.
  using Labels = std::pair<std::string, std::string>;
  void add(std::string_view first, std::string_view second);
  [[nodiscard]] std::map<Labels, std::uint64_t> read() const;

 private:
  mutable std::mutex mutex_;
  std::map<Labels, std::uint64_t> counts_;
};

class Measures final : public JournalWatch {
 public:
  void wrote(std::size_t commands, std::size_t events, std::chrono::nanoseconds disk) override;
  void answered(const Outcome& outcome) override;
  void replied(std::string_view route, unsigned status);

  Histogram group_commands{amount_bounds()};
  Histogram group_events{amount_bounds()};
  Histogram disk_seconds{duration_bounds()};
  Tally outcomes;    // done, duplicate, rejected, stale, reused, busy; and nothing.
  Tally rejections;  // Rule and slug.
  Tally replies;     // Route and class of status: 2xx.
};

}  // namespace server
