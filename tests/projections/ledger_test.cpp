// The consent ledger: every consent with its whole life, and nothing for those who do not see it.
#include "projections/ledger.h"

#include "tests/projections/history.h"
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using consent::ConsentKind;
using events::json::Json;

constexpr std::string_view early = "2026-01-22T09:00:00Z";
Json ledger_of(const History& history, std::string_view person, std::string_view now = noon) {
  projections::ConsentLedger ledger;
  history.show(ledger, history.audience(person, now));
  return ledger.consents(time_of(now));
}

Json row_of(const Json& ledger, std::string_view consent) {
  for (const auto& row : ledger) {
    if (row.at("consent") == consent) return row;
  }
  ADD_FAILURE() << "no " << consent << " in " << ledger;
  return Json::object();
}

// Plan, coordinator, and two consents to sharing until June 2027.
History shared() { return History{}.at(early, kari, with_group()); }

TEST(Ledger, R3_PlanAndSharingAreEntriesOfTheirOwnInTheOrderTheyWereGiven) {
  const auto ledger = ledger_of(shared(), kari);
  ASSERT_EQ(ledger.size(), 4U);
  EXPECT_EQ(ledger[0].at("kind"), "plan");
  EXPECT_EQ(ledger[1].at("kind"), "coordinator");
  EXPECT_EQ(ledger[2].at("consent"), "consent-health");
  EXPECT_EQ(ledger[3].at("consent"), "consent-school");
  EXPECT_FALSE(ledger[0].contains("recipients"));
  for (const auto& row : ledger) EXPECT_EQ(row.at("state"), "in_force");
}

TEST(Ledger, R3_R5_MembersAndStrangersHaveNoLedger) {
  for (const auto who : {physio, teacher, sister, stranger}) {
    EXPECT_TRUE(ledger_of(shared(), who).empty()) << who;
  }
  EXPECT_EQ(ledger_of(shared(), coordinator).size(), 4U);
}

TEST(Ledger, R4_ASharingConsentShowsAllThatWasToldBeforeIt) {
  const auto row = row_of(ledger_of(shared(), kari), "consent-health");
  EXPECT_EQ(row.at("areas"), Json::array({"health"}));
  EXPECT_EQ(row.at("recipients"), Json::array({physio}));
  EXPECT_EQ(row.at("use"), "Samordne tiltakene");
  EXPECT_EQ(row.at("until"), "2027-06-30");
  EXPECT_EQ(row.at("given").at("by"), kari);
  const auto& informed = row.at("informed");
  EXPECT_EQ(informed.at("informedBy"), coordinator);
  EXPECT_EQ(informed.at("informedAt"), "2026-01-21T09:00:00.000000Z");
  EXPECT_EQ(informed.at("consequences"), "De du navngir, ser området");
  EXPECT_EQ(informed.at("recipients"), Json::array({physio, teacher}));
}

TEST(Ledger, R6_R8_WithdrawnIsWithdrawnAndTheOthersStand) {
  const auto history = shared().at(
      noon, kari,
      consent::ConsentWithdrawn{.consent = {"consent-health"}, .kind = ConsentKind::sharing});
  const auto ledger = ledger_of(history, kari);
  const auto row = row_of(ledger, "consent-health");
  EXPECT_EQ(row.at("state"), "withdrawn");
  EXPECT_EQ(row.at("withdrawn").at("at"), "2026-03-02T12:00:00.000000Z");
  EXPECT_FALSE(row.at("withdrawn").contains("reason"));
  EXPECT_EQ(row_of(ledger, "consent-school").at("state"), "in_force");
}

TEST(Ledger, R7_AConsentRunsOutWithItsLastDayBeforeTheTimerSaysSo) {
  const auto history = shared();
  const auto state = [&](std::string_view now) {
    return row_of(ledger_of(history, kari, now), "consent-health").at("state");
  };
  EXPECT_EQ(state("2027-06-30T23:59:59Z"), "in_force");
  EXPECT_EQ(state("2027-07-01T00:00:00Z"), "expired");
  auto told = shared();
  told.at("2027-07-01T00:00:01Z", "system",
          consent::ConsentExpired{.consent = {"consent-health"}, .kind = ConsentKind::sharing});
  const auto row = row_of(ledger_of(told, kari, "2027-07-02T00:00:00Z"), "consent-health");
  EXPECT_EQ(row.at("expired").at("by"), "system");
  EXPECT_FALSE(row.at("expired").contains("endedPlan"));
}

