// S15, S28: what other bodies have to do, and a coordinator without a plan.
#include "tests/support/cast.h"

namespace tests {
namespace {

using namespace events::intake;  // NOLINT(google-build-using-namespace): the room under test.

const Orgnr nav_body{"955555555"};

std::vector<Office> at_nav() {
  return {{.body = nav_body, .kind = BodyKind::nav_office, .may_appoint = false}};
}

const RequestCooperation ask_nav{.cooperation = {"work"},
                                 .area = LifeArea::work,
                                 .body = nav_body,
                                 .what = "Avklare arbeidsevne"};
const CooperationRequested asked_nav{.cooperation = {"work"},
                                     .area = LifeArea::work,
                                     .body = nav_body,
                                     .what = "Avklare arbeidsevne"};
const AcceptCooperation yes{.cooperation = {"work"}};
const RefuseCooperation no{.cooperation = {"work"}, .reason = "Hører til naboens kontor"};

TEST(Cooperation, S15_AnotherBodyIsAsked) {
  given(started_plan()).as(coordinator).when(ask_nav).then(asked_nav);
  given(started_plan()).as(kari).when(ask_nav).then(asked_nav);
  given(started_plan()).as("staff", at_service()).when(ask_nav).then(asked_nav);
}

TEST(Cooperation, S15_AStrangerDoesNotAsk) {
  given(started_plan()).as(stranger, at_nav()).when(ask_nav).then_refused("S15", "not-yours-to-do");
}

TEST(Cooperation, S15_AskedOnceUnderOneId) {
  given(started_plan(), asked_nav)
      .as(coordinator)
      .when(ask_nav)
      .then_refused("S15", "cooperation-exists", {"cooperation"});
}

TEST(Cooperation, S15_TheBodyAskedSaysYes) {
  given(started_plan(), asked_nav)
      .as("nina", at_nav())
      .when(yes)
      .then(CooperationAccepted{.cooperation = {"work"}, .area = LifeArea::work});
}

TEST(Cooperation, S15_TheBodyAskedSaysNoWithAReason) {
  given(started_plan(), asked_nav)
      .as("nina", at_nav())
      .when(no)
      .then(CooperationRefused{
          .cooperation = {"work"}, .area = LifeArea::work, .reason = "Hører til naboens kontor"});
}

TEST(Cooperation, S15_NobodyElseAnswers) {
  given(started_plan(), asked_nav)
      .as("staff", at_service())
      .when(yes)
      .then_refused("S15", "not-yours-to-do");
  given(started_plan(), asked_nav).as(kari).when(no).then_refused("S15", "not-yours-to-do");
}

TEST(Cooperation, S15_ItIsAnsweredOnce) {
  given(started_plan(), asked_nav,
        CooperationAccepted{.cooperation = {"work"}, .area = LifeArea::work})
      .as("nina", at_nav())
      .when(no)
      .then_refused("S15", "cooperation-answered", {"cooperation"});
  given(started_plan(), asked_nav,
        CooperationRefused{.cooperation = {"work"}, .area = LifeArea::work, .reason = "Nei"})
      .as("nina", at_nav())
      .when(yes)
      .then_refused("S15", "cooperation-answered", {"cooperation"});
}

TEST(Cooperation, S15_WhatWasNotAskedIsNotAnswered) {
  given(started_plan())
      .as("nina", at_nav())
      .when(yes)
      .then_refused("S15", "cooperation-unknown", {"cooperation"});
}

TEST(Cooperation, R1_NobodyIsAskedBeforeThePlanIsStarted) {
  given(consented()).as(kari).when(ask_nav).then_refused("R1", "plan-not-started");
}

TEST(Cooperation, R9_NothingIsAnsweredWhileThePlanIsPaused) {
  given(started_plan(), asked_nav,
        lifecycle::PlanPaused{.paused_at = time_of("2026-02-01T09:00:00Z")})
      .as("nina", at_nav())
      .when(yes)
      .then_refused("R9", "plan-paused");
}

const ApplyForCoordinator apply{
    .application = {"application-2"}, .owner = id_of(kari), .unit = unit_body};
const CoordinatorApplicationSubmitted coordinator_applied_for{
    .application = {"application-2"},
    .owner = id_of(kari),
    .unit = unit_body,
    .received_at = time_of("2026-03-02T12:00:00Z")};

TEST(CoordinatorOnly, S28_TheOwnerAppliesForACoordinatorAlone) {
  given().as(kari).when(apply).then(coordinator_applied_for,
                                    IntakeResponsibilityTaken{.service = unit_body});
}

TEST(CoordinatorOnly, S28_AlsoAfterSayingNoToAPlan) {
  given(eligible(), PlanDeclined{}).as(kari).when(apply).then(coordinator_applied_for);
}

TEST(CoordinatorOnly, S28_NobodyElseApplies) {
  given(asked()).as(sister).when(apply).then_refused("S28", "not-yours-to-do");
}

TEST(CoordinatorOnly, S28_AppliedForOnceUnderOneId) {
  given(coordinator_applied_for)
      .as(kari)
      .when(apply)
      .then_refused("S28", "application-exists", {"application"});
}

TEST(CoordinatorOnly, S28_ACoordinatorApplicationIsDecidedByItsUnit) {
  given(coordinator_applied_for)
      .as(caseworker, at_unit())
      .when(DecideApplication{.application = {"application-2"},
                              .decision = intake::Decision::granted})
      .then(ApplicationDecided{.application = {"application-2"},
                               .decision = intake::Decision::granted});
}

TEST(CoordinatorOnly, S28_TheDeskOffersACoordinatorWithoutAPlan) {
  const OfferCoordinatorOnly offer{.body = unit_body};
  given(coordinator_applied_for)
      .as(caseworker, at_unit())
      .when(offer)
      .then(CoordinatorOnlyOffered{.body = unit_body});
  given(coordinator_applied_for)
      .as(stranger, at_trust())
      .when(offer)
      .then_refused("S28", "not-yours-to-do");
}

TEST(CoordinatorOnly, S28_OneOfferAtATime) {
  const OfferCoordinatorOnly offer{.body = unit_body};
  given(coordinator_applied_for, CoordinatorOnlyOffered{.body = unit_body})
      .as(caseworker, at_unit())
      .when(offer)
      .then_refused("S28", "coordinator-offered");
  given(coordinator_applied_for, CoordinatorOnlyOffered{.body = unit_body},
        CoordinatorOnlyDeclined{.owner = id_of(kari)})
      .as(caseworker, at_unit())
      .when(offer)
      .then(CoordinatorOnlyOffered{.body = unit_body});
}

TEST(CoordinatorOnly, S28_WhoHasACoordinatorIsNotOfferedOne) {
  given(started_plan())
      .as("staff", at_service())
      .when(OfferCoordinatorOnly{.body = unit_body})
      .then_refused("S28", "coordinator-not-missing");
}

TEST(CoordinatorOnly, S28_TheOwnerAnswersTheOffer) {
  const auto offered = all_of(asked(), CoordinatorOnlyOffered{.body = unit_body});
  given(offered)
      .as(kari)
      .when(AcceptCoordinatorOnly{})
      .then(CoordinatorOnlyAccepted{.owner = id_of(kari)});
  given(offered)
      .as(kari)
      .when(DeclineCoordinatorOnly{})
      .then(CoordinatorOnlyDeclined{.owner = id_of(kari)});
  given(offered).as(sister).when(AcceptCoordinatorOnly{}).then_refused("S28", "not-yours-to-do");
  given(offered, CoordinatorOnlyAccepted{.owner = id_of(kari)})
      .as(kari)
      .when(DeclineCoordinatorOnly{})
      .then_refused("S28", "nothing-offered");
}

TEST(CoordinatorOnly, S28_WithoutAnOfferThereIsNothingToAnswer) {
  given(asked()).as(kari).when(AcceptCoordinatorOnly{}).then_refused("S28", "nothing-offered");
}

}  // namespace
}  // namespace tests
