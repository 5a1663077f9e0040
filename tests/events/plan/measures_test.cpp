// S41-S46, R16, R17, R20 and content points e and f: what a measure says, who proposes it, and how
// it is accepted. What becomes of it later: measures_later_test.cpp.
#include "events/plan/content.h"
#include "tests/events/plan/measures_cast.h"

namespace tests {
namespace {

TEST(Measures, S41_AProfessionalAssessesInHerArea) {
  given(with_goal())
      .as(physio)
      .when(assess_balance)
      .then(AssessmentRecorded{.assessment = {"balance"},
                               .area = LifeArea::health,
                               .by = id_of(physio),
                               .text = "Balansen kan trenes"});
}

TEST(Measures, S41_TheCoordinatorIsAProfessionalToo) {
  given(with_goal()).as(coordinator).when(assess_balance).then_accepted();
}

TEST(Measures, S41_NeitherTheOwnerNorAProfessionalElsewhereAssesses) {
  given(with_goal()).as(kari).when(assess_balance).then_refused("S41", "not-yours-to-do");
  given(with_goal()).as(teacher).when(assess_balance).then_refused("S41", "not-yours-to-do");
}

TEST(Measures, S41_KinWhoSeeTheAreaAreNoProfessionals) {
  given(with_goal(), sister_sees_health())
      .as(sister)
      .when(assess_balance)
      .then_refused("S41", "not-yours-to-do");
}

TEST(Measures, S41_AnAssessmentIsNotOverwritten) {
  given(with_goal(), balance_assessed())
      .as(physio)
      .when(assess_balance)
      .then_refused("S41", "assessment-exists", {"assessment"});
}

TEST(Measures, S41_AMeasureRestsOnAssessments) {
  auto based = propose_training();
  based.assessments = {AssessmentId{"balance"}};
  auto expected = training_proposed();
  expected.assessments = {AssessmentId{"balance"}};
  given(with_goal(), balance_assessed()).as(physio).when(based).then(expected);
}

TEST(Measures, S41_AMeasureRestsOnNoUnknownAssessment) {
  auto based = propose_training();
  based.assessments = {AssessmentId{"nothing"}};
  given(with_goal())
      .as(physio)
      .when(based)
      .then_refused("S41", "assessment-unknown", {"assessments"});
}

TEST(Measures, S42_AProfessionalProposesAMeasureInHerArea) {
  given(with_goal()).as(physio).when(propose_training()).then(training_proposed());
}

TEST(Measures, S42_AMeasureMayBeProposedBeforeAllIsKnown) {
  given(with_goal())
      .as(physio)
      .when(ProposeMeasure{.measure = {"pool"}, .area = LifeArea::health, .what = "Bassengtrening"})
      .then(MeasureProposed{.measure = {"pool"},
                            .area = LifeArea::health,
                            .what = "Bassengtrening",
                            .beneficiary = Beneficiary::owner});
}

TEST(Measures, S42_NobodyProposesWhereHerAccessDoesNotReach) {
  given(with_goal()).as(teacher).when(propose_training()).then_refused("S42", "not-yours-to-do");
  given(with_goal()).as(stranger).when(propose_training()).then_refused("S42", "not-yours-to-do");
}

TEST(Measures, S42_AMeasureIsProposedOnce) {
  given(with_training())
      .as(physio)
      .when(propose_training())
      .then_refused("S42", "measure-exists", {"measure"});
}

TEST(Measures, S43_AMeasureBelongsToAnyOfTheLifeAreas) {
  for (std::size_t area = 0; area < life_area_count; ++area) {
    given(with_goal())
        .as(coordinator)
        .when(ProposeMeasure{
            .measure = {"any"}, .area = static_cast<LifeArea>(area), .what = "Noe som trengs"})
        .then(MeasureProposed{.measure = {"any"},
                              .area = static_cast<LifeArea>(area),
                              .what = "Noe som trengs",
                              .beneficiary = Beneficiary::owner});
  }
}

TEST(Measures, S44_TheOwnerMayBeResponsibleHerself) {
  auto own = propose_training();
  own.responsible = id_of(kari);
  given(with_goal()).as(physio).when(own).then_accepted();
}

TEST(Measures, S44_WhoIsResponsibleTakesPartInThePlan) {
  auto outside = propose_training();
  outside.responsible = id_of(stranger);
  given(with_goal())
      .as(physio)
      .when(outside)
      .then_refused("S44", "responsible-unknown", {"responsible"});
  given(with_training())
      .as(physio)
      .when(ChangeMeasure{.measure = {"training"}, .responsible = id_of(stranger)})
      .then_refused("S44", "responsible-unknown", {"responsible"});
}

TEST(Measures, S44_AMeasureServesAGoalThatIsOpen) {
  auto aimless = propose_training();
  aimless.goal = GoalId{"fly"};
  given(with_goal()).as(physio).when(aimless).then_refused("S39", "goal-unknown", {"goal"});
  given(with_goal(), walk_closed())
      .as(physio)
      .when(propose_training())
      .then_refused("S39", "goal-unknown", {"goal"});
}

TEST(Measures, S45_MeasuresHangTogether) {
  given(with_training(), pool_proposed())
      .as(physio)
      .when(link("training", "pool", LinkKind::depends_on))
      .then(linked("training", "pool"));
}

TEST(Measures, S45_AMeasureIsNotLinkedToItselfOrToNothing) {
  given(with_training())
      .when(link("training", "training", LinkKind::supports))
      .then_refused("S45", "same-measure", {"other"});
  given(with_training())
      .when(link("training", "pool", LinkKind::supports))
      .then_refused("S42", "measure-unknown", {"other"});
}

TEST(Measures, S45_MeasuresDoNotWaitForEachOther) {
  auto third = pool_proposed();
  third.measure = {"shoes"};
  given(with_training(), pool_proposed(), third, linked("training", "pool"),
        linked("pool", "shoes"))
      .when(link("shoes", "training", LinkKind::depends_on))
      .then_refused("S45", "cycle", {"other"});
}

TEST(Measures, S45_MeasuresMaySupportEachOther) {
  given(with_training(), pool_proposed(), linked("training", "pool"))
      .when(link("pool", "training", LinkKind::supports))
      .then_accepted();
}

TEST(Measures, S45_WhoLinksMeasuresSeesBoth) {
  auto at_school = pool_proposed();
  at_school.area = LifeArea::education;
  given(with_training(), at_school)
      .as(physio)
      .when(link("training", "pool", LinkKind::supports))
      .then_refused("S42", "not-yours-to-do");
}

TEST(Measures, S46_AMeasureMayBeForTheFamily) {
  given(with_goal())
      .as(coordinator)
      .when(ProposeMeasure{.measure = {"relief"},
                           .area = LifeArea::social,
                           .what = "Avlastning for foreldrene",
                           .beneficiary = Beneficiary::family_member})
      .then(MeasureProposed{.measure = {"relief"},
                            .area = LifeArea::social,
                            .what = "Avlastning for foreldrene",
                            .beneficiary = Beneficiary::family_member});
}

TEST(Measures, R16_NoMeasureIsAcceptedBeforeAGoalIsSet) {
  given(with_group(), pool_proposed())
      .as(kari)
      .when(AcceptMeasure{.measure = {"pool"}})
      .then_refused("R16", "goal-missing");
}

TEST(Measures, R16_AClosedGoalIsNoGoalToWorkFor) {
  given(with_training(), walk_closed())
      .as(kari)
      .when(accept_training)
      .then_refused("R16", "goal-missing");
}

TEST(Measures, R17_AnAcceptedMeasureSaysEverything) {
  given(with_goal(), pool_proposed())
      .as(kari)
      .when(AcceptMeasure{.measure = {"pool"}})
      .then_refused("R17", "measure-incomplete", {"goal", "how", "extent", "when", "responsible"});
}

TEST(Measures, R17_OnlyWhatIsMissingIsAskedFor) {
  auto undescribed = training_proposed();
  undescribed.how = {};
  given(with_goal(), undescribed)
      .as(kari)
      .when(accept_training)
      .then_refused("R17", "measure-incomplete", {"how"});
}

TEST(Measures, R17_WhatWasMissingMayBeAddedLater) {
  given(with_goal(), pool_proposed(),
        MeasureChanged{.measure = {"pool"},
                       .area = LifeArea::health,
                       .goal = GoalId{"walk"},
                       .extent = "En time i uka",
                       .when = "Fra april",
                       .responsible = id_of(physio)},
        MeasureImplementationDescribed{
            .measure = {"pool"}, .area = LifeArea::health, .how = "I gruppe"})
      .as(kari)
      .when(AcceptMeasure{.measure = {"pool"}})
      .then_accepted();
}

TEST(Measures, S1_AMeasureIsAcceptedByBothItsParties) {
  given(with_training()).as(kari).when(accept_training).then(training_accepted(kari, false));
  given(with_training(), training_accepted(kari, false))
      .as(physio)
      .when(accept_training)
      .then(training_accepted(physio, true));
  given(with_training(), training_accepted(physio, false))
      .as(kari)
      .when(accept_training)
      .then(training_accepted(kari, true));
}

TEST(Measures, S1_NobodyElseAcceptsOrDeclines) {
  for (const auto person : {coordinator, teacher, stranger}) {
    given(with_training()).as(person).when(accept_training).then_refused("S1", "not-yours-to-do");
    given(with_training())
        .as(person)
        .when(DeclineMeasure{.measure = {"training"}, .reason = "Nei"})
        .then_refused("S1", "not-yours-to-do");
  }
}

TEST(Measures, S1_AResponsiblePartyWhoMayNoLongerSeeItDoesNotAccept) {
  given(with_training())
      .as(physio)
      .at("2027-07-01T00:00:00Z")
      .when(accept_training)
      .then_refused("S1", "not-yours-to-do");
}

// R5, R51: standing for the owner in one area shows nothing of another, also to who is named there.
TEST(Measures, R5_AResponsibleRepresentativeAnswersOnlyWhereTheScopeReaches) {
  auto by_sister = training_proposed();
  by_sister.responsible = id_of(sister);
  auto for_school = sister_instead_of_her();
  for_school.scope = {LifeArea::education};
  given(with_goal(), for_school, by_sister)
      .as(sister)
      .when(accept_training)
      .then_refused("R13", "outside-authority");
  for_school.scope = {LifeArea::health};
  given(with_goal(), for_school, by_sister).as(sister).when(accept_training).then_accepted();
}

TEST(Measures, S1_AnOwnerWhoIsResponsibleAcceptsOnce) {
  auto own = training_proposed();
  own.responsible = id_of(kari);
  given(with_goal(), own).as(kari).when(accept_training).then(training_accepted(kari, true));
}

TEST(Measures, S1_AParentWithAMandateWhoIsResponsibleAcceptsOnce) {
  auto by_parent = training_proposed();
  by_parent.responsible = id_of(sister);
  const auto history = all_of(with_goal(), sister_instead_of_her(), by_parent);
  given(history).as(sister).when(accept_training).then(training_accepted(sister, true));
  const auto after = fold(all_of(history, training_accepted(sister, true)));
  EXPECT_EQ(after.measures.measures.at({"training"}).status, measures::Status::accepted);
}

TEST(Measures, R13_AnAuthorityReachesAsFarAsItsScopeAndPeriod) {
  auto for_school = sister_instead_of_her();
  for_school.scope = {LifeArea::education};
  given(with_training(), for_school)
      .as(sister)
      .when(accept_training)
      .then_refused("R13", "outside-authority");
  given(with_training(), sister_instead_of_her())
      .as(sister)
      .at("2027-01-01T00:00:00Z")
      .when(accept_training)
      .then_refused("R13", "authority-expired");
  given(with_training(), sister_instead_of_her()).as(sister).when(accept_training).then_accepted();
}

TEST(Measures, S1_AcceptingTwiceAddsNothing) {
  given(with_training(), training_accepted(kari, false))
      .as(kari)
      .when(accept_training)
      .then_nothing();
  given(with_accepted_training()).as(physio).when(accept_training).then_nothing();
}

TEST(Measures, S1_AnUnknownMeasureIsNotAccepted) {
  given(with_goal()).as(kari).when(accept_training).then_refused("S42", "measure-unknown");
}

TEST(Measures, R1_NoMeasureIsProposedBeforeThePlanIsStarted) {
  given(consented()).as(kari).when(propose_training()).then_refused("R1", "plan-not-started");
}

// The names and descriptions are what a reader of the contract sees of our vocabulary.
TEST(Measures, R20_NoEventCommandOrStatusSaysThatAMeasureIsARight) {
  for (const auto& all : {describe_events(), describe_commands()}) {
    ASSERT_FALSE(all.empty());
    for (const auto& each : all) {
      for (const auto* word : {"Entitle", "Grant", "Right", "Award"}) {
        const bool names_a_measure = each.name.find("Measure") != std::string::npos ||
                                     each.name.find("Goal") != std::string::npos;
        EXPECT_FALSE(names_a_measure && each.name.find(word) != std::string::npos) << each.name;
      }
      EXPECT_EQ(each.name.find("Entitle"), std::string::npos) << each.name;
      EXPECT_EQ(each.about.find("entitled"), std::string::npos) << each.name;
    }
  }
  boost::mp11::mp_for_each<measures::Event>([](const auto& event) {
    for (const auto* word : {"entitled", "granted", "refused", "right"}) {
      EXPECT_NE(std::remove_cvref_t<decltype(event)>::place.status, word);
    }
  });
}

TEST(Measures, PointE_AMeasureThatStandsFillsIt) {
  EXPECT_FALSE(completeness_of(fold(with_goal())).e);
  EXPECT_TRUE(completeness_of(fold(with_training())).e);
  EXPECT_FALSE(completeness_of(fold(all_of(with_training(), training_declined()))).e);
}

TEST(Measures, PointF_EveryMeasureThatStandsSaysHowItIsCarriedOut) {
  EXPECT_FALSE(completeness_of(fold(with_goal())).f);
  EXPECT_TRUE(completeness_of(fold(with_training())).f);
  const auto undescribed = all_of(with_training(), pool_proposed());
  EXPECT_FALSE(completeness_of(fold(undescribed)).f);
  const auto described =
      all_of(undescribed, MeasureImplementationDescribed{
                              .measure = {"pool"}, .area = LifeArea::health, .how = "I gruppe"});
  EXPECT_TRUE(completeness_of(fold(described)).f);
}

}  // namespace
}  // namespace tests
