// The demo: every step of every story is a command that the rules accept, and the plans come out at
// the stages that they are there to show.
#include <gtest/gtest.h>

#include <set>

#include "events/plan/content.h"
#include "events/plan/standing.h"
#include "events/stores/memory_log.h"
#include "projections/plan_fold.h"
#include "projections/rows.h"
#include "tests/support/world.h"
#include "tools/asking.h"
#include "tools/demo/seed.h"
#include "tools/demo/stories.h"

namespace tests {
namespace {

using events::PersonId;
using events::lifecycle::Stage;

class Demo : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(tools::demo::seed(log, journal, clock.now())); }

  [[nodiscard]] events::Plan plan_of(const char* owner) const {
    return projections::fold_plan(log, events::plan_of(PersonId{owner})).plan();
  }
  [[nodiscard]] events::Audience seen_by(const char* person, const char* owner) const {
    return events::audience_of(plan_of(owner), {.person = {person}}, clock.now());
  }

  FakeClock clock;
  events::stores::MemoryLog log{server::random_salt, server::view_names()};
  server::Journal journal{log, clock, {}, [](const auto&) {}, {}};
};

TEST_F(Demo, Threads_SeedingTwiceAddsNothing) {
  const auto head = log.head();
  clock.set(clock.now() + std::chrono::days{3});
  EXPECT_FALSE(tools::demo::seed(log, journal, clock.now()));
  EXPECT_EQ(log.head(), head);
}

TEST_F(Demo, Threads_TheChildsPlanIsUnderWayAndSharedByArea) {
  const auto plan = plan_of("emil");
  EXPECT_EQ(plan.lifecycle.stage, Stage::active);
  EXPECT_FALSE(plan.lifecycle.agreed);
  EXPECT_TRUE(seen_by("ingrid", "emil").core);
  EXPECT_TRUE(seen_by("tora", "emil").areas.contains(events::LifeArea::education));
  EXPECT_FALSE(seen_by("tora", "emil").areas.contains(events::LifeArea::health));
  EXPECT_TRUE(seen_by("gudrun", "emil").areas.contains(events::LifeArea::leisure));
}

TEST_F(Demo, Threads_S28_OneHasACoordinatorAndNoPlan) {
  const auto plan = plan_of("arne");
  EXPECT_EQ(plan.lifecycle.stage, Stage::none);
  EXPECT_TRUE(plan.intake.declined);
  EXPECT_EQ(plan.coordination.coordinator, PersonId{"jon"});
}

TEST_F(Demo, Threads_R18_OnePlanIsAgreedWithAllNinePoints) {
  const auto plan = plan_of("marit");
  EXPECT_TRUE(plan.lifecycle.agreed);
  EXPECT_TRUE(events::completeness_of(plan).complete());
}

TEST_F(Demo, Threads_S20_OneIsInTheMiddleAndAsksForAnotherCoordinator) {
  const auto plan = plan_of("oddny");
  EXPECT_EQ(plan.lifecycle.stage, Stage::active);
  EXPECT_FALSE(plan.goals.goals.empty());
  ASSERT_EQ(plan.coordination.other_requests.size(), 1u);
  EXPECT_TRUE(plan.coordination.other_requests.begin()->second.open);
}

TEST_F(Demo, Threads_S7_OneHasOnlyAsked) {
  const auto plan = plan_of("amina");
  EXPECT_EQ(plan.lifecycle.stage, Stage::none);
  EXPECT_EQ(plan.intake.responsible, tools::demo::bodies::nav);
}

TEST_F(Demo, Threads_R12_OneIsSixteenAndHerParentsKeepTheirPart) {
  const auto plan = plan_of("sanna");
  EXPECT_EQ(plan.childhood.parents_keep.at(16), true);
  EXPECT_TRUE(seen_by("anne", "sanna").core);
  EXPECT_TRUE(seen_by("tora", "sanna").nothing());
  EXPECT_TRUE(seen_by("maria", "sanna").areas.contains(events::LifeArea::health));
}

TEST_F(Demo, Threads_R30_OneIsEighteenAndHasNoChildCoordinatorAnyMore) {
  const auto plan = plan_of("mikkel");
  EXPECT_FALSE(plan.childhood.coordinator);
  EXPECT_EQ(plan.coordination.coordinator, PersonId{"geir"});
  EXPECT_TRUE(seen_by("lise", "mikkel").nothing());
}

TEST_F(Demo, Threads_R41_OneComplaintWentToTheCountyGovernorAndOneWasTakenBack) {
  using events::complaint::Stage;
  const auto plan = plan_of("solveig");
  const auto& complaints = plan.complaint.complaints;
  EXPECT_EQ(complaints.at({"ingen-plan"}).stage, Stage::decided);
  EXPECT_EQ(complaints.at({"moterommet"}).stage, Stage::withdrawn);
  EXPECT_TRUE(complaints.at({"moterommet"}).late);
  EXPECT_TRUE(seen_by("silje", "solveig").circles.empty());
}

TEST_F(Demo, Threads_R15_OnePlanWentWithItsOwnerToAnotherMunicipality) {
  const auto plan = plan_of("tordis");
  EXPECT_EQ(plan.intake.anchor, tools::demo::bodies::unit_elsewhere);
  EXPECT_EQ(plan.coordination.coordinator, PersonId{"oskar"});
  EXPECT_TRUE(seen_by("jon", "tordis").nothing());
}

TEST_F(Demo, Threads_OnePlanHasEndedWithItsGoalReached) {
  const auto plan = plan_of("aslak");
  EXPECT_EQ(plan.lifecycle.stage, Stage::ended);
  EXPECT_FALSE(plan.coordination.vacant_since);
}

TEST_F(Demo, Threads_R9_OnePlanWasPausedAndWentOnAsItsOwnerSaid) {
  EXPECT_EQ(plan_of("leyla").lifecycle.stage, Stage::active);
  EXPECT_TRUE(seen_by("kaare", "leyla").nothing());
  EXPECT_TRUE(seen_by("lars", "leyla").nothing());
  EXPECT_FALSE(seen_by("geir", "leyla").areas.contains(events::LifeArea::work));
}

TEST_F(Demo, Threads_EveryFigureIsRegistered) {
  for (const auto& figure : tools::demo::figures()) {
    EXPECT_TRUE(log.row(std::string(projections::directory_view), std::string(figure.id)))
        << figure.id;
  }
}

TEST_F(Demo, Threads_ThePlayedStoryEndsAgreedAndWithAConsentTakenBack) {
  const char* owner = "ada";
  int number = 0;
  for (const auto& step : tools::demo::played_plan(owner, clock.now()).steps) {
    ++number;
    clock.set(clock.now() + std::chrono::seconds{1});
    const auto outcome = journal.ask({.stream = step.stream,
                                      .command = step.command,
                                      .expected = log.version_of(step.stream),
                                      .id = tools::new_command(),
                                      .by = step.by});
    const auto* refused = std::get_if<events::Rejection>(&outcome);
    ASSERT_TRUE(std::holds_alternative<server::Done>(outcome))
        << "step " << number << ": " << (refused ? refused->rule + " " + refused->slug : "");
  }
  const auto plan = plan_of(owner);
  EXPECT_TRUE(plan.lifecycle.agreed);
  EXPECT_TRUE(plan.consent.consents.at({"nav"}).ended);
  EXPECT_TRUE(seen_by("nina", owner).nothing());
  EXPECT_FALSE(seen_by("lars", owner).nothing());
}

}  // namespace
}  // namespace tests
