// S52, S53, R21: the owner's view weighs heavily, and the plan is a basis for applying.
#include "tests/events/plan/decisions_cast.h"

namespace tests {
namespace {

using namespace events::decisions;  // NOLINT(google-build-using-namespace): the room under test.

// --- S53, R21: the owner's view weighs heavily. ---

RecordOwnerView view_training(Wants wants) {
  return {.entry = {"view-1"},
          .measure = MeasureId{"training"},
          .wants = wants,
          .text = "Jeg vil trene i eget tempo"};
}

OwnerViewRecorded training_viewed(Wants wants, std::string_view entry = "view-1") {
  return {.entry = {std::string(entry)},
          .measure = MeasureId{"training"},
          .area = LifeArea::health,
          .wants = wants,
          .text = "Jeg vil trene i eget tempo"};
}

TEST(Decisions, S53_TheOwnersSideOrTheCoordinatorRecordsTheView) {
  given(with_training())
      .as(kari)
      .when(view_training(Wants::in_favour))
      .then(training_viewed(Wants::in_favour));
  given(with_training())
      .as(coordinator)
      .when(view_training(Wants::against))
      .then(training_viewed(Wants::against));
  given(with_training(), sister_instead_of_her())
      .as(sister)
      .when(view_training(Wants::against))
      .then_accepted();
  given(with_training())
      .as(physio)
      .when(view_training(Wants::against))
      .then_refused("S53", "not-yours-to-do");
}

TEST(Decisions, S53_AViewNeedNotBeOnAMeasure) {
  RecordOwnerView general{
      .entry = {"view-2"}, .area = LifeArea::everyday, .text = "Jeg vil klare meg mest selv"};
  given(with_group())
      .as(kari)
      .when(general)
      .then(OwnerViewRecorded{
          .entry = {"view-2"}, .area = LifeArea::everyday, .text = "Jeg vil klare meg mest selv"});
  general.area.reset();
  given(with_group())
      .as(kari)
      .when(general)
      .then_refused("S53", "area-missing", {"measure", "area"});
}

TEST(Decisions, S53_AViewIsRecordedOnceUnderItsId) {
  given(with_training(), training_viewed(Wants::in_favour))
      .as(kari)
      .when(view_training(Wants::against))
      .then_refused("S53", "entry-exists", {"entry"});
}

TEST(Decisions, R21_AViewOnAMeasureSaysWhatTheOwnerWants) {
  auto vague = view_training(Wants::against);
  vague.wants.reset();
  given(with_training()).as(kari).when(vague).then_refused("R21", "wants-missing", {"wants"});
}

TEST(Decisions, R21_ADecisionAgainstTheOwnersViewNeedsAReason) {
  struct Case {
    Wants wants;
    Outcome outcome;
    bool against;
  };
  for (const auto& each :
       {Case{Wants::in_favour, Outcome::granted, false},
        Case{Wants::in_favour, Outcome::partly, true},
        Case{Wants::in_favour, Outcome::refused, true},
        Case{Wants::against, Outcome::granted, true}, Case{Wants::against, Outcome::partly, false},
        Case{Wants::against, Outcome::refused, false}}) {
    const auto viewed = all_of(with_training(), training_viewed(each.wants));
    auto command = decide_training(each.outcome);
    if (!each.against) {
      given(viewed).as(coordinator).when(command).then(training_decided(each.outcome));
      continue;
    }
    given(viewed)
        .as(coordinator)
        .when(command)
        .then_refused("R21", "deviation-without-reason", {"deviatesBecause"});
    command.deviates_because = Note{"Ikke faglig forsvarlig"};
    auto linked = training_decided(each.outcome);
    linked.against_owner_view = true;
    linked.deviates_because = command.deviates_because;
    given(viewed).as(coordinator).when(command).then(linked);
  }
}

TEST(Decisions, R21_TheLatestViewOnThatMeasureCounts) {
  given(with_training(), training_viewed(Wants::in_favour, "view-1"),
        training_viewed(Wants::against, "view-2"))
      .as(coordinator)
      .when(decide_training(Outcome::refused))
      .then(training_decided(Outcome::refused));
  given(with_training(), pool_proposed(), training_viewed(Wants::against))
      .as(coordinator)
      .when([] {
        auto pool = decide_training();
        pool.measure = MeasureId{"pool"};
        return pool;
      }())
      .then_accepted();
}

// --- S52: the plan as a basis for applying. ---

ExportBasisDocument export_health() {
  return {.entry = {"basis-1"},
          .purpose = "Søknad om treningsplass",
          .areas = {LifeArea::health},
          .body = trust_body};
}

BasisDocumentExported health_exported() {
  return {.entry = {"basis-1"},
          .purpose = "Søknad om treningsplass",
          .areas = {LifeArea::health},
          .body = trust_body};
}

TEST(Decisions, S52_TheOwnerTakesThePlanOutAsABasis) {
  given(with_group()).as(kari).when(export_health()).then(health_exported());
  given(with_group(), sister_instead_of_her()).as(sister).when(export_health()).then_accepted();
  given(with_group()).as(physio).when(export_health()).then_refused("S52", "not-yours-to-do");
}

TEST(Decisions, S52_TheCoordinatorDoesSoAsAgreedWithTheOwner) {
  given(with_group())
      .as(coordinator)
      .when(export_health())
      .then_refused("S52", "owner-agreement-missing", {"ownerAgreement"});
  auto agreed = export_health();
  agreed.owner_agreement = Note{"Send det om helsa mi"};
  auto exported = health_exported();
  exported.owner_agreement = agreed.owner_agreement;
  given(with_group()).as(coordinator).when(agreed).then(exported);
}

TEST(Decisions, S52_ABasisNamesItsAreasAndIsTakenOutOnceUnderItsId) {
  auto empty = export_health();
  empty.areas = {};
  given(with_group()).as(kari).when(empty).then_refused("S52", "areas-missing", {"areas"});
  given(with_group(), health_exported())
      .as(kari)
      .when(export_health())
      .then_refused("S52", "entry-exists", {"entry"});
}

TEST(Decisions, R13_ARepresentativeTakesOutNoMoreThanTheScope) {
  auto narrow = sister_instead_of_her();
  narrow.scope = {LifeArea::education};
  given(with_group(), narrow)
      .as(sister)
      .when(export_health())
      .then_refused("R13", "outside-authority");
}

TEST(Decisions, S52_WhatWasTakenOutIsForTheCoreAlone) {
  EXPECT_EQ(scope_of(lift<plan::Event>(health_exported())), (Scope{.reach = Reach::core}));
}

LinkServiceApplication apply_for_pool() {
  return {.application = {"pool-1"},
          .measure = MeasureId{"pool"},
          .sought = "Plass i oppvarmet basseng",
          .body = trust_body};
}

TEST(Decisions, S52_AnApplicationForAServiceNotYetHeldHangsOnThePlan) {
  auto application = apply_for_pool();
  const ServiceApplicationLinked linked{.application = {"pool-1"},
                                        .measure = MeasureId{"pool"},
                                        .area = LifeArea::health,
                                        .sought = "Plass i oppvarmet basseng",
                                        .body = trust_body};
  for (const auto person : {kari, coordinator, physio}) {
    given(with_group(), pool_proposed()).as(person).when(application).then(linked);
  }
  given(with_group(), pool_proposed())
      .as(teacher)
      .when(application)
      .then_refused("S52", "not-yours-to-do");
  given(with_group(), pool_proposed(), linked)
      .as(kari)
      .when(application)
      .then_refused("S52", "application-exists", {"application"});
  application.measure.reset();
  given(with_group())
      .as(kari)
      .when(application)
      .then_refused("S52", "area-missing", {"measure", "area"});
}

TEST(Decisions, R9_NothingIsRecordedOrTakenOutWhileThePlanIsPaused) {
  const auto paused =
      all_of(with_training(), lifecycle::PlanPaused{.paused_at = time_of("2026-03-01T12:00:00Z")});
  given(paused).as(kari).when(export_health()).then_refused("R9", "plan-paused");
  given(paused).as(kari).when(view_training(Wants::against)).then_refused("R9", "plan-paused");
}

}  // namespace
}  // namespace tests
