// R12, R30, R7: what a birthday brings, exactly once: consents to confirm, the end of the parents'
// part by role, and of the child coordinator's time.
#include <algorithm>

#include "events/plan/by_age.h"
#include "events/plan/due.h"
#include "tests/events/plan/childhood_cast.h"

namespace tests {
namespace {

using childhood::AppointChildCoordinator;
using childhood::ChildCoordinatorAppointed;
using childhood::ChildCoordinatorDeclined;
using childhood::ChildCoordinatorEndedAt18;
using childhood::ConfirmReconfirmationDue;
using childhood::ConsentReconfirmationDue;
using childhood::ConsentReconfirmed;
using childhood::DeclineChildCoordinator;
using childhood::EndChildCoordinator;
using childhood::ReconfirmConsent;
using group::RepresentationEnded;

constexpr std::string_view helper = "berit";
constexpr std::string_view birthday_16 = "2026-06-01T00:00:00Z";
constexpr std::string_view birthday_18 = "2028-06-01T00:00:00Z";

// Kari turns 16 on 1 June 2026; her mother represents her until 2040.
Events teenager() { return all_of(started_plan(), born("2010-06-01"), as_parent()); }

const ConsentReconfirmed kept_at_16{.age = 16, .parents_keep_access = true};
const ConsentReconfirmed ended_at_16{.age = 16, .parents_keep_access = false};
const ConsentReconfirmed kept_at_18{.age = 18, .parents_keep_access = true};
const RepresentationEnded mother_ends{.representation = {"mona"}};
const ReconfirmConsent keep_access{.age = 16, .parents_keep_access = true};
const ReconfirmConsent let_go{.age = 16, .parents_keep_access = false};
const ConfirmReconfirmationDue due_16{.age = 16};

// The timers that a birthday sets, and no others.
std::vector<Due> birthdays_of(const Plan& plan) {
  auto all = due_of(plan, {});
  std::erase_if(all, [](const Due& each) {
    return !each.what.starts_with("reconfirmation-due/") &&
           !each.what.starts_with("end-child-coordinator/");
  });
  return all;
}

std::vector<std::string> birthdays_in(const Events& history) {
  std::vector<std::string> names;
  for (const auto& each : birthdays_of(fold(history))) names.push_back(each.what);
  return names;
}

bool sees_all(std::string_view person, const Events& history, std::string_view at) {
  return audience_of(fold(history), {.person = id_of(person)}, time_of(at)).core;
}

// --- R12: at 16 and 18. ---

TEST(Birthdays, R7_ReconfirmationIsDueAt16AndAt18) {
  EXPECT_EQ(birthdays_in(teenager()),
            (std::vector<std::string>{"reconfirmation-due/16/2010-06-01",
                                      "reconfirmation-due/18/2010-06-01"}));
  const auto all = birthdays_of(fold(teenager()));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].at, time_of(birthday_16));
  EXPECT_EQ(all[1].at, time_of(birthday_18));
  EXPECT_TRUE(birthdays_in(started_plan()).empty());
}

TEST(Birthdays, R7_TheTimersCommandIsAcceptedOnceAndThenGone) {
  auto plan = fold(teenager());
  for (const auto age : {16U, 18U}) {
    const auto all = birthdays_of(plan);
    ASSERT_FALSE(all.empty());
    const Stamp stamp{.by = system_actor, .at = all[0].at};
    const auto decision = plan::decide(plan, all[0].command, stamp);
    ASSERT_TRUE(decision);
    EXPECT_EQ(text_of({decision->front()}), text_of(all_of(ConsentReconfirmationDue{.age = age})));
    plan = fold(*decision, std::move(plan));
    const auto again = plan::decide(plan, all[0].command, stamp);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->empty());
  }
  EXPECT_TRUE(birthdays_of(plan).empty());
}

