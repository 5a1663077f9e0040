// Emergency access, and the later life of a consent (a3): renewal, the document that shows it.
#include "events/plan/emergency.h"

#include <algorithm>

#include "events/plan/due.h"
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using consent::AttachConsentDocument;
using consent::ConsentDocumentAttached;
using consent::ConsentKind;
using consent::ConsentRenewed;
using consent::RenewConsent;
using emergency::EmergencyAccessUsed;
using emergency::UseEmergencyAccess;

Events at_trust_too() {
  return all_of(with_goal(), intake::CooperationRequested{.cooperation = {"trust"},
                                                          .area = LifeArea::health,
                                                          .body = trust_body,
                                                          .what = "Oppfølging"});
}

const UseEmergencyAccess use{.access = {"emergency-1"}, .reason = "Bevisstløs i akuttmottaket"};
const EmergencyAccessUsed used{.access = {"emergency-1"},
                               .person = id_of(doctor),
                               .areas = {LifeArea::health},
                               .reason = "Bevisstløs i akuttmottaket",
                               .until = time_of("2026-03-03T12:00:00Z")};

TEST(Emergency, A3_AProfessionalAtABodyOfThePlanSeesHealthForADay) {
  given(at_trust_too()).as(doctor, at_trust()).when(use).then(used);
  const auto plan = all_of(at_trust_too(), used);
  EXPECT_TRUE(seen_by(doctor, at_trust_too()).nothing());
  EXPECT_EQ(seen_by(doctor, plan), (Audience{.group = true, .areas = LifeAreas{LifeArea::health}}));
  EXPECT_FALSE(seen_by(doctor, plan, "2026-03-03T11:59:59.999999Z").nothing());
  EXPECT_TRUE(seen_by(doctor, plan, "2026-03-03T12:00:00Z").nothing());
}

TEST(Emergency, A3_TheOwnerAndTheCoordinatorSeeItAtOnceAndNobodyElse) {
  EXPECT_EQ(scope_of(lift<plan::Event>(used)), (Scope{.reach = Reach::core}));
}

TEST(Emergency, A3_ColleaguesOfTheMembersAndOfTheCoordinatorMayUseIt) {
  given(with_group()).as(doctor, at_service()).when(use).then_accepted();
  const Office school{.body = Orgnr{"944444444"}, .kind = BodyKind::school, .may_appoint = false};
  given(with_group()).as(doctor, {school}).when(use).then_accepted();
}

TEST(Emergency, R5_WhoWorksAtNoBodyOfThePlanHasNoEmergencyThere) {
  given(with_goal()).as(doctor, at_trust()).when(use).then_refused("R5", "not-yours-to-do");
  given(with_goal()).as(doctor).when(use).then_refused("R5", "not-yours-to-do");
  given(with_goal()).as(sister).when(use).then_refused("R5", "not-yours-to-do");
  given(Events{}).as(doctor, at_trust()).when(use).then_refused("R5", "not-yours-to-do");
}

TEST(Emergency, R5_EmergencyAccessIsForThoseWhoHaveNone) {
  given(with_goal()).as(physio, at_service()).when(use).then_refused("R5", "access-present");
  given(with_goal()).as(coordinator, at_service()).when(use).then_refused("R5", "access-present");
  given(at_trust_too(), used)
      .as(doctor, at_trust())
      .at("2026-03-03T12:00:00Z")
      .when(UseEmergencyAccess{.access = {"emergency-2"}, .reason = "Fortsatt fare"})
      .then_accepted();
}

TEST(Emergency, S33_AnEmergencyHasAnIdOfItsOwn) {
  given(at_trust_too(), used)
      .as(doctor, at_trust())
      .when(use)
      .then_refused("S33", "access-exists", {"access"});
}

TEST(Emergency, R7_EmergencyAccessRunsOutOnceByTheTimer) {
  const auto plan = all_of(at_trust_too(), used);
  const auto all = due_of(fold(plan), {});
  const auto found = std::find_if(all.begin(), all.end(), [](const Due& each) {
    return each.what == "expire-access/emergency-1/2026-03-03T12:00:00.000000Z";
  });
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->at, time_of("2026-03-03T12:00:00Z"));
  const consent::ExpireAccess expire{.access = {"emergency-1"}};
  const consent::AccessExpired expired{.access = {"emergency-1"}};
  given(plan).as("system").at("2026-03-03T12:00:00Z").when(expire).then(expired);
  given(plan, expired).as("system").at("2026-03-03T12:00:00Z").when(expire).then_nothing();
}

TEST(Emergency, R8_TheOwnerTakesEmergencyAccessBack) {
  const consent::AccessRevoked revoked{.access = {"emergency-1"}};
  given(at_trust_too(), used)
      .as(kari)
      .when(consent::RevokeAccess{.access = {"emergency-1"}})
      .then(revoked);
  EXPECT_TRUE(seen_by(doctor, all_of(at_trust_too(), used, revoked)).nothing());
}

// --- The later life of a consent. ---

