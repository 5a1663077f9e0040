// S56, S61, R39: a disagreement, a second assessment beside the first, and a dispute between
// bodies.
#include "events/plan/circles.h"
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using namespace events::disagreement;  // NOLINT(google-build-using-namespace)

constexpr std::string_view other_physio = "nina";  // Another professional, consented to for health.
constexpr std::string_view trust_doctor = "trond";
constexpr std::string_view governor_officer = "gro";
const Orgnr governor_body{"955555555"};

std::vector<Office> at_governor() {
  return {{.body = governor_body, .kind = BodyKind::county_governor, .may_appoint = false}};
}

consent::SharingConsentGiven consent_for(std::string_view person, LifeArea area) {
  return {.consent = {"consent-" + std::string(person)},
          .kind = consent::ConsentKind::sharing,
          .information = {"information-1"},
          .areas = {area},
          .recipients = {id_of(person)},
          .use = "Samordne tiltakene",
          .consequences = "De du navngir, ser området",
          .informed_by = id_of(coordinator),
          .informed_at = time_of("2026-01-21T09:00:00Z"),
          .until = day("2027-06-30")};
}

measures::AssessmentRecorded assessed_by(std::string_view person) {
  return {.assessment = {"balance"},
          .area = LifeArea::health,
          .by = id_of(person),
          .text = "Balansen kan ikke trenes"};
}

// The physiotherapist has assessed Kari's balance; another one is covered by consent.
Events with_assessment() {
  return all_of(with_goal(), assessed_by(physio), consent_for(other_physio, LifeArea::health));
}

RaiseDisagreement raise_balance() {
  return {.disagreement = {"balance"},
          .area = LifeArea::health,
          .assessment = AssessmentId{"balance"},
          .text = "Jeg mener balansen kan trenes"};
}

DisagreementRaised raised(std::string_view by = kari) {
  return {.disagreement = {"balance"},
          .area = LifeArea::health,
          .assessment = AssessmentId{"balance"},
          .by = id_of(by),
          .text = "Jeg mener balansen kan trenes"};
}

RequestSecondOpinion ask_opinion(std::string_view person) {
  return {.second_opinion = {"second"},
          .disagreement = {"balance"},
          .professional = id_of(person),
          .body = trust_body,
          .question = "Kan balansen trenes?"};
}

SecondOpinionRequested asked_for(std::string_view person) {
  return {.second_opinion = {"second"},
          .disagreement = {"balance"},
          .area = LifeArea::health,
          .professional = id_of(person),
          .body = trust_body,
          .question = "Kan balansen trenes?"};
}

coordination::ProfessionalInvited assessor_invited(std::string_view person) {
  return {.professional = id_of(person),
          .body = trust_body,
          .area = LifeArea::health,
          .purpose = "Kan balansen trenes?"};
}

Events with_disagreement() { return all_of(with_assessment(), raised()); }
Events with_request() {
  return all_of(with_disagreement(), assessor_invited(other_physio), asked_for(other_physio));
}

const GiveSecondOpinion give{.second_opinion = {"second"}, .text = "Balansen kan trenes"};
const SecondOpinionGiven given_opinion{.second_opinion = {"second"},
                                       .disagreement = {"balance"},
                                       .area = LifeArea::health,
                                       .text = "Balansen kan trenes"};
const SettleDisagreement settle{.disagreement = {"balance"}, .outcome = "Vi prøver i to måneder"};
const DisagreementSettled settled{
    .disagreement = {"balance"}, .area = LifeArea::health, .outcome = "Vi prøver i to måneder"};

// --- S56: raising it. ---

TEST(Disagreement, S56_TheOwnerRaisesADisagreementAboutAnAssessment) {
  given(with_assessment()).as(kari).when(raise_balance()).then(raised());
}

TEST(Disagreement, S56_AMemberRaisesOneInTheirOwnAreaOnly) {
  auto school = raise_balance();
  school.area = LifeArea::education;
  school.assessment.reset();
  given(with_assessment()).as(physio).when(raise_balance()).then(raised(physio));
  given(with_assessment()).as(physio).when(school).then_refused("S56", "not-yours-to-do");
  given(with_assessment())
      .as(stranger)
      .when(raise_balance())
      .then_refused("S56", "not-yours-to-do");
}

