// S57-S60, R13, R24, R33, R40-R42: a complaint, from filing to the county governor's decision.
#include "events/plan/due.h"
#include "tests/events/plan/complaint_cast.h"

namespace tests::complaint_cast {
namespace {

// Filed with the body that decided, and there at once.
void expect_accepted(Ground ground) {
  given(with_group()).as(kari).when(complain(ground)).then(filed(ground), received);
}

TEST(Complaint, S57_ThatNoPlanWasMadeOrOnlyPartOfIt) {
  expect_accepted(Ground::no_plan);
  expect_accepted(Ground::partly_fulfilled);
  given(asked()).as(kari).when(complain(Ground::no_plan)).then_accepted();  // Before any plan.
}

TEST(Complaint, S58_ThatThePlanOrTheWorkOnItFallsShort) {
  expect_accepted(Ground::plan_deficient);
  expect_accepted(Ground::no_participation);
  expect_accepted(Ground::no_facilitation);
  expect_accepted(Ground::no_will_to_cooperate);
}

TEST(Complaint, S59_ThatNoCoordinatorWasAppointed) {
  expect_accepted(Ground::no_coordinator);
  expect_accepted(Ground::no_child_coordinator);
}

TEST(Complaint, R40_TheGroundsAreTheseEight) {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Ground>>(
      [&](auto each) { names.emplace_back(each.name); });
  EXPECT_EQ(names,
            (std::vector<std::string>{"no_plan", "partly_fulfilled", "plan_deficient",
                                      "no_participation", "no_facilitation", "no_will_to_cooperate",
                                      "no_coordinator", "no_child_coordinator"}));
}

TEST(Complaint, S57_AnIdIsUsedOnce) {
  given(with_complaint())
      .when(complain(Ground::no_plan))
      .then_refused("S57", "complaint-exists", {"complaint"});
}

// --- Who may complain. ---

TEST(Complaint, R13_WhoActsForTheOwnerInAllAreasComplains) {
  auto by_guardian = filed();
  by_guardian.filed_by = id_of(guardian);
  given(with_group(), represented({}, group::RepresentativeMode::instead))
      .as(guardian)
      .when(complain(Ground::plan_deficient))
      .then(by_guardian, received);
}

TEST(Complaint, R13_KinAndOthersNeedAWrittenAuthority) {
  const auto kin = group::MemberAdded{
      .person = id_of(sister), .kind = group::MemberKind::kin, .function = "Søster"};
  const auto history = all_of(with_group(), kin);
  for (const auto person : {sister, coordinator, physio, stranger}) {
    given(history)
        .as(person)
        .when(complain(Ground::plan_deficient))
        .then_refused("R13", "not-yours-to-do");
  }
  given(history, represented({}, group::RepresentativeMode::together))
      .as(guardian)
      .when(complain(Ground::plan_deficient))
      .then_refused("R13", "not-yours-to-do");
}

TEST(Complaint, R13_ANarrowOrExpiredAuthorityIsNotEnough) {
  const auto complaint = complain(Ground::plan_deficient);
  const auto instead = group::RepresentativeMode::instead;
  given(with_group(), represented({LifeArea::health}, instead))
      .as(guardian)
      .when(complaint)
      .then_refused("R13", "outside-authority");
  given(with_group(), represented({}, instead))
      .as(guardian)
      .at("2026-04-01T00:00:00Z")
      .when(complaint)
      .then_refused("R13", "authority-expired");
}

// --- R24, R33: what may be complained of. ---

Events with_voluntary_offer() {
  return all_of(
      asked(),
      intake::EligibilityAssessed{
          .eligible = false, .long_term = true, .coordinated = false, .grounds = "Én tjeneste"},
      intake::VoluntaryPlanOffered{.basis = intake::PlanBasis::voluntary, .grounds = "Tilbud"});
}

TEST(Complaint, R24_ThatAVoluntaryPlanWasNotGivenIsNoGround) {
  const auto started = lifecycle::PlanStarted{.basis = intake::PlanBasis::voluntary,
                                              .started_at = time_of("2026-01-20T09:00:00Z")};
  for (const auto& history : {with_voluntary_offer(), all_of(with_voluntary_offer(), started)}) {
    given(history)
        .when(complain(Ground::no_plan))
        .then_refused("R24", "voluntary-plan", {"ground"});
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Ground>>([&](auto each) {
      if (each.value == Ground::no_plan) return;
      given(history).when(complain(each.value)).then(filed(each.value), received);
    });
  }
}

TEST(Complaint, R24_WhoIsFoundWithoutANeedAndOfferedNothingMayComplain) {
  auto history = with_voluntary_offer();
  history.pop_back();
  given(history).when(complain(Ground::no_plan)).then_accepted();
}

TEST(Complaint, R33_ACoordinatorComplaintRestsOnPbrlAndNotOnFvl) {
  for (const auto ground : {Ground::no_coordinator, Ground::no_child_coordinator}) {
    auto under_fvl = complain(ground);
    under_fvl.legal_basis = LegalBasis::fvl;
    given(with_group())
        .when(under_fvl)
        .then_refused("R33", "coordinator-under-pbrl", {"legalBasis"});
    given(asked()).when(complain(ground)).then(filed(ground), received);  // Also with no plan.
  }
  auto other = complain(Ground::plan_deficient);
  other.legal_basis = LegalBasis::fvl;
  given(with_group()).when(other).then_accepted();
}

// --- R41, S60: where it goes. ---

TEST(Complaint, S60_FiledWithTheUnitOrTheGovernorItWaitsToBePassedOn) {
  for (const auto& body : {unit_body, governor_body}) {
    auto command = complain(Ground::plan_deficient);
    command.filed_with = body;
    auto event = filed();
    event.filed_with = body;
    given(with_group()).when(command).then(event);
  }
}

TEST(Complaint, R41_FiledAnywhereItIsPassedOnToTheBodyThatDecided) {
  const auto history = all_of(with_group(), filed_at_unit());
  const RouteComplaint route{.complaint = {"complaint-1"}, .body = service_body};
  given(history).as(caseworker, at_unit()).when(route).then(received);
  given(history).as(kari).when(route).then(received);
  given(history, received).as(caseworker, at_unit()).when(route).then_nothing();
  auto astray = route;
  astray.body = trust_body;
  given(history)
      .as(caseworker, at_unit())
      .when(astray)
      .then_refused("R41", "not-the-deciding-body", {"body"});
  for (const auto person : {coordinator, officer}) {
    given(history).as(person, at_service()).when(route).then_refused("R41", "not-yours-to-do");
  }
}

TEST(Complaint, R41_NothingIsPassedOnThatHasGoneFurtherOrIsNotThere) {
  const RouteComplaint route{.complaint = {"complaint-1"}, .body = service_body};
  given(with_forwarded()).when(route).then_refused("R41", "complaint-forwarded", {"complaint"});
  given(with_group()).when(route).then_refused("S57", "complaint-unknown", {"complaint"});
}

TEST(Complaint, R41_TheBodyThatDecidedReconsidersOnce) {
  for (const auto outcome : {Outcome::upheld, Outcome::partly, Outcome::kept}) {
    given(with_complaint())
        .as(officer, at_service())
        .when(reconsider(outcome))
        .then(reconsidered(outcome));
  }
  given(with_complaint(), reconsidered(Outcome::kept))
      .as(officer, at_service())
      .when(reconsider(Outcome::upheld))
      .then_refused("R41", "complaint-reconsidered", {"complaint"});
}

TEST(Complaint, R41_OnlyStaffOfThatBodyReconsiderAndNotBeforeItIsThere) {
  const auto command = reconsider(Outcome::kept);
  given(with_complaint())
      .as(caseworker, at_unit())
      .when(command)
      .then_refused("R41", "not-yours-to-do");
  given(with_complaint()).as(kari).when(command).then_refused("R41", "not-yours-to-do");
  given(with_group(), filed_at_unit())
      .as(officer, at_service())
      .when(command)
      .then_refused("R41", "not-yours-to-do");
}

TEST(Complaint, R41_WhatIsNotFullyUpheldGoesToTheGovernorWithThePlanAtTwoMoments) {
  for (const auto outcome : {Outcome::partly, Outcome::kept}) {
    given(with_complaint(), reconsidered(outcome))
        .as(officer, at_service())
        .at("2026-03-20T09:00:00Z")
        .when(forward)
        .then(sent);
  }
}

TEST(Complaint, R41_AFullyUpheldComplaintIsNotSentOn) {
  given(with_complaint(), reconsidered(Outcome::upheld))
      .as(officer, at_service())
      .when(forward)
      .then_refused("R41", "complaint-upheld", {"complaint"});
}

TEST(Complaint, R41_ReconsideringComesBeforeSendingOnAndOnce) {
  auto to_itself = forward;
  to_itself.governor = service_body;
  given(with_complaint())
      .as(officer, at_service())
      .when(forward)
      .then_refused("R41", "not-reconsidered", {"complaint"});
  given(with_forwarded())
      .as(officer, at_service())
      .when(forward)
      .then_refused("R41", "complaint-forwarded", {"complaint"});
  given(with_complaint(), reconsidered(Outcome::kept))
      .as(officer, at_service())
      .when(to_itself)
      .then_refused("R41", "governor-is-deciding-body", {"governor"});
  given(with_complaint(), reconsidered(Outcome::kept))
      .as(kari)
      .when(forward)
      .then_refused("R41", "not-yours-to-do");
}

TEST(Complaint, S60_TheGovernorsStaffDecideOnce) {
  const auto no_governor =
      Office{.body = governor_body, .kind = BodyKind::other_agency, .may_appoint = false};
  given(with_forwarded()).as(governor_officer, at_governor()).when(decide_it).then(decided);
  given(with_forwarded())
      .as(governor_officer, {no_governor})
      .when(decide_it)
      .then_refused("S60", "not-yours-to-do");
  given(with_forwarded())
      .as(officer, at_service())
      .when(decide_it)
      .then_refused("S60", "not-yours-to-do");
  given(with_complaint(), reconsidered(Outcome::kept))
      .as(governor_officer, at_governor())
      .when(decide_it)
      .then_refused("S60", "not-yours-to-do");
  given(with_forwarded(), decided)
      .as(governor_officer, at_governor())
      .when(decide_it)
      .then_refused("S60", "complaint-decided", {"complaint"});
}

TEST(Complaint, S57_WhoComplainedTakesItBack) {
  given(with_complaint()).as(kari).when(withdraw).then(withdrawn);
  given(with_complaint())
      .as(officer, at_service())
      .when(withdraw)
      .then_refused("R13", "not-yours-to-do");
  given(with_complaint(), represented({}, group::RepresentativeMode::instead))
      .as(guardian)
      .when(withdraw)
      .then_refused("S57", "not-yours-to-do");
  auto by_guardian = filed();
  by_guardian.filed_by = id_of(guardian);
  given(with_group(), represented({}, group::RepresentativeMode::instead), by_guardian)
      .as(guardian)
      .when(withdraw)
      .then(withdrawn);
}

TEST(Complaint, S57_AComplaintAtAnEndTakesNoFurtherStep) {
  given(with_complaint(), withdrawn)
      .when(withdraw)
      .then_refused("S57", "complaint-withdrawn", {"complaint"});
  given(with_complaint(), withdrawn)
      .as(officer, at_service())
      .when(reconsider(Outcome::kept))
      .then_refused("S57", "complaint-withdrawn", {"complaint"});
  given(with_forwarded(), decided).when(withdraw).then_refused("S60", "complaint-decided");
  given(with_group()).when(withdraw).then_refused("S57", "complaint-unknown", {"complaint"});
}

// --- R42: the deadline, and who says that it has passed. ---

ComplaintFiled filed_after(std::string_view at, LegalBasis basis) {
  auto event = filed(Ground::plan_deficient, at);
  event.legal_basis = basis;
  event.decision_known_on = day("2026-01-01");
  return event;
}

// What is due of the complaint: nothing, or one flag.
std::vector<Due> flags(const Events& history, const Deadlines& deadlines = {}) {
  auto all = due_of(fold(all_of(asked(), history)), deadlines);
  std::erase_if(all, [](const Due& due) { return !due.what.starts_with("late-complaint/"); });
  return all;
}

TEST(Complaint, R42_FourWeeksUnderPbrlThroughTheLastDay) {
  EXPECT_TRUE(flags(all_of(filed_after("2026-01-29T23:59:59Z", LegalBasis::pbrl))).empty());
  const auto late = flags(all_of(filed_after("2026-01-30T00:00:00Z", LegalBasis::pbrl)));
  ASSERT_EQ(late.size(), 1U);
  EXPECT_EQ(late[0].at, time_of("2026-01-30T00:00:00Z"));
  EXPECT_EQ(late[0].what, "late-complaint/complaint-1");
  EXPECT_EQ(encode(late[0].command).type, "FlagLateComplaint");
  EXPECT_EQ(encode(late[0].command).payload,
            R"({"complaint":"complaint-1","missedDeadline":"2026-01-29"})");
}

TEST(Complaint, R42_ThreeWeeksUnderFvl) {
  EXPECT_TRUE(flags(all_of(filed_after("2026-01-22T23:59:59Z", LegalBasis::fvl))).empty());
  EXPECT_EQ(flags(all_of(filed_after("2026-01-23T00:00:00Z", LegalBasis::fvl))).size(), 1U);
}

TEST(Complaint, R42_TheDeadlinesAreParameters) {
  const auto event = all_of(filed_after("2026-01-10T00:00:00Z", LegalBasis::pbrl));
  EXPECT_TRUE(flags(event).empty());
  EXPECT_EQ(flags(event, {.complaint_pbrl = std::chrono::days{7}}).size(), 1U);
  EXPECT_TRUE(flags(event, {.complaint_fvl = std::chrono::days{7}}).empty());
}

}  // namespace
}  // namespace tests::complaint_cast
