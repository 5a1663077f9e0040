// S11, R7, R22, R32: what time alone brings about, and the command that says so.
#include "events/plan/due.h"

#include <algorithm>

#include "tests/support/whole_plan.h"

namespace tests {
namespace {

std::vector<Due> due_in(const Events& history, const Deadlines& deadlines = {}) {
  return due_of(fold(history), deadlines);
}

std::vector<std::string> what(const std::vector<Due>& all) {
  std::vector<std::string> names;
  for (const auto& each : all) names.push_back(each.what);
  return names;
}

std::string command_of(const Due& due) {
  const auto draft = encode(due.command);
  return draft.type + " " + draft.payload;
}

consent::AccessGranted granted() {
  return {.access = {"access-1"},
          .person = id_of(sister),
          .areas = {LifeArea::leisure},
          .until = day("2026-05-31")};
}

TEST(Due, S11_AStartIsDueAMonthAfterTheRequest) {
  const auto all = due_in(asked());
  ASSERT_EQ(what(all), std::vector<std::string>{"start-overdue/2026-02-04T09:00:00.000000Z/1"});
  EXPECT_EQ(all[0].at, time_of("2026-02-04T09:00:00Z"));
  EXPECT_EQ(command_of(all[0]), R"(MarkStartOverdue {"due":"2026-02-04T09:00:00.000000Z"})");
}

TEST(Due, S11_TheDeadlineIsAParameter) {
  const auto all = due_in(asked(), {.start = std::chrono::days{14}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].at, time_of("2026-01-19T09:00:00Z"));
}

TEST(Due, S11_AnApplicationIsARequestToo) {
  const auto all =
      due_in(all_of(intake::ApplicationSubmitted{.application = {"application-1"},
                                                 .owner = id_of(kari),
                                                 .form = intake::Form::post,
                                                 .unit = unit_body,
                                                 .received_at = time_of("2026-03-01T09:00:00Z")}));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].at, time_of("2026-03-31T09:00:00Z"));
}

TEST(Due, S11_NoStartIsDueToWhoWantsACoordinatorOnly) {
  EXPECT_TRUE(due_in(all_of(intake::CoordinatorApplicationSubmitted{
                         .application = {"application-1"},
                         .owner = id_of(kari),
                         .unit = unit_body,
                         .received_at = time_of("2026-03-01T09:00:00Z")}))
                  .empty());
}

TEST(Due, S11_NoStartIsDueOnceItIsStartedMarkedDeclinedOrWithoutARight) {
  EXPECT_TRUE(due_in(started_plan()).empty());
  EXPECT_TRUE(
      due_in(all_of(asked(), lifecycle::StartOverdue{.due = time_of("2026-02-04T09:00:00Z")}))
          .empty());
  EXPECT_TRUE(due_in(all_of(asked(), intake::PlanDeclined{})).empty());
  const intake::EligibilityAssessed not_eligible{
      .eligible = false, .long_term = false, .coordinated = true, .grounds = "Kortvarig"};
  EXPECT_TRUE(due_in(all_of(asked(), not_eligible)).empty());
  EXPECT_EQ(due_in(all_of(asked(), not_eligible,
                          intake::VoluntaryPlanOffered{.basis = intake::PlanBasis::voluntary,
                                                       .grounds = "Tilbys alle"}))
                .size(),
            1U);
}

TEST(Due, S11_TheOwnersNewRequestAfterANoStartsTheTimeAnew) {
  intake::RequestRegistered again{.request = {"request-2"},
                                  .owner = id_of(kari),
                                  .channel = intake::Channel::digital,
                                  .asked_by = intake::Asker::owner,
                                  .service = service_body,
                                  .wants = intake::Wanted::plan,
                                  .received_at = time_of("2026-06-01T09:00:00Z")};
  const auto refused =
      all_of(asked(), lifecycle::StartOverdue{.due = time_of("2026-02-04T09:00:00Z")},
             intake::PlanDeclined{});
  const auto all = due_in(all_of(refused, again));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].at, time_of("2026-07-01T09:00:00Z"));
  again.asked_by = intake::Asker::kin;
  EXPECT_TRUE(due_in(all_of(refused, again)).empty()) << "kin do not undo the owner's no";
}