TEST(Ledger, R7_ARenewalMovesTheEndAndIsKept) {
  const auto history = shared().at(
      noon, kari,
      consent::ConsentRenewed{
          .consent = {"consent-health"}, .kind = ConsentKind::sharing, .until = day("2028-01-31")});
  const auto row = row_of(ledger_of(history, kari, "2027-07-02T00:00:00Z"), "consent-health");
  EXPECT_EQ(row.at("state"), "in_force");
  EXPECT_EQ(row.at("until"), "2028-01-31");
  ASSERT_EQ(row.at("renewed").size(), 1U);
  EXPECT_EQ(row.at("renewed")[0].at("until"), "2028-01-31");
}

TEST(Ledger, R8_ExclusionsNarrowWhatIsOpenAndNotWhatComesLater) {
  auto later = std::get<consent::SharingConsentGiven>(
      std::get<consent::Event>(sharing().at(sharing().size() - 2)));
  later.consent = {"consent-again"};
  const auto history =
      shared()
          .at(noon, kari,
              consent::RecipientExcluded{.recipient = id_of(physio),
                                         .consequences_told = "Timene blir ikke samordnet"})
          .at(noon, kari,
              consent::InformationCategoryExcluded{.category = LifeArea::education,
                                                   .consequences_told = "Skolen vet mindre"},
              later);
  const auto ledger = ledger_of(history, kari);
  const auto health = row_of(ledger, "consent-health");
  EXPECT_EQ(health.at("recipients"), Json::array({physio})) << "as it was given";
  EXPECT_EQ(health.at("recipientsNow"), Json::array());
  EXPECT_EQ(health.at("excludedRecipients")[0].at("consequencesTold"),
            "Timene blir ikke samordnet");
  EXPECT_FALSE(health.contains("excludedCategories"));
  EXPECT_EQ(row_of(ledger, "consent-school").at("areasNow"), Json::array());
  EXPECT_FALSE(row_of(ledger, "consent-again").contains("excludedRecipients"));
}

TEST(Ledger, R9_WithdrawingTheConsentToThePlanPausesIt) {
  const auto history =
      shared()
          .at(noon, kari,
              consent::ConsentWithdrawn{.consent = {"consent-school"},
                                        .kind = ConsentKind::sharing})
          .at(noon, kari,
              consent::ConsentWithdrawn{.consent = {"consent-plan"}, .kind = ConsentKind::plan},
              lifecycle::PlanPaused{.paused_at = time_of(noon)});
  const auto ledger = ledger_of(history, kari);
  EXPECT_EQ(row_of(ledger, "consent-plan").at("withdrawn").at("pausedPlan"), true);
  EXPECT_FALSE(row_of(ledger, "consent-school").at("withdrawn").contains("pausedPlan"));
  EXPECT_EQ(row_of(ledger, "consent-coordinator").at("state"), "in_force");
}

TEST(Ledger, R7_TheEndOfThePlanEndsItsConsentsAndIsNamed) {
  const auto history =
      shared().at(noon, coordinator,
                  ending::PlanEnded{.reason = ending::EndReason{}, .ended_at = time_of(noon)},
                  consent::ConsentExpired{.consent = {"consent-plan"}, .kind = ConsentKind::plan});
  const auto row = row_of(ledger_of(history, kari), "consent-plan");
  EXPECT_EQ(row.at("state"), "expired");
  EXPECT_EQ(row.at("expired").at("endedPlan"), true);
}

