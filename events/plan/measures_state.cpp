// What becomes of a measure once something happened; the rules are in measures.cpp.
#include "events/overloaded.h"
#include "events/plan/plan.h"

namespace events::measures {
namespace {

// The measure's content changed: its parties have to say yes again, to this one and to the plan.
void reopen(Plan& plan, Measure& measure) {
  measure.status = Status::proposed;
  measure.owner_accepted = false;
  measure.responsible_accepted = false;
  plan.lifecycle.agreements.clear();
}

void apply(Plan& plan, const MeasureProposed& e) {
  plan.measures.measures[e.measure] = {.area = e.area,
                                       .status = Status::proposed,
                                       .goal = e.goal,
                                       .responsible = e.responsible,
                                       .has_how = e.how.has_value(),
                                       .has_extent = e.extent.has_value(),
                                       .has_when = e.when.has_value(),
                                       .assessments = {e.assessments.begin(), e.assessments.end()}};
  plan.lifecycle.agreements.clear();
}

void apply(Plan& plan, const MeasureChanged& e) {
  auto& measure = plan.measures.measures[e.measure];
  if (e.goal) measure.goal = e.goal;
  if (e.responsible) measure.responsible = e.responsible;
  measure.has_extent |= e.extent.has_value();
  measure.has_when |= e.when.has_value();
  reopen(plan, measure);
}

// An acceptance that completes the measure is both sides' yes, whoever spoke last.
void apply(Measure& measure, const MeasureAccepted& e) {
  const bool by_responsible = e.party == measure.responsible;
  measure.responsible_accepted |= by_responsible || e.complete;
  measure.owner_accepted |= !by_responsible || e.complete;
  if (e.complete) measure.status = Status::accepted;
}

}  // namespace

void evolve(Plan& plan, const Event& event) {
  auto& measures = plan.measures.measures;
  std::visit(Overloaded{
                 [&](const AssessmentRecorded& e) {
                   plan.measures.assessments[e.assessment] = {.area = e.area, .by = e.by};
                 },
                 [&](const MeasureProposed& e) { apply(plan, e); },
                 [&](const MeasureChanged& e) { apply(plan, e); },
                 [&](const MeasureImplementationDescribed& e) {
                   measures[e.measure].has_how = true;
                   reopen(plan, measures[e.measure]);
                 },
                 [&](const MeasureAccepted& e) { apply(measures[e.measure], e); },
                 [&](const MeasureDeclined& e) {
                   measures[e.measure].status = Status::declined;
                   plan.lifecycle.agreements.clear();
                 },
                 [&](const MeasuresLinked& e) {
                   if (e.kind == LinkKind::depends_on)
                     measures[e.measure].depends_on.insert(e.other);
                 },
                 [&](const MeasurePaused& e) { measures[e.measure].status = Status::paused; },
                 [&](const MeasureResumed& e) { measures[e.measure].status = Status::accepted; },
                 [&](const MeasureCompleted& e) { measures[e.measure].status = Status::completed; },
                 [](const MeasureEvaluated&) {},
             },
             event);
}

}  // namespace events::measures
