// R1, R5, R9, R14, R15, R22, R23, R25: a plan is paused and ended, and begins anew.
#include "events/plan/due.h"
#include "tests/events/plan/guardian_cast.h"
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using namespace events::ending;  // NOLINT(google-build-using-namespace): the room under test.
using consent::ConsentExpired;
using consent::ConsentKind;
using lifecycle::PlanPaused;
using lifecycle::StartPlan;

const Note agreed_by_phone{"Kari sa på telefon at det er greit"};

PlanEnded ended(EndReason reason = EndReason::goals_reached) {
  return {.reason = reason, .ended_at = time_of(noon)};
}

// What ends with the plan: the consents to it and to sharing.
Events expired_consents() {
  return all_of(ConsentExpired{.consent = {"consent-health"}, .kind = ConsentKind::sharing},
                ConsentExpired{.consent = {"consent-plan"}, .kind = ConsentKind::plan},
                ConsentExpired{.consent = {"consent-school"}, .kind = ConsentKind::sharing});
}

Events ended_plan() {
  return all_of(whole_plan(), ended(), RevisionCancelled{.on = day("2026-09-01")},
                expired_consents());
}

// --- R9: a pause at the owner's wish. ---

TEST(Ending, R9_TheOwnerPausesThePlan) {
  given(whole_plan()).as(kari).when(PausePlan{}).then(PlanPaused{.paused_at = time_of(noon)});
  given(whole_plan(), sister_as_guardian()).as(sister).when(PausePlan{}).then_accepted();
}

TEST(Ending, R9_TheCoordinatorPausesItAtTheOwnersWish) {
  given(whole_plan())
      .as(coordinator)
      .when(PausePlan{})
      .then_refused("R9", "owner-agreement-missing", {"ownerAgreement"});
  given(whole_plan())
      .as(coordinator)
      .when(PausePlan{.reason = Note{"Lang reise"}, .owner_agreement = agreed_by_phone})
      .then(PlanPaused{.paused_at = time_of(noon)},
            StepExplained{.step = Step::pause,
                          .reason = Note{"Lang reise"},
                          .owner_agreement = agreed_by_phone});
}

TEST(Ending, R9_NobodyElsePausesIt) {
  given(whole_plan()).as(physio).when(PausePlan{}).then_refused("R9", "not-yours-to-do");
  given(whole_plan(), sister_as_guardian({LifeArea::health}))
      .as(sister)
      .when(PausePlan{})
      .then_refused("R13", "outside-authority");
}

TEST(Ending, R9_APausedPlanIsTakenUpAgainByTheSameConsent) {
  const PlanPaused paused{.paused_at = time_of("2026-03-01T12:00:00Z")};
  given(whole_plan(), paused).as(kari).when(PausePlan{}).then_refused("R9", "plan-paused");
  given(whole_plan(), paused)
      .as(kari)
      .when(lifecycle::ResumePlan{})
      .then(lifecycle::PlanResumed{.resumed_at = time_of(noon)});
}

TEST(Ending, R9_WhatTheOwnerWantedPausedNoServiceTakesUpAgain) {
  const PlanPaused paused{.paused_at = time_of("2026-03-01T12:00:00Z")};
  const lifecycle::ResumePlan resume{};
  given(whole_plan(), paused)
      .as("staff", at_service())
      .when(resume)
      .then_refused("R9", "not-yours-to-do");
  given(whole_plan(), paused)
      .as("staff", at_service())
      .when(lifecycle::ResumePlan{.owner_agreement = agreed_by_phone})
      .then_refused("R9", "not-yours-to-do");
  given(whole_plan(), paused, sister_as_guardian()).as(sister).when(resume).then_accepted();
  given(whole_plan(), paused, sister_as_guardian({LifeArea::health}))
      .as(sister)
      .when(resume)
      .then_refused("R13", "outside-authority");
}

TEST(Ending, R9_TheCoordinatorTakesItUpAgainAtTheOwnersWish) {
  const PlanPaused paused{.paused_at = time_of("2026-03-01T12:00:00Z")};
  given(whole_plan(), paused)
      .as(coordinator)
      .when(lifecycle::ResumePlan{})
      .then_refused("R9", "owner-agreement-missing", {"ownerAgreement"});
  given(whole_plan(), paused)
      .as(coordinator)
      .when(lifecycle::ResumePlan{.owner_agreement = agreed_by_phone})
      .then(lifecycle::PlanResumed{.resumed_at = time_of(noon)},
            StepExplained{.step = Step::resume, .owner_agreement = agreed_by_phone});
}

