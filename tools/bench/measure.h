// Measure: stopwatch, percentiles, and what the disk itself takes.
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

namespace tools {

inline constexpr int rounds_measured = 5;  // Ours and the limit in turn; the median is told.

class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// The value that `share` of the samples stay at or below; 0 without samples. Sorts them.
[[nodiscard]] double percentile(std::vector<double>& samples, double share);
[[nodiscard]] double median(std::vector<double> samples);

// Microseconds that writing 4 KiB and fdatasync take on the disk of this folder, each of `count`.
[[nodiscard]] std::vector<double> fsync_us(const std::filesystem::path& folder, int count);

}  // namespace tools
