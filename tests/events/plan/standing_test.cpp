// R3, R5-R8, R13, R34, R38, S32: who sees what of a plan, at a moment.
#include "tests/support/more_cast.h"

namespace tests {
namespace {

const Audience core{.core = true};
const Audience nothing{};

Audience only(LifeAreas areas) { return {.group = true, .areas = areas}; }

group::RepresentativeAppointed guardian_in(std::string_view id, LifeAreas scope,
                                           group::RepresentativeMode mode) {
  return {.representation = {std::string(id)},
          .person = id_of(guardian),
          .kind = group::RepresentativeKind::guardian,
          .mode = mode,
          .scope = std::move(scope),
          .authority = "Vergefullmakt",
          .from = day("2026-02-01"),
          .until = day("2026-03-31")};
}

consent::AccessGranted access_for(std::string_view person, LifeArea area) {
  return {.access = {"access-" + std::string(person)},
          .person = id_of(person),
          .areas = {area},
          .until = day("2026-03-31")};
}

constexpr auto instead = group::RepresentativeMode::instead;
constexpr auto together = group::RepresentativeMode::together;

TEST(Standing, R3_OwnerAndCoordinatorSeeAllWithNoSharingConsent) {
  EXPECT_EQ(seen_by(kari, started_plan()), core);
  EXPECT_EQ(seen_by(coordinator, started_plan()), core);
}

TEST(Standing, R3_NobodyElseSeesAPlanWithNoSharingConsent) {
  const auto plan = all_of(started_plan(), group::GroupFormed{.owner = id_of(kari)},
                           group::MemberAdded{.person = id_of(physio),
                                              .kind = group::MemberKind::fixed,
                                              .body = service_body,
                                              .function = "Fysioterapeut"});
  EXPECT_EQ(seen_by(physio, plan), nothing);
  EXPECT_EQ(seen_by(sister, plan), nothing);
  EXPECT_EQ(seen_by(stranger, plan), nothing);
}

TEST(Standing, R3_ARepresentativeForTheWholeLifeSeesAll) {
  EXPECT_EQ(seen_by(guardian, all_of(started_plan(), guardian_in("all", {}, instead))), core);
  EXPECT_EQ(seen_by(guardian, all_of(started_plan(), guardian_in("all", {}, together))), core);
}

TEST(Standing, R5_AMemberSeesTheAreasConsentedToAndNoOther) {
  EXPECT_EQ(seen_by(physio, with_group()), only({LifeArea::health}));
  EXPECT_EQ(seen_by(teacher, with_group()), only({LifeArea::education}));
}

TEST(Standing, R5_ConsentAloneShowsNothingBeforeThePersonIsAskedIn) {
  EXPECT_EQ(seen_by(physio, sharing()), nothing);
  const auto invited =
      all_of(sharing(), coordination::ProfessionalInvited{.professional = id_of(physio),
                                                          .body = service_body,
                                                          .area = LifeArea::health,
                                                          .purpose = "Ny vurdering"});
  EXPECT_EQ(seen_by(physio, invited), only({LifeArea::health}));
}

TEST(Standing, R5_SeveralConsentsAddUp) {
  auto second = std::get<consent::SharingConsentGiven>(
      std::get<consent::Event>(sharing()[sharing().size() - 2]));
  second.consent = {"consent-work"};
  second.areas = {LifeArea::work};
  EXPECT_EQ(seen_by(physio, all_of(with_group(), second)),
            only({LifeArea::health, LifeArea::work}));
}

TEST(Standing, R5_AStrangerSeesNothing) {
  EXPECT_EQ(seen_by(stranger, with_group()), nothing);
  EXPECT_TRUE(seen_by(stranger, with_group()).nothing());
}

TEST(Standing, R5_NobodySeesAPlanThatHasNoOwner) { EXPECT_EQ(seen_by(kari, {}), nothing); }

TEST(Standing, R6_AWithdrawnConsentShowsNothing) {
  const auto withdrawn =
      all_of(with_group(), consent::ConsentWithdrawn{.consent = {"consent-health"},
                                                     .kind = consent::ConsentKind::sharing});
  EXPECT_EQ(seen_by(physio, withdrawn), nothing);
  EXPECT_EQ(seen_by(teacher, withdrawn), only({LifeArea::education}));
}

TEST(Standing, R7_AConsentHoldsThroughItsLastDayAndNoLongerTimerOrNot) {
  EXPECT_EQ(seen_by(physio, with_group(), "2027-06-30T23:59:59.999999Z"), only({LifeArea::health}));
  EXPECT_EQ(seen_by(physio, with_group(), "2027-07-01T00:00:00Z"), nothing);
}

TEST(Standing, R7_AConsentThatTheTimerEndedShowsNothing) {
  const auto expired =
      all_of(with_group(), consent::ConsentExpired{.consent = {"consent-health"},
                                                   .kind = consent::ConsentKind::sharing});
  EXPECT_EQ(seen_by(physio, expired), nothing);
}

TEST(Standing, R7_GrantedAccessEndsWithItsLastDay) {
  const auto granted = all_of(started_plan(), access_for(sister, LifeArea::leisure));
  EXPECT_EQ(seen_by(sister, granted, "2026-03-31T23:00:00Z"), only({LifeArea::leisure}));
  EXPECT_EQ(seen_by(sister, granted, "2026-04-01T00:00:00Z"), nothing);
}

TEST(Standing, R8_AnExcludedRecipientSeesNothingAndTheRestStays) {
  const auto excluded =
      all_of(with_group(), consent::RecipientExcluded{.recipient = id_of(physio),
                                                      .consequences_told = "Ser ikke helse"});
  EXPECT_EQ(seen_by(physio, excluded), nothing);
  EXPECT_EQ(seen_by(teacher, excluded), only({LifeArea::education}));
}

TEST(Standing, R8_AnExcludedCategoryIsTheCoresAlone) {
  const auto excluded =
      all_of(with_group(), access_for(sister, LifeArea::health),
             consent::InformationCategoryExcluded{.category = LifeArea::health,
                                                  .consequences_told = "Ingen andre ser helse"});
  EXPECT_EQ(seen_by(physio, excluded), nothing);
  EXPECT_EQ(seen_by(sister, excluded), nothing);
  EXPECT_EQ(seen_by(teacher, excluded), only({LifeArea::education}));
  EXPECT_EQ(seen_by(coordinator, excluded), core);
}

TEST(Standing, R13_ARepresentativeSeesTheScopeOfTheAuthority) {
  const auto plan = all_of(started_plan(), guardian_in("health", {LifeArea::health}, instead));
  EXPECT_EQ(seen_by(guardian, plan), only({LifeArea::health}));
  EXPECT_EQ(seen_by(guardian, all_of(plan, guardian_in("work", {LifeArea::work}, together))),
            only({LifeArea::health, LifeArea::work}));
}

TEST(Standing, R13_ARepresentativeSeesNothingOutsideThePeriod) {
  const auto plan = all_of(started_plan(), guardian_in("all", {}, instead));
  EXPECT_EQ(seen_by(guardian, plan, "2026-01-31T23:59:59Z"), nothing);
  EXPECT_EQ(seen_by(guardian, plan, "2026-02-01T00:00:00Z"), core);
  EXPECT_EQ(seen_by(guardian, plan, "2026-04-01T00:00:00Z"), nothing);
  EXPECT_EQ(seen_by(guardian, all_of(plan, group::RepresentationEnded{.representation = {"all"}})),
            nothing);
}

TEST(Standing, R13_AMandateNamesThePersonAndThePeriod) {
  const auto plan = fold(all_of(started_plan(), guardian_in("health", {LifeArea::health}, instead),
                                guardian_in("whole", {}, instead)));
  const auto* mandate = mandate_of(plan, id_of(guardian), time_of(noon));
  ASSERT_NE(mandate, nullptr);
  EXPECT_EQ(mandate->id.value, "whole");  // The widest.
  EXPECT_EQ(mandate->from, time_of("2026-02-01T00:00:00Z"));
  EXPECT_EQ(mandate->until, time_of("2026-04-01T00:00:00Z"));
  EXPECT_EQ(mandate_of(plan, id_of(guardian), time_of("2026-04-01T00:00:00Z")), nullptr);
  EXPECT_EQ(mandate_of(plan, id_of(kari), time_of(noon)), nullptr);
}

TEST(Standing, R13_WhoActsTogetherWithTheOwnerHasNoMandateButKeepsThePlan) {
  const auto plan = fold(all_of(started_plan(), guardian_in("all", {}, together)));
  const Stamp stamp{.by = id_of(guardian), .at = time_of(noon)};
  EXPECT_EQ(mandate_of(plan, id_of(guardian), time_of(noon)), nullptr);
  EXPECT_FALSE(acts_for_owner(plan, stamp));
  EXPECT_TRUE(keeps_plan(plan, stamp));
}

TEST(Standing, R13_ANarrowAuthorityWorksInItsAreasOnly) {
  const auto plan =
      fold(all_of(started_plan(), guardian_in("health", {LifeArea::health}, instead)));
  const Stamp stamp{.by = id_of(guardian), .at = time_of(noon)};
  EXPECT_TRUE(works_in(plan, stamp, LifeArea::health));
  EXPECT_FALSE(works_in(plan, stamp, LifeArea::work));
  EXPECT_FALSE(keeps_plan(plan, stamp, LifeArea::work));
}

TEST(Standing, R25_ACoordinatorWhoHasLeftSeesNothing) {
  const auto vacated = all_of(
      started_plan(),
      coordination::CoordinatorVacated{.coordinator = id_of(coordinator), .reason = "Ny stilling"},
      coordination::CoordinatorVacancyOpened{.vacant_since = time_of("2026-02-20T09:00:00Z")});
  EXPECT_EQ(seen_by(coordinator, vacated), nothing);
}

TEST(Standing, S33_StaffAtTheDeskSeeTheDeskAndNoContent) {
  const Audience desk{.desk = true};
  EXPECT_EQ(seen_by("desk-worker", with_group(), noon, at_service()), desk);
  EXPECT_EQ(seen_by("desk-worker", with_group(), noon, at_trust()), nothing);
  const auto anchored = all_of(
      with_group(), intake::PlanAnchored{.body = unit_body, .kind = BodyKind::coordinating_unit});
  EXPECT_EQ(seen_by(caseworker, with_group(), noon, at_unit()), nothing);
  EXPECT_EQ(seen_by(caseworker, anchored, noon, at_unit()), desk);
}

TEST(Standing, R34_ARemovedMemberSeesNothingWhateverAConsentStillSays) {
  const auto removed = all_of(with_group(), access_for(teacher, LifeArea::leisure),
                              group::MemberRemoved{.person = id_of(teacher)});
  EXPECT_EQ(seen_by(teacher, removed), nothing);
  EXPECT_EQ(seen_by(physio, removed), only({LifeArea::health}));
}

TEST(Standing, R38_APeerSeesWhatTheOwnerGrantsAndNoMore) {
  const auto accepted =
      all_of(sharing(), group::PeerInvited{.peer = id_of(friend_), .kind = group::PeerKind::peer},
             group::PeerAccepted{.peer = id_of(friend_), .kind = group::PeerKind::peer});
  EXPECT_EQ(seen_by(friend_, accepted), nothing);
  const auto granted = all_of(accepted, access_for(friend_, LifeArea::leisure));
  EXPECT_EQ(seen_by(friend_, granted), only({LifeArea::leisure}));
  const auto ended = all_of(granted, group::PeerEnded{.peer = id_of(friend_)});
  EXPECT_EQ(seen_by(friend_, ended), nothing);
}

TEST(Standing, S32_ContentReachesWhoIsCoveredAndConsentsReachTheCoreAlone) {
  const auto goal = lift<Event>(goals::GoalSet{.goal = {"walk"},
                                               .area = LifeArea::health,
                                               .horizon = goals::Horizon::short_term,
                                               .own_words = "Gå til butikken selv"});
  const auto scope = scope_of(goal);
  EXPECT_EQ(scope.areas, AreaSet(LifeAreas{LifeArea::health}));
  EXPECT_TRUE(seen_by(physio, with_group()).areas.contains(scope.areas));
  EXPECT_FALSE(seen_by(teacher, with_group()).areas.contains(scope.areas));
  for (const auto& event : sharing()) {
    if (!std::holds_alternative<consent::Event>(event)) continue;
    EXPECT_EQ(scope_of(event), (Scope{.reach = Reach::core}));
  }
}

TEST(Standing, S32_AnyAreaOfAPlanNeedsItsOwnConsent) {
  const auto member = seen_by(physio, with_group());
  for (unsigned index = 0; index < life_area_count; ++index) {
    const auto area = static_cast<LifeArea>(index);
    EXPECT_EQ(member.areas.contains(area), area == LifeArea::health);
  }
}

}  // namespace
}  // namespace tests