TEST(Ending, R9_APauseAtTheOwnersWishIsOverOnceThePlanIsTakenUpAgain) {
  const PlanPaused paused{.paused_at = time_of("2026-02-01T12:00:00Z")};
  const lifecycle::PlanResumed resumed{.resumed_at = time_of("2026-02-08T12:00:00Z")};
  const consent::ConsentWithdrawn withdrawn{.consent = {"consent-plan"}, .kind = ConsentKind::plan};
  const PlanPaused paused_again{.paused_at = time_of("2026-02-15T12:00:00Z")};
  given(whole_plan(), paused, resumed, withdrawn, paused_again, new_consent())
      .as("staff", at_service())
      .when(lifecycle::ResumePlan{})
      .then_accepted();
}

TEST(Ending, R5_TheWordsBehindAStepAreForTheCore) {
  const StepExplained explained{.step = Step::end, .reason = Note{"Flytter hjem"}};
  EXPECT_EQ(scope_of(lift<plan::Event>(explained)), (Scope{.reach = Reach::core}));
}

// --- The end. ---

TEST(Ending, R15_TheOwnerEndsThePlan) {
  given(whole_plan())
      .as(kari)
      .when(EndPlan{.reason = EndReason::goals_reached})
      .then(ended(), RevisionCancelled{.on = day("2026-09-01")}, expired_consents());
  given(whole_plan(), sister_as_guardian())
      .as(sister)
      .when(EndPlan{.reason = EndReason::owners_wish})
      .then_accepted();
}

TEST(Ending, S5_TheCoordinatorEndsItWithTheOwnersAgreementOnly) {
  given(whole_plan())
      .as(coordinator)
      .when(EndPlan{.reason = EndReason::no_longer_in_need})
      .then_refused("S5", "owner-agreement-missing", {"ownerAgreement"});
  given(started_plan())
      .as(coordinator)
      .when(EndPlan{.reason = EndReason::no_longer_in_need, .owner_agreement = agreed_by_phone})
      .then(ended(EndReason::no_longer_in_need),
            StepExplained{.step = Step::end, .owner_agreement = agreed_by_phone},
            ConsentExpired{.consent = {"consent-plan"}, .kind = ConsentKind::plan});
}

TEST(Ending, S5_NobodyElseEndsIt) {
  const EndPlan end{.reason = EndReason::other, .owner_agreement = agreed_by_phone};
  given(whole_plan()).as(physio).when(end).then_refused("S5", "not-yours-to-do");
  given(whole_plan()).as("staff", at_service()).when(end).then_refused("S5", "not-yours-to-do");
}

TEST(Ending, S5_WhereTheOwnerHasDiedWhoeverHasThePlanInHandEndsIt) {
  const EndPlan end{.reason = EndReason::died};
  given(whole_plan()).as(coordinator).when(end).then_accepted();
  given(whole_plan()).as("staff", at_service()).when(end).then_accepted();
  given(whole_plan()).as("staff", at_trust()).when(end).then_refused("S5", "not-yours-to-do");
  given(whole_plan()).as(physio).when(end).then_refused("S5", "not-yours-to-do");
}

TEST(Ending, R1_OnlyWhatWasStartedEndsAndOnce) {
  const EndPlan end{.reason = EndReason::owners_wish};
  given(consented()).as(kari).when(end).then_refused("R1", "plan-not-started");
  given(ended_plan()).as(kari).when(end).then_refused("R1", "plan-ended");
  given(ended_plan()).as(kari).when(PausePlan{}).then_refused("R1", "plan-ended");
  given(ended_plan(), new_consent())
      .as(kari)
      .when(lifecycle::ResumePlan{})
      .then_refused("R1", "plan-ended");
}

TEST(Ending, R9_APausedPlanEndsToo) {
  given(started_plan(),
        consent::ConsentWithdrawn{.consent = {"consent-plan"}, .kind = ConsentKind::plan},
        PlanPaused{.paused_at = time_of("2026-03-01T12:00:00Z")})
      .as(kari)
      .when(EndPlan{.reason = EndReason::owners_wish})
      .then(ended(EndReason::owners_wish));
}

TEST(Ending, R1_AfterTheEndNothingOfTheContentChanges) {
  const auto refused = [](std::string_view person, auto command) {
    given(ended_plan()).as(person).when(command).then_refused("R1", "plan-ended");
  };
  refused(kari, goals::ChangeGoal{.goal = {"walk"}, .own_words = Note{"Noe annet"}});
  refused(kari, measures::PauseMeasure{.measure = {"walks"}, .reason = "Slutt"});
  refused(kari, lifecycle::AgreePlan{});
  refused(coordinator, lifecycle::ScheduleRevision{.on = day("2026-12-01")});
  refused(coordinator, EvaluatePlan{.entry = {"late"}, .text = "For sent"});
  refused(kari, ChangeCareLevel{.level = CareLevel::hospital, .since = day("2026-03-01")});
}

