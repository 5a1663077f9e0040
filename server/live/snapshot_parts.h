// Snapshot parts: a view as the frames that carry it: one, or several if it is large. Pure.
#pragma once

#include <vector>

#include "protocol/messages.h"
#include "server/live/frame.h"

namespace server {

// `snapshot` with its `view` and `hash` filled in; its `part` and `parts` are set here, the hash
// goes with the last part, and `people` with the first.
[[nodiscard]] std::vector<FrameText> snapshot_frames(protocol::SnapshotFrame snapshot);

}  // namespace server
