// Case rows: who has a complaint or a dispute in hand, and what they may know of it at a glance.
#include "projections/case_rows.h"

#include "tests/events/plan/complaint_cast.h"
#include "tests/projections/told.h"

namespace tests {
namespace {

using complaint_cast::governor_body;
using projections::CaseKind;
using projections::CaseState;

const std::string it = "complaint/complaint-1";

TEST(CaseRows, S60_R41_AComplaintIsWithWhoHasItInHand) {
  Told told;
  told.on(noon, with_group(), complaint_cast::filed_at_unit());
  ASSERT_TRUE(told.held(unit_body, it));
  EXPECT_EQ(told.held(unit_body, it)->state, CaseState::submitted);
  EXPECT_EQ(told.held(unit_body, it)->ground, complaint::Ground::plan_deficient);
  EXPECT_FALSE(told.held(service_body, it));
  told.on(noon, complaint_cast::received);
  EXPECT_FALSE(told.held(unit_body, it));
  EXPECT_EQ(told.held(service_body, it)->state, CaseState::received);
  told.on(noon, complaint_cast::reconsidered(complaint::Outcome::kept));
  EXPECT_EQ(told.held(service_body, it)->state, CaseState::reconsidered);
  EXPECT_EQ(told.held(service_body, it)->since, time_of(noon));
  told.on(noon, complaint_cast::sent);
  EXPECT_FALSE(told.held(service_body, it));
  EXPECT_EQ(told.held(governor_body, it)->state, CaseState::forwarded);
  EXPECT_EQ(told.held(governor_body, it)->since, complaint_cast::sent.forwarded_at);
  EXPECT_EQ(told.held(governor_body, it)->filed_at, time_of(noon));
  told.on(noon, complaint_cast::decided);
  EXPECT_TRUE(told.rows().cases.empty());
}

TEST(CaseRows, R41_WhatIsUpheldOrTakenBackIsNobodysCase) {
  Told upheld;
  upheld.on(noon, complaint_cast::with_complaint(),
            complaint_cast::reconsidered(complaint::Outcome::upheld));
  EXPECT_TRUE(upheld.rows().cases.empty());
  Told taken_back;
  taken_back.on(noon, complaint_cast::with_complaint(), complaint_cast::withdrawn);
  EXPECT_TRUE(taken_back.rows().cases.empty());
}

TEST(CaseRows, R42_TheLastDayFollowsTheLegalBasisAndLateIsAFlag) {
  auto filed = complaint_cast::filed();
  filed.decision_known_on = day("2026-02-01");
  Told told;
  told.on(noon, with_group(), filed, complaint_cast::received);
  EXPECT_EQ(told.held(service_body, it)->deadline, day("2026-03-01"));
  EXPECT_FALSE(told.held(service_body, it)->late);
  told.on(noon, complaint::LateComplaintFlagged{.complaint = {"complaint-1"},
                                                .missed_deadline = day("2026-03-01")});
  EXPECT_TRUE(told.held(service_body, it)->late);
  filed.legal_basis = complaint::LegalBasis::fvl;
  Told shorter;
  shorter.on(noon, with_group(), filed, complaint_cast::received);
  EXPECT_EQ(shorter.held(service_body, it)->deadline, day("2026-02-22"));
  filed.decision_known_on.reset();
  Told none;
  none.on(noon, with_group(), filed, complaint_cast::received);
  EXPECT_FALSE(none.held(service_body, it)->deadline);
}

TEST(CaseRows, R43_NoWordsAndNobodysName) {
  Told told;
  told.on(noon, complaint_cast::with_complaint(), complaint_cast::shared(teacher));
  for (const auto& [key, value] : told.rows().cases) {
    EXPECT_EQ(value.find("mangler"), std::string::npos) << value;
    for (const auto who : {kari, teacher}) {
      EXPECT_EQ(value.find('"' + std::string(who) + '"'), std::string::npos) << value;
    }
  }
}

TEST(CaseRows, S61_ADisputeIsWithTheCountyGovernorUntilItIsClarified) {
  Told told;
  told.on(noon, with_group());
  told.on("2026-03-09T09:00:00Z",
          disagreement::ResponsibilityDisputeReferred{.dispute = {"dispute-1"},
                                                      .body = service_body,
                                                      .other_body = trust_body,
                                                      .governor = governor_body,
                                                      .text = "Begge sier nei"});
  const auto row = told.held(governor_body, "dispute/dispute-1");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->kind, CaseKind::dispute);
  EXPECT_EQ(row->state, CaseState::referred);
  EXPECT_EQ(row->since, time_of("2026-03-09T09:00:00Z"));
  EXPECT_EQ(projections::circle_of(*row), "dispute/dispute-1");
  told.on(
      "2026-03-10T09:00:00Z",
      disagreement::ResponsibilityClarified{
          .dispute = {"dispute-1"}, .responsible_body = service_body, .clarification = "Kommunen"});
  EXPECT_TRUE(told.rows().cases.empty());
}

}  // namespace
}  // namespace tests
