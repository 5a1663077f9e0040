// Outbox: what a socket says next, bounded: frames in order, then how it ends. It knows to the byte
// what is on the wire, so that a right that ends takes back all that is not. Plain data, on the I/O
// thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/codes.h"
#include "protocol/limits.h"
#include "server/gateway/socket/conflation.h"
#include "server/gateway/socket/live_counts.h"
#include "server/live/frame.h"

namespace server {

struct Ending {
  protocol::CloseCode code;
  std::string reason;  // A slug of at most 123 bytes.
};

class Outbox {
 public:
  Outbox() = default;
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;
  ~Outbox() { drop_all(); }

  // Counts there from now on; before anything is pushed. It outlives the outbox.
  void count_in(LiveCounts& counts) { counts_ = &counts; }
  // Whether the peer has agreed to deflated frames; before anything is on the wire.
  void set_compressed(bool compressed) { compressed_ = compressed; }

  // A frame of a feed, or of none (a reply). Beyond `queued_bytes_soft` the patches of each feed
  // become one; beyond `queued_bytes_max` the socket ends as slow, without what was queued: its
  // position holds, and nothing was passed over. Snapshots do not count here, since no plan may be
  // too large to be looked at, nor does a frame that is alone; but nothing more is read from a
  // client while the box `is_full`.
  // `committed`: when that which it tells was on disk, if it is news.
  using Instant = std::chrono::steady_clock::time_point;
  void push(const std::string& feed, FrameText frame, std::optional<Instant> committed = {});
  // Drops the feed's frames that are not on the wire yet; one that has begun is said to its end.
  void purge(const std::string& feed);
  // Ends the socket once all that is queued has been said; the first ending counts.
  void end(protocol::CloseCode code, std::string reason);
  // Drops all that is not on the wire yet.
  void drop_unsaid();
  // Ends it as slow, without what is queued.
  void give_up();

  [[nodiscard]] const std::optional<Ending>& ending() const { return ending_; }
  // More is queued, snapshots counted, than a client may leave unread.
  [[nodiscard]] bool is_full() const { return bytes_ > protocol::limits::queued_bytes_max; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  // --- For whoever writes. ---

  // Frames that are not wholly on the wire.
  [[nodiscard]] std::size_t size() const { return queue_.size() - head_; }
  // What is left to write of the frame at this place; of the first, which may have begun, the rest.
  [[nodiscard]] std::string_view unsaid(std::size_t place) const;
  // When the first news among the next few of them was on disk; none if they tell none.
  [[nodiscard]] std::optional<Instant> oldest_news() const;
  [[nodiscard]] bool has_begun() const { return begun_bytes_ > 0; }
  // So many bytes more are on the wire.
  void said(std::size_t bytes);
  // The next frame, now counted as said; null if there is none. For who writes frame by frame.
  [[nodiscard]] FrameText next();

 private:
  [[nodiscard]] std::uint32_t place_of(const std::string& feed);
  [[nodiscard]] std::string_view wire_of(const Frame& frame) const;
  [[nodiscard]] std::size_t first_unsaid() const { return has_begun() ? 1 : 0; }
  void make_less();
  void pop();
  void count(const Frame& frame);
  void forget(const Frame& frame);
  void tidy();
  void drop_all();

  std::vector<QueuedFrame> queue_;
  std::size_t head_ = 0;         // Those before are said.
  std::size_t begun_bytes_ = 0;  // Of the first one, on the wire already.
  std::size_t bytes_ = 0;        // Of all frames in the queue.
  std::size_t snapshots_ = 0;    // Of the snapshots among them.
  std::size_t merge_at_ = protocol::limits::queued_bytes_soft;
  std::vector<std::string>
      feeds_;  // Those that have been spoken of: a frame has the place, from 1.
  std::optional<Ending> ending_;
  LiveCounts* counts_ = nullptr;
  bool compressed_ = false;
};

}  // namespace server
