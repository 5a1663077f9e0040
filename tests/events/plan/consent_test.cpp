// S29-S33, R1, R3-R9: consent is informed, named, dated, and taken back at will.
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using consent::ConsentExpired;
using consent::ConsentInformationGiven;
using consent::ConsentKind;
using consent::ConsentWithdrawn;
using consent::ExcludeInformationCategory;
using consent::ExcludeRecipient;
using consent::ExpireConsent;
using consent::GiveCoordinatorConsent;
using consent::GivePlanConsent;
using consent::GiveSharingConsent;
using consent::PlanConsentGiven;
using consent::RecordConsentInformation;
using consent::SharingConsentGiven;
using consent::WithdrawConsent;

constexpr std::string_view after_expiry = "2027-07-01T00:00:00Z";

ConsentInformationGiven told() {
  return {.information = {"information-1"},
          .areas = {LifeArea::health, LifeArea::education},
          .recipients = {id_of(physio), id_of(teacher)},
          .use = "Samordne tiltakene",
          .consequences = "De du navngir, ser området",
          .informed_by = id_of(coordinator),
          .informed_at = time_of("2026-03-02T12:00:00Z")};
}
Events informed() { return all_of(started_plan(), told()); }

RecordConsentInformation inform() {
  return {.information = {"information-1"},
          .areas = {LifeArea::health, LifeArea::education},
          .recipients = {id_of(physio), id_of(teacher)},
          .use = "Samordne tiltakene",
          .consequences = "De du navngir, ser området"};
}

GiveSharingConsent share_health() {
  return {.consent = {"consent-health"},
          .information = InformationId{"information-1"},
          .areas = {LifeArea::health},
          .recipients = {id_of(physio)},
          .use = "Samordne tiltakene",
          .until = day("2027-06-30")};
}

group::RepresentativeAppointed guardian_for(LifeAreas scope = {}) {
  return {.representation = {"representation-1"},
          .person = id_of(guardian),
          .kind = group::RepresentativeKind::guardian,
          .mode = group::RepresentativeMode::instead,
          .scope = std::move(scope),
          .authority = "Vergefullmakt",
          .from = day("2026-02-01"),
          .until = day("2026-03-31")};
}

const WithdrawConsent withdraw_plan{.consent = {"consent-plan"}};
const WithdrawConsent withdraw_health{.consent = {"consent-health"}};
const ConsentWithdrawn plan_withdrawn{.consent = {"consent-plan"}, .kind = ConsentKind::plan};

TEST(Consent, S29_TheOwnerConsentsToAPlan) {
  given(eligible())
      .as(kari)
      .when(GivePlanConsent{.consent = {"consent-plan"}})
      .then(PlanConsentGiven{.consent = {"consent-plan"}, .kind = ConsentKind::plan});
}

TEST(Consent, S29_NobodyConsentsForTheOwner) {
  const GivePlanConsent command{.consent = {"consent-2"}};
  given(started_plan()).as(coordinator).when(command).then_refused("S29", "not-yours-to-do");
  given(eligible()).as("desk", at_service()).when(command).then_refused("S29", "not-yours-to-do");
  given(Events{}).as(kari).when(command).then_refused("S29", "not-yours-to-do");
}

TEST(Consent, S29_AConsentHasAnIdOfItsOwn) {
  given(consented())
      .when(GivePlanConsent{.consent = {"consent-coordinator"}})
      .then_refused("S29", "consent-exists", {"consent"});
}

TEST(Consent, S29_OneConsentToAPlanIsInForceAtATime) {
  given(consented())
      .when(GivePlanConsent{.consent = {"consent-again"}})
      .then_refused("S29", "consent-in-force", {"consent"});
  given(consented(), plan_withdrawn)
      .when(GivePlanConsent{.consent = {"consent-again"}})
      .then(PlanConsentGiven{.consent = {"consent-again"}, .kind = ConsentKind::plan});
}

TEST(Consent, R1_ThePlanIsNotStartedWithoutAConsentInForce) {
  using lifecycle::StartPlan;
  given(eligible()).when(StartPlan{}).then_refused("R1", "plan-consent-missing");
  given(consented()).when(StartPlan{}).then_accepted();
  given(consented(), plan_withdrawn).when(StartPlan{}).then_refused("R1", "plan-consent-missing");
}