TEST(Disagreement, S56_ItIsAboutAMeasureOrAnAssessmentOfItsOwnArea) {
  auto both = raise_balance();
  both.measure = MeasureId{"walks"};
  auto unknown_measure = raise_balance();
  unknown_measure.assessment.reset();
  unknown_measure.measure = MeasureId{"nothing"};
  auto other_area = raise_balance();
  other_area.area = LifeArea::work;
  given(with_assessment())
      .when(both)
      .then_refused("S56", "two-subjects", {"measure", "assessment"});
  given(with_assessment())
      .when(unknown_measure)
      .then_refused("S56", "measure-unknown", {"measure", "area"});
  given(with_assessment())
      .when(other_area)
      .then_refused("S56", "assessment-unknown", {"assessment", "area"});
}

TEST(Disagreement, S56_AnIdIsRaisedOnceAndThePlanIsActive) {
  auto no_subject = raise_balance();
  no_subject.assessment.reset();
  given(with_disagreement())
      .when(raise_balance())
      .then_refused("S56", "disagreement-exists", {"disagreement"});
  given(consented()).when(no_subject).then_refused("R1", "plan-not-started");
}

TEST(Disagreement, S56_ItReachesThoseWhoseAccessCoversTheArea) {
  const auto scope = scope_of(lift<Event>(raised()));
  const auto audience = [](std::string_view person) {
    return audience_of(fold(with_group()), {.person = id_of(person)}, time_of(noon));
  };
  EXPECT_TRUE(audience(physio).areas.contains(scope.areas));
  EXPECT_FALSE(audience(teacher).areas.contains(scope.areas));
  EXPECT_TRUE(audience(coordinator).core);
  EXPECT_NE(scope.reach, Reach::circle);
}

// --- S56: the second assessment. ---

TEST(Disagreement, S56_AskingAnotherProfessionalInvitesThemIntoThePlan) {
  given(with_disagreement())
      .as(kari)
      .when(ask_opinion(other_physio))
      .then(assessor_invited(other_physio), asked_for(other_physio));
  const auto audience =
      audience_of(fold(with_request()), {.person = id_of(other_physio)}, time_of(noon));
  EXPECT_EQ(audience.areas, AreaSet(LifeAreas{LifeArea::health}));
}

TEST(Disagreement, S56_AProfessionalWithAPartInThePlanIsOnlyAsked) {
  given(with_disagreement(), group::MemberAdded{.person = id_of(other_physio),
                                                .kind = group::MemberKind::ad_hoc,
                                                .body = trust_body,
                                                .function = "Fysioterapeut"})
      .as(coordinator)
      .when(ask_opinion(other_physio))
      .then(asked_for(other_physio));
}

TEST(Disagreement, S56_OwnersSideOrCoordinatorAsksAndNobodyElse) {
  given(with_disagreement())
      .as(physio)
      .when(ask_opinion(other_physio))
      .then_refused("S56", "not-yours-to-do");
}

TEST(Disagreement, S56_ASecondAssessmentNeedsAnOpenDisagreementAndAnIdOfItsOwn) {
  given(with_assessment())
      .when(ask_opinion(other_physio))
      .then_refused("S56", "disagreement-unknown", {"disagreement"});
  given(with_disagreement(), settled)
      .when(ask_opinion(other_physio))
      .then_refused("S56", "disagreement-settled", {"disagreement"});
  given(with_request())
      .when(ask_opinion(other_physio))
      .then_refused("S56", "second-opinion-exists", {"secondOpinion"});
}

TEST(Disagreement, S27_NobodyIsAskedWithoutConsentCoverInTheArea) {
  given(with_disagreement())
      .when(ask_opinion(stranger))
      .then_refused("R5", "no-consent-cover", {"professional"});
  given(with_disagreement())
      .when(ask_opinion(teacher))
      .then_refused("R5", "no-consent-cover", {"professional"});
}

TEST(Disagreement, S56_KinGiveNoProfessionalAssessment) {
  given(with_disagreement(), consent_for(sister, LifeArea::health),
        group::MemberAdded{
            .person = id_of(sister), .kind = group::MemberKind::kin, .function = "Søster"})
      .when(ask_opinion(sister))
      .then_refused("S56", "not-a-professional", {"professional"});
  given(with_disagreement()).when(ask_opinion(kari)).then_refused("R39", "same-assessor");
}

