// S39, S40: goals come first, in the owner's own words, short and long.
#include "tests/support/cast.h"

namespace tests {
namespace {

using goals::ChangeGoal;
using goals::CloseGoal;
using goals::GoalChanged;
using goals::GoalClosed;
using goals::GoalOutcome;
using goals::GoalSet;
using goals::Horizon;
using goals::SetGoal;

const SetGoal walk{.goal = {"walk"},
                   .area = LifeArea::health,
                   .horizon = Horizon::short_term,
                   .own_words = "Gå til butikken selv"};

TEST(Goals, S39_TheOwnerSetsAGoalInHerOwnWords) {
  given(started_plan())
      .as(kari)
      .when(walk)
      .then(GoalSet{.goal = {"walk"},
                    .area = LifeArea::health,
                    .horizon = Horizon::short_term,
                    .own_words = "Gå til butikken selv"});
}

TEST(Goals, S39_TheCoordinatorWritesAGoalDown) {
  given(started_plan()).as(coordinator).when(walk).then_accepted();
}

TEST(Goals, S39_AMemberDoesNotSetTheOwnersGoals) {
  given(with_group()).as(physio).when(walk).then_refused("S39", "not-yours-to-do");
}

TEST(Goals, R13_ARepresentativeSetsGoalsWithinTheScopeOnly) {
  const auto school = group::RepresentativeAppointed{.representation = {"school"},
                                                     .person = id_of(sister),
                                                     .kind = group::RepresentativeKind::proxy,
                                                     .mode = group::RepresentativeMode::instead,
                                                     .scope = {LifeArea::education},
                                                     .authority = "Skriftlig fullmakt",
                                                     .from = day("2026-01-01"),
                                                     .until = day("2026-12-31")};
  auto read = walk;
  read.area = LifeArea::education;
  given(started_plan(), school).as(sister).when(read).then_accepted();
  given(started_plan(), school).as(sister).when(walk).then_refused("S39", "not-yours-to-do");
}

TEST(Goals, S39_AGoalIsSetOnce) {
  given(with_goal()).as(kari).when(walk).then_refused("S39", "goal-exists", {"goal"});
}

TEST(Goals, S39_AGoalIsChangedWithinItsLifeArea) {
  given(with_goal())
      .as(kari)
      .when(ChangeGoal{.goal = {"walk"}, .own_words = "Gå til skolen selv"})
      .then(GoalChanged{
          .goal = {"walk"}, .area = LifeArea::health, .own_words = "Gå til skolen selv"});
}

TEST(Goals, S39_AChangeSaysWhatChanges) {
  given(with_goal())
      .when(ChangeGoal{.goal = {"walk"}})
      .then_refused("S39", "nothing-to-change", {"horizon", "ownWords"});
}

TEST(Goals, S39_AnUnknownGoalCannotBeChanged) {
  given(started_plan())
      .when(ChangeGoal{.goal = {"fly"}, .own_words = "Fly"})
      .then_refused("S39", "goal-unknown", {"goal"});
}

TEST(Goals, S39_AGoalThatIsReachedIsClosed) {
  given(with_goal())
      .as(coordinator)
      .when(CloseGoal{.goal = {"walk"}, .outcome = GoalOutcome::reached})
      .then(
          GoalClosed{.goal = {"walk"}, .area = LifeArea::health, .outcome = GoalOutcome::reached});
}

TEST(Goals, S40_AGoalLooksAheadShortOrLong) {
  auto later = walk;
  later.horizon = Horizon::long_term;
  given(started_plan())
      .when(later)
      .then(GoalSet{.goal = {"walk"},
                    .area = LifeArea::health,
                    .horizon = Horizon::long_term,
                    .own_words = "Gå til butikken selv"});
}

TEST(Goals, R1_NoGoalIsSetBeforeThePlanIsStarted) {
  given(consented()).as(kari).when(walk).then_refused("R1", "plan-not-started");
}

}  // namespace
}  // namespace tests
