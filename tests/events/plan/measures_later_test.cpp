// S47, S48, R19: a measure after it was accepted: changed, paused, completed, evaluated, and what
// that does to the plan that the parties agreed to.
#include "tests/events/plan/measures_cast.h"

namespace tests {
namespace {

using lifecycle::AgreementGiven;
using measures::Status;

const measures::Measure& measure_in(const Plan& plan, std::string_view id) {
  return plan.measures.measures.at({std::string(id)});
}

TEST(Measures, R19_AChangedMeasureGoesBackToProposed) {
  given(with_accepted_training())
      .as(physio)
      .when(ChangeMeasure{.measure = {"training"}, .extent = "En gang i uka"})
      .then(MeasureChanged{
          .measure = {"training"}, .area = LifeArea::health, .extent = "En gang i uka"});
  const auto changed = all_of(
      with_accepted_training(),
      MeasureChanged{.measure = {"training"}, .area = LifeArea::health, .extent = "En gang i uka"});
  EXPECT_EQ(measure_in(fold(with_accepted_training()), "training").status, Status::accepted);
  EXPECT_EQ(measure_in(fold(changed), "training").status, Status::proposed);
  given(changed).as(physio).when(accept_training).then(training_accepted(physio, false));
  given(changed, training_accepted(physio, false))
      .as(kari)
      .when(accept_training)
      .then(training_accepted(kari, true));
}

TEST(Measures, R19_ANewWayOfCarryingItOutNeedsANewYes) {
  given(with_accepted_training())
      .as(physio)
      .when(DescribeImplementation{
          .measure = {"training"}, .how = "Hjemme", .schedule = "Mandag og torsdag"})
      .then(MeasureImplementationDescribed{.measure = {"training"},
                                           .area = LifeArea::health,
                                           .how = "Hjemme",
                                           .schedule = "Mandag og torsdag"});
  const auto plan =
      fold(all_of(with_accepted_training(),
                  MeasureImplementationDescribed{
                      .measure = {"training"}, .area = LifeArea::health, .how = "Hjemme"}));
  EXPECT_EQ(measure_in(plan, "training").status, Status::proposed);
  EXPECT_FALSE(measure_in(plan, "training").owner_accepted);
}

TEST(Measures, R19_OnlyThatMeasureGoesBackNotThePlan) {
  const auto twin = [] {
    auto proposed = training_proposed();
    proposed.measure = {"twin"};
    return proposed;
  }();
  const auto history = all_of(
      with_accepted_training(), twin,
      MeasureAccepted{
          .measure = {"twin"}, .area = LifeArea::health, .party = id_of(kari), .complete = true},
      MeasureChanged{.measure = {"training"}, .area = LifeArea::health, .what = "Lett trening"});
  const auto plan = fold(history);
  EXPECT_EQ(measure_in(plan, "training").status, Status::proposed);
  EXPECT_EQ(measure_in(plan, "twin").status, Status::accepted);
  EXPECT_EQ(plan.lifecycle.stage, lifecycle::Stage::active);
}

TEST(Measures, R19_AChangeSaysWhatChanges) {
  given(with_training())
      .as(physio)
      .when(ChangeMeasure{.measure = {"training"}})
      .then_refused("R19", "nothing-to-change");
}

TEST(Measures, R19_AMeasureIsChangedByThoseWhoWorkInItsArea) {
  given(with_training())
      .as(teacher)
      .when(ChangeMeasure{.measure = {"training"}, .what = "Lesing"})
      .then_refused("S42", "not-yours-to-do");
  given(with_training())
      .as(teacher)
      .when(DescribeImplementation{.measure = {"training"}, .how = "På skolen"})
      .then_refused("S42", "not-yours-to-do");
}

TEST(Measures, R19_WhatIsClosedStaysAsItWas) {
  for (const auto& history : {all_of(with_training(), training_declined()),
                              all_of(with_accepted_training(), training_completed())}) {
    given(history)
        .when(ChangeMeasure{.measure = {"training"}, .what = "Noe annet"})
        .then_refused("S48", "measure-closed", {"measure"});
    given(history)
        .when(DescribeImplementation{.measure = {"training"}, .how = "På en annen måte"})
        .then_refused("S48", "measure-closed", {"measure"});
    given(history).when(accept_training).then_refused("S48", "measure-closed", {"measure"});
    given(history)
        .when(DeclineMeasure{.measure = {"training"}, .reason = "Nei"})
        .then_refused("S48", "measure-closed", {"measure"});
  }
}

TEST(Measures, S1_APartySaysNoWithAReason) {
  given(with_training())
      .as(kari)
      .when(DeclineMeasure{.measure = {"training"}, .reason = "Vil heller svømme"})
      .then(training_declined());
  given(with_training())
      .as(physio)
      .when(DeclineMeasure{.measure = {"training"}, .reason = "Har ikke tid"})
      .then_accepted();
}

TEST(Measures, S48_AnAcceptedMeasureIsPausedAndResumed) {
  given(with_accepted_training())
      .as(coordinator)
      .when(PauseMeasure{.measure = {"training"}, .reason = "Ferie"})
      .then(training_paused());
  given(with_accepted_training(), training_paused())
      .as(physio)
      .when(ResumeMeasure{.measure = {"training"}})
      .then(MeasureResumed{.measure = {"training"}, .area = LifeArea::health});
  EXPECT_EQ(
      measure_in(fold(all_of(with_accepted_training(), training_paused())), "training").status,
      Status::paused);
}

TEST(Measures, S48_OnlyWhatRunsIsPausedAndOnlyWhatIsPausedIsResumed) {
  given(with_training())
      .when(PauseMeasure{.measure = {"training"}, .reason = "Ferie"})
      .then_refused("S48", "measure-not-accepted", {"measure"});
  given(with_accepted_training(), training_paused())
      .when(PauseMeasure{.measure = {"training"}, .reason = "Ferie"})
      .then_refused("S48", "measure-not-accepted", {"measure"});
  given(with_accepted_training())
      .when(ResumeMeasure{.measure = {"training"}})
      .then_refused("S48", "measure-not-paused", {"measure"});
}

TEST(Measures, S48_AMeasureThatIsDoneIsCompleted) {
  given(with_accepted_training())
      .as(physio)
      .when(CompleteMeasure{.measure = {"training"}})
      .then(training_completed());
  given(with_accepted_training(), training_paused())
      .as(kari)
      .when(CompleteMeasure{.measure = {"training"}})
      .then(training_completed());
  given(with_training())
      .when(CompleteMeasure{.measure = {"training"}})
      .then_refused("S48", "measure-not-accepted", {"measure"});
}

TEST(Measures, S48_NobodyElsePausesResumesOrCompletes) {
  given(with_accepted_training())
      .as(teacher)
      .when(PauseMeasure{.measure = {"training"}, .reason = "Ferie"})
      .then_refused("S48", "not-yours-to-do");
  given(with_accepted_training(), training_paused())
      .as(teacher)
      .when(ResumeMeasure{.measure = {"training"}})
      .then_refused("S48", "not-yours-to-do");
  given(with_accepted_training())
      .as(stranger)
      .when(CompleteMeasure{.measure = {"training"}})
      .then_refused("S48", "not-yours-to-do");
}

TEST(Measures, S48_AMeasureIsEvaluatedAsLongAsItWasNotDeclined) {
  const EvaluateMeasure evaluate{.measure = {"training"}, .text = "Går tryggere nå"};
  given(with_accepted_training(), training_completed())
      .as(physio)
      .when(evaluate)
      .then(MeasureEvaluated{.measure = {"training"},
                             .area = LifeArea::health,
                             .evaluated_by = id_of(physio),
                             .evaluation = "Går tryggere nå"});
  given(with_accepted_training()).as(teacher).when(evaluate).then_refused("S42", "not-yours-to-do");
  given(with_training(), training_declined())
      .when(evaluate)
      .then_refused("S48", "measure-closed", {"measure"});
}

TEST(Measures, S48_AnUnknownMeasureIsRefused) {
  const auto unknown = [](auto command) {
    given(with_goal()).when(command).then_refused("S42", "measure-unknown", {"measure"});
  };
  unknown(ChangeMeasure{.measure = {"none"}, .what = "Noe"});
  unknown(DescribeImplementation{.measure = {"none"}, .how = "På et vis"});
  unknown(DeclineMeasure{.measure = {"none"}, .reason = "Nei"});
  unknown(link("none", "none", LinkKind::supports));
  unknown(PauseMeasure{.measure = {"none"}, .reason = "Ferie"});
  unknown(ResumeMeasure{.measure = {"none"}});
  unknown(CompleteMeasure{.measure = {"none"}});
  unknown(EvaluateMeasure{.measure = {"none"}, .text = "Fint"});
}

// Both have agreed to the content as it stands after the training was accepted.
Events with_agreements() {
  return all_of(with_accepted_training(), AgreementGiven{.party = id_of(kari)},
                AgreementGiven{.party = id_of(physio)});
}

TEST(Measures, S47_NewContentNeedsANewAgreement) {
  ASSERT_EQ(fold(with_agreements()).lifecycle.agreements.size(), 2U);
  const auto none_after = [](auto event) {
    EXPECT_TRUE(fold(all_of(with_agreements(), event)).lifecycle.agreements.empty())
        << decltype(event)::name;
  };
  none_after(pool_proposed());
  none_after(
      MeasureChanged{.measure = {"training"}, .area = LifeArea::health, .extent = "En gang i uka"});
  none_after(MeasureImplementationDescribed{
      .measure = {"training"}, .area = LifeArea::health, .how = "Hjemme"});
  none_after(training_declined());
}

TEST(Measures, S47_CarryingOutWhatWasAgreedNeedsNoNewAgreement) {
  const auto kept_after = [](auto event) {
    EXPECT_EQ(fold(all_of(with_agreements(), event)).lifecycle.agreements.size(), 2U)
        << decltype(event)::name;
  };
  kept_after(training_accepted(kari, true));
  kept_after(training_paused());
  kept_after(MeasureResumed{.measure = {"training"}, .area = LifeArea::health});
  kept_after(training_completed());
  kept_after(MeasureEvaluated{.measure = {"training"},
                              .area = LifeArea::health,
                              .evaluated_by = id_of(physio),
                              .evaluation = "Går tryggere nå"});
}

}  // namespace
}  // namespace tests
