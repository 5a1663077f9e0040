// S2-S7, S10, S13, S14, R14, R23, R31: from the first request to an offer.
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using namespace events::intake;  // NOLINT(google-build-using-namespace): the room under test.

RegisterRequest register_request(Asker asked_by = Asker::owner) {
  return {.request = {"request-1"},
          .owner = id_of(kari),
          .channel = Channel::conversation,
          .asked_by = asked_by,
          .service = service_body,
          .wants = Wanted::plan};
}

RequestRegistered request_registered(Asker asked_by = Asker::owner) {
  return {.request = {"request-1"},
          .owner = id_of(kari),
          .channel = Channel::conversation,
          .asked_by = asked_by,
          .service = service_body,
          .wants = Wanted::plan,
          .received_at = time_of("2026-03-02T12:00:00Z")};
}

const IntakeResponsibilityTaken taken{.service = service_body};

AssessEligibility assessment(bool long_term, bool coordinated) {
  return {.long_term = long_term, .coordinated = coordinated, .grounds = "Vurdert i samtale"};
}

EligibilityAssessed eligibility_assessed(bool eligible, bool long_term, bool coordinated) {
  return {.eligible = eligible,
          .long_term = long_term,
          .coordinated = coordinated,
          .grounds = "Vurdert i samtale"};
}

VoluntaryPlanOffered voluntary() {
  return {.basis = PlanBasis::voluntary, .grounds = "Kommunen tilbyr plan til alle som vil"};
}

Rejection refusal_of(const Events& history, const plan::Command& command, std::string_view by,
                     std::vector<Office> offices = {}) {
  auto plan = fold(history);
  plan.id = plan_of(id_of(kari));
  const Stamp stamp{.by = id_of(by), .at = time_of("2026-03-02T12:00:00Z"), .offices = offices};
  const auto decision = plan::decide(plan, command, stamp);
  return decision ? Rejection{} : decision.error();
}

// --- S7, R31: asking ---

TEST(Intake, S7_TheOwnerAsksWithoutAnApplication) {
  given().as(kari).when(register_request()).then(request_registered(), taken);
}

TEST(Intake, S7_KinAskWithoutAnyAuthority) {
  given().as(sister).when(register_request(Asker::kin)).then(request_registered(Asker::kin), taken);
}

TEST(Intake, S7_AServiceRegistersWhatTheOwnerSaid) {
  given().as("staff", at_service()).when(register_request()).then(request_registered(), taken);
}

TEST(Intake, S7_AServiceAsksOnItsOwnAccount) {
  given()
      .as("staff", at_service())
      .when(register_request(Asker::service))
      .then(request_registered(Asker::service), taken);
}

TEST(Intake, S7_NobodySpeaksForAServiceWhereTheyDoNotWork) {
  given()
      .as(stranger, at_trust())
      .when(register_request(Asker::service))
      .then_refused("S7", "not-yours-to-do");
}

TEST(Intake, S7_NobodyElseSaysThatTheOwnerAsked) {
  given().as(sister).when(register_request(Asker::owner)).then_refused("S7", "not-yours-to-do");
}

TEST(Intake, S7_ARequestIsRegisteredOnce) {
  given(asked())
      .as(kari)
      .when(register_request())
      .then_refused("S7", "request-exists", {"request"});
}

TEST(Intake, R31_ARequestInAnyFormHasAResponsibleServiceAtOnce) {
  for (const auto channel : {Channel::conversation, Channel::phone, Channel::letter,
                             Channel::secure_form, Channel::meeting, Channel::digital}) {
    auto command = register_request();
    command.channel = channel;
    auto event = request_registered();
    event.channel = channel;
    given().as(kari).when(command).then(event, taken);
  }
}

TEST(Intake, R31_TheFirstServiceStaysResponsible) {
  auto second = register_request();
  second.request = {"request-2"};
  second.service = trust_body;
  auto event = request_registered();
  event.request = {"request-2"};
  event.service = trust_body;
  given(asked()).as(kari).when(second).then(event);
}

// --- R14: one person, one plan ---

TEST(Intake, R14_ARequestGoesToThePlanOfItsOwner) {
  auto command = register_request();
  command.owner = id_of(sister);
  given().as(sister).when(command).then_refused("R14", "owner-mismatch", {"owner"});
}