TEST(Consent, R3_PlanConsentAndSharingConsentAreTwoEntries) {
  const auto plan = fold(sharing());
  const auto& ledger = plan.consent.consents;
  EXPECT_EQ(ledger.at({"consent-plan"}).kind, ConsentKind::plan);
  EXPECT_TRUE(ledger.at({"consent-plan"}).shares.empty());
  EXPECT_EQ(ledger.at({"consent-health"}).kind, ConsentKind::sharing);
  EXPECT_FALSE(
      has_consent(fold(started_plan()), ConsentKind::sharing, time_of("2026-03-02T12:00:00Z")));
}

TEST(Consent, S31_TheOwnerIsToldFourThingsBefore) {
  given(started_plan()).as(coordinator).when(inform()).then(told());
}

TEST(Consent, S31_TheBodyResponsibleInformsBeforeThereIsACoordinator) {
  auto by_desk = told();
  by_desk.informed_by = id_of("desk");
  given(eligible()).as("desk", at_service()).when(inform()).then(by_desk);
}

TEST(Consent, S31_NobodyElseRecordsWhatTheOwnerWasTold) {
  given(with_group()).as(physio).when(inform()).then_refused("S31", "not-yours-to-do");
  given(started_plan()).as(kari).when(inform()).then_refused("S31", "not-yours-to-do");
}

TEST(Consent, S31_InformationIsRecordedOnce) {
  given(informed())
      .as(coordinator)
      .when(inform())
      .then_refused("S31", "information-exists", {"information"});
}

TEST(Consent, R4_InformationLackingAPartIsRefusedWithAllThatLacks) {
  given(started_plan())
      .as(coordinator)
      .when(RecordConsentInformation{.information = {"information-1"}})
      .then_refused("R4", "information-incomplete", {"areas", "recipients", "use", "consequences"});
  auto part = inform();
  part.consequences.reset();
  given(started_plan())
      .as(coordinator)
      .when(part)
      .then_refused("R4", "information-incomplete", {"consequences"});
}

TEST(Consent, S30_TheOwnerConsentsToSharingOnTheGroundsOfWhatWasTold) {
  given(informed())
      .when(share_health())
      .then(SharingConsentGiven{.consent = {"consent-health"},
                                .kind = ConsentKind::sharing,
                                .information = {"information-1"},
                                .areas = {LifeArea::health},
                                .recipients = {id_of(physio)},
                                .use = "Samordne tiltakene",
                                .consequences = "De du navngir, ser området",
                                .informed_by = id_of(coordinator),
                                .informed_at = time_of("2026-03-02T12:00:00Z"),
                                .until = day("2027-06-30")});
}

TEST(Consent, S30_SharingIsTheOwnersDecision) {
  given(informed()).as(coordinator).when(share_health()).then_refused("S30", "not-yours-to-do");
}

TEST(Consent, S30_AnIdOfTheLedgerIsUsedOnce) {
  given(sharing()).when(share_health()).then_refused("S30", "consent-exists", {"consent"});
}

TEST(Consent, R4_ASharingConsentLackingAnythingIsRefusedWithAllThatLacks) {
  given(informed())
      .when(GiveSharingConsent{.consent = {"consent-health"}})
      .then_refused("R4", "sharing-consent-incomplete",
                    {"information", "areas", "recipients", "use", "until"});
}

TEST(Consent, R4_ASharingConsentNeedsEachOfItsParts) {
  const auto refused_without = [](std::string_view field, const auto& take_away) {
    auto command = share_health();
    take_away(command);
    given(informed())
        .when(command)
        .then_refused("R4", "sharing-consent-incomplete", {std::string(field)});
  };
  refused_without("information", [](auto& command) { command.information.reset(); });
  refused_without("areas", [](auto& command) { command.areas = {}; });
  refused_without("recipients", [](auto& command) { command.recipients = {}; });
  refused_without("use", [](auto& command) { command.use.reset(); });
  refused_without("until", [](auto& command) { command.until.reset(); });
}

TEST(Consent, R4_ASharingConsentRestsOnInformationThatWasGiven) {
  given(started_plan())
      .when(share_health())
      .then_refused("R4", "information-unknown", {"information"});
}

TEST(Consent, R4_NobodyConsentsToWhatTheyWereNotToldAbout) {
  auto further = share_health();
  further.areas = {LifeArea::health, LifeArea::economy};
  given(informed()).when(further).then_refused("R4", "not-informed-about", {"areas"});
  further.recipients = {id_of(physio), id_of(stranger)};
  given(informed()).when(further).then_refused("R4", "not-informed-about", {"areas", "recipients"});
}