TEST(Due, S11_ARefusedApplicationIsOwedNoStartUntilSomebodyAsksAnewOrItIsAssessed) {
  const auto decided = [](intake::Decision decision) {
    return intake::ApplicationDecided{.application = {"application-1"}, .decision = decision};
  };
  const auto applied =
      all_of(asked(), intake::ApplicationSubmitted{.application = {"application-1"},
                                                   .owner = id_of(kari),
                                                   .form = intake::Form::post,
                                                   .unit = unit_body,
                                                   .received_at = time_of("2026-01-06T09:00:00Z")});
  EXPECT_EQ(due_in(all_of(applied, decided(intake::Decision::granted))).size(), 1U);
  const auto refused = all_of(applied, decided(intake::Decision::refused));
  EXPECT_TRUE(due_in(refused).empty());

  const intake::EligibilityAssessed eligible{
      .eligible = true, .long_term = true, .coordinated = true, .grounds = "Ny vurdering"};
  EXPECT_EQ(what(due_in(all_of(refused, eligible))),
            std::vector<std::string>{"start-overdue/2026-02-04T09:00:00.000000Z/1"});

  const intake::RequestRegistered again{.request = {"request-2"},
                                        .owner = id_of(kari),
                                        .channel = intake::Channel::digital,
                                        .asked_by = intake::Asker::kin,
                                        .service = service_body,
                                        .wants = intake::Wanted::plan,
                                        .received_at = time_of("2026-01-05T09:00:00Z")};
  EXPECT_EQ(what(due_in(all_of(refused, again))),
            std::vector<std::string>{"start-overdue/2026-02-04T09:00:00.000000Z/2"})
      << "the same day has a name of its own in the second round, or it would never be marked";
}

TEST(Due, S11_ARefusedApplicationForACoordinatorLeavesThePlanOwed) {
  const auto history = all_of(
      asked(),
      intake::CoordinatorApplicationSubmitted{.application = {"application-1"},
                                              .owner = id_of(kari),
                                              .unit = unit_body,
                                              .received_at = time_of("2026-01-06T09:00:00Z")},
      intake::ApplicationDecided{.application = {"application-1"},
                                 .decision = intake::Decision::refused});
  EXPECT_EQ(due_in(history).size(), 1U);
}

TEST(Due, R7_ConsentsAndAccessesRunOutEarliestFirst) {
  const auto all = due_in(all_of(sharing(), granted()));
  EXPECT_EQ(what(all), (std::vector<std::string>{
                           "expire-access/access-1/2026-06-01T00:00:00.000000Z",
                           "expire-consent/consent-health/2027-07-01T00:00:00.000000Z",
                           "expire-consent/consent-school/2027-07-01T00:00:00.000000Z"}));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].at, time_of("2026-06-01T00:00:00Z"));
  EXPECT_EQ(command_of(all[0]), R"(ExpireAccess {"access":"access-1"})");
  EXPECT_EQ(all[1].at, time_of("2027-07-01T00:00:00Z"));
  EXPECT_EQ(command_of(all[1]), R"(ExpireConsent {"consent":"consent-health"})");
}

TEST(Due, R7_WhatHasEndedIsNotDue) {
  const auto all = due_in(all_of(
      sharing(), granted(),
      consent::ConsentWithdrawn{.consent = {"consent-health"},
                                .kind = consent::ConsentKind::sharing},
      consent::ConsentExpired{.consent = {"consent-school"}, .kind = consent::ConsentKind::sharing},
      consent::AccessRevoked{.access = {"access-1"}}));
  EXPECT_TRUE(what(all).empty());
}

TEST(Due, R22_ARevisionIsOverdueWhenItsDayHasPassed) {
  const auto planned =
      all_of(started_plan(), lifecycle::RevisionScheduled{.on = day("2026-09-01")});
  const auto all = due_in(planned);
  ASSERT_EQ(what(all), std::vector<std::string>{"revision-overdue/2026-09-01"});
  EXPECT_EQ(all[0].at, time_of("2026-09-02T00:00:00Z"));
  EXPECT_EQ(command_of(all[0]), R"(MarkRevisionOverdue {"due":"2026-09-01"})");
  EXPECT_TRUE(
      due_in(all_of(planned, lifecycle::RevisionOverdue{.due = day("2026-09-01")})).empty());
}

TEST(Due, R22_TheTimersOwnCommandIsAcceptedAtItsTimeAndThenGone) {
  auto plan = fold(whole_plan());
  const auto all = due_of(plan, {});
  ASSERT_FALSE(all.empty());
  const Stamp stamp{.by = system_actor, .at = all[0].at};
  const auto decision = plan::decide(plan, all[0].command, stamp);
  ASSERT_TRUE(decision);
  ASSERT_EQ(decision->size(), 1U);
  const auto left = what(due_of(fold(*decision, plan), {}));
  EXPECT_EQ(std::count(left.begin(), left.end(), all[0].what), 0);
}

TEST(Due, R32_AnApplicationIsAnsweredWithinAMonth) {
  const intake::ApplicationSubmitted submitted{.application = {"application-1"},
                                               .owner = id_of(kari),
                                               .form = intake::Form::written,
                                               .unit = unit_body,
                                               .received_at = time_of("2026-03-01T09:00:00Z")};
  const ApplicationId id{"application-1"};
  EXPECT_EQ(decision_due(fold(all_of(submitted)), id, {}), time_of("2026-03-31T09:00:00Z"));
  EXPECT_EQ(decision_due(fold(all_of(submitted)), {"application-9"}, {}), std::nullopt);
  const intake::ApplicationDecided decided{.application = id,
                                           .decision = intake::Decision::granted};
  EXPECT_EQ(decision_due(fold(all_of(submitted, decided)), id, {}), std::nullopt);
}

}  // namespace
}  // namespace tests
