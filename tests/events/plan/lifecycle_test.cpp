// S1, S9, S11, S47, R1, R9, R14, R18, R22, R24: the plan as a whole, from start to agreement.
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using namespace events::lifecycle;  // NOLINT(google-build-using-namespace): the room under test.
using coordination::CoordinatorVacancyOpened;
using intake::PlanBasis;

PlanStarted started(PlanBasis basis = PlanBasis::right) {
  return {.basis = basis, .started_at = time_of(noon)};
}

// The owner took the consent to the plan back, and so it is paused.
Events paused_plan() {
  return all_of(
      started_plan(),
      consent::ConsentWithdrawn{.consent = {"consent-plan"}, .kind = consent::ConsentKind::plan},
      PlanPaused{.paused_at = time_of("2026-02-01T09:00:00Z")});
}

intake::VoluntaryPlanOffered voluntary_offer() {
  return {.basis = PlanBasis::voluntary, .grounds = "Kommunen tilbyr plan til alle som vil"};
}

// --- S9, R1, R14, R24: the start ---

TEST(Lifecycle, S9_TheChainEndsInAStart) {
  given(asked(),
        intake::ApplicationSubmitted{.application = {"application-1"},
                                     .owner = id_of(kari),
                                     .form = intake::Form::secure_form,
                                     .unit = unit_body,
                                     .received_at = time_of("2026-01-06T09:00:00Z")},
        intake::ApplicationDecided{.application = {"application-1"},
                                   .decision = intake::Decision::granted},
        consented())
      .as(caseworker, at_unit())
      .when(StartPlan{})
      .then(started(), CoordinatorVacancyOpened{.vacant_since = time_of(noon)});
}

TEST(Lifecycle, S9_TheServiceStartsOrTheOwnerPressesIt) {
  given(consented()).as("staff", at_service()).when(StartPlan{}).then_accepted();
  given(consented()).as(kari).when(StartPlan{}).then_accepted();
}

TEST(Lifecycle, S9_NobodyElseStartsIt) {
  given(consented()).as(sister).when(StartPlan{}).then_refused("S9", "not-yours-to-do");
  given(consented())
      .as(stranger, at_trust())
      .when(StartPlan{})
      .then_refused("S9", "not-yours-to-do");
}

TEST(Lifecycle, R25_AStartWithoutACoordinatorOpensTheVacancyOnce) {
  given(consented())
      .as(kari)
      .when(StartPlan{})
      .then(started(), CoordinatorVacancyOpened{.vacant_since = time_of(noon)});
  given(consented(), CoordinatorVacancyOpened{.vacant_since = time_of("2026-02-01T09:00:00Z")})
      .as(kari)
      .when(StartPlan{})
      .then(started());
  given(consented(), coordination::CoordinatorAppointed{.coordinator = id_of(coordinator),
                                                        .body = service_body,
                                                        .profession = "Vernepleier",
                                                        .wish_stated = false,
                                                        .follows_wish = true})
      .as(kari)
      .when(StartPlan{})
      .then(started());
}

TEST(Lifecycle, R1_NoPlanWithoutConsent) {
  given(eligible()).as(kari).when(StartPlan{}).then_refused("R1", "plan-consent-missing");
}

TEST(Lifecycle, R1_AWithdrawnConsentIsNone) {
  given(consented(),
        consent::ConsentWithdrawn{.consent = {"consent-plan"}, .kind = consent::ConsentKind::plan})
      .as("staff", at_service())
      .when(StartPlan{})
      .then_refused("R1", "plan-consent-missing");
}

TEST(Lifecycle, S5_WhoSaidNoMaySayYesLater) {
  given(eligible(), intake::PlanDeclined{}, new_consent())
      .as("staff", at_service())
      .when(StartPlan{})
      .then_accepted();
}

TEST(Lifecycle, S2_NoPlanBeforeTheRightIsAssessed) {
  given(asked(), new_consent())
      .as(kari)
      .when(StartPlan{})
      .then_refused("S2", "eligibility-not-assessed");
}