TEST(Consent, R4_ASharingConsentEndsTodayOrLater) {
  auto command = share_health();
  command.until = day("2026-03-01");
  given(informed()).when(command).then_refused("R4", "until-passed", {"until"});
  command.until = day("2026-03-02");
  given(informed()).when(command).then_accepted();
}

TEST(Consent, R5_WhoIsNamedIsCoveredAndNobodyElse) {
  const auto plan = fold(sharing());
  const auto at = time_of("2026-03-02T12:00:00Z");
  EXPECT_EQ(consented_to(plan, id_of(physio), at), AreaSet(LifeAreas{LifeArea::health}));
  EXPECT_TRUE(consented_to(plan, id_of(stranger), at).empty());
}

TEST(Consent, R6_WithdrawalEndsSharingAtOnce) {
  given(with_group()).as(kari).when(withdraw_health).then(health_withdrawn);
  const auto plan =
      fold(all_of(with_group(), given(with_group()).when(withdraw_health).happened()));
  EXPECT_TRUE(shared_with(plan, id_of(physio), time_of("2026-03-02T12:00:00Z")).empty());
  EXPECT_FALSE(shared_with(plan, id_of(teacher), time_of("2026-03-02T12:00:00Z")).empty());
}

TEST(Consent, R7_TheTimerExpiresAConsentOnce) {
  const ExpireConsent expire{.consent = {"consent-health"}};
  const ConsentExpired expired{.consent = {"consent-health"}, .kind = ConsentKind::sharing};
  given(with_group()).as(timer).at(after_expiry).when(expire).then(expired);
  given(with_group(), expired).as(timer).at(after_expiry).when(expire).then_nothing();
  given(with_group(), health_withdrawn).as(timer).at(after_expiry).when(expire).then_nothing();
}

TEST(Consent, R7_NothingExpiresBeforeItsLastDayHasPassed) {
  given(with_group())
      .as(timer)
      .at("2027-06-30T23:59:59.999999Z")
      .when(ExpireConsent{.consent = {"consent-health"}})
      .then_refused("R7", "not-due");
  given(with_group())
      .as(timer)
      .at(after_expiry)
      .when(ExpireConsent{.consent = {"consent-plan"}})
      .then_refused("R7", "not-due");
}

TEST(Consent, R7_OnlyTheTimerExpires) {
  const ExpireConsent expire{.consent = {"consent-health"}};
  given(with_group()).as(kari).at(after_expiry).when(expire).then_refused("R7", "not-yours-to-do");
  given(with_group())
      .as(physio)
      .at(after_expiry)
      .when(expire)
      .then_refused("R7", "not-yours-to-do");
}

TEST(Consent, R8_WithdrawalIsTheOwnersAndNeedsNoReason) {
  given(with_group()).as(coordinator).when(withdraw_health).then_refused("R8", "not-yours-to-do");
  given(with_group()).as(physio).when(withdraw_health).then_refused("R8", "not-yours-to-do");
  given(with_group()).as(kari).when(withdraw_health).then(health_withdrawn);
}

TEST(Consent, R8_WithdrawingTwiceIsWithdrawingOnce) {
  given(with_group(), health_withdrawn).when(withdraw_health).then_nothing();
}

TEST(Consent, R8_AnUnknownConsentCannotBeWithdrawn) {
  given(with_group())
      .when(WithdrawConsent{.consent = {"consent-x"}})
      .then_refused("R8", "consent-unknown", {"consent"});
}

TEST(Consent, R8_TheOwnerKeepsOnePersonOutAndLeavesTheRest) {
  const ExcludeRecipient command{.recipient = id_of(physio), .consequences_told = "Ser ikke helse"};
  given(with_group()).as(coordinator).when(command).then_refused("R8", "not-yours-to-do");
  given(with_group())
      .as(kari)
      .when(command)
      .then(consent::RecipientExcluded{.recipient = id_of(physio),
                                       .consequences_told = "Ser ikke helse"});
}

TEST(Consent, R8_TheOwnerKeepsOneLifeAreaOutAndLeavesTheRest) {
  given(with_group())
      .as(kari)
      .when(ExcludeInformationCategory{.category = LifeArea::health,
                                       .consequences_told = "Ingen ser helse"})
      .then(consent::InformationCategoryExcluded{.category = LifeArea::health,
                                                 .consequences_told = "Ingen ser helse"});
}

