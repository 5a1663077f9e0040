// Merged frames: what a slow reader gets instead of several frames of one feed: a patch from where
// the client stands to where the last would have led, and who is there now.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "protocol/messages.h"

namespace protocol {

// One frame that stands for the first `count` of some; `count` 0: none could be read.
struct MergedFrame {
  std::size_t count = 0;
  std::string text{};
};

// Patches of one feed, each from where the one before leads to, as one: `from` of the first, `to`
// and `time` of the last, `people` of all. `by` and `command` are left out, for there may be
// several; `commands` has the ids of all commands that are in it, so that whoever waits for one
// sees it.
//
// Ends before the first that one patch could not say as well (can_compose in merge_patch.h).
[[nodiscard]] MergedFrame merge_patches(std::span<const std::string_view> frames);

// Whether an encoded frame says who is there.
[[nodiscard]] bool is_presence(std::string_view frame);
// Several of them, of one feed: each person's last state, since the last that named the whole.
[[nodiscard]] MergedFrame merge_presence(std::span<const std::string_view> frames);

}  // namespace protocol