TEST(Lifecycle, R14_OnePersonHasOnePlan) {
  given(started_plan()).as(kari).when(StartPlan{}).then_refused("R14", "plan-exists");
  given(paused_plan(), new_consent()).as(kari).when(StartPlan{}).then_refused("R14", "plan-exists");
}

TEST(Lifecycle, R24_AVoluntaryPlanIsStartedAsOne) {
  given(asked(), voluntary_offer(), new_consent())
      .as(kari)
      .when(StartPlan{})
      .then(started(PlanBasis::voluntary), CoordinatorVacancyOpened{.vacant_since = time_of(noon)});
}

TEST(Lifecycle, R24_AVoluntaryPlanObeysTheSameRules) {
  given(asked(), voluntary_offer())
      .as(kari)
      .when(StartPlan{})
      .then_refused("R1", "plan-consent-missing");
  given(asked(), voluntary_offer(), new_consent(), started(PlanBasis::voluntary))
      .as(kari)
      .when(StartPlan{})
      .then_refused("R14", "plan-exists");
}

TEST(Lifecycle, R24_TheBasisIsKeptForLater) {
  EXPECT_EQ(fold(all_of(asked(), started(PlanBasis::voluntary))).lifecycle.basis,
            PlanBasis::voluntary);
  EXPECT_EQ(fold(started_plan()).lifecycle.basis, PlanBasis::right);
}

// --- R9: pause and resumption ---

TEST(Lifecycle, R9_APausedPlanIsResumedAfterANewConsent) {
  given(paused_plan(), new_consent())
      .as(coordinator)
      .when(ResumePlan{})
      .then(PlanResumed{.resumed_at = time_of(noon)});
}

TEST(Lifecycle, R9_APausedPlanStaysSoWithoutConsent) {
  given(paused_plan()).as(kari).when(ResumePlan{}).then_refused("R9", "plan-consent-missing");
}

TEST(Lifecycle, R9_OnlyAPausedPlanIsResumed) {
  given(started_plan()).as(kari).when(ResumePlan{}).then_refused("R9", "plan-not-paused");
  given(consented()).as(kari).when(ResumePlan{}).then_refused("R1", "plan-not-started");
  given(paused_plan(), new_consent())
      .as(sister)
      .when(ResumePlan{})
      .then_refused("R9", "not-yours-to-do");
}

TEST(Lifecycle, R9_ThePauseKeepsTheCoordinatorOffer) {
  given(eligible(), intake::CoordinatorOnlyOffered{.body = unit_body}, new_consent(), started(),
        consent::ConsentWithdrawn{.consent = {"consent-again"}, .kind = consent::ConsentKind::plan},
        PlanPaused{.paused_at = time_of(noon)})
      .as(kari)
      .when(intake::AcceptCoordinatorOnly{})
      .then(intake::CoordinatorOnlyAccepted{.owner = id_of(kari)});
}

TEST(Lifecycle, R9_NothingIsChangedWhileThePlanIsPaused) {
  given(paused_plan())
      .as(kari)
      .when(ScheduleRevision{.on = day("2026-09-01")})
      .then_refused("R9", "plan-paused");
}

TEST(Lifecycle, R25_AResumedPlanWithoutACoordinatorHasAVacancy) {
  given(paused_plan(),
        coordination::CoordinatorVacated{.coordinator = id_of(coordinator), .reason = "Sluttet"},
        new_consent())
      .as(kari)
      .when(ResumePlan{})
      .then(PlanResumed{.resumed_at = time_of(noon)},
            CoordinatorVacancyOpened{.vacant_since = time_of(noon)});
}

// --- S11: the services owe the start ---

const MarkStartOverdue start_overdue{.due = time_of("2026-02-04T09:00:00Z")};

TEST(Lifecycle, S11_AStartThatIsLateIsMarkedOnce) {
  const StartOverdue marked{.due = time_of("2026-02-04T09:00:00Z")};
  given(asked()).as(timer).when(start_overdue).then(marked);
  given(asked(), marked).as(timer).when(start_overdue).then_nothing();
}