TEST(Birthdays, R7_OnlyTheTimerSaysThatABirthdayHasComeAndNotBefore) {
  given(teenager()).as(kari).at(birthday_16).when(due_16).then_refused("R12", "not-yours-to-do");
  given(teenager())
      .as(timer)
      .at("2026-05-31T23:59:59.999999Z")
      .when(due_16)
      .then_refused("R12", "not-due");
  given(teenager())
      .as(timer)
      .at(birthday_16)
      .when(ConfirmReconfirmationDue{.age = 17})
      .then_refused("R12", "age-unknown", {"age"});
}

TEST(Birthdays, R7_AnAdultsBirthDateBringsNothing) {
  EXPECT_TRUE(birthdays_in(all_of(started_plan(), aged_40)).empty());
  given(started_plan(), aged_40).as(timer).when(due_16).then_nothing();
}

TEST(Birthdays, R7_ACorrectedBirthDateMovesTheTimers) {
  const childhood::BirthDateCorrected corrected{.date = day("2010-06-11"),
                                                .reason = "Feil i skjemaet",
                                                .corrected_at = time_of("2026-03-01T12:00:00Z")};
  EXPECT_EQ(birthdays_in(all_of(teenager(), corrected)),
            (std::vector<std::string>{"reconfirmation-due/16/2010-06-11",
                                      "reconfirmation-due/18/2010-06-11"}));
}

TEST(Birthdays, R12_At16TheParentsPartByRoleEnds) {
  given(teenager())
      .as(timer)
      .at(birthday_16)
      .when(due_16)
      .then(ConsentReconfirmationDue{.age = 16}, mother_ends);
}

TEST(Birthdays, R12_TheParentsSeeNothingFromTheBirthdayOnTimerOrNot) {
  EXPECT_TRUE(sees_all(mother, teenager(), "2026-05-31T23:59:59.999999Z"));
  EXPECT_FALSE(sees_all(mother, teenager(), birthday_16));
  given(teenager())
      .as(mother)
      .at(birthday_16)
      .when(consent::WithdrawConsent{.consent = {"consent-plan"}})
      .then_refused("R13", "authority-expired");
}

TEST(Birthdays, R12_TheParentsStayIfTheYouthHasSaidSoBefore) {
  given(teenager()).as(kari).when(keep_access).then(kept_at_16);
  given(teenager(), kept_at_16)
      .as(timer)
      .at(birthday_16)
      .when(due_16)
      .then(ConsentReconfirmationDue{.age = 16});
  EXPECT_TRUE(sees_all(mother, all_of(teenager(), kept_at_16), birthday_16));
}

TEST(Birthdays, R12_At18TheYouthIsAskedAgain) {
  const auto at_17 = all_of(teenager(), kept_at_16, ConsentReconfirmationDue{.age = 16});
  EXPECT_TRUE(sees_all(mother, at_17, "2028-05-31T23:59:59Z"));
  EXPECT_FALSE(sees_all(mother, at_17, birthday_18));
  given(at_17)
      .as(timer)
      .at(birthday_18)
      .when(ConfirmReconfirmationDue{.age = 18})
      .then(ConsentReconfirmationDue{.age = 18}, mother_ends);
  EXPECT_TRUE(sees_all(mother, all_of(at_17, kept_at_18), birthday_18));
}

TEST(Birthdays, R12_AGuardianAndAProxyStay) {
  const auto guarded = all_of(teenager(), represents(lawful, group::RepresentativeKind::guardian),
                              represents(sister, group::RepresentativeKind::proxy));
  EXPECT_TRUE(sees_all(lawful, guarded, birthday_18));
  EXPECT_TRUE(sees_all(sister, guarded, birthday_18));
}

TEST(Birthdays, R12_TheYouthAloneAnswersInTheHalfYearBefore) {
  given(teenager()).as(mother).when(keep_access).then_refused("R12", "not-yours-to-do");
  given(teenager()).as(coordinator).when(keep_access).then_refused("R12", "not-yours-to-do");
  given(teenager())
      .at("2025-12-02T23:59:59Z")
      .when(keep_access)
      .then_refused("R12", "too-early", {"age"});
  given(teenager()).at("2025-12-03T00:00:00Z").when(keep_access).then_accepted();
  given(teenager())
      .when(ReconfirmConsent{.age = 15, .parents_keep_access = true})
      .then_refused("R12", "age-unknown", {"age"});
  given(started_plan()).as(kari).when(keep_access).then_refused("R12", "birth-date-missing");
}

