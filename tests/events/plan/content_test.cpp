// Content points a-i: each has content, or is declared "none, because".
#include "events/plan/content.h"

#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using lifecycle::ContentPoint;
using lifecycle::ContentPointDeclaredNone;

Completeness content(const Events& history) { return completeness_of(fold(history)); }

ContentPointDeclaredNone none(ContentPoint point) {
  return {.point = point, .because = "Ikke aktuelt nå"};
}

TEST(Content, AllNinePointsOfAWholePlanAreThere) {
  EXPECT_EQ(content(whole_plan()),
            (Completeness{true, true, true, true, true, true, true, true, true}));
  EXPECT_TRUE(content(whole_plan()).complete());
  EXPECT_FALSE(content(without_dates()).complete());
}

TEST(Content, AnEmptyPlanHasNone) {
  EXPECT_EQ(content({}),
            (Completeness{false, false, false, false, false, false, false, false, false}));
}

TEST(Content, PointA_GoalsResourcesAndNeeds) {
  const mapping::NeedRecorded need{
      .entry = {"stairs"}, .area = LifeArea::health, .text = "Trenger hjelp i trapper"};
  const mapping::ResourceRecorded resource{
      .entry = {"dog"}, .area = LifeArea::everyday, .text = "Har hund"};
  EXPECT_FALSE(content(with_goal()).a);
  EXPECT_FALSE(content(all_of(with_goal(), need)).a);
  EXPECT_FALSE(content(all_of(with_goal(), resource)).a);
  EXPECT_FALSE(content(all_of(with_group(), need, resource)).a) << "no goal";
  EXPECT_TRUE(content(all_of(with_goal(), need, resource)).a);
  EXPECT_TRUE(content(all_of(started_plan(), none(ContentPoint::a))).a);
}

TEST(Content, PointB_WhoTakesPart) {
  EXPECT_FALSE(content(sharing()).b);
  EXPECT_FALSE(content(all_of(sharing(), group::GroupFormed{.owner = id_of(kari)})).b);
  EXPECT_TRUE(content(with_group()).b);
  const group::PeerInvited invited{.peer = id_of("per"), .kind = group::PeerKind::peer};
  const group::PeerAccepted accepted{.peer = id_of("per"), .kind = group::PeerKind::peer};
  EXPECT_FALSE(content(all_of(started_plan(), invited)).b);
  EXPECT_TRUE(content(all_of(started_plan(), invited, accepted)).b);
  EXPECT_TRUE(content(all_of(started_plan(), none(ContentPoint::b))).b);
}

TEST(Content, PointB_ARepresentativeTakesPart) {
  const group::RepresentativeAppointed appointed{.representation = {"mandate"},
                                                 .person = id_of(sister),
                                                 .kind = group::RepresentativeKind::proxy,
                                                 .mode = group::RepresentativeMode::together,
                                                 .authority = "Fullmakt",
                                                 .from = day("2026-01-01"),
                                                 .until = day("2026-12-31")};
  const group::RepresentationEnded ended{.representation = {"mandate"}};
  EXPECT_TRUE(content(all_of(started_plan(), appointed)).b);
  EXPECT_FALSE(content(all_of(started_plan(), appointed, ended)).b);
}

TEST(Content, PointC_WhoIsCoordinator) {
  EXPECT_FALSE(content(consented()).c);
  EXPECT_TRUE(content(started_plan()).c);
  EXPECT_TRUE(content(all_of(consented(), none(ContentPoint::c))).c);
}

TEST(Content, PointD_WhatEachContributes) {
  EXPECT_FALSE(content(with_goal()).d);
  EXPECT_TRUE(content(all_of(with_goal(), mapping::OwnerTaskAssigned{.task = {"call"},
                                                                     .area = LifeArea::everyday,
                                                                     .what = "Ringe treneren"}))
                  .d);
  EXPECT_TRUE(
      content(all_of(with_goal(), mapping::ContributionAgreed{.contribution = {"drive"},
                                                              .area = LifeArea::leisure,
                                                              .party = id_of(sister),
                                                              .what = "Kjører til trening"}))
          .d);
  EXPECT_TRUE(content(all_of(with_goal(), none(ContentPoint::d))).d);
}

TEST(Content, PointE_MeasuresThatStand) {
  const measures::MeasureDeclined declined{
      .measure = {"walks"}, .area = LifeArea::health, .party = id_of(physio), .reason = "Kan ikke"};
  EXPECT_FALSE(content(with_goal()).e);
  EXPECT_TRUE(content(all_of(with_goal(), proposed_walks())).e);
  EXPECT_FALSE(content(all_of(with_goal(), proposed_walks(), declined)).e);
  EXPECT_TRUE(content(all_of(with_goal(), none(ContentPoint::e))).e);
}

TEST(Content, PointF_HowEveryMeasureIsCarriedOut) {
  auto bare = proposed_walks();
  bare.measure = {"swim"};
  bare.how = {};
  const measures::MeasureImplementationDescribed described{
      .measure = {"swim"}, .area = LifeArea::health, .how = "I bassenget"};
  EXPECT_FALSE(content(with_goal()).f);
  EXPECT_TRUE(content(all_of(with_goal(), proposed_walks())).f);
  EXPECT_FALSE(content(all_of(with_goal(), proposed_walks(), bare)).f);
  EXPECT_TRUE(content(all_of(with_goal(), proposed_walks(), bare, described)).f);
  EXPECT_TRUE(content(all_of(with_goal(), none(ContentPoint::f))).f);
}

TEST(Content, PointG_PeriodAndNextRevision) {
  const lifecycle::PlanPeriodSet period{.from = day("2026-01-20"), .until = day("2027-01-19")};
  const lifecycle::RevisionScheduled revision{.on = day("2026-09-01")};
  EXPECT_FALSE(content(all_of(started_plan(), period)).g);
  EXPECT_FALSE(content(all_of(started_plan(), revision)).g);
  EXPECT_TRUE(content(all_of(started_plan(), period, revision)).g);
  EXPECT_TRUE(content(all_of(started_plan(), none(ContentPoint::g))).g);
}

TEST(Content, PointH_ConsentToThePlanAndToSharing) {
  EXPECT_FALSE(content(started_plan()).h);
  EXPECT_TRUE(content(sharing()).h);
  EXPECT_TRUE(content(all_of(started_plan(), none(ContentPoint::h))).h);
  EXPECT_FALSE(content(all_of(eligible(), none(ContentPoint::h))).h)
      << "consent to the plan cannot be declared away";
}

TEST(Content, PointI_CooperationWithOthers) {
  EXPECT_FALSE(content(with_goal()).i);
  EXPECT_TRUE(content(all_of(with_goal(), intake::CooperationRequested{.cooperation = {"nav"},
                                                                       .area = LifeArea::work,
                                                                       .body = trust_body,
                                                                       .what = "Møte om arbeid"}))
                  .i);
  EXPECT_TRUE(content(all_of(with_goal(), none(ContentPoint::i))).i);
}

}  // namespace
}  // namespace tests
