// Outbox: what a socket says next, bounded: frames in order, then how it ends. Plain data, on the
// I/O thread.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "protocol/codes.h"
#include "server/live/hub.h"

namespace server {

struct Ending {
  protocol::CloseCode code;
  std::string reason;  // A slug of at most 123 bytes.
};

class Outbox {
 public:
  // A frame of a feed, or of none (a reply). More than a client may leave unread ends the socket,
  // without what was queued: its position holds. Snapshots do not count here, since no plan may be
  // too large to be looked at; but nothing more is read from a client while the box `is_full`.
  void push(const std::string& feed, FrameText frame);
  // Drops the feed's frames that are not on the wire yet.
  void purge(const std::string& feed);
  // Ends the socket once all that is queued has been said; the first ending counts.
  void end(protocol::CloseCode code, std::string reason);

  // The next frame, now counted as said; null if there is none.
  [[nodiscard]] FrameText next();
  [[nodiscard]] const std::optional<Ending>& ending() const { return ending_; }
  // More is queued, snapshots counted, than a client may leave unread.
  [[nodiscard]] bool is_full() const;

 private:
  struct Queued {
    std::string feed;
    FrameText frame;
  };
  void forget(const Queued& queued);

  std::deque<Queued> queue_;
  std::size_t bytes_ = 0;      // Of all frames in the queue.
  std::size_t snapshots_ = 0;  // Of the snapshots among them.
  std::optional<Ending> ending_;
};

}  // namespace server