TEST(Birthdays, R12_AfterTheBirthdayAYesBringsNobodyBack) {
  given(teenager())
      .at(birthday_16)
      .when(keep_access)
      .then_refused("R12", "parents-part-over", {"parentsKeepAccess"});
  given(teenager(), ConsentReconfirmationDue{.age = 16}, mother_ends)
      .at("2026-07-01T12:00:00Z")
      .when(let_go)
      .then(ended_at_16);
}

TEST(Birthdays, R12_TheYouthMayChangeTheAnswer) {
  given(teenager(), kept_at_16).when(keep_access).then_nothing();
  given(teenager(), kept_at_16).when(let_go).then(ended_at_16);
  given(teenager(), kept_at_16)
      .at("2026-07-01T12:00:00Z")
      .when(let_go)
      .then(ended_at_16, mother_ends);
}

// --- R30: the child coordinator. ---

const AppointChildCoordinator appoint_helper{
    .person = id_of(helper), .body = service_body, .family_wish = Note{"En som kjenner oss"}};
const ChildCoordinatorAppointed helper_appointed{
    .person = id_of(helper), .body = service_body, .family_wish = Note{"En som kjenner oss"}};

TEST(Birthdays, R30_AChildCoordinatorIsForAChildUnder18) {
  given(teenager()).as(caseworker, at_unit()).when(appoint_helper).then(helper_appointed);
  const auto first_adult_day = born("2008-03-02");
  given(started_plan(), first_adult_day)
      .as(caseworker, at_unit())
      .when(appoint_helper)
      .then_refused("R30", "of-age");
  given(started_plan(), born("2008-03-03"))
      .as(caseworker, at_unit())
      .when(appoint_helper)
      .then_accepted();
}

TEST(Birthdays, R30_OrForAChildThatIsExpected) {
  given(started_plan())
      .as(caseworker, at_unit())
      .when(appoint_helper)
      .then_refused("R30", "child-unknown", {"expectedBirth"});
  auto expecting = appoint_helper;
  expecting.expected_birth = day("2026-08-01");
  given(started_plan()).as(caseworker, at_unit()).when(expecting).then_accepted();
  given(teenager())
      .as(caseworker, at_unit())
      .when(expecting)
      .then_refused("R30", "already-born", {"expectedBirth"});
  expecting.expected_birth = day("2026-03-01");
  given(started_plan())
      .as(caseworker, at_unit())
      .when(expecting)
      .then_refused("R30", "birth-not-expected", {"expectedBirth"});
  expecting.expected_birth = day("2027-03-02");
  given(started_plan())
      .as(caseworker, at_unit())
      .when(expecting)
      .then_refused("R30", "birth-not-expected", {"expectedBirth"});
}

// A stream that nothing has happened in is of nobody: not even the owner is known.
TEST(Birthdays, R30_NobodyIsAppointedWhereNobodyHasAsked) {
  auto expecting = appoint_helper;
  expecting.expected_birth = day("2026-08-01");
  given().as(caseworker, at_unit()).when(expecting).then_refused("R30", "nothing-asked");
  given(asked()).as(caseworker, at_unit()).when(expecting).then_accepted();
}

TEST(Birthdays, R30_WhoeverAppointsCoordinatorsAppoints) {
  given(teenager())
      .as("staff", at_service())
      .when(appoint_helper)
      .then_refused("R30", "not-yours-to-do");
  given(teenager()).as(mother).when(appoint_helper).then_refused("R30", "not-yours-to-do");
  auto owner_self = appoint_helper;
  owner_self.person = id_of(kari);
  given(teenager())
      .as(caseworker, at_unit())
      .when(owner_self)
      .then_refused("R30", "coordinator-from-service", {"person"});
}

TEST(Birthdays, R30_AFamilyHasOneChildCoordinator) {
  given(teenager(), helper_appointed)
      .as(caseworker, at_unit())
      .when(appoint_helper)
      .then_refused("R30", "child-coordinator-present");
}