const RenewConsent renew{.consent = {"consent-health"}, .until = day("2028-06-30")};
const ConsentRenewed renewed{
    .consent = {"consent-health"}, .kind = ConsentKind::sharing, .until = day("2028-06-30")};
constexpr std::string_view after_the_old_day = "2027-07-01T00:00:00Z";

TEST(ConsentLifecycle, A3_TheOwnerLetsASharingConsentLastLonger) {
  given(with_group()).as(kari).when(renew).then(renewed);
  EXPECT_TRUE(seen_by(physio, with_group(), after_the_old_day).nothing());
  const auto longer = all_of(with_group(), renewed);
  EXPECT_FALSE(seen_by(physio, longer, after_the_old_day).nothing());
  EXPECT_FALSE(seen_by(physio, longer, "2028-06-30T23:59:59Z").nothing());
  EXPECT_TRUE(seen_by(physio, longer, "2028-07-01T00:00:00Z").nothing());
}

TEST(ConsentLifecycle, R7_TheTimerFollowsTheNewDay) {
  std::vector<std::string> names;
  for (const auto& each : due_of(fold(all_of(with_group(), renewed)), {})) {
    if (each.what.find("consent-health") != std::string::npos) names.push_back(each.what);
  }
  EXPECT_EQ(names,
            std::vector<std::string>{"expire-consent/consent-health/2028-07-01T00:00:00.000000Z"});
  given(with_group(), renewed)
      .as("system")
      .at(after_the_old_day)
      .when(consent::ExpireConsent{.consent = {"consent-health"}})
      .then_refused("R7", "not-due");
}

TEST(ConsentLifecycle, A3_RenewingIsTheOwnersAndBeforeTheEnd) {
  given(with_group()).as(coordinator).when(renew).then_refused("S30", "not-yours-to-do");
  given(with_group()).as(physio).when(renew).then_refused("S30", "not-yours-to-do");
  given(with_group())
      .as(kari)
      .at(after_the_old_day)
      .when(renew)
      .then_refused("R7", "consent-over", {"consent"});
  given(with_group(),
        consent::ConsentWithdrawn{.consent = {"consent-health"}, .kind = ConsentKind::sharing})
      .as(kari)
      .when(renew)
      .then_refused("R7", "consent-over", {"consent"});
}

TEST(ConsentLifecycle, A3_OnlyWhatHasAnEndIsRenewedAndToALaterDay) {
  given(with_group())
      .when(RenewConsent{.consent = {"consent-plan"}, .until = day("2028-06-30")})
      .then_refused("R4", "consent-has-no-end", {"consent"});
  given(with_group())
      .when(RenewConsent{.consent = {"consent-x"}, .until = day("2028-06-30")})
      .then_refused("R8", "consent-unknown", {"consent"});
  given(with_group())
      .when(RenewConsent{.consent = {"consent-health"}, .until = day("2027-06-30")})
      .then_refused("R4", "until-not-later", {"until"});
  given(with_group())
      .when(RenewConsent{.consent = {"consent-health"}, .until = day("2027-07-01")})
      .then_accepted();
}

TEST(ConsentLifecycle, R8_ARenewedConsentIsWithdrawnLikeAnyOther) {
  const auto withdrawn = all_of(
      with_group(), renewed,
      consent::ConsentWithdrawn{.consent = {"consent-health"}, .kind = ConsentKind::sharing});
  EXPECT_TRUE(seen_by(physio, withdrawn).nothing());
}

const std::string digest(64, 'a');
const AttachConsentDocument attach{.consent = {"consent-plan"},
                                   .document_title = "Signert samtykke",
                                   .sha256 = digest,
                                   .media_type = "application/pdf"};

TEST(ConsentLifecycle, A3_ADocumentThatShowsTheConsentIsNamedByItsDigest) {
  const ConsentDocumentAttached attached{.consent = {"consent-plan"},
                                         .document_title = "Signert samtykke",
                                         .sha256 = digest,
                                         .media_type = "application/pdf"};
  given(started_plan()).as(coordinator).when(attach).then(attached);
  given(started_plan()).as(kari).when(attach).then(attached);
  given(started_plan()).as("staff", at_service()).when(attach).then(attached);
  given(with_group()).as(physio).when(attach).then_refused("S29", "not-yours-to-do");
  EXPECT_EQ(scope_of(lift<plan::Event>(attached)), (Scope{.reach = Reach::core}));
}

TEST(ConsentLifecycle, A3_WhatNamesNoDocumentIsRefused) {
  auto wrong = attach;
  wrong.sha256 = std::string(64, 'G');
  given(started_plan()).when(wrong).then_refused("S29", "document-not-described", {"sha256"});
  wrong.sha256 = std::string(63, 'a');
  wrong.media_type = "pdf";
  given(started_plan())
      .when(wrong)
      .then_refused("S29", "document-not-described", {"sha256", "mediaType"});
  auto unknown = attach;
  unknown.consent = {"consent-x"};
  given(started_plan()).when(unknown).then_refused("R8", "consent-unknown", {"consent"});
}

}  // namespace
}  // namespace tests