TEST(Lifecycle, S11_AStartInTimeIsNotMarked) {
  given(started_plan()).as(timer).when(start_overdue).then_nothing();
}

TEST(Lifecycle, S11_WhoDeclinedIsNotOwedAStart) {
  given(asked(), intake::PlanDeclined{}).as(timer).when(start_overdue).then_nothing();
}

TEST(Lifecycle, S11_OnlyTheTimerMarksIt) {
  given(asked())
      .as("staff", at_service())
      .when(start_overdue)
      .then_refused("S11", "not-yours-to-do");
}

TEST(Lifecycle, S11_TheTimerDoesNotComeEarly) {
  given(asked())
      .as(timer)
      .at("2026-02-04T08:59:59Z")
      .when(start_overdue)
      .then_refused("S11", "not-due", {"due"});
}

// --- Point g, R22: period and revision ---

TEST(Lifecycle, PointG_ThePlanHasAPeriod) {
  const SetPlanPeriod period{.from = day("2026-03-01"), .until = day("2027-02-28")};
  const PlanPeriodSet set{.from = day("2026-03-01"), .until = day("2027-02-28")};
  given(started_plan()).as(kari).when(period).then(set);
  given(started_plan()).as(coordinator).when(period).then(set);
  given(with_group()).as(physio).when(period).then_refused("R22", "not-yours-to-do");
}

TEST(Lifecycle, PointG_APeriodEndsAfterItBegins) {
  given(started_plan())
      .when(SetPlanPeriod{.from = day("2026-03-02"), .until = day("2026-03-01")})
      .then_refused("R22", "period-backwards", {"from", "until"});
}

TEST(Lifecycle, R22_ARevisionIsScheduledAhead) {
  given(started_plan())
      .as(coordinator)
      .when(ScheduleRevision{.on = day("2026-09-01")})
      .then(RevisionScheduled{.on = day("2026-09-01")});
  given(started_plan())
      .when(ScheduleRevision{.on = day("2026-03-02")})
      .then_refused("R22", "revision-not-ahead", {"on"});
  given(started_plan())
      .when(ScheduleRevision{.on = day("2206-09-01")})
      .then_refused("R22", "revision-too-far", {"on"});
}

TEST(Lifecycle, R22_ARevisionDateThatPassesIsMarkedOnce) {
  const MarkRevisionOverdue mark{.due = day("2026-09-01")};
  const RevisionOverdue marked{.due = day("2026-09-01")};
  given(whole_plan()).as(timer).at("2026-09-02T00:00:00Z").when(mark).then(marked);
  given(whole_plan(), marked).as(timer).at("2026-09-03T00:00:00Z").when(mark).then_nothing();
}

TEST(Lifecycle, R22_TheRevisionDayItselfIsInTime) {
  given(whole_plan())
      .as(timer)
      .at("2026-09-01T23:59:59Z")
      .when(MarkRevisionOverdue{.due = day("2026-09-01")})
      .then_refused("R22", "not-due", {"due"});
}

TEST(Lifecycle, R22_ARevisionThatWasMovedIsNotOverdue) {
  given(whole_plan(), RevisionScheduled{.on = day("2026-12-01")})
      .as(timer)
      .at("2026-09-02T00:00:00Z")
      .when(MarkRevisionOverdue{.due = day("2026-09-01")})
      .then_nothing();
}

TEST(Lifecycle, R22_ANewDateMayBecomeOverdueAgain) {
  given(whole_plan(), RevisionOverdue{.due = day("2026-09-01")},
        RevisionScheduled{.on = day("2026-12-01")})
      .as(timer)
      .at("2026-12-02T00:00:00Z")
      .when(MarkRevisionOverdue{.due = day("2026-12-01")})
      .then(RevisionOverdue{.due = day("2026-12-01")});
}

TEST(Lifecycle, R22_OnlyTheTimerMarksIt) {
  given(whole_plan())
      .as(coordinator)
      .at("2026-09-02T00:00:00Z")
      .when(MarkRevisionOverdue{.due = day("2026-09-01")})
      .then_refused("R22", "not-yours-to-do");
}

}  // namespace
}  // namespace tests
