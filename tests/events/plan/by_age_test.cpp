// R10, R11: who consents at which age, whether they can, and after hearing whom.
#include "events/plan/by_age.h"

#include "tests/events/plan/childhood_cast.h"

namespace tests {
namespace {

using childhood::ChildViewWeighed;
using consent::ConsentKind;
using consent::GiveCoordinatorConsent;
using consent::GivePlanConsent;
using consent::GiveSharingConsent;
using group::RepresentativeKind;

const GivePlanConsent plan_consent{.consent = {"consent-1"}};
const GiveCoordinatorConsent coordinator_consent{.consent = {"consent-1"}};
const GiveSharingConsent sharing_consent{.consent = {"consent-1"},
                                         .information = InformationId{"information-1"},
                                         .areas = {LifeArea::health},
                                         .recipients = {id_of(physio)},
                                         .use = "Samordne tiltakene",
                                         .until = day("2027-06-30")};

Events guarded(const childhood::BirthDateRecorded& birth) {
  return all_of(eligible(), birth, as_parent(), represents(lawful, RepresentativeKind::guardian));
}

// --- Ages. ---

TEST(ByAge, R10_AnAgeIsReachedOnTheBirthday) {
  const auto age = [](std::string_view date, std::string_view at) {
    return age_of_owner(fold(all_of(asked(), born(date))), time_of(at));
  };
  EXPECT_EQ(age("2010-03-02", "2026-03-01T23:59:59.999999Z"), 15U);
  EXPECT_EQ(age("2010-03-02", "2026-03-02T00:00:00Z"), 16U);
  EXPECT_EQ(age("2010-12-31", "2026-01-01T00:00:00Z"), 15U);
  EXPECT_EQ(age("2026-03-02", "2026-03-02T00:00:00Z"), 0U);
  EXPECT_EQ(age("2026-03-02", "2026-03-01T00:00:00Z"), std::nullopt);
  EXPECT_EQ(age_of_owner(fold(asked()), time_of("2026-03-02T12:00:00Z")), std::nullopt);
}

TEST(ByAge, R10_ABirthdayOnALeapDayIsOnTheFirstOfMarchOfOtherYears) {
  EXPECT_EQ(turns(day("2012-02-29"), 16), time_of("2028-02-29T00:00:00Z"));
  EXPECT_EQ(turns(day("2012-02-29"), 18), time_of("2030-03-01T00:00:00Z"));
}

TEST(ByAge, R10_TheAgesAreParameters) {
  EXPECT_EQ(ages.own_consent_full, 18U);
  EXPECT_EQ(ages.own_consent_health, 16U);
  EXPECT_EQ(ages.own_private_matters, 12U);
  EXPECT_EQ(ages.heard_from, 7U);
  EXPECT_EQ(ages.great_weight, 12U);
}

// --- R10: who consents. ---

TEST(ByAge, R10_WithoutABirthDateAgeDecidesNothing) {
  given(eligible()).as(kari).when(plan_consent).then_accepted();
  given(eligible(), represents(lawful, RepresentativeKind::guardian))
      .as(lawful)
      .when(plan_consent)
      .then_accepted();
}

TEST(ByAge, R10_AParentOrGuardianConsentsForASmallChild) {
  given(guarded(aged_5)).as(mother).when(plan_consent).then_accepted();
  given(guarded(aged_5)).as(mother).when(coordinator_consent).then_accepted();
  given(guarded(aged_5)).as(lawful).when(plan_consent).then_accepted();
  given(guarded(aged_5)).as(kari).when(plan_consent).then_refused("R10", "too-young-to-consent");
}

TEST(ByAge, R10_AProxyDoesNotConsentForAChild) {
  const auto proxy = represents(sister, RepresentativeKind::proxy);
  given(guarded(aged_5), proxy)
      .as(sister)
      .when(plan_consent)
      .then_refused("R10", "parent-or-guardian-needed");
}

TEST(ByAge, R10_AParentsAuthorityCoversTheAreasShared) {
  const auto school = represents(mother, RepresentativeKind::parent, {LifeArea::education});
  const auto for_health = represents(sister, RepresentativeKind::proxy, {LifeArea::health});
  auto with_proxy = for_health;
  with_proxy.person = id_of(mother);
  given(sharing(), aged_5, school)
      .as(mother)
      .when(sharing_consent)
      .then_refused("R13", "outside-authority");
  given(sharing(), aged_5, school, with_proxy)
      .as(mother)
      .when(sharing_consent)
      .then_refused("R10", "parent-or-guardian-needed");
}

TEST(ByAge, R10_From12TheOwnerDecidesAloneOnlyInPrivateMatters) {
  for (const auto& birth : {aged_12, aged_15}) {
    given(guarded(birth))
        .as(kari)
        .when(plan_consent)
        .then_refused("R10", "too-young-to-consent-alone");
    given(guarded(birth))
        .as(kari)
        .when(coordinator_consent)
        .then_refused("R10", "too-young-to-consent-alone");
    given(sharing(), birth)
        .as(kari)
        .when(sharing_consent)
        .then_refused("R10", "too-young-to-consent-alone");
  }
  given(guarded(aged_11)).as(kari).when(plan_consent).then_refused("R10", "too-young-to-consent");
}

TEST(ByAge, R10_From16TheConsentIsTheOwnersOwn) {
  given(guarded(aged_16)).as(kari).when(plan_consent).then_accepted();
  given(sharing(), aged_16).as(kari).when(sharing_consent).then_accepted();
  given(guarded(aged_16)).as(lawful).when(plan_consent).then_refused("R10", "own-consent-needed");
  given(guarded(aged_40)).as(kari).when(plan_consent).then_accepted();
  given(guarded(aged_40)).as(lawful).when(plan_consent).then_refused("R10", "own-consent-needed");
}

TEST(ByAge, R10_AnAdultsOwnProxyConsents) {
  given(guarded(aged_40), represents(sister, RepresentativeKind::proxy))
      .as(sister)
      .when(plan_consent)
      .then_accepted();
}

TEST(ByAge, R10_WhereCompetenceIsAbsentAGuardianConsents) {
  const auto unable = assessed(false, {ConsentKind::plan});
  given(guarded(aged_40), unable)
      .as(kari)
      .when(plan_consent)
      .then_refused("R10", "competence-absent");
  given(guarded(aged_40), unable).as(lawful).when(plan_consent).then_accepted();
}

TEST(ByAge, R10_CompetenceIsAbsentInTheMattersAssessedOnly) {
  const auto unable = assessed(false, {ConsentKind::plan});
  given(guarded(aged_40), unable).as(kari).when(coordinator_consent).then_accepted();
  given(guarded(aged_40), unable)
      .as(lawful)
      .when(coordinator_consent)
      .then_refused("R10", "own-consent-needed");
}

TEST(ByAge, R10_CompetenceToShareIsAssessedByLifeArea) {
  auto economy = sharing_consent;
  const auto unable = assessed(false, {ConsentKind::sharing}, {LifeArea::economy});
  given(sharing(), aged_40, unable).as(kari).when(economy).then_accepted();
  economy.areas = {LifeArea::economy};
  given(sharing(), aged_40, unable).as(kari).when(economy).then_refused("R10", "competence-absent");
}

TEST(ByAge, R10_ANewAssessmentGivesTheConsentBack) {
  const auto unable = assessed(false, {ConsentKind::plan, ConsentKind::sharing});
  given(guarded(aged_40), unable, assessed(true, {ConsentKind::plan}))
      .as(kari)
      .when(plan_consent)
      .then_accepted();
  auto health = sharing_consent;
  const auto able = assessed(true, {ConsentKind::sharing}, {LifeArea::health});
  given(sharing(), aged_40, unable, able).as(kari).when(health).then_accepted();
  health.areas = {LifeArea::education};
  given(sharing(), aged_40, unable, able)
      .as(kari)
      .when(health)
      .then_refused("R10", "competence-absent");
}

TEST(ByAge, R10_RenewingIsConsenting) {
  const consent::RenewConsent renew{.consent = {"consent-health"}, .until = day("2028-06-30")};
  given(sharing(), aged_5).as(kari).when(renew).then_refused("R10", "too-young-to-consent");
  given(sharing(), aged_40).as(kari).when(renew).then_accepted();
}

TEST(ByAge, R10_OthersThanTheOwnersSideNeverConsent) {
  given(guarded(aged_5)).as(coordinator).when(plan_consent).then_refused("S29", "not-yours-to-do");
}

// --- R11: hearing the child. ---

TEST(ByAge, R11_AChildOf7IsHeardBeforeOthersConsent) {
  given(guarded(aged_7)).as(mother).when(plan_consent).then_refused("R11", "child-not-heard");
  given(guarded(aged_7), heard(ConsentKind::plan)).as(mother).when(plan_consent).then_accepted();
}

TEST(ByAge, R11_ASmallerChildNeedNotBeHeard) {
  given(guarded(born("2019-03-03"))).as(mother).when(plan_consent).then_accepted();
}

TEST(ByAge, R11_TheChildIsHeardOnEachKindOfConsent) {
  given(guarded(aged_7), heard(ConsentKind::plan))
      .as(mother)
      .when(coordinator_consent)
      .then_refused("R11", "child-not-heard");
  auto on_something = heard(ConsentKind::plan);
  on_something.on.reset();
  on_something.topic = "Skolebytte";
  given(guarded(aged_7), on_something)
      .as(mother)
      .when(plan_consent)
      .then_refused("R11", "child-not-heard");
}

TEST(ByAge, R11_Below12TheParentsDecideOtherwiseWithoutAReason) {
  given(guarded(aged_11), heard(ConsentKind::plan, false))
      .as(mother)
      .when(plan_consent)
      .then_accepted();
}

TEST(ByAge, R11_From12ADifferingConsentNeedsAReason) {
  const auto no = heard(ConsentKind::plan, false);
  given(guarded(aged_12), no).as(mother).when(plan_consent).then_refused("R11", "view-not-weighed");
  given(guarded(aged_12), no,
        ChildViewWeighed{.entry = {"view-1"}, .reason = "Uten plan stopper hjelpen"})
      .as(mother)
      .when(plan_consent)
      .then_accepted();
  given(guarded(aged_12), heard(ConsentKind::plan)).as(mother).when(plan_consent).then_accepted();
}

TEST(ByAge, R11_TheLatestViewCounts) {
  auto later = heard(ConsentKind::plan, false);
  later.entry = {"view-2"};
  given(guarded(aged_12), heard(ConsentKind::plan), later)
      .as(mother)
      .when(plan_consent)
      .then_refused("R11", "view-not-weighed");
}

TEST(ByAge, R11_AYouthWithoutCompetenceIsHeardTooAndAnAdultIsNot) {
  const auto unable = assessed(false, {ConsentKind::plan});
  given(guarded(aged_16), unable)
      .as(lawful)
      .when(plan_consent)
      .then_refused("R11", "child-not-heard");
  given(guarded(aged_40), unable).as(lawful).when(plan_consent).then_accepted();
}

}  // namespace
}  // namespace tests
