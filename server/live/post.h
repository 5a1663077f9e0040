// Post: what a plan's home thread has for the connections of another thread, in one batch for each
// thread and group published, in the order in which it is to happen there. Plain data; frames are
// immutable and shared, all else is moved from the one thread to the other.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "protocol/messages.h"
#include "server/live/frame.h"

namespace server {

// One subscription of one listener, on its own thread; never used twice.
using SeatId = std::uint64_t;

// One subscription of any thread.
struct Subscriber {
  std::size_t shard;  // The thread that its connection lives on.
  SeatId seat;
  auto operator<=>(const Subscriber&) const = default;
};

// How a subscription began.
struct Began {
  protocol::At at;  // What is delivered after `done` is called continues from here.
  protocol::Begins begins;
  std::optional<protocol::Why> why{};  // None if nothing was missed.
};

struct Deliver {
  FrameText text;
  std::vector<SeatId> to;
};
// What is queued for it belongs to rights that are gone.
struct Purge {
  SeatId seat;
};
struct Started {
  SeatId seat;
  Began began;
};
struct Refused {
  SeatId seat;
  protocol::Problem problem;
};
// There is nothing left to follow.
struct Ended {
  SeatId seat;
};
// Where one feed stands, for a heartbeat.
struct Beat {
  SeatId seat;
  protocol::At head;
  std::int64_t age_ms;
  std::string hash;
};
struct Pulse {
  std::uint64_t heartbeat;  // The number that the listener's thread gave it.
  std::vector<Beat> beats;
};

using Op = std::variant<Deliver, Purge, Started, Refused, Ended, Pulse>;

struct Batch {
  std::vector<Op> ops{};
  // When that which is told here was on disk, for measuring how long it takes to the wire.
  std::optional<std::chrono::steady_clock::time_point> committed{};
};

// The batches that one home thread is making, one for each thread.
class Outgoing {
 public:
  explicit Outgoing(std::size_t shards) : batches_(shards) {}

  void add(std::size_t shard, Op op) { batches_[shard].ops.push_back(std::move(op)); }
  // From here on all subscribers are told the same: those who get the same frame share one entry.
  void begin_broadcast();
  // Between two calls of begin_broadcast at most once for each subscriber, and nothing else.
  void broadcast(const Subscriber& to, const FrameText& text);
  // Of what follows until the next take().
  void set_committed(std::chrono::steady_clock::time_point when);
  // Each shard's batch; empty ones too. Begins anew.
  [[nodiscard]] std::vector<Batch> take();

 private:
  std::vector<Batch> batches_;
  std::vector<std::size_t> broadcast_from_{};  // By shard: the first entry that may be shared.
};

}  // namespace server
