// Measures for the measure tests: Kari's training, led by the physiotherapist, and a pool idea.
#pragma once

#include "tests/support/cast.h"

namespace tests {

using measures::AcceptMeasure;
using measures::AssessmentRecorded;
using measures::Beneficiary;
using measures::ChangeMeasure;
using measures::CompleteMeasure;
using measures::DeclineMeasure;
using measures::DescribeImplementation;
using measures::EvaluateMeasure;
using measures::LinkKind;
using measures::LinkMeasures;
using measures::MeasureAccepted;
using measures::MeasureChanged;
using measures::MeasureCompleted;
using measures::MeasureDeclined;
using measures::MeasureEvaluated;
using measures::MeasureImplementationDescribed;
using measures::MeasurePaused;
using measures::MeasureProposed;
using measures::MeasureResumed;
using measures::MeasuresLinked;
using measures::PauseMeasure;
using measures::ProposeMeasure;
using measures::RecordProfessionalAssessment;
using measures::ResumeMeasure;

inline const RecordProfessionalAssessment assess_balance{
    .assessment = {"balance"}, .area = LifeArea::health, .text = "Balansen kan trenes"};
inline const AcceptMeasure accept_training{.measure = {"training"}};

inline AssessmentRecorded balance_assessed() {
  return {.assessment = {"balance"},
          .area = LifeArea::health,
          .by = id_of(physio),
          .text = "Balansen kan trenes"};
}

inline ProposeMeasure propose_training() {
  return {.measure = {"training"},
          .area = LifeArea::health,
          .what = "Styrketrening",
          .goal = GoalId{"walk"},
          .how = "Trening på benk og gange ute",
          .extent = "To ganger i uka",
          .when = "Mars til juni 2026",
          .responsible = id_of(physio)};
}

inline MeasureProposed training_proposed() {
  return {.measure = {"training"},
          .area = LifeArea::health,
          .what = "Styrketrening",
          .goal = GoalId{"walk"},
          .how = "Trening på benk og gange ute",
          .extent = "To ganger i uka",
          .when = "Mars til juni 2026",
          .responsible = id_of(physio),
          .beneficiary = Beneficiary::owner};
}

inline MeasureProposed pool_proposed() {
  return {.measure = {"pool"},
          .area = LifeArea::health,
          .what = "Bassengtrening",
          .beneficiary = Beneficiary::owner};
}

inline MeasureAccepted training_accepted(std::string_view party, bool complete) {
  return {.measure = {"training"},
          .area = LifeArea::health,
          .party = id_of(party),
          .complete = complete};
}

inline MeasureDeclined training_declined() {
  return {.measure = {"training"},
          .area = LifeArea::health,
          .party = id_of(kari),
          .reason = "Vil heller svømme"};
}

inline MeasurePaused training_paused() {
  return {.measure = {"training"}, .area = LifeArea::health, .reason = "Ferie"};
}

inline MeasureCompleted training_completed() {
  return {.measure = {"training"}, .area = LifeArea::health};
}

inline LinkMeasures link(std::string_view measure, std::string_view other, LinkKind kind) {
  return {.measure = {std::string(measure)}, .other = {std::string(other)}, .kind = kind};
}

inline MeasuresLinked linked(std::string_view measure, std::string_view other) {
  return {.measure = {std::string(measure)},
          .area = LifeArea::health,
          .other = {std::string(other)},
          .other_area = LifeArea::health,
          .kind = LinkKind::depends_on};
}

inline goals::GoalClosed walk_closed() {
  return {.goal = {"walk"}, .area = LifeArea::health, .outcome = goals::GoalOutcome::reached};
}

// Siri is a member as kin, and Kari lets her see what is about health.
inline Events sister_sees_health() {
  return all_of(
      group::MemberAdded{
          .person = id_of(sister), .kind = group::MemberKind::kin, .function = "Søster"},
      consent::AccessGranted{.access = {"sister"},
                             .person = id_of(sister),
                             .areas = {LifeArea::health},
                             .until = day("2026-12-31")});
}

// Siri acts instead of Kari, in all areas.
inline group::RepresentativeAppointed sister_instead_of_her() {
  return {.representation = {"instead"},
          .person = id_of(sister),
          .kind = group::RepresentativeKind::guardian,
          .mode = group::RepresentativeMode::instead,
          .authority = "Vergefullmakt",
          .from = day("2026-01-01"),
          .until = day("2026-12-31")};
}

inline Events with_training() { return all_of(with_goal(), training_proposed()); }
inline Events with_accepted_training() {
  return all_of(with_training(), training_accepted(kari, false), training_accepted(physio, true));
}

}  // namespace tests
