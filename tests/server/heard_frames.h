// What a subscriber has heard, a word or some for each frame: `snapshot first`, `patch`.
#pragma once

#include <string>
#include <vector>

namespace tests {

using HeardFrames = std::vector<std::string>;

}  // namespace tests
