// The journal: decides in order, appends, publishes, answers; conflicts by entity; one id, one
// effect.
#include "server/journal/journal.h"

#include <algorithm>
#include <future>

#include "projections/rows.h"
#include "server/timers/timers.h"
#include "tests/server/some_goal.h"
#include "tests/support/random_story.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using goals::ChangeGoal;
using goals::SetGoal;
using server::Done;
using server::Outcome;
using server::ReusedId;
using server::Stale;

server::Ask plan_ask(World& world, std::string_view by, plan::Command command) {
  return world.ask_of(by, World::plan_stream(), std::move(command));
}

TEST(Journal, AppendsWhatTheRulesDecide) {
  World world;
  world.open_plan();
  const auto before = world.log().version_of(World::plan_stream());
  EXPECT_EQ(world.must(kari, some_goal("bus")), before.next());
  EXPECT_EQ(world.history().back(), "GoalSet");
}

TEST(Journal, ARefusedCommandWritesNothing) {
  World world;
  world.open_plan();
  const auto before = world.log().head();
  const auto outcome = world.ask(stranger, some_goal("bus"));
  EXPECT_TRUE(std::holds_alternative<Rejection>(outcome));
  EXPECT_EQ(world.log().head(), before);
}

TEST(Journal, R53_ACommandRepeatedHasOneEffectAndTheFirstAnswer) {
  World world;
  world.open_plan();
  const auto ask = plan_ask(world, kari, lift<plan::Command>(some_goal("bus")));
  const auto first = std::get<Done>(world.send(ask));
  world.must(kari, some_goal("train"));
  const auto head = world.log().head();
  const auto again = std::get<Done>(world.send(ask));
  EXPECT_FALSE(first.duplicate);
  EXPECT_TRUE(again.duplicate);
  EXPECT_EQ(again.at, first.at);
  world.restart();
  EXPECT_EQ(std::get<Done>(world.send(ask)).at, first.at);
  EXPECT_EQ(world.log().head(), head);
}

TEST(Journal, R53_AnotherBodyUnderTheSameIdIsRefused) {
  World world;
  world.open_plan();
  auto ask = plan_ask(world, kari, lift<plan::Command>(some_goal("bus")));
  world.done(world.send(ask));
  ask.command = lift<plan::Command>(some_goal("train"));
  EXPECT_TRUE(std::holds_alternative<ReusedId>(world.send(ask)));
}

TEST(Journal, R52_TwoPeopleChangeTwoGoalsAtOnce) {
  World world;
  world.open_plan();
  world.must(kari, some_goal("bus"));
  auto one =
      plan_ask(world, kari, lift<plan::Command>(ChangeGoal{.goal = {"walk"}, .own_words = "A"}));
  auto other = plan_ask(world, coordinator,
                        lift<plan::Command>(ChangeGoal{.goal = {"bus"}, .own_words = "B"}));
  EXPECT_TRUE(std::holds_alternative<Done>(world.send(one)));
  EXPECT_TRUE(std::holds_alternative<Done>(world.send(other)));
}

TEST(Journal, R52_ChangingTheSameGoalIsAConflictThatSaysWhatWasMissed) {
  World world;
  world.open_plan();
  auto one =
      plan_ask(world, kari, lift<plan::Command>(ChangeGoal{.goal = {"walk"}, .own_words = "A"}));
  auto other = plan_ask(world, coordinator,
                        lift<plan::Command>(ChangeGoal{.goal = {"walk"}, .own_words = "B"}));
  EXPECT_TRUE(std::holds_alternative<Done>(world.send(one)));
  const auto head = world.log().head();
  const auto outcome = world.send(other);
  ASSERT_TRUE(std::holds_alternative<Stale>(outcome));
  const auto& stale = std::get<Stale>(outcome);
  ASSERT_EQ(stale.missed.size(), 1U);
  EXPECT_EQ(stale.missed[0].type, "GoalChanged");
  EXPECT_EQ(stale.version, world.log().version_of(World::plan_stream()));
  EXPECT_EQ(world.log().head(), head);
}

TEST(Journal, R52_AgreeingToAPlanThatHasChangedMeanwhileIsAConflict) {
  World world;
  world.open_plan();
  auto agree = plan_ask(world, kari, lift<plan::Command>(lifecycle::AgreePlan{}));
  world.must(coordinator, some_goal("bus"));
  EXPECT_TRUE(std::holds_alternative<Stale>(world.send(agree)));
}

TEST(Journal, AnExpectedVersionAheadOfTheLogIsRefused) {
  World world;
  world.open_plan();
  auto ask = plan_ask(world, kari, lift<plan::Command>(some_goal("bus")));
  ask.expected = {1000};
  const auto outcome = world.send(ask);
  ASSERT_TRUE(std::holds_alternative<Rejection>(outcome));
  EXPECT_EQ(std::get<Rejection>(outcome).slug, "expected-ahead");
}

TEST(Journal, R5_AStrangerDoesNotLearnHowFarAPlanHasCome) {
  World world;
  world.open_plan();
  for (const std::uint64_t expected : {0U, 1U, 1000U}) {
    auto ask = plan_ask(world, stranger,
                        lift<plan::Command>(ChangeGoal{.goal = {"walk"}, .own_words = "A"}));
    ask.expected = {expected};
    const auto outcome = world.send(ask);
    ASSERT_TRUE(std::holds_alternative<Rejection>(outcome));
    EXPECT_EQ(std::get<Rejection>(outcome).kind, Refusal::forbidden);
  }
}