TEST(Ending, R22_AnEndedPlanHasNoRevisionDue) {
  for (const auto& each : due_of(fold(ended_plan()), {})) {
    EXPECT_FALSE(each.what.starts_with("revision")) << each.what;
  }
}

TEST(Ending, R23_TheNeedFoundAndTheCoordinatorStay) {
  const auto plan = fold(ended_plan());
  EXPECT_EQ(plan.intake.eligible, true);
  EXPECT_TRUE(is_coordinator(plan, id_of(coordinator)));
  EXPECT_TRUE(has_consent(plan, ConsentKind::coordinator, time_of(noon)));
}

TEST(Ending, R23_TheOfferOfACoordinatorStaysOpen) {
  given(eligible(), intake::CoordinatorOnlyOffered{.body = unit_body}, new_consent(),
        lifecycle::PlanStarted{.basis = intake::PlanBasis::right,
                               .started_at = time_of("2026-01-20T09:00:00Z")},
        ended())
      .as(kari)
      .when(intake::AcceptCoordinatorOnly{})
      .then(intake::CoordinatorOnlyAccepted{.owner = id_of(kari)});
}

TEST(Ending, R25_AnEndedPlanLacksNoCoordinator) {
  const auto since = time_of("2026-02-01T09:00:00Z");
  given(consented(), lifecycle::PlanStarted{.basis = intake::PlanBasis::right, .started_at = since},
        coordination::CoordinatorVacancyOpened{.vacant_since = since})
      .as(kari)
      .when(EndPlan{.reason = EndReason::owners_wish})
      .then(ended(EndReason::owners_wish), CoordinatorVacancyClosed{.vacant_since = since},
            ConsentExpired{.consent = {"consent-plan"}, .kind = ConsentKind::plan});
}

TEST(Ending, R5_SharingEndsWithThePlan) {
  const Viewer viewer{.person = id_of(physio)};
  EXPECT_FALSE(audience_of(fold(whole_plan()), viewer, time_of(noon)).nothing());
  EXPECT_TRUE(audience_of(fold(ended_plan()), viewer, time_of(noon)).nothing());
  EXPECT_TRUE(audience_of(fold(ended_plan()), {.person = id_of(kari)}, time_of(noon)).core);
}

// --- A new start, of the same plan. ---

TEST(Ending, R15_ANewStartIsPossibleLaterInTheSamePlan) {
  given(ended_plan()).as(coordinator).when(StartPlan{}).then_refused("R1", "plan-consent-missing");
  const lifecycle::PlanStarted again{.basis = intake::PlanBasis::right,
                                     .started_at = time_of(noon)};
  given(ended_plan(), new_consent()).as(coordinator).when(StartPlan{}).then(again);
  const auto plan = fold(all_of(ended_plan(), new_consent(), again));
  EXPECT_EQ(plan.lifecycle.stage, lifecycle::Stage::active);
  EXPECT_FALSE(plan.lifecycle.agreed);
  EXPECT_TRUE(plan.lifecycle.agreements.empty());
  EXPECT_TRUE(plan.goals.goals.contains({"walk"}));
  given(ended_plan(), new_consent(), again)
      .as(kari)
      .when(StartPlan{})
      .then_refused("R14", "plan-exists");
}

TEST(Ending, R15_WhoAsksAgainIsOwedAStartAgain) {
  const auto starts_due = [](const Events& history) {
    std::vector<std::string> names;
    for (const auto& each : due_of(fold(history), {})) {
      if (each.what.starts_with("start")) names.push_back(each.what);
    }
    return names;
  };
  EXPECT_TRUE(starts_due(ended_plan()).empty());
  const intake::RequestRegistered asks{.request = {"request-2"},
                                       .owner = id_of(kari),
                                       .channel = intake::Channel::digital,
                                       .asked_by = intake::Asker::owner,
                                       .service = service_body,
                                       .wants = intake::Wanted::plan,
                                       .received_at = time_of("2027-06-01T09:00:00Z")};
  EXPECT_EQ(starts_due(all_of(ended_plan(), asks)),
            std::vector<std::string>{"start-overdue/2027-07-01T09:00:00.000000Z/2"});
  given(ended_plan())
      .as(kari)
      .at("2027-06-01T09:00:00Z")
      .when(intake::RegisterRequest{.request = {"request-2"},
                                    .owner = id_of(kari),
                                    .channel = intake::Channel::digital,
                                    .asked_by = intake::Asker::owner,
                                    .service = service_body,
                                    .wants = intake::Wanted::plan})
      .then(asks);
}

}  // namespace
}  // namespace tests
