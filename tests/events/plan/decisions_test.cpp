// S49-S51, R15, R20: other plans below the one plan, and what bodies have decided.
#include "tests/events/plan/decisions_cast.h"

namespace tests {
namespace {

using namespace events::decisions;  // NOLINT(google-build-using-namespace): the room under test.

const Orgnr school{"944444444"};  // Where the teacher works.

std::vector<Office> at_school() {
  return {{.body = school, .kind = BodyKind::school, .may_appoint = false}};
}

// --- S49, R15: one overall plan, others below it. ---

const AttachSubPlan attach_iop{.sub_plan = {"iop"},
                               .kind = SubPlanKind::education_plan,
                               .title = "IOP 2026",
                               .body = school,
                               .area = LifeArea::education,
                               .from = day("2026-08-15"),
                               .until = day("2027-06-20")};
const SubPlanAttached iop_attached{.sub_plan = {"iop"},
                                   .kind = SubPlanKind::education_plan,
                                   .title = "IOP 2026",
                                   .body = school,
                                   .area = LifeArea::education,
                                   .from = day("2026-08-15"),
                                   .until = day("2027-06-20")};

TEST(Decisions, S49_AnotherPlanBecomesASubPlan) {
  given(with_group()).as(coordinator).when(attach_iop).then(iop_attached);
  given(with_group()).as(kari).when(attach_iop).then(iop_attached);
  given(with_group()).as(teacher).when(attach_iop).then(iop_attached);
}

TEST(Decisions, S49_OnlyThoseWhoWorkInTheAreaAttachOne) {
  given(with_group()).as(physio).when(attach_iop).then_refused("S49", "not-yours-to-do");
  given(with_group())
      .as(stranger, at_school())
      .when(attach_iop)
      .then_refused("S49", "not-yours-to-do");
}

TEST(Decisions, S49_ASubPlanIsAttachedOnceAndItsPeriodGoesForward) {
  given(with_group(), iop_attached)
      .as(teacher)
      .when(attach_iop)
      .then_refused("S49", "sub-plan-exists", {"subPlan"});
  auto backwards = attach_iop;
  backwards.until = day("2026-08-14");
  given(with_group())
      .as(teacher)
      .when(backwards)
      .then_refused("S49", "period-backwards", {"from", "until"});
  backwards.until.reset();
  given(with_group()).as(teacher).when(backwards).then_accepted();
}

TEST(Decisions, R15_OtherPlansExistOnlyBelowTheOnePlan) {
  given(consented()).as(kari).when(attach_iop).then_refused("R1", "plan-not-started");
  given(with_group(), iop_attached)
      .as(kari)
      .when(lifecycle::StartPlan{})
      .then_refused("R14", "plan-exists");
}

// --- S50, S51, R20: what a body decided. ---

// Money for a ticket: nobody's measure.
LinkDecision decide_ticket() {
  auto command = decide_training();
  command.measure.reset();
  command.area = LifeArea::economy;
  command.appeal_basis = complaint::LegalBasis::fvl;
  return command;
}

TEST(Decisions, S51_TheCoordinatorOrTheBodyThatDecidedLinksADecision) {
  given(with_training()).as(coordinator).when(decide_training()).then(training_decided());
  given(with_training()).as(physio, at_service()).when(decide_training()).then(training_decided());
}

TEST(Decisions, S51_NobodyElseLinksIt) {
  given(with_training()).as(kari).when(decide_training()).then_refused("S51", "not-yours-to-do");
  given(with_training())
      .as(physio, at_trust())
      .when(decide_training())
      .then_refused("S51", "not-yours-to-do");
  given(with_training()).as(physio).when(decide_training()).then_refused("S51", "not-yours-to-do");
}

TEST(Decisions, S51_ABodyDoesNotSpeakOfAMeasureThatItsStaffMayNotSee) {
  given(with_training())
      .as(caseworker, at_service())
      .when(decide_training())
      .then_refused("S51", "not-yours-to-do");
  given(with_training(), consent::ConsentWithdrawn{.consent = {"consent-health"},
                                                   .kind = consent::ConsentKind::sharing})
      .as(physio, at_service())
      .when(decide_training())
      .then_refused("S51", "not-yours-to-do");
}

TEST(Decisions, S51_WithNoMeasureTheBodyHasAPartInThePlan) {
  given(with_group()).as(caseworker, at_service()).when(decide_ticket()).then_accepted();
  auto by_trust = decide_ticket();
  by_trust.body = trust_body;
  given(with_group())
      .as(stranger, at_trust())
      .when(by_trust)
      .then_refused("S51", "not-yours-to-do");
  const intake::CooperationRequested asked_trust{.cooperation = {"trust"},
                                                 .area = LifeArea::economy,
                                                 .body = trust_body,
                                                 .what = "Reise til behandling"};
  given(with_group(), asked_trust).as(stranger, at_trust()).when(by_trust).then_accepted();
  auto on_health = by_trust;
  on_health.area = LifeArea::health;
  given(with_group(), asked_trust)
      .as(stranger, at_trust())
      .when(on_health)
      .then_refused("S51", "not-yours-to-do");
  given(with_group(), asked_trust,
        intake::CooperationRefused{
            .cooperation = {"trust"}, .area = LifeArea::economy, .reason = "Kommunen dekker"})
      .as(stranger, at_trust())
      .when(by_trust)
      .then_refused("S51", "not-yours-to-do");
}

TEST(Decisions, S51_ADecisionNamesAMeasureOrAnArea) {
  auto bare = decide_ticket();
  bare.area.reset();
  given(with_group())
      .as(coordinator)
      .when(bare)
      .then_refused("S51", "area-missing", {"measure", "area"});
  given(with_group())
      .as(coordinator)
      .when(decide_training())
      .then_refused("S51", "measure-unknown", {"measure"});
  auto elsewhere = decide_training();
  elsewhere.area = LifeArea::work;
  given(with_training())
      .as(coordinator)
      .when(elsewhere)
      .then_refused("S51", "area-mismatch", {"area"});
  elsewhere.area = LifeArea::health;
  given(with_training()).as(coordinator).when(elsewhere).then(training_decided());
}

TEST(Decisions, S51_ADecisionIsLinkedOnceAndAfterItIsMade) {
  given(with_training(), training_decided())
      .as(coordinator)
      .when(decide_training())
      .then_refused("S51", "decision-exists", {"decision"});
  auto ahead = decide_training();
  ahead.decided_on = day("2026-03-03");
  given(with_training())
      .as(coordinator)
      .when(ahead)
      .then_refused("S51", "decision-ahead", {"decidedOn"});
  ahead.decided_on = day("2026-03-02");
  given(with_training()).as(coordinator).when(ahead).then_accepted();
}

TEST(Decisions, S51_TheBasisOfTheDeadlineForComplaintsIsKept) {
  auto linked = training_decided();
  linked.measure.reset();
  linked.area = LifeArea::economy;
  linked.appeal_basis = complaint::LegalBasis::fvl;
  given(with_group()).as(coordinator).when(decide_ticket()).then(linked);
}

TEST(Decisions, S51_ADecisionReachesThoseWhoMaySeeTheMeasure) {
  const auto scope = scope_of(lift<plan::Event>(training_decided()));
  const auto seen_by = [](std::string_view person) {
    const Viewer viewer{.person = id_of(person)};
    return audience_of(fold(with_training()), viewer, time_of("2026-03-02T12:00:00Z"));
  };
  EXPECT_EQ(scope.areas, AreaSet(LifeAreas{LifeArea::health}));
  EXPECT_TRUE(seen_by(physio).areas.contains(scope.areas));
  EXPECT_FALSE(seen_by(teacher).areas.contains(scope.areas));
  EXPECT_FALSE(seen_by(stranger).areas.contains(scope.areas));
}

// The parties' agreement is one thing, a body's decision another; neither makes the other.
TEST(Decisions, S50_ADecisionLeavesTheMeasureAsItsPartiesHaveIt) {
  for (const auto outcome : {Outcome::granted, Outcome::partly, Outcome::refused}) {
    const auto proposed = fold(all_of(with_training(), training_decided(outcome)));
    EXPECT_EQ(proposed.measures.measures.at({"training"}).status, measures::Status::proposed);
    const auto accepted = fold(all_of(with_accepted_training(), training_decided(outcome)));
    EXPECT_EQ(accepted.measures.measures.at({"training"}).status, measures::Status::accepted);
  }
}

TEST(Decisions, S50_AnAcceptedMeasureIsNotAGrantedOne) {
  const auto plan = fold(with_accepted_training());
  EXPECT_TRUE(plan.decisions.decisions.empty());
}

// Of all that can happen in a plan, one event says of a service that it is granted or refused. The
// other that grants is the answer to an application for a plan (S8).
TEST(Decisions, R20_GrantedIsSaidByALinkedDecisionAlone) {
  std::set<std::string> granting;
  for (const auto& each : describe_events()) {
    const auto schema = each.schema.dump();
    EXPECT_EQ(schema.find("entitle"), std::string::npos) << each.name;
    if (schema.find("\"granted\"") != std::string::npos) granting.insert(each.name);
  }
  EXPECT_EQ(granting, (std::set<std::string>{"ApplicationDecided", "DecisionLinked"}));
}

TEST(Decisions, R9_NothingIsLinkedWhileThePlanIsPaused) {
  const auto paused =
      all_of(with_training(), lifecycle::PlanPaused{.paused_at = time_of("2026-03-01T12:00:00Z")});
  given(paused).as(coordinator).when(attach_iop).then_refused("R9", "plan-paused");
  given(paused).as(coordinator).when(decide_training()).then_refused("R9", "plan-paused");
}

}  // namespace
}  // namespace tests
