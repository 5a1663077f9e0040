#include "server/metrics/live_reading.h"

#include <cmath>

namespace server {
namespace {

constexpr double micro = 1e-6;

// Bucket i counts what took less than 2^i µs; the sum is of the middles, so about right.
Histogram::Reading lag_of(const LiveCounts& counts) {
  Histogram::Reading reading;
  for (std::size_t i = 0; i < LiveCounts::delay_buckets; ++i) {
    const auto count = counts.delays[i].get();
    const auto below = std::ldexp(micro, static_cast<int>(i));
    if (i + 1 < LiveCounts::delay_buckets) reading.bounds.push_back(below);
    reading.counts.push_back(count);
    constexpr double middle = 0.75;  // Of half the bound and the bound.
    reading.sum += static_cast<double>(count) * below * middle;
  }
  return reading;
}

}  // namespace

void LiveReading::add(const LiveCounts& counts) {
  live += counts.live.get();
  streams += counts.streams.get();
  subscriptions += counts.subscriptions.get();
  queued_bytes += counts.queued_bytes.get();
  messages_in += counts.messages_in.get();
  frames += counts.frames.get();
  bytes += counts.bytes.get();
  writes += counts.writes.get();
  conflated += counts.conflated.get();
  unanswered += counts.unanswered.get();
  for (std::size_t i = 0; i < LiveCounts::close_codes.size(); ++i) {
    const auto code = static_cast<unsigned>(LiveCounts::close_codes[i]);
    closes[std::to_string(code)] += counts.closes[i].get();
  }
  closes["other"] += counts.other_closes.get();
  closes["cut"] += counts.cut.get();
  lag.add(lag_of(counts));
}

}  // namespace server
