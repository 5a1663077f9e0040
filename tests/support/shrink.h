// Shrink: a long failing sequence → a short one that fails too (delta debugging, Zeller and
// Hildebrandt 2002): drops ever smaller pieces as long as what is left still fails.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace tests {

inline constexpr std::size_t shrink_tries_max = 4000;  // Replays of one failure, at most.

// `fails(sequence)` says whether a shorter sequence fails in the same way; `all` does. What comes
// back fails, and with tries to spare no single step of it can be left out.
template <class Step, class Fails>
std::vector<Step> shrink(std::vector<Step> all, const Fails& fails,
                         std::size_t tries = shrink_tries_max) {
  std::size_t piece = std::max<std::size_t>(all.size() / 2, 1);
  bool shorter = false;
  for (std::size_t start = 0; tries > 0 && !all.empty(); --tries) {
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(start);
    const auto count = std::min(piece, all.size() - start);
    std::vector<Step> without(all.begin(), from);
    without.insert(without.end(), from + static_cast<std::ptrdiff_t>(count), all.end());
    if (fails(without)) {
      all = std::move(without);
      shorter = true;
    } else {
      start += count;
    }
    if (start < all.size()) continue;
    start = 0;
    if (piece == 1 && !shorter) break;  // A whole round of single steps, and none to spare.
    piece = shorter ? std::max<std::size_t>(std::min(piece, all.size() / 2), 1)
                    : std::max<std::size_t>(piece / 2, 1);
    shorter = false;
  }
  return all;
}

}  // namespace tests
