// R22: a plan is revised and evaluated, and an agreed one always has a next date for it.
#include "events/plan/due.h"
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using namespace events::ending;  // NOLINT(google-build-using-namespace): the room under test.
using lifecycle::MarkRevisionOverdue;
using lifecycle::RevisionOverdue;
using lifecycle::RevisionScheduled;

HoldRevision hold() {
  return {.entry = {"revision-1"},
          .held_on = day("2026-03-02"),
          .took_part = {id_of(kari), id_of(physio)},
          .outcome = "Målet står, turene blir lengre",
          .next_revision = day("2026-12-01")};
}

RevisionHeld held() {
  return {.entry = {"revision-1"},
          .held_on = day("2026-03-02"),
          .took_part = {id_of(kari), id_of(physio)},
          .outcome = "Målet står, turene blir lengre",
          .next_revision = day("2026-12-01")};
}

// The plan, agreed to by all, with its first revision date 2026-09-01.
Events agreed_plan() {
  return all_of(whole_plan(), agreement_of(kari), agreement_of(physio),
                lifecycle::PlanAgreed{.parties = {id_of(kari), id_of(physio)},
                                      .agreed_at = time_of("2026-02-20T09:00:00Z")});
}

Events revised_plan() {
  return all_of(agreed_plan(), held(), RevisionScheduled{.on = day("2026-12-01")});
}

std::vector<std::string> revisions_due(const Events& history) {
  std::vector<std::string> names;
  for (const auto& each : due_of(fold(history), {})) {
    if (each.what.starts_with("revision")) names.push_back(each.what);
  }
  return names;
}

// --- Holding one. ---

TEST(Revision, R22_ARevisionThatIsHeldNamesTheNextDate) {
  given(agreed_plan())
      .as(coordinator)
      .when(hold())
      .then(held(), RevisionScheduled{.on = day("2026-12-01")});
  given(agreed_plan()).as(kari).when(hold()).then_accepted();
}

TEST(Revision, R22_AnAgreedPlanHasANextDateAfterEveryRevision) {
  EXPECT_EQ(fold(agreed_plan()).lifecycle.next_revision, day("2026-09-01"));
  EXPECT_EQ(fold(revised_plan()).lifecycle.next_revision, day("2026-12-01"));
  EXPECT_TRUE(fold(revised_plan()).lifecycle.agreed);
  EXPECT_EQ(fold(all_of(agreed_plan(), held())).lifecycle.next_revision, day("2026-12-01"));
}

TEST(Revision, R22_OnlyTheNewDateIsDue) {
  EXPECT_EQ(revisions_due(agreed_plan()), std::vector<std::string>{"revision-overdue/2026-09-01"});
  EXPECT_EQ(revisions_due(revised_plan()), std::vector<std::string>{"revision-overdue/2026-12-01"});
  given(revised_plan())
      .as(timer)
      .at("2026-09-02T00:00:00Z")
      .when(MarkRevisionOverdue{.due = day("2026-09-01")})
      .then_nothing();
}

TEST(Revision, R22_TheNewDateBecomesOverdueExactlyOnce) {
  const MarkRevisionOverdue mark{.due = day("2026-12-01")};
  const RevisionOverdue overdue{.due = day("2026-12-01")};
  given(revised_plan()).as(timer).at("2026-12-02T00:00:00Z").when(mark).then(overdue);
  given(revised_plan(), overdue).as(timer).at("2026-12-03T00:00:00Z").when(mark).then_nothing();
  EXPECT_TRUE(revisions_due(all_of(revised_plan(), overdue)).empty());
}

TEST(Revision, R22_AnOverdueRevisionThatIsHeldIsNoLongerOverdue) {
  const auto late = all_of(agreed_plan(), RevisionOverdue{.due = day("2026-09-01")});
  EXPECT_TRUE(fold(late).lifecycle.revision_overdue);
  const auto made_good = all_of(late, held());
  EXPECT_FALSE(fold(made_good).lifecycle.revision_overdue);
  EXPECT_EQ(revisions_due(made_good), std::vector<std::string>{"revision-overdue/2026-12-01"});
}

TEST(Revision, R22_TheNextDateIsAhead) {
  auto command = hold();
  command.next_revision = day("2026-03-02");
  given(agreed_plan())
      .as(coordinator)
      .when(command)
      .then_refused("R22", "revision-not-ahead", {"nextRevision"});
  command.next_revision = day("2206-03-02");
  given(agreed_plan())
      .as(coordinator)
      .when(command)
      .then_refused("R22", "revision-too-far", {"nextRevision"});
}

