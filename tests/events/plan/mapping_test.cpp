// S25, S34, S35, S38 and content points a and d: the owner's own voice, and who contributes what.
#include "events/plan/content.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using mapping::AgreeContribution;
using mapping::AssignOwnerTask;
using mapping::ContributionAgreed;
using mapping::FacilitationSet;
using mapping::NeedRecorded;
using mapping::OwnerTaskAssigned;
using mapping::RecordNeed;
using mapping::RecordResource;
using mapping::RecordSituation;
using mapping::RecordWhatMatters;
using mapping::RecordWish;
using mapping::ResourceRecorded;
using mapping::SetFacilitation;
using mapping::SituationRecorded;
using mapping::WhatMattersRecorded;
using mapping::WishRecorded;
using mapping::WishTime;

const RecordWhatMatters friends{.entry = {"friends"}, .text = "Å treffe venner hver uke"};
const RecordNeed training{
    .entry = {"training"}, .area = LifeArea::health, .text = "Trening to ganger i uka"};
const AssignOwnerTask exercise{
    .task = {"exercise"}, .area = LifeArea::health, .what = "Gå en tur hver dag", .when = "Daglig"};
const AgreeContribution guidance{.contribution = {"guidance"},
                                 .area = LifeArea::health,
                                 .party = id_of(physio),
                                 .what = "Veilede om trening hjemme"};

Event task_assigned() {
  return lift<Event>(OwnerTaskAssigned{.task = {"exercise"},
                                       .area = LifeArea::health,
                                       .what = "Gå en tur hver dag",
                                       .when = "Daglig"});
}
Event contribution_agreed() {
  return lift<Event>(ContributionAgreed{.contribution = {"guidance"},
                                        .area = LifeArea::health,
                                        .party = id_of(physio),
                                        .what = "Veilede om trening hjemme"});
}
NeedRecorded need(std::string_view text) {
  return {.entry = {"training"}, .area = LifeArea::health, .text = std::string(text)};
}

// Siri, Kari's sister, takes part together with her.
Events with_sister_beside_her() {
  return all_of(with_group(),
                group::RepresentativeAppointed{.representation = {"together"},
                                               .person = id_of(sister),
                                               .kind = group::RepresentativeKind::proxy,
                                               .mode = group::RepresentativeMode::together,
                                               .authority = "Skriftlig fullmakt",
                                               .from = day("2026-01-01"),
                                               .until = day("2026-12-31")});
}

TEST(Mapping, S25_TheCoordinatorWritesDownWhatMattersMostToTheOwner) {
  given(started_plan())
      .as(coordinator)
      .when(friends)
      .then(WhatMattersRecorded{
          .entry = {"friends"}, .area = LifeArea::everyday, .text = "Å treffe venner hver uke"});
}

TEST(Mapping, S25_TheOwnerWritesItHerself) {
  given(started_plan()).as(kari).when(friends).then_accepted();
}

TEST(Mapping, S25_AMemberDoesNotSayWhatMattersToTheOwner) {
  given(with_group()).as(physio).when(friends).then_refused("S25", "not-yours-to-do");
}

TEST(Mapping, S25_ItIsTheFirstTaskOfAStartedPlan) {
  given(consented()).as(kari).when(friends).then_refused("R1", "plan-not-started");
}

TEST(Mapping, S34_EverydayLifeIsDescribedAsItIs) {
  given(started_plan())
      .as(kari)
      .when(RecordSituation{
          .entry = {"mornings"}, .area = LifeArea::everyday, .text = "Trenger hjelp om morgenen"})
      .then(SituationRecorded{
          .entry = {"mornings"}, .area = LifeArea::everyday, .text = "Trenger hjelp om morgenen"});
}

TEST(Mapping, S34_AMemberRecordsANeedInHerOwnArea) {
  given(with_group()).as(physio).when(training).then(need("Trening to ganger i uka"));
}

TEST(Mapping, S34_AMemberRecordsAResourceInHerOwnArea) {
  given(with_group())
      .as(physio)
      .when(
          RecordResource{.entry = {"stamina"}, .area = LifeArea::health, .text = "God utholdenhet"})
      .then(ResourceRecorded{
          .entry = {"stamina"}, .area = LifeArea::health, .text = "God utholdenhet"});
}