TEST(Intake, R14_ASecondPlanIsRefusedAndOnlyTheHolderIsNamed) {
  auto command = register_request(Asker::kin);
  command.request = {"request-2"};
  command.service = trust_body;
  const plan::Command lifted = intake::Command{command};
  const auto before = refusal_of(started_plan(), lifted, stranger);
  EXPECT_EQ(before.rule, "R14");
  EXPECT_EQ(before.slug, "plan-exists");
  EXPECT_EQ(before.contact_body, service_body.value);

  const auto anchored =
      all_of(started_plan(), PlanAnchored{.body = unit_body, .kind = BodyKind::coordinating_unit});
  const auto after = refusal_of(anchored, lifted, stranger);
  EXPECT_EQ(after.contact_body, unit_body.value);
  EXPECT_EQ(after, refusal_of(anchored, lifted, coordinator)) << "the same, whoever asks";
}

// --- S10: responsibility ---

TEST(Intake, S10_TheServiceApproachedIsAlreadyResponsible) {
  given(asked()).as("staff", at_service()).when(TakeIntake{.service = service_body}).then_nothing();
}

TEST(Intake, S10_TheUnitAppliedToMayTakeTheIntake) {
  given(all_of(asked(), with_application()), taken)
      .as(caseworker, at_unit())
      .when(TakeIntake{.service = unit_body})
      .then(IntakeResponsibilityTaken{.service = unit_body});
}

TEST(Intake, S10_AHandoverGoesThroughTheAnchor) {
  given(asked())
      .as(stranger, at_trust())
      .when(TakeIntake{.service = trust_body})
      .then_refused("S10", "intake-taken", {"service"});
  given(asked(), PlanAnchored{.body = trust_body, .kind = BodyKind::health_trust})
      .as(stranger, at_trust())
      .when(TakeIntake{.service = trust_body})
      .then(IntakeResponsibilityTaken{.service = trust_body});
}

TEST(Intake, S10_AServiceIsMadeResponsibleByItsOwnStaffOnly) {
  given(asked())
      .as(stranger, at_trust())
      .when(TakeIntake{.service = service_body})
      .then_refused("S10", "not-yours-to-do");
}

TEST(Intake, S10_NothingIsTakenBeforeSomebodyAsked) {
  given()
      .as("staff", at_service())
      .when(TakeIntake{.service = service_body})
      .then_refused("S10", "nothing-asked");
}

TEST(Intake, S10_TheResponsibleServiceClarifies) {
  const RecordClarification clarify{.text = "Snakket med fastlegen"};
  const ClarificationRecorded clarified{.text = "Snakket med fastlegen"};
  given(asked()).as("staff", at_service()).when(clarify).then(clarified);
  given(started_plan()).as(coordinator).when(clarify).then(clarified);
  given(asked()).as(stranger, at_trust()).when(clarify).then_refused("S10", "not-yours-to-do");
}

// --- S2, S3, S4: eligibility ---

TEST(Intake, S2_LongTermAndCoordinatedNeedsGiveTheRight) {
  for (const bool long_term : {false, true}) {
    for (const bool coordinated : {false, true}) {
      given(asked())
          .as("staff", at_service())
          .when(assessment(long_term, coordinated))
          .then(eligibility_assessed(long_term && coordinated, long_term, coordinated));
    }
  }
}

TEST(Intake, S2_TheDeskAssesses) {
  given(asked()).as(kari).when(assessment(true, true)).then_refused("S2", "not-yours-to-do");
}

TEST(Intake, S3_NeitherAgeNorDiagnosisIsAskedFor) {
  const auto payload = encode(plan::Command{intake::Command{assessment(true, true)}}).payload;
  EXPECT_EQ(payload,
            R"({"coordinated":true,"grounds":"Vurdert i samtale","levels":[],"longTerm":true,)"
            R"("sectors":[]})");
}

TEST(Intake, S4_OneLevelIsEnoughAndEverySectorCounts) {
  auto command = assessment(true, true);
  command.levels = {Level::municipality};
  command.sectors = {Sector::education, Sector::nav};
  auto event = eligibility_assessed(true, true, true);
  event.levels = {Level::municipality};
  event.sectors = {Sector::education, Sector::nav};
  given(asked()).as("staff", at_service()).when(command).then(event);
}

