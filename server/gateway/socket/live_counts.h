// Live counts: what the live sockets of one I/O thread have carried, counted by that thread alone
// and read by any: no count needs a lock or a locked instruction. Numbers of frames, never of
// persons.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "protocol/codes.h"

namespace server {

// A number that one thread writes.
class Count {
 public:
  void add(std::uint64_t more) { value_.store(get() + more, std::memory_order_relaxed); }
  void take(std::uint64_t less) { value_.store(get() - less, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t get() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

struct LiveCounts {
  Count live{};           // Sockets that are open at present, of either speech,
  Count streams{};        // streams of server-sent events,
  Count subscriptions{};  // and what they follow.
  Count messages_in{};    // Whole messages of clients.
  Count frames{};         // Of data, wholly handed to the kernel.
  Count bytes{};          // Of all frames, headers and control frames too; under TLS before it.
  Count writes{};         // System calls that they took; under TLS, records.
  Count conflated{};      // Frames that another took the place of, for a slow reader.
  Count queued_bytes{};   // Queued at present, over all sockets.
  Count blocked{};        // Times that a socket took no more for now.
  Count pings{};          // Sent by us.
  Count unanswered{};     // Sockets given up because two pings were not answered.

  // Closes by code, as they were sent; `cut` were ended without a close frame.
  static constexpr std::array close_codes{protocol::CloseCode::normal,
                                          protocol::CloseCode::unsupported_data,
                                          protocol::CloseCode::invalid_text,
                                          protocol::CloseCode::too_big,
                                          protocol::CloseCode::internal,
                                          protocol::CloseCode::drain,
                                          protocol::CloseCode::overload,
                                          protocol::CloseCode::token_expired,
                                          protocol::CloseCode::slow,
                                          protocol::CloseCode::resync,
                                          protocol::CloseCode::unauthorized,
                                          protocol::CloseCode::forbidden,
                                          protocol::CloseCode::no_auth_in_time,
                                          protocol::CloseCode::too_many_requests};
  std::array<Count, close_codes.size()> closes{};
  Count other_closes{};  // Such as 1002, and what a peer chose.
  Count cut{};

  void close(std::uint16_t code) {
    for (std::size_t i = 0; i < close_codes.size(); ++i) {
      if (static_cast<std::uint16_t>(close_codes[i]) == code) return closes[i].add(1);
    }
    other_closes.add(1);
  }

  // From the disk to the system call that took the news of it: bucket i counts those that took
  // less than 2^i microseconds and not less than half of that; the last bucket also what took
  // longer.
  static constexpr std::size_t delay_buckets = 28;
  std::array<Count, delay_buckets> delays{};

  void delay(std::chrono::steady_clock::duration time) {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    const auto width = std::bit_width(static_cast<std::uint64_t>(micros < 0 ? 0 : micros));
    const auto bucket = static_cast<std::size_t>(width);
    delays[bucket < delay_buckets ? bucket : delay_buckets - 1].add(1);
  }
};

}  // namespace server
