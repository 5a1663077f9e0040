// What is true of the owner's childhood once something happened: the `evolve` of childhood.h.
#include "events/plan/by_age.h"
#include "events/plan/plan.h"

namespace events::childhood {
namespace {

bool is_child(Date born, Timestamp at) { return at < turns(born, ages.own_consent_full); }

void apply(State& state, const BirthDateRecorded& e) {
  state.birth = Birth{.date = e.date, .known_as_child = is_child(e.date, e.recorded_at)};
}

void apply(State& state, const BirthDateCorrected& e) {
  const bool before = state.birth && state.birth->known_as_child;
  state.birth = Birth{.date = e.date, .known_as_child = before || is_child(e.date, e.corrected_at)};
}

// Life areas tell apart what is shared; a plan or a coordinator one can consent to or not.
void apply(State& state, const CompetenceAssessed& e) {
  state.assessments.insert(e.entry);
  for (const auto matter : e.matters) {
    auto& absent = state.not_competent[matter];
    const bool everywhere = matter != ConsentKind::sharing || e.areas.empty();
    if (!e.competent) {
      absent.merge(everywhere ? AreaSet::all() : AreaSet(e.areas));
    } else if (everywhere) {
      absent = {};
    } else {
      for (const auto area : e.areas) absent.erase(area);
    }
  }
}

void apply(State& state, const ChildHeard& e) {
  state.hearings[e.entry] = {.on = e.on, .agrees = e.agrees};
  if (e.on) state.last_heard[*e.on] = e.entry;
}

void apply(State& state, const ChildViewWeighed& e) { state.hearings[e.entry].weighed = true; }

void apply(State& state, const ChildCoordinatorAppointed& e) {
  state.coordinator = e.person;
  state.expected_birth = e.expected_birth;
  state.coordinator_declined = false;
  ++state.coordinator_appointments;
}

void apply(State& state, const ChildCoordinatorDeclined&) {
  state.coordinator.reset();
  state.coordinator_declined = true;
}

void apply(State& state, const ChildCoordinatorEndedAt18&) { state.coordinator.reset(); }

void apply(State& state, const ConsentReconfirmationDue& e) {
  state.reconfirmation_due.insert(e.age);
}

void apply(State& state, const ConsentReconfirmed& e) {
  state.parents_keep[e.age] = e.parents_keep_access;
}

}  // namespace

void evolve(Plan& plan, const Event& event) {
  std::visit([&](const auto& each) { apply(plan.childhood, each); }, event);
}

}  // namespace events::childhood