TEST(Mapping, S34_AMemberRecordsNothingWhereHerAccessDoesNotReach) {
  given(with_group()).as(teacher).when(training).then_refused("S34", "not-yours-to-do");
}

TEST(Mapping, S34_AMemberRecordsNothingOnceTheConsentHasRunOut) {
  given(with_group())
      .as(physio)
      .at("2027-07-01T00:00:00Z")
      .when(training)
      .then_refused("S34", "not-yours-to-do");
}

TEST(Mapping, S34_AStrangerRecordsNothing) {
  given(with_group()).as(stranger).when(training).then_refused("S34", "not-yours-to-do");
}

TEST(Mapping, S34_AWishIsForNowOrForTheFuture) {
  given(started_plan())
      .as(kari)
      .when(RecordWish{.entry = {"own-flat"},
                       .area = LifeArea::everyday,
                       .time = WishTime::future,
                       .text = "Bo i egen leilighet"})
      .then(WishRecorded{.entry = {"own-flat"},
                         .area = LifeArea::everyday,
                         .time = WishTime::future,
                         .text = "Bo i egen leilighet"});
}

TEST(Mapping, S34_AMemberDoesNotWishForTheOwner) {
  given(with_group())
      .as(physio)
      .when(RecordWish{
          .entry = {"run"}, .area = LifeArea::health, .time = WishTime::now, .text = "Løpe"})
      .then_refused("S34", "not-yours-to-do");
}

TEST(Mapping, S34_WhoTakesPartTogetherWithTheOwnerMapsWithHer) {
  given(with_sister_beside_her()).as(sister).when(training).then_accepted();
}

TEST(Mapping, R13_ARepresentativeMapsWithinTheScopeOnly) {
  const auto history = all_of(
      with_group(), group::RepresentativeAppointed{.representation = {"school"},
                                                   .person = id_of(sister),
                                                   .kind = group::RepresentativeKind::proxy,
                                                   .mode = group::RepresentativeMode::instead,
                                                   .scope = {LifeArea::education},
                                                   .authority = "Skriftlig fullmakt",
                                                   .from = day("2026-01-01"),
                                                   .until = day("2026-12-31")});
  given(history).as(sister).when(training).then_refused("S34", "not-yours-to-do");
  given(history).as(sister).when(friends).then_refused("S25", "not-yours-to-do");
  given(history).as(sister).when(exercise).then_refused("S38", "not-yours-to-do");
  given(history).as(sister).when(guidance).then_refused("S38", "not-yours-to-do");
}

TEST(Mapping, S34_AnEntryIsWrittenAnewUnderItsOwnId) {
  auto more = training;
  more.text = "Trening tre ganger i uka";
  given(with_group(), need("Trening to ganger i uka"))
      .as(physio)
      .when(more)
      .then(need("Trening tre ganger i uka"));
}

TEST(Mapping, S34_AnEntryKeepsItsKind) {
  given(with_group(), need("Trening to ganger i uka"))
      .as(kari)
      .when(RecordResource{.entry = {"training"}, .area = LifeArea::health, .text = "Sterk"})
      .then_refused("S34", "entry-exists", {"entry"});
}

TEST(Mapping, S34_AnEntryKeepsItsLifeArea) {
  auto moved = training;
  moved.area = LifeArea::leisure;
  given(with_group(), need("Trening to ganger i uka"))
      .as(kari)
      .when(moved)
      .then_refused("S34", "entry-exists", {"entry"});
}

TEST(Mapping, S34_WhatMattersDoesNotTakeTheIdOfANeed) {
  auto same = friends;
  same.entry = {"training"};
  given(with_group(), need("Trening to ganger i uka"))
      .when(same)
      .then_refused("S34", "entry-exists", {"entry"});
}

TEST(Mapping, S35_TakingPartIsMadePossible) {
  given(started_plan())
      .as(coordinator)
      .when(SetFacilitation{
          .language = "Nordsamisk", .interpreter = true, .aids = {"Teleslynge"}, .form = "Bilder"})
      .then(FacilitationSet{
          .language = "Nordsamisk", .interpreter = true, .aids = {"Teleslynge"}, .form = "Bilder"});
}

