// By hand: what whoever runs a random test may say in the environment: from which seed it plays,
// and how long.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <random>

namespace tests {

inline std::optional<std::uint64_t> number_by_hand(const char* variable) {
  const char* text = std::getenv(variable);
  if (!text || !*text) return {};
  return std::strtoull(text, nullptr, 10);
}

// MEDVIRK_SEED, or one that nobody has seen.
inline std::uint64_t seed_by_hand() {
  const auto given = number_by_hand("MEDVIRK_SEED");
  return given ? *given : std::random_device{}();
}

// MEDVIRK_ROUNDS, or as many as do not take long.
inline std::uint64_t rounds_by_hand(std::uint64_t usual) {
  return number_by_hand("MEDVIRK_ROUNDS").value_or(usual);
}

}  // namespace tests
