// Conflation: makes less of what a slow reader has not read yet, and loses nothing by it: the
// patches of a feed become one that leads from where the client stands to where the last one would
// have led; of who is there, the last is left. Plain data.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "server/live/frame.h"

namespace server {

struct QueuedFrame {
  FrameText frame;
  std::uint32_t feed;  // 0: of no feed.
  // When that which it tells was on disk, if it is news.
  std::optional<std::chrono::steady_clock::time_point> committed{};
};

// From `begin` on. A snapshot, an event or a `revoked` of the feed parts what may be merged, and so
// does a patch that does not begin where the one before ended. Returns how many frames are fewer.
std::size_t conflate(std::vector<QueuedFrame>& queue, std::size_t begin);

}  // namespace server
