// S1, S47, R18: a plan is an agreement; it is there once all have said yes, and no command sets it.
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using lifecycle::AgreementGiven;
using lifecycle::AgreePlan;
using lifecycle::ContentPoint;
using lifecycle::ContentPointDeclaredNone;
using lifecycle::DeclareNone;
using lifecycle::PlanAgreed;

PlanAgreed agreed_by(std::string_view one, std::string_view other) {
  return {.parties = {id_of(one), id_of(other)}, .agreed_at = time_of("2026-03-02T12:00:00Z")};
}

// Kari's mother acts instead of her, in all areas.
group::RepresentativeAppointed mandate() {
  return {.representation = {"mandate"},
          .person = id_of(mother),
          .kind = group::RepresentativeKind::parent,
          .mode = group::RepresentativeMode::instead,
          .scope = {LifeArea::everyday, LifeArea::health, LifeArea::social, LifeArea::economy,
                    LifeArea::education, LifeArea::work, LifeArea::leisure, LifeArea::aids,
                    LifeArea::adaptation, LifeArea::support_contact},
          .authority = "Foreldreansvar",
          .from = day("2026-01-01"),
          .until = day("2026-12-31")};
}

measures::MeasureProposed homework() {
  auto measure = proposed_walks();
  measure.measure = {"homework"};
  measure.area = LifeArea::education;
  measure.responsible = id_of(teacher);
  return measure;
}

measures::MeasureAccepted accepted_homework() {
  return {.measure = {"homework"},
          .area = LifeArea::education,
          .party = id_of(teacher),
          .complete = true};
}

TEST(Agreement, S1_EachPartySaysYesForItself) {
  given(whole_plan()).as(physio).when(AgreePlan{}).then(agreement_of(physio));
  given(whole_plan()).as(kari).when(AgreePlan{}).then(agreement_of(kari));
}

TEST(Agreement, S1_AYesIsGivenOnce) {
  given(whole_plan(), agreement_of(kari)).as(kari).when(AgreePlan{}).then_nothing();
}

TEST(Agreement, S1_WhoIsResponsibleForNothingAgreesToNothing) {
  given(whole_plan()).as(teacher).when(AgreePlan{}).then_refused("R18", "not-yours-to-do");
  given(whole_plan()).as(coordinator).when(AgreePlan{}).then_refused("R18", "not-yours-to-do");
}

TEST(Agreement, R9_NobodyAgreesToAPausedPlan) {
  given(whole_plan(), lifecycle::PlanPaused{.paused_at = time_of("2026-03-01T09:00:00Z")})
      .as(kari)
      .when(AgreePlan{})
      .then_refused("R9", "plan-paused");
}

TEST(Agreement, S47_ThePlanIsAgreedWhenTheLastPartySaysYes) {
  given(whole_plan(), agreement_of(kari))
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio), agreed_by(kari, physio));
  given(whole_plan(), agreement_of(physio))
      .as(kari)
      .when(AgreePlan{})
      .then(agreement_of(kari), agreed_by(kari, physio));
}

TEST(Agreement, R18_TheServicesAloneDoNotMakeAPlan) {
  given(whole_plan(), homework(), accepted_homework(), agreement_of(physio))
      .as(teacher)
      .when(AgreePlan{})
      .then(agreement_of(teacher));
}

TEST(Agreement, R18_EveryResponsiblePartyAgrees) {
  given(whole_plan(), homework(), accepted_homework(), agreement_of(kari))
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio));
}

TEST(Agreement, R18_AMeasureThatWaitsForItsPartiesHoldsThePlanUp) {
  given(whole_plan(), homework(), agreement_of(kari), agreement_of(physio))
      .as(teacher)
      .when(AgreePlan{})
      .then(agreement_of(teacher));
}

TEST(Agreement, R18_WhoseMeasureIsDoneOrDeclinedNeedNotAgree) {
  given(whole_plan(), homework(), accepted_homework(),
        measures::MeasureCompleted{.measure = {"homework"}, .area = LifeArea::education},
        agreement_of(kari))
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio), agreed_by(kari, physio));
  given(whole_plan(), homework(),
        measures::MeasureDeclined{.measure = {"homework"},
                                  .area = LifeArea::education,
                                  .party = id_of(teacher),
                                  .reason = "Har ikke tid"},
        agreement_of(kari))
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio), agreed_by(kari, physio));
}

