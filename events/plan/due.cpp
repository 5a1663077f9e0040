#include "events/plan/due.h"

#include <algorithm>
#include <tuple>

#include "events/plan/by_age.h"

namespace events {
namespace {

void add_consents(const Plan& plan, std::vector<Due>& all) {
  for (const auto& [id, consent] : plan.consent.consents) {
    if (consent.ended || !consent.until) continue;
    all.push_back({.at = *consent.until,
                   .what = "expire-consent/" + id.value + "/" + to_text(*consent.until),
                   .command = consent::Command{consent::ExpireConsent{.consent = id}}});
  }
}

void add_accesses(const Plan& plan, std::vector<Due>& all) {
  for (const auto& [id, access] : plan.consent.accesses) {
    if (access.ended) continue;
    all.push_back({.at = access.until,
                   .what = "expire-access/" + id.value + "/" + to_text(access.until),
                   .command = consent::Command{consent::ExpireAccess{.access = id}}});
  }
}

void add_start(const Plan& plan, const Deadlines& deadlines, std::vector<Due>& all) {
  if (!awaits_start(plan) || plan.lifecycle.start_overdue) return;
  const Timestamp due = *plan.intake.asked_at + deadlines.start;
  all.push_back({.at = due,
                 .what = "start-overdue/" + to_text(due) + "/" + std::to_string(plan.intake.rounds),
                 .command = lifecycle::Command{lifecycle::MarkStartOverdue{.due = due}}});
}

void add_revision(const Plan& plan, std::vector<Due>& all) {
  const auto& next = plan.lifecycle.next_revision;
  if (!next || plan.lifecycle.revision_overdue) return;
  all.push_back({.at = end_of(*next),
                 .what = "revision-overdue/" + to_text(*next),
                 .command = lifecycle::Command{lifecycle::MarkRevisionOverdue{.due = *next}}});
}

// Whether a complaint is late is known when it is filed; the flag is due at that very moment (R42).
void add_late_complaints(const Plan& plan, const Deadlines& deadlines, std::vector<Due>& all) {
  for (const auto& [id, complaint] : plan.complaint.complaints) {
    const auto last_day = last_day_to_complain(complaint, deadlines);
    if (complaint.late || complaint.closed() || !last_day) continue;
    if (complaint.filed_at < end_of(*last_day)) continue;
    all.push_back({.at = complaint.filed_at,
                   .what = "late-complaint/" + id.value,
                   .command = complaint::Command{complaint::FlagLateComplaint{
                       .complaint = id, .missed_deadline = *last_day}}});
  }
}

// What a birthday brings: consents to confirm (R12), and the child coordinator's end (R30).
void add_birthdays(const Plan& plan, std::vector<Due>& all) {
  for (const auto age : reconfirmation_ages) {
    if (!awaits_reconfirmation(plan, age)) continue;
    const auto& born = plan.childhood.birth->date;
    all.push_back({.at = turns(born, age),
                   .what = "reconfirmation-due/" + std::to_string(age) + "/" + to_text(born),
                   .command = childhood::Command{childhood::ConfirmReconfirmationDue{.age = age}}});
  }
  if (const auto until = child_coordinator_until(plan)) {
    all.push_back({.at = *until,
                   .what = "end-child-coordinator/" + plan.childhood.coordinator->value + "/" +
                           to_text(*until) + "/" +
                           std::to_string(plan.childhood.coordinator_appointments),
                   .command = childhood::Command{childhood::EndChildCoordinator{}}});
  }
}

}  // namespace

std::vector<Due> due_of(const Plan& plan, const Deadlines& deadlines) {
  std::vector<Due> all;
  add_consents(plan, all);
  add_accesses(plan, all);
  add_start(plan, deadlines, all);
  add_revision(plan, all);
  add_late_complaints(plan, deadlines, all);
  add_birthdays(plan, all);
  std::sort(all.begin(), all.end(), [](const Due& one, const Due& other) {
    return std::tie(one.at, one.what) < std::tie(other.at, other.what);
  });
  return all;
}

bool awaits_start(const Plan& plan) {
  const auto& intake = plan.intake;
  const bool without_basis = intake.eligible == false && !intake.voluntary_offered;
  const auto stage = plan.lifecycle.stage;
  const bool no_plan = stage == lifecycle::Stage::none || stage == lifecycle::Stage::ended;
  return intake.asked_at && no_plan && !intake.declined && !intake.refused && !without_basis;
}

std::optional<Timestamp> decision_due(const Plan& plan, const ApplicationId& id,
                                      const Deadlines& deadlines) {
  const auto found = plan.intake.applications.find(id);
  if (found == plan.intake.applications.end() || found->second.decided) return {};
  return found->second.received_at + deadlines.decision;
}

std::optional<Date> last_day_to_complain(const complaint::Complaint& complaint,
                                         const Deadlines& deadlines) {
  if (!complaint.decision_known_on) return {};
  const bool pbrl = complaint.legal_basis == complaint::LegalBasis::pbrl;
  return Date{std::chrono::sys_days{*complaint.decision_known_on} +
              (pbrl ? deadlines.complaint_pbrl : deadlines.complaint_fvl)};
}

}  // namespace events