// --- S5, S6, R23: no, and a voluntary offer ---

TEST(Intake, S5_TheOwnerMaySayNo) {
  given(eligible()).as(kari).when(DeclinePlan{}).then(PlanDeclined{});
  given(eligible(), PlanDeclined{}).as(kari).when(DeclinePlan{}).then_nothing();
}

TEST(Intake, S5_NobodyElseSaysNo) {
  given(eligible()).as(sister).when(DeclinePlan{}).then_refused("S5", "not-yours-to-do");
  given(eligible())
      .as("staff", at_service())
      .when(DeclinePlan{})
      .then_refused("S5", "not-yours-to-do");
}

TEST(Intake, S5_ANoTakesBackTheConsentToThePlan) {
  given(consented())
      .as(kari)
      .when(DeclinePlan{.reason = "Ikke nå"})
      .then(PlanDeclined{.reason = "Ikke nå"},
            consent::ConsentWithdrawn{.consent = {"consent-plan"},
                                      .kind = consent::ConsentKind::plan});
}

TEST(Intake, S5_AnActivePlanIsLeftByWithdrawingTheConsent) {
  given(started_plan()).as(kari).when(DeclinePlan{}).then_refused("S5", "plan-active");
}

TEST(Intake, R23_DecliningLeavesTheRightAndTheCoordinatorOffer) {
  const auto plan =
      fold(all_of(eligible(), CoordinatorOnlyOffered{.body = unit_body}, PlanDeclined{}));
  EXPECT_TRUE(plan.intake.declined);
  EXPECT_EQ(plan.intake.eligible, true);
  EXPECT_EQ(plan.intake.coordinator_offer, Offer::offered);
  given(eligible(), CoordinatorOnlyOffered{.body = unit_body}, PlanDeclined{})
      .as(kari)
      .when(AcceptCoordinatorOnly{})
      .then(CoordinatorOnlyAccepted{.owner = id_of(kari)});
}

TEST(Intake, S6_APlanIsOfferedWithoutARight) {
  const OfferVoluntaryPlan offer{.grounds = "Kommunen tilbyr plan til alle som vil"};
  given(asked()).as("staff", at_service()).when(offer).then(voluntary());
  given(asked(), eligibility_assessed(false, true, false))
      .as("staff", at_service())
      .when(offer)
      .then(voluntary());
}

TEST(Intake, S6_WhereThereIsARightNothingIsOfferedAsAFavour) {
  given(eligible())
      .as("staff", at_service())
      .when(OfferVoluntaryPlan{.grounds = "Vi vil"})
      .then_refused("S6", "plan-is-a-right");
}

TEST(Intake, S6_TheDeskOffers) {
  given(asked())
      .as(stranger, at_trust())
      .when(OfferVoluntaryPlan{.grounds = "Vi vil"})
      .then_refused("S6", "not-yours-to-do");
}

// --- S13, S14: anchoring ---

TEST(Intake, S13_ThePlanIsAnchoredWithABody) {
  const AnchorPlan anchor{.body = unit_body, .kind = BodyKind::coordinating_unit};
  const PlanAnchored anchored{.body = unit_body, .kind = BodyKind::coordinating_unit};
  given(asked()).as("staff", at_service()).when(anchor).then(anchored);
  given(started_plan()).as(coordinator).when(anchor).then(anchored);
  given(asked()).as(stranger, at_trust()).when(anchor).then_refused("S13", "not-yours-to-do");
}

TEST(Intake, S14_OnlyADutyHolderHoldsAPlan) {
  for (const auto kind : {BodyKind::municipal_service, BodyKind::health_trust, BodyKind::nav_office,
                          BodyKind::child_welfare, BodyKind::coordinating_unit}) {
    given(asked())
        .as("staff", at_service())
        .when(AnchorPlan{.body = trust_body, .kind = kind})
        .then(PlanAnchored{.body = trust_body, .kind = kind});
  }
  for (const auto kind : {BodyKind::school, BodyKind::gp_practice, BodyKind::private_provider,
                          BodyKind::other_agency, BodyKind::county_governor}) {
    given(asked())
        .as("staff", at_service())
        .when(AnchorPlan{.body = trust_body, .kind = kind})
        .then_refused("S14", "not-a-duty-holder", {"kind"});
  }
}

}  // namespace
}  // namespace tests