TEST(Revision, R22_ARevisionIsRecordedAfterItIsHeldAndOnce) {
  auto command = hold();
  command.held_on = day("2026-03-03");
  given(agreed_plan())
      .as(coordinator)
      .when(command)
      .then_refused("R22", "revision-not-held", {"heldOn"});
  given(revised_plan()).as(coordinator).when(hold()).then_refused("R22", "entry-exists", {"entry"});
}

TEST(Revision, R22_ARevisionIsHeldByPeopleOfThePlan) {
  auto command = hold();
  command.took_part = {};
  given(agreed_plan())
      .as(coordinator)
      .when(command)
      .then_refused("R22", "nobody-took-part", {"tookPart"});
  command.took_part = {id_of(kari), id_of(stranger)};
  given(agreed_plan())
      .as(coordinator)
      .when(command)
      .then_refused("R22", "person-unknown", {"tookPart"});
  given(agreed_plan(), coordination::ProfessionalInvited{.professional = id_of(stranger),
                                                         .body = trust_body,
                                                         .area = LifeArea::health,
                                                         .purpose = "Ny vurdering"})
      .as(coordinator)
      .when(command)
      .then_accepted();
}

TEST(Revision, R22_ThoseWhoKeepThePlanReviseIt) {
  given(agreed_plan()).as(physio).when(hold()).then_refused("R22", "not-yours-to-do");
  given(consented()).as(kari).when(hold()).then_refused("R1", "plan-not-started");
}

TEST(Revision, R22_WhatCameOfItIsForTheCoreTheNextDateForAll) {
  EXPECT_EQ(scope_of(lift<plan::Event>(held())), (Scope{.reach = Reach::core}));
  EXPECT_EQ(scope_of(lift<plan::Event>(RevisionScheduled{.on = day("2026-12-01")})),
            (Scope{.reach = Reach::both}));
}

// --- Evaluating the plan and the work on it. ---

const EvaluatePlan evaluate{.entry = {"evaluation-1"}, .text = "Kari kommer seg ut på egen hånd"};
const PlanEvaluated evaluated{
    .entry = {"evaluation-1"}, .evaluated_by = {"kari"}, .text = "Kari kommer seg ut på egen hånd"};

TEST(Revision, R22_ThePlanIsEvaluatedByThoseWhoKeepIt) {
  given(agreed_plan()).as(kari).when(evaluate).then(evaluated);
  given(agreed_plan()).as(coordinator).when(evaluate).then_accepted();
  given(agreed_plan()).as(physio).when(evaluate).then_refused("R22", "not-yours-to-do");
  given(agreed_plan(), evaluated)
      .as(kari)
      .when(evaluate)
      .then_refused("R22", "entry-exists", {"entry"});
}

const EvaluateProcess evaluate_work{.entry = {"work-1"},
                                    .cooperation = Note{"Vi møtes for sjelden"}};

TEST(Revision, R22_WhoeverTakesPartEvaluatesTheWork) {
  const auto evaluated_by = [](std::string_view person) {
    return ProcessEvaluated{.entry = {"work-1"},
                            .evaluated_by = id_of(person),
                            .cooperation = Note{"Vi møtes for sjelden"}};
  };
  for (const auto person : {kari, coordinator, physio}) {
    given(agreed_plan()).as(person).when(evaluate_work).then(evaluated_by(person));
  }
  EXPECT_EQ(scope_of(lift<plan::Event>(evaluated_by(physio))), (Scope{.reach = Reach::core}));
}

TEST(Revision, R5_WhoMaySeeNothingOfThePlanDoesNotEvaluateTheWork) {
  given(agreed_plan()).as(stranger).when(evaluate_work).then_refused("R22", "not-yours-to-do");
  given(agreed_plan(), consent::ConsentWithdrawn{.consent = {"consent-health"},
                                                 .kind = consent::ConsentKind::sharing})
      .as(physio)
      .when(evaluate_work)
      .then_refused("R22", "not-yours-to-do");
  given(agreed_plan(), consent::AccessGranted{.access = {"sister"},
                                              .person = id_of(sister),
                                              .areas = {LifeArea::health},
                                              .until = day("2026-12-31")})
      .as(sister)
      .when(evaluate_work)
      .then_refused("R22", "not-yours-to-do");
}

TEST(Revision, R22_AnEvaluationOfTheWorkSaysSomething) {
  given(agreed_plan())
      .as(physio)
      .when(EvaluateProcess{.entry = {"work-1"}})
      .then_refused("R22", "nothing-evaluated", {"takingPart", "cooperation", "coordination"});
}

}  // namespace
}  // namespace tests