TEST(Disagreement, S56_TheProfessionalWhoWasAskedGivesIt) {
  given(with_request()).as(other_physio).when(give).then(given_opinion);
  given(with_request()).as(physio).when(give).then_refused("S56", "not-yours-to-do");
  given(with_disagreement()).as(other_physio).when(give).then_refused("S56", "not-yours-to-do");
}

TEST(Disagreement, R5_NoSecondAssessmentOnceTheConsentIsWithdrawn) {
  given(with_request(), consent::ConsentWithdrawn{.consent = {"consent-nina"},
                                                  .kind = consent::ConsentKind::sharing})
      .as(other_physio)
      .when(give)
      .then_refused("S56", "not-yours-to-do");
}

TEST(Disagreement, S56_TheOwnersSideSettlesItOnce) {
  given(with_disagreement()).as(kari).when(settle).then(settled);
  given(with_disagreement()).as(physio).when(settle).then_refused("S56", "not-yours-to-do");
  given(with_disagreement()).as(coordinator).when(settle).then_refused("S56", "not-yours-to-do");
  given(with_disagreement(), settled)
      .when(settle)
      .then_refused("S56", "disagreement-settled", {"disagreement"});
  given(with_assessment())
      .when(settle)
      .then_refused("S56", "disagreement-unknown", {"disagreement"});
}

// --- R39: two people, two assessments. ---

TEST(Disagreement, R39_TheSecondAssessorIsNotTheFirst) {
  given(with_disagreement())
      .when(ask_opinion(physio))
      .then_refused("R39", "same-assessor", {"professional"});
}

TEST(Disagreement, R39_TheAuthorOfAnAssessmentBehindTheMeasureIsTheFirstToo) {
  const measures::MeasureProposed training{.measure = {"training"},
                                           .area = LifeArea::health,
                                           .what = "Trening",
                                           .beneficiary = measures::Beneficiary::owner,
                                           .assessments = {{"balance"}}};
  auto about_measure = raised();
  about_measure.assessment.reset();
  about_measure.measure = MeasureId{"training"};
  given(with_assessment(), training, about_measure)
      .when(ask_opinion(physio))
      .then_refused("R39", "same-assessor", {"professional"});
  given(with_assessment(), training, about_measure).when(ask_opinion(other_physio)).then_accepted();
}

TEST(Disagreement, R39_WhoDisputesItDoesNotGiveTheSecondAssessment) {
  given(with_assessment(), assessor_invited(other_physio), raised(other_physio))
      .when(ask_opinion(other_physio))
      .then_refused("R39", "same-assessor", {"professional"});
}

TEST(Disagreement, R39_BothAssessmentsStayInRowsOfTheirOwn) {
  const auto first = lift<Event>(assessed_by(physio));
  const auto second = lift<Event>(given_opinion);
  const auto request = lift<Event>(asked_for(other_physio));
  EXPECT_NE(place_of(second).section, place_of(first).section);
  EXPECT_EQ(place_of(second).section, place_of(request).section);
  EXPECT_EQ(row_of(second), row_of(request));
  EXPECT_EQ(place_of(second).effect, Effect::set);
  EXPECT_EQ(scope_of(second), scope_of(first));  // Whoever reads the one reads the other.
}

TEST(Disagreement, R39_AnAssessmentThatIsGivenIsNotGivenAgain) {
  given(with_request(), given_opinion)
      .as(other_physio)
      .when(give)
      .then_refused("R39", "second-opinion-given", {"secondOpinion"});
}

// --- S61: who is responsible. ---

const ReferResponsibilityDispute refer{.dispute = {"training"},
                                       .body = service_body,
                                       .other_body = trust_body,
                                       .governor = governor_body,
                                       .text = "Begge mener den andre skal gi treningen"};
const ResponsibilityDisputeReferred referred{.dispute = {"training"},
                                             .body = service_body,
                                             .other_body = trust_body,
                                             .governor = governor_body,
                                             .text = "Begge mener den andre skal gi treningen"};
const ClarifyResponsibility clarify{
    .dispute = {"training"}, .responsible_body = trust_body, .text = "Spesialisert trening"};
const ResponsibilityClarified clarified{.dispute = {"training"},
                                        .responsible_body = trust_body,
                                        .clarification = "Spesialisert trening"};

bool in_dispute(std::string_view person, const Events& history, std::vector<Office> offices = {}) {
  Circles circles;
  events::disagreement::add_circles(fold(history),
                                    {.person = id_of(person), .offices = std::move(offices)},
                                    time_of(noon), circles);
  return circles.contains("dispute/training");
}

