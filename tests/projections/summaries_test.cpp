// Summaries: what follows from a viewer's own view, and nothing that it does not show.
#include "projections/summaries.h"

#include <gtest/gtest.h>

#include "tests/projections/history.h"
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using events::json::Json;

// The view of somebody, of Kari's plan with this history.
Json view_of(const Events& history, std::string_view person) {
  const auto fold = History{}.at(noon, kari, history).fold();
  return fold.view(audience_of(fold.plan(), {.person = id_of(person)}, time_of(noon)));
}

TEST(Summaries, S63_TheOwnerSeesGoalsMeasuresWhoDoesWhatAndWhatIsNext) {
  const auto history = all_of(whole_plan(), joint_meeting("later", "2026-04-01T10:00:00Z"),
                              joint_meeting("soon", "2026-03-10T10:00:00Z"),
                              joint_meeting("past", "2026-03-01T10:00:00Z"));
  const auto now = projections::plan_now(view_of(history, kari), time_of(noon));
  ASSERT_EQ(now.at("goals").size(), 1U) << now;
  const auto& goal = now.at("goals")[0];
  EXPECT_EQ(goal.at("ownWords"), "Gå til butikken selv");
  ASSERT_EQ(goal.at("measures").size(), 1U);
  EXPECT_EQ(goal.at("measures")[0].at("what"), "Gå tur sammen");
  EXPECT_EQ(goal.at("measures")[0].at("responsible"), physio);
  EXPECT_EQ(now.at("coordinator"), coordinator);
  ASSERT_EQ(now.at("next").size(), 3U) << now.at("next");
  EXPECT_EQ(now.at("next")[0].at("id"), "soon");
  EXPECT_EQ(now.at("next")[1].at("id"), "later");
  EXPECT_EQ(now.at("next")[2].at("kind"), "revision");
}

TEST(Summaries, S63_WhatIsClosedOrDoneIsNotNow) {
  const auto history = all_of(
      whole_plan(), measures::MeasureCompleted{.measure = {"walks"}, .area = LifeArea::health},
      goals::GoalClosed{
          .goal = {"walk"}, .area = LifeArea::health, .outcome = goals::GoalOutcome::reached});
  EXPECT_TRUE(projections::plan_now(view_of(history, kari), time_of(noon)).at("goals").empty());
}

TEST(Summaries, S23_TheMatrixShowsWhoDoesWhatAndWhoHasNothing) {
  auto open = proposed_walks();
  open.measure = {"swim"};
  open.responsible = {};
  const auto matrix = projections::responsibilities(view_of(all_of(whole_plan(), open), kari));
  const auto& people = matrix.at("people");
  EXPECT_EQ(people.at(physio).at("measures"), Json::array({"walks"}));
  EXPECT_TRUE(people.at(teacher).empty()) << "a member with nothing to do is shown all the same";
  EXPECT_EQ(people.at(kari).at("contributions"), Json::array({"company"}));
  EXPECT_EQ(matrix.at("nobody"), Json::array({"swim"}));
}

TEST(Summaries, S43_AnAreaWithANeedAndNoMeasureIsAGap) {
  const auto history = all_of(whole_plan(), mapping::NeedRecorded{.entry = {"reading"},
                                                                  .area = LifeArea::education,
                                                                  .text = "Trenger lengre tid"});
  const auto areas = projections::areas(view_of(history, kari));
  EXPECT_EQ(areas.at("education").at("gap"), true);
  EXPECT_EQ(areas.at("health").at("gap"), false);
  EXPECT_EQ(areas.at("economy").at("gap"), false) << "nothing is needed there";
}

TEST(Summaries, R5_ASummaryShowsNoMoreThanTheView) {
  const auto history = all_of(whole_plan(), joint_meeting("soon", "2026-03-10T10:00:00Z"));
  const auto view = view_of(history, teacher);
  EXPECT_TRUE(projections::plan_now(view, time_of(noon)).at("goals").empty());
  EXPECT_FALSE(projections::responsibilities(view).dump().find("walks") != std::string::npos);
  EXPECT_EQ(projections::areas(view).at("health").at("measures"), 0);
}

TEST(Summaries, WorkIsWhatWaitsForThisPerson) {
  const auto message = contact::MessageSent{.message = {"hello"},
                                            .thread = {"walks"},
                                            .from = id_of(kari),
                                            .to = {id_of(physio)},
                                            .text = "Kan vi flytte timen?"};
  const auto history =
      all_of(without_dates(), joint_meeting("soon", "2026-03-10T10:00:00Z"), message);
  const auto work = projections::work_of(view_of(history, physio), id_of(physio));
  EXPECT_EQ(work.at("invitations"), Json::array({"soon"}));
  EXPECT_EQ(work.at("messages"), Json::array({"hello"}));
  EXPECT_TRUE(work.at("measures").empty()) << "accepted already";
  const auto later = all_of(
      history,
      contact::MessageRead{.message = {"hello"}, .thread = {"walks"}, .reader = id_of(physio)},
      measures::MeasureChanged{
          .measure = {"walks"}, .area = LifeArea::health, .extent = "To timer"});
  const auto again = projections::work_of(view_of(later, physio), id_of(physio));
  EXPECT_TRUE(again.at("messages").empty());
  EXPECT_EQ(again.at("measures"), Json::array({"walks"}));
}

}  // namespace
}  // namespace tests
