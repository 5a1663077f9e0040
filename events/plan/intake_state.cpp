// What is true of the intake once something happened: the `evolve` of intake.h.
#include "events/overloaded.h"
#include "events/plan/plan.h"

namespace events::intake {
namespace {

// The services' time to start runs from the first time that a plan was asked for; after the owner's
// no, from the owner's next request, and after the services' no, from anybody's. Kin may ask again
// too, but not undo the owner's no.
void note_asked(Plan& plan, Timestamp at, bool by_owner) {
  auto& intake = plan.intake;
  const bool anew = intake.declined ? by_owner : intake.refused;
  if (anew) {
    intake.declined = false;
    intake.refused = false;
    plan.lifecycle.start_overdue = false;
  }
  if (!anew && intake.asked_at) return;
  intake.asked_at = at;
  ++intake.rounds;
}

void apply(Plan& plan, const RequestRegistered& e) {
  plan.owner = e.owner;
  plan.intake.requests[e.request] = e.received_at;
  if (e.wants != Wanted::coordinator) {
    note_asked(plan, e.received_at, e.asked_by == Asker::owner);
  }
}

void apply(Plan& plan, const ApplicationSubmitted& e) {
  plan.owner = e.owner;
  plan.intake.unit = e.unit;
  plan.intake.applications[e.application] = {.unit = e.unit, .received_at = e.received_at};
  note_asked(plan, e.received_at, true);
}

void apply(Plan& plan, const CoordinatorApplicationSubmitted& e) {
  plan.owner = e.owner;
  plan.intake.unit = e.unit;
  plan.intake.applications[e.application] = {
      .unit = e.unit, .received_at = e.received_at, .for_coordinator = true};
}

void apply(State& intake, const ApplicationDecided& e) {
  auto& application = intake.applications[e.application];
  application.decided = true;
  if (!application.for_coordinator) intake.refused = e.decision == Decision::refused;
}

}  // namespace

void evolve(Plan& plan, const Event& event) {
  auto& intake = plan.intake;
  const auto answer = [&](const CooperationId& id, CooperationStatus status) {
    intake.cooperation[id].status = status;
  };
  std::visit(
      Overloaded{
          [&](const RequestRegistered& e) { apply(plan, e); },
          [&](const ApplicationSubmitted& e) { apply(plan, e); },
          [&](const CoordinatorApplicationSubmitted& e) { apply(plan, e); },
          [&](const ApplicationDecided& e) { apply(intake, e); },
          [&](const IntakeResponsibilityTaken& e) { intake.responsible = e.service; },
          [](const ClarificationRecorded&) {},
          [&](const EligibilityAssessed& e) {
            intake.eligible = e.eligible;
            intake.refused = false;  // What was found since counts.
          },
          [&](const PlanDeclined&) { intake.declined = true; },
          [&](const VoluntaryPlanOffered&) {
            intake.voluntary_offered = true;
            intake.refused = false;
          },
          [&](const PlanAnchored& e) { intake.anchor = e.body; },
          [&](const CooperationRequested& e) {
            intake.cooperation[e.cooperation] = {.area = e.area, .body = e.body};
          },
          [&](const CooperationAccepted& e) { answer(e.cooperation, CooperationStatus::accepted); },
          [&](const CooperationRefused& e) { answer(e.cooperation, CooperationStatus::refused); },
          [&](const CoordinatorOnlyOffered&) { intake.coordinator_offer = Offer::offered; },
          [&](const CoordinatorOnlyAccepted&) { intake.coordinator_offer = Offer::accepted; },
          [&](const CoordinatorOnlyDeclined&) { intake.coordinator_offer = Offer::declined; },
      },
      event);
}

}  // namespace events::intake