TEST(Disagreement, S61_OwnerAndCoordinatorReferADisputeToTheCountyGovernor) {
  given(with_group()).as(kari).when(refer).then(referred);
  given(asked()).as(kari).when(refer).then(referred);  // Also before there is a plan.
  given(with_group()).as(coordinator).when(refer).then(referred);
}

TEST(Disagreement, S61_StaffOfEitherBodyReferItIfTheyTakePartInThePlan) {
  given(with_group()).as("desk-worker", at_service()).when(refer).then(referred);
  given(with_group())
      .as(trust_doctor, at_trust())
      .when(refer)
      .then_refused("S61", "not-yours-to-do");
  given(with_group(), consent_for(trust_doctor, LifeArea::health), assessor_invited(trust_doctor))
      .as(trust_doctor, at_trust())
      .when(refer)
      .then(referred);
  given(with_group()).as(teacher).when(refer).then_refused("S61", "not-yours-to-do");
}

TEST(Disagreement, S61_TheDisputeIsBetweenTwoBodiesAndTheGovernorIsAThird) {
  auto one = refer;
  one.other_body = service_body;
  auto party = refer;
  party.governor = trust_body;
  given(with_group()).when(one).then_refused("S61", "same-body", {"body", "otherBody"});
  given(with_group()).when(party).then_refused("S61", "governor-is-party", {"governor"});
  given(with_group(), referred).when(refer).then_refused("S61", "dispute-exists", {"dispute"});
}

TEST(Disagreement, S61_OnlyThatGovernorsStaffClarify) {
  const auto elsewhere =
      Office{.body = Orgnr{"966666666"}, .kind = BodyKind::county_governor, .may_appoint = false};
  const auto no_governor =
      Office{.body = governor_body, .kind = BodyKind::municipal_service, .may_appoint = false};
  given(with_group(), referred).as(governor_officer, at_governor()).when(clarify).then(clarified);
  for (const auto& office : {elsewhere, no_governor}) {
    given(with_group(), referred)
        .as(governor_officer, {office})
        .when(clarify)
        .then_refused("S61", "not-yours-to-do");
  }
  given(with_group(), referred).as(kari).when(clarify).then_refused("S61", "not-yours-to-do");
  given(with_group())
      .as(governor_officer, at_governor())
      .when(clarify)
      .then_refused("S61", "not-yours-to-do");
}

TEST(Disagreement, S61_OneOfTheTwoIsResponsibleAndItIsSaidOnce) {
  auto third = clarify;
  third.responsible_body = unit_body;
  given(with_group(), referred)
      .as(governor_officer, at_governor())
      .when(third)
      .then_refused("S61", "not-a-party", {"responsibleBody"});
  given(with_group(), referred, clarified)
      .as(governor_officer, at_governor())
      .when(clarify)
      .then_refused("S61", "dispute-clarified", {"dispute"});
}

TEST(Disagreement, S61_TheGovernorsStaffSeeTheDisputeAndNothingElse) {
  const auto plan = all_of(with_group(), referred);
  EXPECT_EQ(scope_of(lift<Event>(referred)),
            (Scope{.reach = Reach::circle, .circle = "dispute/training"}));
  EXPECT_EQ(scope_of(lift<Event>(clarified)), scope_of(lift<Event>(referred)));
  EXPECT_TRUE(in_dispute(governor_officer, plan, at_governor()));
  EXPECT_FALSE(in_dispute(governor_officer, plan));
  auto audience = audience_of(
      fold(plan), {.person = id_of(governor_officer), .offices = at_governor()}, time_of(noon));
  audience.circles.clear();
  EXPECT_TRUE(audience.nothing());
}

TEST(Disagreement, S61_OwnerCoordinatorAndThePartiesOwnPeopleSeeIt) {
  const auto plan = all_of(with_group(), referred);
  EXPECT_TRUE(in_dispute(kari, plan));
  EXPECT_TRUE(in_dispute(coordinator, plan));
  EXPECT_TRUE(in_dispute("desk-worker", plan, at_service()));
  EXPECT_FALSE(in_dispute(trust_doctor, plan, at_trust()));
  EXPECT_FALSE(in_dispute(physio, plan));
  EXPECT_FALSE(in_dispute(teacher, plan));
  EXPECT_FALSE(in_dispute(stranger, plan));
}

}  // namespace
}  // namespace tests
