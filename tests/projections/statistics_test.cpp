// Statistics: numbers of people, and none so small that it points at one of them (R56).
#include "projections/statistics.h"

#include "tests/projections/told.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using events::SmallCounts;
using events::json::Json;
using projections::Count;
using projections::Tally;

constexpr SmallCounts five{.threshold = 5};
constexpr std::string_view asked_on = "2026-01-05T09:00:00Z";  // In cast.h.

// What is shown of a total and its parts: -1 for what is not.
std::vector<int> shown(std::uint64_t total, const std::vector<std::uint64_t>& values) {
  Count sum{.name = "sum", .value = total};
  std::vector<Count> parts;
  for (const auto value : values) parts.push_back({.name = "part", .value = value});
  projections::suppress(sum, parts, five);
  std::vector<int> all{sum.suppressed ? -1 : static_cast<int>(sum.value)};
  for (const auto& part : parts) {
    all.push_back(part.suppressed ? -1 : static_cast<int>(part.value));
  }
  return all;
}

using Shown = std::vector<int>;

TEST(Statistics, R56_SmallIsBelowTheThresholdAndMoreThanNobody) {
  EXPECT_FALSE(projections::is_small(0, five));
  EXPECT_TRUE(projections::is_small(1, five));
  EXPECT_TRUE(projections::is_small(4, five));
  EXPECT_FALSE(projections::is_small(5, five));
  EXPECT_TRUE(projections::is_small(9, {.threshold = 10})) << "the threshold is a parameter";
}

TEST(Statistics, R56_ATotalDoesNotGiveBackWhatIsSuppressed) {
  EXPECT_EQ(shown(20, {4, 16}), (Shown{20, -1, -1}));
  EXPECT_EQ(shown(20, {16, 4}), (Shown{20, -1, -1}));
  EXPECT_EQ(shown(20, {5, 15}), (Shown{20, 5, 15}));
  EXPECT_EQ(shown(20, {0, 20}), (Shown{20, 0, 20}));
  EXPECT_EQ(shown(4, {1, 3}), (Shown{-1, -1, -1}));
  EXPECT_EQ(shown(4, {0, 4}), (Shown{-1, 0, -1}));
  EXPECT_EQ(shown(0, {0, 0}), (Shown{0, 0, 0}));
  EXPECT_EQ(shown(5, {1, 4}), (Shown{5, -1, -1}));
}

TEST(Statistics, R56_TogetherWhatIsSuppressedIsNotSmallEither) {
  EXPECT_EQ(shown(33, {1, 2, 10, 20}), (Shown{33, -1, -1, -1, 20})) << "1 and 2 would be 3";
  EXPECT_EQ(shown(36, {2, 4, 10, 20}), (Shown{36, -1, -1, 10, 20}));
  EXPECT_EQ(shown(31, {1, 0, 10, 20}), (Shown{31, -1, 0, -1, 20})) << "nobody hides nobody";
}

TEST(Statistics, R56_WhateverIsShownNothingSmallFollows) {
  for (std::uint64_t a = 0; a < 12; ++a) {
    for (std::uint64_t b = 0; b < 12; ++b) {
      for (std::uint64_t c = 0; c < 12; ++c) {
        const std::vector<std::uint64_t> values{a, b, c};
        const auto all = shown(a + b + c, values);
        std::uint64_t hidden = 0;
        std::size_t count = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
          EXPECT_FALSE(all[i + 1] > 0 && all[i + 1] < 5);
          if (all[i + 1] >= 0) continue;
          hidden += values[i];
          ++count;
        }
        EXPECT_FALSE(all[0] > 0 && all[0] < 5);
        if (all[0] >= 0 && count > 0) {
          EXPECT_TRUE(count >= 2 && hidden >= 5) << a << " " << b << " " << c;
        }
      }
    }
  }
}

TEST(Statistics, TheMedianIsTheMiddleOne) {
  EXPECT_EQ(projections::median_of({7}), 7);
  EXPECT_EQ(projections::median_of({9, 1, 2}), 2);
  EXPECT_EQ(projections::median_of({10, 1, 2, 5}), 3.5);
}

