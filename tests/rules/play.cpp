#include "tests/rules/play.h"

#include <exception>

#include "tests/rules/player.h"
#include "tests/support/model_cast.h"
#include "tests/support/shrink.h"

namespace tests {
namespace {

constexpr std::size_t dear_every = 480;  // Steps between two looks at what is dear to look at,
constexpr std::size_t calm_every = 11;   // and at a plan in which nothing but time has moved.
constexpr std::string_view thrown = "NothingThrows";

std::optional<Failure> look(const ModelWorld& world, std::size_t plan, const Invariants& invariants,
                            std::size_t step) {
  const auto& kept = world.plans()[plan];
  if (kept.told.empty()) return {};
  const Story story{.kept = kept, .now = world.now()};
  for (const auto& each : invariants) {
    if (auto finding = each.find(story)) {
      return Failure{.invariant = std::string(each.name),
                     .finding = "in the plan of " + kept.owner.value + ": " + *finding,
                     .step = step};
    }
  }
  return {};
}

// What has changed; now and then a plan in which nothing has; and, more rarely, all that is dear.
std::optional<Failure> look_around(const ModelWorld& world, const ModelWorld::Outcome& outcome,
                                   const Rules& rules, std::size_t step) {
  for (const auto plan : outcome.changed) {
    if (auto failure = look(world, plan, rules.always, step)) return failure;
  }
  // Another one in each world, so that all have their turn.
  const auto in_turn = (step + world.plans().front().told.size()) % world.plans().size();
  if (step % calm_every == 0) {
    if (auto failure = look(world, in_turn, rules.always, step)) return failure;
  }
  if (step % dear_every != dear_every - 1) return {};
  return look(world, in_turn, rules.now_and_then, step);
}

void count(const ModelWorld& world, const ModelWorld::Outcome& outcome, Seen& seen) {
  ++seen.steps;
  if (outcome.accepted) ++seen.accepted;
  for (const auto name : outcome.effects) ++seen.commands[std::string(name)];
  for (const auto plan : outcome.changed) {
    const auto& kept = world.plans()[plan];
    for (auto i = kept.fresh; i < kept.told.size(); ++i) {
      ++seen.events;
      ++seen.happened[std::string(name_of(kept.told[i].event))];
    }
  }
}

Failure failure_of(const std::exception& error, std::size_t step) {
  return {.invariant = std::string(thrown), .finding = error.what(), .step = step};
}

const Invariant* named(const Rules& rules, std::string_view name) {
  for (const auto* some : {&rules.always, &rules.now_and_then}) {
    for (const auto& each : *some) {
      if (each.name == name) return &each;
    }
  }
  return nullptr;
}

}  // namespace

Played play_by_chance(std::uint64_t seed, std::size_t steps, const Rules& rules, Seen& seen) {
  Player player{seed};
  ModelWorld world{rules.faults};
  Played played;
  try {
    for (std::size_t i = 0; i < steps && !played.failure; ++i) {
      played.steps.push_back(player.next(world));
      const auto& step = played.steps.back();
      const auto outcome = world.play(step);
      player.learn(step, outcome.accepted);
      count(world, outcome, seen);
      played.failure = look_around(world, outcome, rules, i);
    }
  } catch (const std::exception& error) {
    played.failure = failure_of(error, played.steps.size() - 1);
  }
  return played;
}

std::optional<Failure> play_again(const ModelSteps& steps, const Rules& rules) {
  ModelWorld world{rules.faults};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    try {
      static_cast<void>(world.play(steps[i]));
      for (std::size_t plan = 0; plan < world.plans().size(); ++plan) {
        auto failure = look(world, plan, rules.always, i);
        if (!failure) failure = look(world, plan, rules.now_and_then, i);
        if (failure) return failure;
      }
    } catch (const std::exception& error) {
      return failure_of(error, i);
    }
  }
  return {};
}

// Only the one that failed is looked at from here on, and nothing after its failure.
Played shortest(const Played& played, const Rules& rules) {
  const auto& name = played.failure->invariant;
  Rules only{.always = {}, .now_and_then = {}, .faults = rules.faults};
  if (const auto* invariant = named(rules, name)) only.always.push_back(*invariant);
  const auto fails = [&](const ModelSteps& steps) {
    const auto failure = play_again(steps, only);
    return failure && failure->invariant == name;
  };
  auto steps = played.steps;
  const auto cut = [&] {
    if (const auto failure = play_again(steps, only)) steps.resize(failure->step + 1);
  };
  const auto plan_of_last = steps.back().plan;
  auto of_one_plan = steps;
  std::erase_if(of_one_plan, [&](const ModelStep& each) { return each.plan != plan_of_last; });
  if (fails(of_one_plan)) steps = std::move(of_one_plan);
  cut();
  steps = shrink(std::move(steps), fails);
  cut();
  return {.steps = steps, .failure = play_again(steps, only)};
}

std::string report_of(std::uint64_t seed, const Played& played, const Rules& rules) {
  const auto few = shortest(played, rules);
  const auto& failure = few.failure ? *few.failure : *played.failure;
  std::string text = failure.invariant + ": " + failure.finding + "\n" +
                     "MEDVIRK_SEED=" + std::to_string(seed) + " plays it again; " +
                     std::to_string(few.steps.size()) + " of " +
                     std::to_string(played.steps.size()) + " steps are left of it:\n";
  ModelWorld world{rules.faults};
  try {
    for (const auto& step : few.steps) {
      text += "  " + text_of(step);
      const auto outcome = world.play(step);
      text += outcome.accepted ? "  (accepted)\n" : "  (refused)\n";
    }
  } catch (const std::exception& error) {
    text += std::string("  (throws: ") + error.what() + ")\n";
  }
  return text;
}

}  // namespace tests
