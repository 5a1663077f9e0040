// Play: random commands by random people against a model world, with every invariant after every
// step; and what to do when one fails: play it again with fewer steps, until few are left.
//
// RapidCheck (librapidcheck-dev) was looked at for this. Its commands are made before they run,
// from a model that is written beside the rules, and a failure is shrunk by making them anew. Here
// a command is drawn from the plan as it stands, is valid whatever came before it (a refusal is an
// answer too), and needs no making anew to be left out: what shrinks is a list.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/rules/invariants.h"
#include "tests/support/any_command.h"

namespace tests {

using ModelSteps = std::vector<ModelStep>;

struct Failure {
  std::string invariant;
  std::string finding;
  std::size_t step;  // After which it was found, by its index.
};

// What a run of worlds has seen.
struct Seen {
  std::size_t steps = 0;
  std::size_t accepted = 0;
  std::size_t events = 0;
  std::map<std::string, std::size_t, std::less<>> commands{};  // Those that had an effect, by name.
  std::map<std::string, std::size_t, std::less<>> happened{};  // Events, by name.
};

// A world is played so many steps: longer plans would only take longer to judge.
inline constexpr std::size_t world_steps = 1500;

struct Played {
  ModelSteps steps{};
  std::optional<Failure> failure{};
};
// What is looked at, and in what world.
struct Rules {
  Invariants always = all_invariants();         // After every step, of the plans that it changed.
  Invariants now_and_then = dear_invariants();  // Of one plan in turn.
  ModelFaults faults{};
};

// One world, from its beginning, by chance; stops where an invariant fails.
[[nodiscard]] Played play_by_chance(std::uint64_t seed, std::size_t steps, const Rules& rules,
                                    Seen& seen);

// The same steps again, every invariant of every plan after each: the first failure, if any.
[[nodiscard]] std::optional<Failure> play_again(const ModelSteps& steps, const Rules& rules);

// A failure in as few steps as were found: the same invariant fails after the last of them.
[[nodiscard]] Played shortest(const Played& played, const Rules& rules);

// For people to read: seed, invariant, and the steps with what came of each.
[[nodiscard]] std::string report_of(std::uint64_t seed, const Played& played, const Rules& rules);

}  // namespace tests