TEST(Agreement, R18_ARepresentativeAgreesForTheOwner) {
  const AgreementGiven for_kari{.party = id_of(mother), .on_behalf_of = id_of(kari)};
  given(whole_plan(), mandate(), agreement_of(physio))
      .as(mother)
      .when(AgreePlan{})
      .then(for_kari, agreed_by(mother, physio));
  given(whole_plan(), mandate(), for_kari)
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio), agreed_by(mother, physio));
}

TEST(Agreement, R18_AMandateThatRanOutAgreesToNothing) {
  given(whole_plan(), mandate(), agreement_of(physio))
      .as(mother)
      .at("2027-01-01T00:00:00Z")
      .when(AgreePlan{})
      .then_refused("R18", "not-yours-to-do");
}

TEST(Agreement, R18_AnIncompletePlanIsNotAgreed) {
  given(without_dates(), agreement_of(kari))
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio));
}

TEST(Agreement, R18_TheLastMissingPointMakesTheAgreementCount) {
  given(without_dates(), lifecycle::RevisionScheduled{.on = day("2026-09-01")}, agreement_of(kari),
        agreement_of(physio))
      .as(kari)
      .when(lifecycle::SetPlanPeriod{.from = day("2026-03-01"), .until = day("2027-02-28")})
      .then(lifecycle::PlanPeriodSet{.from = day("2026-03-01"), .until = day("2027-02-28")},
            agreed_by(kari, physio));
}

TEST(Agreement, R18_ChangedContentAsksEverybodyAgain) {
  const goals::GoalChanged change{
      .goal = {"walk"}, .area = LifeArea::health, .own_words = "Gå til skolen selv"};
  const auto changed = all_of(whole_plan(), agreement_of(kari), agreement_of(physio),
                              agreed_by(kari, physio), change);
  given(changed).as(kari).when(AgreePlan{}).then(agreement_of(kari));
  given(changed, agreement_of(kari))
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio), agreed_by(kari, physio));
}

TEST(Agreement, R18_AnAgreedPlanIsNotAgreedTwice) {
  const auto agreed =
      all_of(whole_plan(), agreement_of(kari), agreement_of(physio), agreed_by(kari, physio));
  given(agreed).as(kari).when(AgreePlan{}).then_nothing();
  given(agreed)
      .as(kari)
      .when(lifecycle::ScheduleRevision{.on = day("2026-10-01")})
      .then(lifecycle::RevisionScheduled{.on = day("2026-10-01")});
}

TEST(Agreement, R22_AnAgreedPlanHasARevisionDateAlsoWithoutPointG) {
  given(without_dates(),
        ContentPointDeclaredNone{.point = ContentPoint::g, .because = "Løpende plan"},
        agreement_of(kari), agreement_of(physio))
      .as(kari)
      .when(lifecycle::ScheduleRevision{.on = day("2026-09-01")})
      .then(lifecycle::RevisionScheduled{.on = day("2026-09-01")}, agreed_by(kari, physio));
  given(without_dates(),
        ContentPointDeclaredNone{.point = ContentPoint::g, .because = "Løpende plan"},
        agreement_of(kari))
      .as(physio)
      .when(AgreePlan{})
      .then(agreement_of(physio));
}

TEST(Agreement, R18_AMissingPointIsDeclaredWithItsReason) {
  const DeclareNone declare{.point = ContentPoint::i, .because = "Ingen andre er med"};
  const ContentPointDeclaredNone declared{.point = ContentPoint::i,
                                          .because = "Ingen andre er med"};
  given(started_plan()).as(coordinator).when(declare).then(declared);
  given(with_group()).as(physio).when(declare).then_refused("R18", "not-yours-to-do");
  given(consented()).as(kari).when(declare).then_refused("R1", "plan-not-started");
}

}  // namespace
}  // namespace tests