TEST(Ledger, R11_R13_ForAChildBothIdentitiesTheAuthorityAndTheChildsWords) {
  const auto history =
      History{}
          .at(early, coordinator, eligible())
          .at(early, coordinator,
              childhood::ChildHeard{.entry = {"heard"},
                                    .on = ConsentKind::plan,
                                    .view = "Jeg vil ikke",
                                    .agrees = false,
                                    .age = 12},
              childhood::ChildViewWeighed{.entry = {"heard"}, .reason = "Trenger hjelp på skolen"})
          .for_owner(noon, sister,
                     consent::PlanConsentGiven{.consent = {"mother"}, .kind = ConsentKind::plan})
          .at(noon, kari,
              consent::CoordinatorConsentGiven{.consent = {"own"},
                                               .kind = ConsentKind::coordinator});
  const auto ledger = ledger_of(history, kari);
  const auto row = row_of(ledger, "mother");
  EXPECT_EQ(row.at("given").at("by"), sister);
  EXPECT_EQ(row.at("given").at("onBehalfOf"), kari);
  EXPECT_EQ(row.at("given").at("authority"), "foresatt-1");
  EXPECT_EQ(row.at("childHeard").at("view"), "Jeg vil ikke");
  EXPECT_EQ(row.at("childHeard").at("weighedBecause"), "Trenger hjelp på skolen");
  EXPECT_FALSE(row_of(ledger, "own").contains("childHeard"));
  EXPECT_FALSE(row_of(ledger, "own").at("given").contains("onBehalfOf"));
}

TEST(Ledger, R12_AtABirthdayWhatIsInForceWaitsForTheYouth) {
  auto history = shared();
  history.at(
      noon, kari,
      consent::ConsentWithdrawn{.consent = {"consent-school"}, .kind = ConsentKind::sharing});
  history.at(noon, "system", childhood::ConsentReconfirmationDue{.age = 16});
  const auto due = ledger_of(history, kari);
  EXPECT_EQ(row_of(due, "consent-plan").at("state"), "due_for_confirmation");
  EXPECT_EQ(row_of(due, "consent-plan").at("reconfirmation")[0].at("age"), 16);
  EXPECT_EQ(row_of(due, "consent-school").at("state"), "withdrawn");
  history.at(noon, kari, childhood::ConsentReconfirmed{.age = 16, .parents_keep_access = false});
  const auto confirmed = row_of(ledger_of(history, kari), "consent-plan");
  EXPECT_EQ(confirmed.at("state"), "in_force");
  EXPECT_EQ(confirmed.at("reconfirmed")[0].at("parentsKeepAccess"), false);
}

TEST(Ledger, R12_WhatWasConfirmedAheadDoesNotWaitOnTheBirthday) {
  const auto history =
      shared()
          .at(noon, kari, childhood::ConsentReconfirmed{.age = 16, .parents_keep_access = true})
          .at("2026-05-01T00:00:00Z", "system", childhood::ConsentReconfirmationDue{.age = 16})
          .at("2028-05-01T00:00:00Z", "system", childhood::ConsentReconfirmationDue{.age = 18});
  const auto state = row_of(ledger_of(history, kari), "consent-plan");
  EXPECT_EQ(state.at("state"), "due_for_confirmation") << "at 18 it is asked anew";
  ASSERT_EQ(state.at("reconfirmation").size(), 1U);
  EXPECT_EQ(state.at("reconfirmation")[0].at("age"), 18);
}

TEST(Ledger, S31_TheDocumentThatShowsAConsentIsNamed) {
  const auto history =
      shared().at(noon, coordinator,
                  consent::ConsentDocumentAttached{.consent = {"consent-health"},
                                                   .document_title = "Samtykke, signert",
                                                   .sha256 = std::string(64, 'a'),
                                                   .media_type = "application/pdf"});
  const auto row = row_of(ledger_of(history, kari), "consent-health");
  ASSERT_EQ(row.at("documents").size(), 1U);
  EXPECT_EQ(row.at("documents")[0].at("documentTitle"), "Samtykke, signert");
  EXPECT_EQ(row.at("documents")[0].at("by"), coordinator);
}

TEST(Ledger, EverybodyWhoIsNamedIsInPeopleAndNobodyElse) {
  projections::ConsentLedger ledger;
  const auto history = shared();
  history.show(ledger, history.audience(kari, noon));
  EXPECT_EQ(ledger.people(),
            (std::vector{id_of(kari), id_of(coordinator), id_of(physio), id_of(teacher)}));
}

}  // namespace
}  // namespace tests