TEST(Consent, R8_ALaterConsentCountsAgain) {
  auto again = share_health();
  again.consent = {"consent-anew"};
  const auto excluded =
      all_of(with_group(), consent::RecipientExcluded{.recipient = id_of(physio),
                                                      .consequences_told = "Ser ikke helse"});
  const auto plan = fold(all_of(excluded, given(excluded).when(again).happened()));
  EXPECT_TRUE(
      shared_with(plan, id_of(physio), time_of("2026-03-02T12:00:00Z")).contains(LifeArea::health));
}

TEST(Consent, R9_WithdrawingThePlanConsentPausesThePlan) {
  given(started_plan())
      .when(withdraw_plan)
      .then(plan_withdrawn, lifecycle::PlanPaused{.paused_at = time_of("2026-03-02T12:00:00Z")});
}

TEST(Consent, R9_CoordinatorAndOfferStayWhenThePlanPauses) {
  const auto offered = all_of(started_plan(), intake::CoordinatorOnlyOffered{.body = unit_body});
  const auto plan = fold(all_of(offered, given(offered).when(withdraw_plan).happened()));
  EXPECT_EQ(plan.lifecycle.stage, lifecycle::Stage::paused);
  EXPECT_EQ(plan.coordination.coordinator, id_of(coordinator));
  EXPECT_EQ(plan.intake.coordinator_offer, intake::Offer::offered);
}

TEST(Consent, R9_ThereIsNothingToPauseBeforeTheStart) {
  given(consented()).when(withdraw_plan).then(plan_withdrawn);
}

TEST(Consent, R2_WithoutConsentTheCoordinatorLeaves) {
  const ConsentWithdrawn withdrawn{.consent = {"consent-coordinator"},
                                   .kind = ConsentKind::coordinator};
  const coordination::CoordinatorVacated vacated{
      .coordinator = id_of(coordinator), .cause = coordination::VacancyCause::consent_withdrawn};
  const WithdrawConsent command{.consent = {"consent-coordinator"}};
  given(started_plan())
      .when(command)
      .then(
          withdrawn, vacated,
          coordination::CoordinatorVacancyOpened{.vacant_since = time_of("2026-03-02T12:00:00Z")});
  given(started_plan(), lifecycle::PlanPaused{.paused_at = time_of("2026-03-01T12:00:00Z")})
      .when(command)
      .then(withdrawn, vacated);
  given(consented()).when(command).then(withdrawn);
}

TEST(Consent, R13_ARepresentativeInsteadOfTheOwnerConsents) {
  given(informed(), guardian_for()).as(guardian).when(share_health()).then_accepted();
  given(eligible(), guardian_for())
      .as(guardian)
      .when(GiveCoordinatorConsent{.consent = {"consent-coordinator"}})
      .then_accepted();
}

TEST(Consent, R13_AnAuthorityThatIsOverConsentsToNothing) {
  given(informed(), guardian_for())
      .as(guardian)
      .at("2026-04-01T00:00:00Z")
      .when(share_health())
      .then_refused("R13", "authority-expired");
  given(informed(), guardian_for(),
        group::RepresentationEnded{.representation = {"representation-1"}})
      .as(guardian)
      .when(share_health())
      .then_refused("R13", "authority-expired");
}

TEST(Consent, R13_AnAuthorityReachesAsFarAsItsScope) {
  const auto narrow = all_of(informed(), guardian_for({LifeArea::education}));
  given(narrow).as(guardian).when(share_health()).then_refused("R13", "outside-authority");
  given(narrow, given(informed()).when(share_health()).happened())
      .as(guardian)
      .when(withdraw_health)
      .then_refused("R13", "outside-authority");
  given(narrow).as(guardian).when(withdraw_plan).then_refused("R13", "outside-authority");
  auto school = share_health();
  school.areas = {LifeArea::education};
  given(narrow).as(guardian).when(school).then_accepted();
}

TEST(Consent, R13_WhoTakesPartTogetherWithTheOwnerDoesNotConsent) {
  auto together = guardian_for();
  together.mode = group::RepresentativeMode::together;
  given(informed(), together)
      .as(guardian)
      .when(share_health())
      .then_refused("S30", "not-yours-to-do");
}

}  // namespace
}  // namespace tests
