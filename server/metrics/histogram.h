// Histogram: how often a value fell into which range. Any thread; nobody waits.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

namespace server {

class Histogram {
 public:
  // The upper bound of each range, growing; what is above the last one is counted too.
  explicit Histogram(std::vector<double> bounds);
  Histogram(const Histogram&) = delete;
  Histogram& operator=(const Histogram&) = delete;

  void observe(double value);

  // What it holds, about at this moment: no two numbers need be of the same one.
  struct Reading {
    std::vector<double> bounds;
    std::vector<std::uint64_t> counts;  // Of each range; one more than there are bounds.
    double sum = 0;
    // Those of another histogram with the same bounds, added.
    void add(const Reading& other);
    [[nodiscard]] std::uint64_t count() const;
    // The bound below which this share (0 to 1) of all values lies; the last bound if above it.
    [[nodiscard]] double quantile(double share) const;
  };
  [[nodiscard]] Reading read() const;

 private:
  const std::vector<double> bounds_;
  std::vector<std::atomic<std::uint64_t>> counts_;
  std::atomic<double> sum_{0};
};

// Seconds, from a tenth of a millisecond to ten seconds.
[[nodiscard]] std::vector<double> duration_bounds();
// 1, 2, 4 … 1024.
[[nodiscard]] std::vector<double> amount_bounds();

}  // namespace server
