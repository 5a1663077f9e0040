// The property test: random commands by random people against the whole model, and the invariants
// of DOMAIN.md (e) after every step.
//
//   MEDVIRK_STEPS=1000000   plays that many steps instead of 100,000
//   MEDVIRK_SEED=42         plays worlds from that seed on instead of the usual ones
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <random>

#include "tests/rules/play.h"
#include "tests/support/shrink.h"

namespace tests {
namespace {

constexpr std::size_t steps_by_default = 100'000;
constexpr std::uint64_t first_seed = 1;
// The last worlds are new ones each time: so many in a hundred.
constexpr std::size_t new_worlds_percent = 20;

std::optional<std::uint64_t> number_from(const char* variable) {
  const char* text = std::getenv(variable);
  if (!text || !*text) return {};
  return std::strtoull(text, nullptr, 10);
}

// The seeds of the worlds: the same every time, and then some that nobody has seen.
std::vector<std::uint64_t> seeds_of(std::size_t worlds) {
  const auto given = number_from("MEDVIRK_SEED");
  auto next = given.value_or(first_seed);
  const auto fixed = given ? worlds : worlds - worlds * new_worlds_percent / 100;
  std::vector<std::uint64_t> seeds;
  while (seeds.size() < fixed) seeds.push_back(next++);
  next = std::random_device{}();
  while (seeds.size() < worlds) seeds.push_back(next++);
  return seeds;
}

std::set<std::string> not_seen(const std::map<std::string, std::size_t, std::less<>>& seen,
                               const std::vector<std::string_view>& names) {
  std::set<std::string> missing;
  for (const auto name : names) {
    if (!seen.contains(name)) missing.emplace(name);
  }
  return missing;
}

std::string listed(const std::set<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

std::vector<std::string_view> kinds_of_command() {
  std::vector<std::string_view> names;
  for (const auto& kind : command_kinds()) names.push_back(kind.name);
  return names;
}

std::vector<std::string_view> kinds_of_event() {
  std::vector<std::string_view> names;
  for_each_case<plan::Event>(
      [&](auto identity) { names.push_back(decltype(identity)::type::name); });
  return names;
}

// Of a run as long as the usual one: that every kind of command had an effect at least once, and
// every kind of event happened, so that no rule goes unasked.
void expect_all_seen(const Seen& seen) {
  EXPECT_EQ(listed(not_seen(seen.commands, kinds_of_command())), "");
  EXPECT_EQ(listed(not_seen(seen.happened, kinds_of_event())), "");
  EXPECT_GT(seen.accepted * 2, seen.steps) << "most steps are refused";
  EXPECT_GT(seen.steps - seen.accepted, seen.steps / 20) << "hardly any step is refused";
}

TEST(Property, R5_R7_R14_R18_R25_R34_R43_R47_RandomPeopleNeverBreakAnInvariant) {
  const auto steps = number_from("MEDVIRK_STEPS").value_or(steps_by_default);
  const auto worlds = (steps + world_steps - 1) / world_steps;
  const Rules rules;
  Seen seen;
  const auto seeds = seeds_of(worlds);
  std::cout << "seeds " << seeds.front() << " to " << seeds.back() << "\n";
  for (const auto seed : seeds) {
    const auto left = std::min<std::size_t>(world_steps, steps - seen.steps);
    const auto played = play_by_chance(seed, left, rules, seen);
    ASSERT_FALSE(played.failure) << report_of(seed, played, rules);
  }
  const auto all = kinds_of_command().size();
  std::cout << seen.steps << " steps, " << seen.accepted << " accepted, " << seen.events
            << " events; " << all - not_seen(seen.commands, kinds_of_command()).size() << " of "
            << all << " kinds of command had an effect\n";
  if (steps >= steps_by_default) expect_all_seen(seen);
}

// --- That it can fail, and that a failure comes down to a few steps. ---

Played first_failure(const Rules& rules, std::size_t worlds) {
  Seen seen;
  for (std::uint64_t seed = first_seed; seed < first_seed + worlds; ++seed) {
    auto played = play_by_chance(seed, world_steps, rules, seen);
    if (played.failure) return played;
  }
  return {};
}

Finding nobody_ever_starts_a_plan(const Story& story) {
  if (!any_in<lifecycle::PlanStarted>(story.told(), 0, story.size())) return {};
  return "somebody has started a plan";
}
Finding nothing_ever_runs_out(const Story& story) {
  if (!any_in<consent::AccessExpired>(story.told(), 0, story.size())) return {};
  return "an access has run out";
}

TEST(Property, AnOracleThatForbidsWhatCanBeReachedComesDownToFiveStepsAtMost) {
  for (const Invariant wrong : {Invariant{"NobodyEverStartsAPlan", &nobody_ever_starts_a_plan},
                                Invariant{"NothingEverRunsOut", &nothing_ever_runs_out}}) {
    SCOPED_TRACE(wrong.name);
    const Rules rules{.always = {wrong}, .now_and_then = {}, .faults = {}};
    const auto played = first_failure(rules, 3);
    ASSERT_TRUE(played.failure);
    const auto few = shortest(played, rules);
    ASSERT_TRUE(few.failure);
    EXPECT_EQ(few.failure->invariant, wrong.name);
    EXPECT_GT(played.steps.size(), 5U);
    EXPECT_LE(few.steps.size(), 5U);
    const auto report = report_of(first_seed, played, rules);
    EXPECT_NE(report.find("the plan of"), std::string::npos);
    EXPECT_NE(report.find("(accepted)"), std::string::npos) << report;
  }
}

// A rule that forgets an event: it is recorded, and nothing comes of it. Each is one that lets too
// much happen, or tells twice, or never.
class PropertyFault : public testing::TestWithParam<std::string_view> {};

constexpr std::array forgotten_events{
    std::string_view{"AccessRevoked"},        std::string_view{"AccessExpired"},
    std::string_view{"ConsentWithdrawn"},     std::string_view{"ConsentExpired"},
    std::string_view{"SharingConsentGiven"},  std::string_view{"RepresentationEnded"},
    std::string_view{"MemberRemoved"},        std::string_view{"PlanStarted"},
    std::string_view{"PlanPaused"},           std::string_view{"CoordinatorAppointed"},
    std::string_view{"CoordinatorVacated"},   std::string_view{"CoordinatorVacancyOpened"},
    std::string_view{"RevisionOverdue"},      std::string_view{"StartOverdue"},
    std::string_view{"GoalClosed"},           std::string_view{"MeasureChanged"},
    std::string_view{"ComplaintReceivedBy"},  std::string_view{"ComplaintSharingEnded"},
    std::string_view{"LateComplaintFlagged"}, std::string_view{"ApplicationDecided"}};
constexpr std::size_t worlds_to_find_it = 20;
constexpr std::size_t steps_to_show_it = 25;

TEST_P(PropertyFault, ARuleThatForgetsAnEventIsFoundAndShownInFewSteps) {
  Rules rules{.faults = {.no_timers = false, .forgotten = {std::string(GetParam())}}};
  // Folding afresh would find them all, and not say what is wrong with it.
  std::erase_if(rules.now_and_then,
                [](const Invariant& each) { return each.name.starts_with("R47"); });
  const auto played = first_failure(rules, worlds_to_find_it);
  ASSERT_TRUE(played.failure) << "nobody sees that " << GetParam() << " is forgotten";
  const auto few = shortest(played, rules);
  ASSERT_TRUE(few.failure);
  EXPECT_LE(few.steps.size(), steps_to_show_it) << report_of(first_seed, played, rules);
}

INSTANTIATE_TEST_SUITE_P(Forgotten, PropertyFault, testing::ValuesIn(forgotten_events),
                         [](const auto& each) { return std::string(each.param); });

TEST(Property, R7_ThatNoTimerIsSentIsFoundInFiveStepsAtMost) {
  const Rules rules{.faults = {.no_timers = true, .forgotten = {}}};
  const auto played = first_failure(rules, 3);
  ASSERT_TRUE(played.failure);
  const auto few = shortest(played, rules);
  EXPECT_LE(few.steps.size(), 5U) << report_of(first_seed, played, rules);
}

// --- The shrinking itself. ---

TEST(Shrink, LeavesWhatItTakesAndNothingElse) {
  std::vector<int> numbers(1000);
  std::iota(numbers.begin(), numbers.end(), 0);
  const auto fails = [](const std::vector<int>& some) {
    return has(some, 17) && has(some, 300) && has(some, 999);
  };
  EXPECT_EQ(shrink(numbers, fails), (std::vector<int>{17, 300, 999}));
}

TEST(Shrink, StopsAfterSoManyTries) {
  std::size_t tries = 0;
  const auto fails = [&](const std::vector<int>& some) {
    ++tries;
    return some.size() >= 90;
  };
  EXPECT_GE(shrink(std::vector<int>(100), fails, 7).size(), 90U);
  EXPECT_LE(tries, 7U);
}

TEST(Shrink, OneStepThatFailsByItselfIsLeftAlone) {
  const auto fails = [](const std::vector<int>& some) { return !some.empty(); };
  EXPECT_EQ(shrink(std::vector<int>{1, 2, 3}, fails).size(), 1U);
}

}  // namespace
}  // namespace tests