TEST(Mapping, S35_SayingNothingIsNoFacilitation) {
  given(started_plan())
      .when(SetFacilitation{})
      .then_refused("S35", "nothing-to-change", {"language", "interpreter", "aids", "form"});
}

TEST(Mapping, S35_AMemberDoesNotDecideHowTheOwnerTakesPart) {
  given(with_group())
      .as(physio)
      .when(SetFacilitation{.interpreter = false})
      .then_refused("S35", "not-yours-to-do");
}

TEST(Mapping, S38_TheOwnersOwnTaskIsShown) {
  given(started_plan()).as(coordinator).when(exercise).then(Events{task_assigned()});
}

TEST(Mapping, S38_AMemberAssignsTheOwnerNoTask) {
  given(with_group()).as(physio).when(exercise).then_refused("S38", "not-yours-to-do");
}

TEST(Mapping, S38_ATaskKeepsItsLifeArea) {
  auto moved = exercise;
  moved.area = LifeArea::work;
  given(started_plan(), Events{task_assigned()})
      .when(moved)
      .then_refused("S38", "task-exists", {"task"});
}

TEST(Mapping, PointA_GoalsResourcesAndNeedsTogetherFillIt) {
  const auto resource =
      ResourceRecorded{.entry = {"stamina"}, .area = LifeArea::health, .text = "God utholdenhet"};
  EXPECT_FALSE(completeness_of(fold(all_of(with_goal(), need("Trening")))).a);
  EXPECT_FALSE(completeness_of(fold(all_of(with_goal(), resource))).a);
  EXPECT_FALSE(completeness_of(fold(all_of(with_group(), need("Trening"), resource))).a);
  EXPECT_TRUE(completeness_of(fold(all_of(with_goal(), need("Trening"), resource))).a);
}

TEST(Mapping, PointD_AContributionOrATaskFillsIt) {
  EXPECT_FALSE(completeness_of(fold(with_group())).d);
  EXPECT_TRUE(completeness_of(fold(all_of(with_group(), Events{contribution_agreed()}))).d);
  EXPECT_TRUE(completeness_of(fold(all_of(with_group(), Events{task_assigned()}))).d);
}

TEST(Mapping, PointD_APartySaysWhatSheContributesInHerArea) {
  given(with_group()).as(physio).when(guidance).then(Events{contribution_agreed()});
}

TEST(Mapping, PointD_TheCoordinatorWritesDownWhatAPartyContributes) {
  given(with_group()).as(coordinator).when(guidance).then(Events{contribution_agreed()});
}

TEST(Mapping, PointD_NobodyPromisesForAnotherParty) {
  given(with_group()).as(teacher).when(guidance).then_refused("S38", "not-yours-to-do");
}

TEST(Mapping, PointD_APartyPromisesNothingWhereHerAccessDoesNotReach) {
  auto at_school = guidance;
  at_school.area = LifeArea::education;
  given(with_group()).as(physio).when(at_school).then_refused("S38", "not-yours-to-do");
}

TEST(Mapping, PointD_AContributionComesFromSomebodyWhoTakesPart) {
  auto outside = guidance;
  outside.party = id_of(stranger);
  given(with_group()).as(kari).when(outside).then_refused("S38", "party-unknown", {"party"});
}

TEST(Mapping, PointD_AContributionKeepsItsParty) {
  auto taken_over = guidance;
  taken_over.party = id_of(teacher);
  given(with_group(), Events{contribution_agreed()})
      .as(kari)
      .when(taken_over)
      .then_refused("S38", "contribution-exists", {"contribution"});
}

TEST(Mapping, S47_ContributionsAndTasksAreAgreedToAnewAndEntriesAreNot) {
  const auto agreed = all_of(with_goal(), lifecycle::AgreementGiven{.party = id_of(kari)});
  ASSERT_EQ(fold(agreed).lifecycle.agreements.size(), 1U);
  EXPECT_TRUE(fold(all_of(agreed, Events{task_assigned()})).lifecycle.agreements.empty());
  EXPECT_TRUE(fold(all_of(agreed, Events{contribution_agreed()})).lifecycle.agreements.empty());
  EXPECT_FALSE(fold(all_of(agreed, need("Trening"))).lifecycle.agreements.empty());
}

}  // namespace
}  // namespace tests
