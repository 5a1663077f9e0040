// S17, S19-S24, S26, S27, R2, R5, R25-R28: one coordinator, whom the owner wants, from first to
// last.
#include "tests/support/cast.h"

namespace tests {
namespace {

using coordination::AppointCoordinator;
using coordination::CoordinatorAppointed;
using coordination::CoordinatorReplaced;
using coordination::CoordinatorVacancyOpened;
using coordination::CoordinatorWishStated;
using coordination::InviteProfessional;
using coordination::OtherCoordinatorRequested;
using coordination::RefuseRequest;
using coordination::ReplaceCoordinator;
using coordination::RequestOtherCoordinator;
using coordination::RequestRefused;
using coordination::VacateCoordinator;

constexpr std::string_view other = "oda";  // Who comes in the coordinator's place.

AppointCoordinator appoint_ola() {
  return {.coordinator = id_of(coordinator), .body = service_body, .profession = "Ergoterapeut"};
}
CoordinatorAppointed ola_appointed() {
  return {.coordinator = id_of(coordinator),
          .body = service_body,
          .profession = "Ergoterapeut",
          .wish_stated = false,
          .follows_wish = true};
}
ReplaceCoordinator replace_by_oda() {
  return {.coordinator = id_of(other), .body = service_body, .profession = "Sykepleier"};
}
CoordinatorReplaced replaced_by_oda() {
  return {.previous = id_of(coordinator),
          .coordinator = id_of(other),
          .body = service_body,
          .profession = "Sykepleier",
          .wish_stated = false,
          .follows_wish = true};
}
CoordinatorWishStated wishes_for(std::string_view person) {
  return {.wish = "En jeg kjenner", .person = id_of(person)};
}

const RequestOtherCoordinator swap{.request = {"request-other"}};
const OtherCoordinatorRequested asked_other{.request = {"request-other"}};
const RefuseRequest say_no{.request = {"request-other"}, .reason = "Ingen annen er ledig nå"};
const RequestRefused said_no{.request = {"request-other"}, .reason = "Ingen annen er ledig nå"};
const VacateCoordinator leave{.reason = "Ny jobb"};
const coordination::CoordinatorVacated left{.coordinator = id_of(coordinator)};
const ending::StepExplained why_left{.step = ending::Step::leave, .reason = Note{"Ny jobb"}};
const CoordinatorVacancyOpened vacant{.vacant_since = time_of("2026-03-02T12:00:00Z")};

// The plan came to the unit by an application.
Events with_unit() {
  return all_of(intake::ApplicationSubmitted{.application = {"application-1"},
                                             .owner = id_of(kari),
                                             .form = intake::Form::written,
                                             .unit = unit_body,
                                             .received_at = time_of("2026-01-04T09:00:00Z")},
                consented());
}

// R25 as it must be after every event: one or the other, never both.
void expect_one_or_vacant(const Events& history) {
  const auto plan = fold(history);
  EXPECT_EQ(plan.lifecycle.stage, lifecycle::Stage::active);
  EXPECT_NE(plan.coordination.coordinator.has_value(), plan.coordination.vacant_since.has_value());
}

TEST(Coordination, S17_TheCoordinatingUnitAppoints) {
  given(consented()).as(caseworker, at_unit()).when(appoint_ola()).then(ola_appointed());
}

TEST(Coordination, S22_TheCoordinatorComesFromAServiceAndMayHaveAnyProfession) {
  auto command = appoint_ola();
  command.profession = "Barnevernspedagog";
  auto appointed = ola_appointed();
  appointed.profession = "Barnevernspedagog";
  given(consented()).as(caseworker, at_unit()).when(command).then(appointed);
  command.coordinator = id_of(kari);
  given(consented())
      .as(caseworker, at_unit())
      .when(command)
      .then_refused("S22", "coordinator-from-service", {"coordinator"});
}

TEST(Coordination, R2_NobodyIsAppointedWithoutConsentPlanOrNoPlan) {
  given(eligible())
      .as(caseworker, at_unit())
      .when(appoint_ola())
      .then_refused("R2", "coordinator-consent-missing");
  given(consented(), consent::ConsentWithdrawn{.consent = {"consent-coordinator"},
                                               .kind = consent::ConsentKind::coordinator})
      .as(caseworker, at_unit())
      .when(appoint_ola())
      .then_refused("R2", "coordinator-consent-missing");
  given(started_plan(), consent::ConsentWithdrawn{.consent = {"consent-coordinator"},
                                                  .kind = consent::ConsentKind::coordinator})
      .as(caseworker, at_unit())
      .when(replace_by_oda())
      .then_refused("R2", "coordinator-consent-missing");
}

TEST(Coordination, R28_AServiceOrTheOwnerDoesNotAppoint) {
  given(consented())
      .as("desk", at_service())
      .when(appoint_ola())
      .then_refused("R28", "not-yours-to-do");
  given(consented()).as(kari).when(appoint_ola()).then_refused("R28", "not-yours-to-do");
  given(started_plan())
      .as(coordinator)
      .when(replace_by_oda())
      .then_refused("R28", "not-yours-to-do");
}

TEST(Coordination, R28_ADelegateOfTheUnitAppointsWhereItsBodyHasAPart) {
  auto delegate = at_service();
  delegate.front().may_appoint = true;
  given(consented()).as("desk", delegate).when(appoint_ola()).then_accepted();
  delegate.front().body = Orgnr{"955555555"};
  given(consented())
      .as("desk", delegate)
      .when(appoint_ola())
      .then_refused("R28", "not-yours-to-do");
}

TEST(Coordination, R28_AHealthTrustAppointsItsOwnWhereItHasAPart) {
  const auto with_trust =
      all_of(consented(), intake::CooperationRequested{.cooperation = {"cooperation-1"},
                                                       .area = LifeArea::health,
                                                       .body = trust_body,
                                                       .what = "Rehabilitering"});
  auto own = appoint_ola();
  own.body = trust_body;
  auto appointed = ola_appointed();
  appointed.body = trust_body;
  given(with_trust).as("doctor", at_trust()).when(own).then(appointed);
  given(with_trust)
      .as("doctor", at_trust())
      .when(appoint_ola())
      .then_refused("R28", "not-yours-to-do");
  given(consented()).as("doctor", at_trust()).when(own).then_refused("R28", "not-yours-to-do");
}

TEST(Coordination, R28_AnotherMunicipalitysUnitDoesNotAppointOnceThePlanIsWithOne) {
  auto elsewhere = at_unit();
  elsewhere.front().body = Orgnr{"966666666"};
  given(with_unit()).as(caseworker, at_unit()).when(appoint_ola()).then_accepted();
  given(with_unit())
      .as("elsewhere", elsewhere)
      .when(appoint_ola())
      .then_refused("R28", "not-yours-to-do");
}

TEST(Coordination, R25_ThereIsNeverASecondCoordinator) {
  auto second = appoint_ola();
  second.coordinator = id_of(other);
  given(started_plan())
      .as(caseworker, at_unit())
      .when(second)
      .then_refused("R25", "coordinator-present");
  given(consented())
      .as(caseworker, at_unit())
      .when(replace_by_oda())
      .then_refused("R25", "no-coordinator");
}

TEST(Coordination, R25_AnActivePlanHasACoordinatorOrAVacancyAtEveryMoment) {
  auto history = consented();
  append_to(history, given(history).when(lifecycle::StartPlan{}).happened());
  expect_one_or_vacant(history);
  const auto step = [&](std::string_view person, std::vector<Office> offices, auto command) {
    auto scenario = given(history).as(person, std::move(offices)).when(command);
    scenario.then_accepted();
    append_to(history, scenario.happened());
    expect_one_or_vacant(history);
  };
  step(caseworker, at_unit(), appoint_ola());
  step(caseworker, at_unit(), replace_by_oda());
  step(other, {}, leave);
  step(caseworker, at_unit(), appoint_ola());
  step(kari, {}, consent::WithdrawConsent{.consent = {"consent-coordinator"}});
  EXPECT_FALSE(fold(history).coordination.coordinator);
}

TEST(Coordination, S19_TheOwnerSaysWhomTheyWant) {
  const coordination::StateCoordinatorWish wish{.wish = "En jeg kjenner",
                                                .person = id_of(coordinator)};
  given(consented()).as(kari).when(wish).then(wishes_for(coordinator));
  given(started_plan()).as(coordinator).when(wish).then_refused("S19", "not-yours-to-do");
  given(consented()).as("desk", at_service()).when(wish).then_refused("S19", "not-yours-to-do");
}

TEST(Coordination, R26_AnAppointmentStoresThatItFollowsTheWish) {
  auto appointed = ola_appointed();
  appointed.wish_stated = true;
  given(consented(), wishes_for(coordinator))
      .as(caseworker, at_unit())
      .when(appoint_ola())
      .then(appointed);
  given(consented(), CoordinatorWishStated{.wish = "Gjerne en ergoterapeut"})
      .as(caseworker, at_unit())
      .when(appoint_ola())
      .then(appointed);
}

TEST(Coordination, R26_WhoDeviatesFromTheWishSaysWhy) {
  auto command = appoint_ola();
  given(consented(), wishes_for(physio))
      .as(caseworker, at_unit())
      .when(command)
      .then_refused("R26", "deviation-without-reason", {"deviatesBecause"});
  command.deviates_because = "Har ikke ledig tid";
  auto appointed = ola_appointed();
  appointed.wish_stated = true;
  appointed.follows_wish = false;
  appointed.deviates_because = "Har ikke ledig tid";
  given(consented(), wishes_for(physio)).as(caseworker, at_unit()).when(command).then(appointed);
  given(started_plan(), wishes_for(physio))
      .as(caseworker, at_unit())
      .when(replace_by_oda())
      .then_refused("R26", "deviation-without-reason", {"deviatesBecause"});
}

TEST(Coordination, S20_TheOwnerAsksForAnotherPerson) {
  given(started_plan()).as(kari).when(swap).then(asked_other);
  given(started_plan()).as(coordinator).when(swap).then_refused("S20", "not-yours-to-do");
  given(consented()).as(kari).when(swap).then_refused("S20", "no-coordinator");
}

TEST(Coordination, S20_AskingForAnotherTakesBackTheWishForThePresentOne) {
  given(started_plan(), wishes_for(coordinator), asked_other)
      .as(caseworker, at_unit())
      .when(replace_by_oda())
      .then_accepted();
}

TEST(Coordination, R27_OneRequestIsOpenAtATime) {
  given(started_plan(), asked_other)
      .when(RequestOtherCoordinator{.request = {"request-more"}})
      .then_refused("R27", "request-open");
  given(started_plan(), asked_other).when(swap).then_refused("S20", "request-exists", {"request"});
  given(started_plan(), asked_other, said_no)
      .when(RequestOtherCoordinator{.request = {"request-more"}})
      .then_accepted();
}

TEST(Coordination, R27_AReplacementAnswersTheRequestNamedOrNot) {
  auto answered = replaced_by_oda();
  answered.request = RequestId{"request-other"};
  auto naming = replace_by_oda();
  naming.request = RequestId{"request-other"};
  given(started_plan(), asked_other).as(caseworker, at_unit()).when(naming).then(answered);
  given(started_plan(), asked_other)
      .as(caseworker, at_unit())
      .when(replace_by_oda())
      .then(answered);
  given(started_plan()).as(caseworker, at_unit()).when(replace_by_oda()).then(replaced_by_oda());
  given(started_plan(), asked_other, answered)
      .as(caseworker, at_unit())
      .when(say_no)
      .then_refused("R27", "request-not-open", {"request"});
}

TEST(Coordination, R27_AReplacementIsByAnotherPersonAndAnswersAnOpenRequest) {
  auto same = replace_by_oda();
  same.coordinator = id_of(coordinator);
  given(started_plan())
      .as(caseworker, at_unit())
      .when(same)
      .then_refused("R27", "same-person", {"coordinator"});
  auto unasked = replace_by_oda();
  unasked.request = RequestId{"request-x"};
  given(started_plan())
      .as(caseworker, at_unit())
      .when(unasked)
      .then_refused("R27", "request-not-open", {"request"});
}

TEST(Coordination, R27_ANoHasAReasonAndComesFromWhoAppoints) {
  given(started_plan(), asked_other).as(caseworker, at_unit()).when(say_no).then(said_no);
  given(started_plan(), asked_other)
      .as(coordinator, at_service())
      .when(say_no)
      .then_refused("R28", "not-yours-to-do");
}

TEST(Coordination, R27_ARequestIsAnsweredAlsoIfTheCoordinatorHasLeftMeanwhile) {
  const auto left_meanwhile = all_of(started_plan(), asked_other, left, vacant);
  given(left_meanwhile)
      .as(caseworker, at_unit())
      .when(appoint_ola())
      .then_refused("R27", "same-person", {"coordinator"});
  auto command = appoint_ola();
  command.coordinator = id_of(other);
  auto appointed = ola_appointed();
  appointed.coordinator = id_of(other);
  appointed.request = RequestId{"request-other"};
  given(left_meanwhile).as(caseworker, at_unit()).when(command).then(appointed);
}

TEST(Coordination, S21_WhoLeavesLeavesAVacancyWithAStart) {
  given(started_plan()).as(coordinator).when(leave).then(left, vacant, why_left);
  given(started_plan()).as(caseworker, at_unit()).when(leave).then(left, vacant, why_left);
}

TEST(Coordination, S21_OthersDoNotEndTheCoordinatorsPart) {
  given(with_group()).as(physio).when(leave).then_refused("S21", "not-yours-to-do");
  given(started_plan(), left, vacant)
      .as(caseworker, at_unit())
      .when(leave)
      .then_refused("R25", "no-coordinator");
}

TEST(Coordination, S23_TheCoordinatorDoesNotBecomeResponsibleForWhatOthersDo) {
  const auto scenario =
      given(with_goal())
          .as(coordinator)
          .when(measures::ProposeMeasure{
              .measure = {"training"}, .area = LifeArea::health, .what = "Styrketrening"});
  const auto plan = fold(all_of(with_goal(), scenario.happened()));
  ASSERT_TRUE(plan.measures.measures.contains({"training"}));
  EXPECT_EQ(plan.measures.measures.at({"training"}).responsible, std::nullopt);
}

TEST(Coordination, S24_TheCoordinatorRecordsHowOwnerAndKinAreInvolved) {
  const coordination::RecordInvolvement record{
      .entry = {"involved-1"}, .involved = {id_of(kari), id_of(sister)}, .how = "Samtale hjemme"};
  const coordination::InvolvementRecorded recorded{
      .entry = {"involved-1"}, .involved = {id_of(kari), id_of(sister)}, .how = "Samtale hjemme"};
  given(started_plan()).as(coordinator).when(record).then(recorded);
  given(with_group()).as(physio).when(record).then_refused("S24", "not-yours-to-do");
  given(started_plan(), recorded)
      .as(coordinator)
      .when(record)
      .then_refused("S24", "entry-exists", {"entry"});
}

TEST(Coordination, S26_TheOwnerIsInformedByTheCoordinatorOrTheDesk) {
  const coordination::GiveInformation inform{.entry = {"information-1"},
                                             .topic = coordination::Topic::municipal_resources,
                                             .text = "Frisklivssentralen har ledige plasser"};
  const coordination::InformationGiven given_information{
      .entry = {"information-1"},
      .topic = coordination::Topic::municipal_resources,
      .text = "Frisklivssentralen har ledige plasser"};
  given(started_plan()).as(coordinator).when(inform).then(given_information);
  given(asked()).as("desk", at_service()).when(inform).then(given_information);
  given(with_group()).as(physio).when(inform).then_refused("S26", "not-yours-to-do");
}

InviteProfessional invite_physio() {
  return {.professional = id_of(physio),
          .body = service_body,
          .area = LifeArea::health,
          .purpose = "Ny vurdering"};
}

TEST(Coordination, S27_TheCoordinatorBringsInWhomTheOwnerHasAgreedTo) {
  given(sharing())
      .as(coordinator)
      .when(invite_physio())
      .then(coordination::ProfessionalInvited{.professional = id_of(physio),
                                              .body = service_body,
                                              .area = LifeArea::health,
                                              .purpose = "Ny vurdering"});
  given(with_group()).as(teacher).when(invite_physio()).then_refused("S27", "not-yours-to-do");
}

TEST(Coordination, S27_NobodyIsBroughtIntoAPlanThatIsPaused) {
  given(sharing(), lifecycle::PlanPaused{.paused_at = time_of("2026-03-01T12:00:00Z")})
      .as(coordinator)
      .when(invite_physio())
      .then_refused("R9", "plan-paused");
}

TEST(Coordination, R5_NobodyIsInvitedWithoutConsentCoverInTheArea) {
  given(started_plan())
      .as(coordinator)
      .when(invite_physio())
      .then_refused("R5", "no-consent-cover", {"professional", "area"});
  auto school = invite_physio();
  school.area = LifeArea::education;
  given(sharing())
      .as(coordinator)
      .when(school)
      .then_refused("R5", "no-consent-cover", {"professional", "area"});
  given(sharing())
      .as(coordinator)
      .at("2027-07-01T00:00:00Z")
      .when(invite_physio())
      .then_refused("R5", "no-consent-cover", {"professional", "area"});
}

}  // namespace
}  // namespace tests
