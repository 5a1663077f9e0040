// R10, R11, R12, R30 and (a3): the birth date, competence, the child's view, what the youth
// confirms at 16 and 18, and the child coordinator.
#include "events/plan/childhood.h"

#include "tests/events/plan/childhood_cast.h"

namespace tests {
namespace {

using childhood::AssessCompetence;
using childhood::BirthDateCorrected;
using childhood::BirthDateRecorded;
using childhood::ChildViewWeighed;
using childhood::CorrectBirthDate;
using childhood::HearChild;
using childhood::RecordBirthDate;
using childhood::WeighChildView;
using consent::ConsentKind;
using group::RepresentationEnded;

// --- The birth date. ---

const RecordBirthDate record{.date = day("2014-05-01")};
const CorrectBirthDate correct{.date = day("2014-05-10"), .reason = "Feil i skjemaet"};

TEST(Childhood, R10_TheBirthDateIsRecordedOnce) {
  const BirthDateRecorded recorded{.date = day("2014-05-01"), .recorded_at = time_of(noon)};
  given(started_plan()).as(kari).when(record).then(recorded);
  given(started_plan()).as("staff", at_service()).when(record).then(recorded);
  given(started_plan()).as(coordinator).when(record).then(recorded);
  given(started_plan(), as_parent()).as(mother).when(record).then(recorded);
  given(started_plan(), recorded).as(kari).when(record).then_nothing();
  given(started_plan(), recorded)
      .as(kari)
      .when(RecordBirthDate{.date = day("2008-05-01")})
      .then_refused("R10", "birth-date-recorded", {"date"});
}

TEST(Childhood, R10_OthersDoNotRecordTheBirthDate) {
  given(with_group()).as(physio).when(record).then_refused("R10", "not-yours-to-do");
  given(asked()).as(stranger).when(record).then_refused("R10", "not-yours-to-do");
}

TEST(Childhood, R10_ABirthDateIsADayThatHasBeen) {
  given(asked())
      .when(RecordBirthDate{.date = day("2026-03-03")})
      .then_refused("R10", "birth-ahead", {"date"});
  given(asked())
      .when(RecordBirthDate{.date = day("1896-03-02")})
      .then_refused("R10", "birth-too-long-ago", {"date"});
  given(asked()).when(RecordBirthDate{.date = day("2026-03-02")}).then_accepted();
}

TEST(Childhood, R10_TheStaffCorrectTheBirthDateWithAReason) {
  const BirthDateCorrected corrected{
      .date = day("2014-05-10"), .reason = "Feil i skjemaet", .corrected_at = time_of(noon)};
  const auto recorded = all_of(started_plan(), born("2014-05-01"));
  given(recorded).as(coordinator).when(correct).then(corrected);
  given(recorded).as("staff", at_service()).when(correct).then(corrected);
  given(recorded, corrected).as(coordinator).when(correct).then_nothing();
  given(recorded).as(kari).when(correct).then_refused("R10", "not-yours-to-do");
  given(started_plan()).as(coordinator).when(correct).then_refused("R10", "birth-date-missing");
}

TEST(Childhood, R10_TheBirthDateIsForTheCoreAlone) {
  EXPECT_EQ(scope_of(lift<plan::Event>(aged_12)), (Scope{.reach = Reach::core}));
  EXPECT_EQ(scope_of(lift<plan::Event>(assessed(false, {ConsentKind::plan}))),
            (Scope{.reach = Reach::core}));
  EXPECT_EQ(scope_of(lift<plan::Event>(heard(ConsentKind::plan))), (Scope{.reach = Reach::core}));
}

// --- Competence. ---

const AssessCompetence assess{.entry = {"unable"},
                              .matters = {ConsentKind::plan},
                              .areas = {},
                              .competent = false,
                              .reason = "Vurdert i samtale over tid"};

TEST(Childhood, A3_AProfessionalAssessesCompetence) {
  given(started_plan()).as(coordinator).when(assess).then(assessed(false, {ConsentKind::plan}));
  given(started_plan()).as("staff", at_service()).when(assess).then_accepted();
  given(with_group()).as(physio).when(assess).then_accepted();
}

TEST(Childhood, A3_NobodyElseAssessesCompetence) {
  given(started_plan()).as(kari).when(assess).then_refused("R10", "not-yours-to-do");
  given(started_plan()).as(stranger).when(assess).then_refused("R10", "not-yours-to-do");
  given(started_plan(), as_parent()).as(mother).when(assess).then_refused("R10", "not-yours-to-do");
  given(with_group(),
        consent::ConsentWithdrawn{.consent = {"consent-health"}, .kind = ConsentKind::sharing})
      .as(physio)
      .when(assess)
      .then_refused("R10", "not-yours-to-do");
  given(with_group(),
        group::MemberAdded{
            .person = id_of(sister), .kind = group::MemberKind::kin, .function = "Søster"})
      .as(sister)
      .when(assess)
      .then_refused("R10", "not-yours-to-do");
}

TEST(Childhood, A3_CompetenceIsAssessedForNamedMatters) {
  auto nothing = assess;
  nothing.matters = {};
  given(started_plan())
      .as(coordinator)
      .when(nothing)
      .then_refused("R10", "matters-missing", {"matters"});
  given(started_plan(), assessed(false, {ConsentKind::plan}))
      .as(coordinator)
      .when(assess)
      .then_refused("R10", "entry-exists", {"entry"});
}

// --- The child's own view. ---

const HearChild hear{.entry = {"view-1"},
                     .on = ConsentKind::plan,
                     .view = "Jeg vil at Ola skal hjelpe meg",
                     .agrees = true};

TEST(Childhood, A3_WhatTheChildSaysIsWrittenDownWithTheAge) {
  const auto said = heard(ConsentKind::plan);
  given(started_plan(), aged_12).as(coordinator).when(hear).then(said);
  given(started_plan(), aged_12).as("staff", at_service()).when(hear).then(said);
  given(started_plan(), aged_12, as_parent()).as(mother).when(hear).then(said);
  auto younger = said;
  younger.age = 11;
  given(started_plan(), aged_11).as(coordinator).when(hear).then(younger);
}

TEST(Childhood, R11_NobodyElseWritesDownWhatTheChildSays) {
  given(started_plan(), aged_12).as(stranger).when(hear).then_refused("R11", "not-yours-to-do");
  given(started_plan(), aged_12, represents(sister, group::RepresentativeKind::proxy))
      .as(sister)
      .when(hear)
      .then_refused("R11", "not-yours-to-do");
}

TEST(Childhood, R11_OnlyAChildIsHeardAsOne) {
  given(started_plan()).as(coordinator).when(hear).then_refused("R11", "birth-date-missing");
  given(started_plan(), aged_40).as(coordinator).when(hear).then_refused("R11", "not-a-child");
}

TEST(Childhood, R11_AViewIsOnSomethingAndHasAnIdOfItsOwn) {
  auto on_nothing = hear;
  on_nothing.on.reset();
  given(started_plan(), aged_12)
      .as(coordinator)
      .when(on_nothing)
      .then_refused("R11", "matter-missing", {"on", "topic"});
  on_nothing.topic = "Skolebytte";
  given(started_plan(), aged_12).as(coordinator).when(on_nothing).then_accepted();
  given(started_plan(), aged_12, heard(ConsentKind::plan))
      .as(coordinator)
      .when(hear)
      .then_refused("R11", "entry-exists", {"entry"});
}

TEST(Childhood, R11_WhyAViewIsNotFollowedIsWrittenDownOnce) {
  const WeighChildView weigh{.entry = {"view-1"}, .reason = "Uten plan stopper hjelpen"};
  const ChildViewWeighed weighed{.entry = {"view-1"}, .reason = "Uten plan stopper hjelpen"};
  const auto differs = all_of(started_plan(), aged_12, heard(ConsentKind::plan, false));
  given(differs, as_parent()).as(mother).when(weigh).then(weighed);
  given(differs).as(coordinator).when(weigh).then(weighed);
  given(differs).as(kari).when(weigh).then_refused("R11", "not-yours-to-do");
  given(differs, weighed)
      .as(coordinator)
      .when(weigh)
      .then_refused("R11", "view-weighed", {"entry"});
  given(started_plan(), aged_12)
      .as(coordinator)
      .when(weigh)
      .then_refused("R11", "view-unknown", {"entry"});
  given(started_plan(), aged_12, heard(ConsentKind::plan))
      .as(coordinator)
      .when(weigh)
      .then_refused("R11", "nothing-to-weigh", {"entry"});
}

// --- A birth date that shows that the parents' part is over. ---

TEST(Childhood, R12_RecordingThatTheOwnerIs16EndsTheParentsPartAtOnce) {
  given(started_plan(), as_parent())
      .as(coordinator)
      .when(RecordBirthDate{.date = day("2010-03-02")})
      .then(BirthDateRecorded{.date = day("2010-03-02"), .recorded_at = time_of(noon)},
            RepresentationEnded{.representation = {"mona"}});
  given(started_plan(), as_parent())
      .as(coordinator)
      .when(RecordBirthDate{.date = day("2010-03-03")})
      .then(BirthDateRecorded{.date = day("2010-03-03"), .recorded_at = time_of(noon)});
}

TEST(Childhood, R12_CorrectingTheBirthDateEndsTheParentsPartToo) {
  given(started_plan(), born("2014-05-01"), as_parent())
      .as(coordinator)
      .when(CorrectBirthDate{.date = day("2009-05-01"), .reason = "Sett i passet"})
      .then(
          BirthDateCorrected{
              .date = day("2009-05-01"), .reason = "Sett i passet", .corrected_at = time_of(noon)},
          RepresentationEnded{.representation = {"mona"}});
}

TEST(Childhood, R12_NoParentIsAppointedByRoleOnceTheOwnerIs16) {
  const group::AppointRepresentative appoint{.representation = {"mother"},
                                             .person = id_of(mother),
                                             .kind = group::RepresentativeKind::parent,
                                             .mode = group::RepresentativeMode::together,
                                             .authority = "Foreldreansvar",
                                             .from = day("2026-03-01"),
                                             .until = day("2027-03-01")};
  given(started_plan(), aged_15).as(coordinator).when(appoint).then_accepted();
  given(started_plan(), aged_16)
      .as(coordinator)
      .when(appoint)
      .then_refused("R12", "parents-part-over", {"kind"});
  auto proxy = appoint;
  proxy.kind = group::RepresentativeKind::proxy;
  given(started_plan(), aged_16).as(kari).when(proxy).then_accepted();
}

}  // namespace
}  // namespace tests