Json tally_of(const std::vector<Told>& people, int year = 2026, SmallCounts small = {1}) {
  Tally tally{std::chrono::year{year}};
  for (const auto& told : people) {
    tally.add({.plan = told.plan, .course = told.course, .asked_this_year = year == 2026});
  }
  return tally.json(small);
}

Told started_after(int days) {
  const auto at = events::to_text(time_of(asked_on) + std::chrono::days{days});
  Told told;
  told.on(asked_on, asked())
      .on(at,
          intake::EligibilityAssessed{.eligible = true,
                                      .long_term = true,
                                      .coordinated = true,
                                      .grounds = "Flere tjenester"},
          lifecycle::PlanStarted{.basis = intake::PlanBasis::right, .started_at = time_of(at)});
  return told;
}

TEST(Statistics, S16_PeopleAreCountedByWhatTheyHave) {
  Told whole;
  whole.on(asked_on, whole_plan());
  Told only_coordinator;
  only_coordinator.on(asked_on, consented(),
                      coordination::CoordinatorAppointed{.coordinator = id_of(coordinator),
                                                         .body = service_body,
                                                         .profession = "Ergoterapeut",
                                                         .wish_stated = false,
                                                         .follows_wish = true});
  const auto counts = tally_of({whole, started_after(3), only_coordinator}).at("counts");
  const auto value = [&](const char* name) { return counts.at(name).at("value").get<int>(); };
  EXPECT_EQ(value("asked"), 3);
  EXPECT_EQ(value("withPlan"), 2);
  EXPECT_EQ(value("agreed"), 0);
  EXPECT_EQ(value("inMaking"), 2);
  EXPECT_EQ(value("withGroup"), 1);
  EXPECT_EQ(value("withoutGroup"), 1);
  EXPECT_EQ(value("withCoordinator"), 1);
  EXPECT_EQ(value("vacancies"), 1);
  EXPECT_EQ(value("coordinatorOnly"), 1);
}

TEST(Statistics, R56_WaitingTimesAreMediansOfTheYearAndNotOfFew) {
  const std::vector<Told> five_people{started_after(10), started_after(20), started_after(30),
                                      started_after(40), started_after(90)};
  const auto waiting = tally_of(five_people, 2026, five).at("waiting");
  EXPECT_EQ(waiting.at("toStart").at("medianDays"), 30);
  EXPECT_EQ(waiting.at("toDecision").at("medianDays"), 30);
  EXPECT_EQ(waiting.at("toStart").at("people").at("value"), 5);
  const auto few = tally_of({five_people.begin(), five_people.begin() + 4}, 2026, five);
  EXPECT_TRUE(few.at("waiting").at("toStart").at("medianDays").is_null());
  EXPECT_EQ(few.at("waiting").at("toStart").at("people").at("suppressed"), true);
  EXPECT_TRUE(few.at("waiting").at("toStart").at("people").at("value").is_null());
  const auto other_year = tally_of(five_people, 2025, five).at("waiting");
  EXPECT_EQ(other_year.at("toStart").at("people").at("value"), 0);
  EXPECT_TRUE(other_year.at("toStart").at("medianDays").is_null());
}

// A second plan, started without being asked for anew, did not wait since the first was asked for.
TEST(Statistics, R15_ASecondPlanHasNoWaitingTimeOfTheFirst) {
  auto told = started_after(10);
  told.on("2026-02-01T09:00:00Z", ending::PlanEnded{.reason = ending::EndReason::goals_reached,
                                                    .ended_at = time_of("2026-02-01T09:00:00Z")});
  EXPECT_EQ(tally_of({told}).at("waiting").at("toStart").at("medianDays"), 10);
  told.on("2026-06-01T09:00:00Z",
          lifecycle::PlanStarted{.basis = intake::PlanBasis::right,
                                 .started_at = time_of("2026-06-01T09:00:00Z")});
  EXPECT_EQ(tally_of({told}).at("waiting").at("toStart").at("people").at("value"), 0);
}

}  // namespace
}  // namespace tests