TEST(Journal, PublishesInOrderBeforeItAnswers) {
  std::mutex mutex;
  std::vector<std::uint64_t> heard;
  World world{nullptr, [&](const std::vector<Recorded>& events) {
                const std::lock_guard lock{mutex};
                for (const auto& each : events) heard.push_back(each.position.value);
              }};
  world.open_plan();
  for (int i = 0; i < 50; ++i) {
    world.must(kari, some_goal("goal-" + std::to_string(i)));
    const std::lock_guard lock{mutex};
    ASSERT_EQ(heard.back(), world.log().head().position.value);
  }
  EXPECT_TRUE(std::is_sorted(heard.begin(), heard.end()));
  EXPECT_EQ(heard.size(), heard.back());
}

TEST(Journal, AFullQueueSaysBusyAtOnce) {
  World world{nullptr, {}, {.queue_max = 0}};
  EXPECT_TRUE(std::holds_alternative<server::Busy>(world.ask(kari, some_goal("bus"))));
}

TEST(Journal, R13_WhatARepresentativeDoesCarriesBothIdentitiesAndTheAuthority) {
  World world;
  world.open_plan();
  world.must(kari, group::AppointRepresentative{.representation = {"proxy"},
                                                .person = id_of(sister),
                                                .kind = group::RepresentativeKind::proxy,
                                                .mode = group::RepresentativeMode::instead,
                                                .authority = "Skriftlig fullmakt",
                                                .from = day("2026-03-01"),
                                                .until = day("2026-12-31")});
  const auto version = world.must(sister, some_goal("bus"));
  const auto recorded = world.log().read(World::plan_stream(), {version.value - 1}, 1).at(0);
  EXPECT_EQ(recorded.author.by, id_of(sister));
  ASSERT_TRUE(recorded.author.mandate);
  EXPECT_EQ(recorded.author.mandate->on_behalf_of, id_of(kari));
  EXPECT_EQ(recorded.author.mandate->authority, "proxy 2026-03-01/2026-12-31");
}

TEST(Journal, R7_AConsentExpiresExactlyOnceAlsoAfterARestart) {
  World world;
  world.open_plan();
  world.clock().set("2027-07-01T00:00:00Z");
  const auto expired = [&] {
    const auto history = world.history();
    return std::count(history.begin(), history.end(), "ConsentExpired");
  };
  static_cast<void>(server::send_due(world.log(), world.clock(), world.journal(), 8));
  EXPECT_EQ(expired(), 2);  // One each for health and school.
  static_cast<void>(server::send_due(world.log(), world.clock(), world.journal(), 8));
  world.restart();
  static_cast<void>(server::send_due(world.log(), world.clock(), world.journal(), 8));
  EXPECT_EQ(expired(), 2);
}

TEST(Journal, R7_NothingExpiresBeforeItsTime) {
  World world;
  world.open_plan();
  world.clock().set("2027-06-30T23:59:59Z");
  const auto next = server::send_due(world.log(), world.clock(), world.journal(), 8);
  EXPECT_EQ(next, time_of("2027-07-01T00:00:00Z"));
  const auto history = world.history();
  EXPECT_EQ(std::count(history.begin(), history.end(), "ConsentExpired"), 0);
}

// The rows that were advanced with each group are those that the log itself gives.
TEST(Journal, ViewsAcrossPlansEqualThoseBuiltAfresh) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    World world;
    world.open_plan();
    RandomStory story{seed};
    for (int i = 0; i < 400; ++i) {
      const auto stamp = story.random_stamp();
      static_cast<void>(world.send(plan_ask(world, stamp.by.value, story.random_command())));
    }
    for (const auto& [view, rows] : projections::build_rows(world.log(), Deadlines{})) {
      const auto live = world.log().rows(view, "", "", 10'000);
      ASSERT_EQ(live.size(), rows.size()) << view;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(live[i].key, rows[i].key) << view;
        EXPECT_EQ(live[i].value, rows[i].value) << view;
      }
      EXPECT_EQ(world.log().checkpoint(view), world.log().head().position) << view;
    }
  }
}

TEST(Journal, AWrongKindOfStreamIsRefused) {
  World world;
  world.open_plan();
  auto ask = world.ask_of(kari, stream_of(unit_body), lift<plan::Command>(some_goal("bus")));
  const auto outcome = world.send(ask);
  ASSERT_TRUE(std::holds_alternative<Rejection>(outcome));
  EXPECT_EQ(std::get<Rejection>(outcome).slug, "wrong-stream");
}

TEST(Journal, ManyAtOnceAreAllDoneOnceAndInOrder) {
  World world;
  world.open_plan();
  constexpr int count = 500;
  std::vector<std::promise<Outcome>> promises(count);
  for (int i = 0; i < count; ++i) {
    auto ask = plan_ask(world, kari, lift<plan::Command>(some_goal("goal-" + std::to_string(i))));
    world.journal().submit(ask, [&, i](Outcome outcome) {
      promises[static_cast<std::size_t>(i)].set_value(std::move(outcome));
    });
  }
  std::vector<std::uint64_t> versions;
  for (auto& promise : promises) {
    versions.push_back(World::done(promise.get_future().get()).value);
  }
  EXPECT_TRUE(std::is_sorted(versions.begin(), versions.end()));
  EXPECT_EQ(std::adjacent_find(versions.begin(), versions.end()), versions.end());
}

}  // namespace
}  // namespace tests