TEST(Birthdays, R30_TheFamilyMaySayNo) {
  const DeclineChildCoordinator no{.reason = Note{"Vi har Ola"}};
  const ChildCoordinatorDeclined declined{.reason = Note{"Vi har Ola"}};
  given(teenager()).as(mother).when(no).then(declined);
  given(teenager(), helper_appointed).as(kari).when(no).then(declined);
  given(teenager(), declined).as(mother).when(no).then_nothing();
  given(teenager()).as(coordinator).when(no).then_refused("R30", "not-yours-to-do");
  auto unasked = appoint_helper;
  unasked.family_wish.reset();
  given(teenager(), declined)
      .as(caseworker, at_unit())
      .when(unasked)
      .then_refused("R30", "child-coordinator-declined", {"familyWish"});
  given(teenager(), helper_appointed, declined)
      .as(caseworker, at_unit())
      .when(appoint_helper)
      .then(helper_appointed);
}

TEST(Birthdays, R30_TheChildCoordinatorEndsAt18ExactlyOnce) {
  const auto with_one = all_of(teenager(), helper_appointed);
  const ChildCoordinatorEndedAt18 over{.person = id_of(helper)};
  given(with_one)
      .as(timer)
      .at("2028-05-31T23:59:59Z")
      .when(EndChildCoordinator{})
      .then_refused("R30", "not-due");
  given(with_one).as(timer).at(birthday_18).when(EndChildCoordinator{}).then(over);
  given(with_one, over).as(timer).at(birthday_18).when(EndChildCoordinator{}).then_nothing();
  given(with_one)
      .as(caseworker, at_unit())
      .at(birthday_18)
      .when(EndChildCoordinator{})
      .then_refused("R30", "not-yours-to-do");
}

TEST(Birthdays, R7_TheChildCoordinatorsEndStandsAmongTheTimers) {
  const auto end = [](const Events& history) {
    std::vector<Timestamp> found;
    for (const auto& each : birthdays_of(fold(history))) {
      if (each.what.starts_with("end-child-coordinator/berit/")) found.push_back(each.at);
    }
    return found;
  };
  EXPECT_EQ(end(all_of(teenager(), helper_appointed)),
            std::vector<Timestamp>{time_of(birthday_18)});
  EXPECT_TRUE(end(teenager()).empty());
  EXPECT_TRUE(end(all_of(teenager(), helper_appointed, ChildCoordinatorDeclined{})).empty());
  const auto ended =
      all_of(teenager(), helper_appointed, ChildCoordinatorEndedAt18{.person = id_of(helper)});
  EXPECT_TRUE(end(ended).empty());
  const auto timer_of = [](const Events& history) {
    const auto all = birthdays_of(fold(history));
    const auto found = std::find_if(all.begin(), all.end(), [](const Due& due) {
      return due.what.starts_with("end-child-coordinator/");
    });
    return found == all.end() ? std::string{} : found->what;
  };
  EXPECT_NE(timer_of(all_of(teenager(), helper_appointed)),
            timer_of(all_of(ended, helper_appointed)))
      << "a second appointment ends by a timer of its own";
  auto expected = helper_appointed;
  expected.expected_birth = day("2026-08-01");
  EXPECT_EQ(end(all_of(started_plan(), expected)),
            std::vector<Timestamp>{time_of("2044-08-01T00:00:00Z")});
  EXPECT_EQ(end(all_of(started_plan(), expected, born("2026-08-09", "2026-08-20T09:00:00Z"))),
            std::vector<Timestamp>{time_of("2044-08-09T00:00:00Z")});
}

TEST(Birthdays, R30_TheDeskKnowsTheChildCoordinatorAndTheRoleOpensNothing) {
  EXPECT_EQ(scope_of(lift<plan::Event>(helper_appointed)), (Scope{.reach = Reach::desk}));
  EXPECT_FALSE(sees_all(helper, all_of(teenager(), helper_appointed), "2026-03-02T12:00:00Z"));
}

}  // namespace
}  // namespace tests
