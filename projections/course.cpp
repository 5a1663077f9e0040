#include "projections/course.h"

#include <algorithm>

#include "events/plan/standing.h"
#include "events/themes.h"
#include "projections/rows.h"

namespace projections {
namespace {

using events::Timestamp;

// The answers of an earlier round say nothing of this one.
void begin_round(Course& course, std::optional<Timestamp> asked) {
  course.asked = asked;
  course.decided.reset();
  course.first_assessed.reset();
  course.last_assessed.reset();
  course.started.reset();
}

// One `apply` per event that the course tells of; all others leave it as it is.
class Noting {
 public:
  Noting(Course& course, const events::Plan& plan, Timestamp at)
      : course_(course), plan_(plan), at_(at) {}

  template <class Event>
  void operator()(const Event& event) const {
    if constexpr (requires { this->apply(event); }) apply(event);
  }

 private:
  void apply(const events::intake::RequestRegistered& e) const {
    if (e.wants == events::intake::Wanted::coordinator) ask_for_coordinator(e.received_at);
  }
  void apply(const events::intake::CoordinatorApplicationSubmitted& e) const {
    ask_for_coordinator(e.received_at);
  }
  void apply(const events::intake::ApplicationDecided& e) const {
    if (!plan_.intake.applications.at(e.application).for_coordinator) {
      if (!course_.decided) course_.decided = at_;
    } else if (e.decision == events::intake::Decision::refused) {
      settle_coordinator();
    } else if (!course_.coordinator_decided) {
      course_.coordinator_decided = at_;
    }
  }
  void apply(const events::intake::EligibilityAssessed&) const { assess(); }
  void apply(const events::intake::VoluntaryPlanOffered&) const { assess(); }
  void apply(const events::intake::CoordinatorOnlyOffered&) const {
    ask_for_coordinator(at_);
    if (!course_.coordinator_decided) course_.coordinator_decided = at_;
  }
  void apply(const events::intake::CoordinatorOnlyDeclined&) const { settle_coordinator(); }
  void apply(const events::coordination::CoordinatorAppointed&) const { settle_coordinator(); }
  void apply(const events::coordination::CoordinatorReplaced&) const { settle_coordinator(); }
  // A second plan that nobody has asked for anew did not wait since the first was asked for.
  void apply(const events::lifecycle::PlanStarted& e) const {
    if (course_.started) begin_round(course_, {});
    course_.started = e.started_at;
  }
  void apply(const events::notices::NeedNotified& e) const {
    course_.notices.try_emplace(e.notice, e.noticed_at);
  }
  void apply(const events::notices::NoticeHandled& e) const { course_.notices.erase(e.notice); }
  void apply(const events::disagreement::ResponsibilityDisputeReferred& e) const {
    course_.disputes[e.dispute] = at_;
  }
  void apply(const events::disagreement::ResponsibilityClarified& e) const {
    course_.disputes.erase(e.dispute);
  }

  void assess() const {
    if (!course_.first_assessed) course_.first_assessed = at_;
    course_.last_assessed = at_;
  }
  // Who has a coordinator waits for none.
  void ask_for_coordinator(Timestamp at) const {
    if (!plan_.coordination.coordinator && !course_.coordinator_asked) {
      course_.coordinator_asked = at;
    }
  }
  void settle_coordinator() const {
    course_.coordinator_asked.reset();
    course_.coordinator_decided.reset();
  }

  Course& course_;
  const events::Plan& plan_;
  Timestamp at_;
};

bool is_at_desk(const events::Plan& plan, const events::Orgnr& body, events::BodyKind kind) {
  return events::at_desk(plan, {{.body = body, .kind = kind, .may_appoint = false}});
}

}  // namespace

void note(Course& course, const events::Plan& after, const events::plan::Event& event,
          Timestamp at) {
  if (!changes_rows(event)) return;
  const auto& asked = after.intake.asked_at;
  if (asked && asked != course.asked) begin_round(course, asked);
  events::visit_inner(event, Noting{course, after, at});
  for (const auto& desk : desks_of(after)) course.bodies.insert(desk.body);
}

std::optional<Timestamp> answered_at(const events::Plan& plan, const Course& course) {
  if (course.decided) return course.decided;
  return waits_since(plan, true) ? std::nullopt : course.first_assessed;
}

std::optional<Timestamp> waits_since(const events::Plan& plan, bool for_plan) {
  std::optional<Timestamp> oldest;
  for (const auto& [id, application] : plan.intake.applications) {
    if (application.decided || application.for_coordinator == for_plan) continue;
    oldest = std::min(oldest.value_or(application.received_at), application.received_at);
  }
  return oldest;
}

bool is_running(const events::Plan& plan) {
  const auto stage = plan.lifecycle.stage;
  return stage == events::lifecycle::Stage::active || stage == events::lifecycle::Stage::paused;
}

std::vector<Desk> desks_of(const events::Plan& plan) {
  std::set<events::Orgnr> candidates;
  for (const auto* body : {&plan.intake.responsible, &plan.intake.unit, &plan.intake.anchor}) {
    if (*body) candidates.insert(**body);
  }
  for (const auto& [id, notice] : plan.notices.notices) candidates.insert(notice.unit);
  std::vector<Desk> desks;
  for (const auto& body : candidates) {
    if (is_at_desk(plan, body, events::BodyKind::other_agency)) {
      desks.push_back({.body = body, .unit_only = false});
    } else if (is_at_desk(plan, body, events::BodyKind::coordinating_unit)) {
      desks.push_back({.body = body, .unit_only = true});
    }
  }
  return desks;
}

}  // namespace projections
