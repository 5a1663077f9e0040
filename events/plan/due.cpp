#include "events/plan/due.h"

#include <algorithm>
#include <tuple>

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
                 .what = "start-overdue/" + to_text(due),
                 .command = lifecycle::Command{lifecycle::MarkStartOverdue{.due = due}}});
}

void add_revision(const Plan& plan, std::vector<Due>& all) {
  const auto& next = plan.lifecycle.next_revision;
  if (!next || plan.lifecycle.revision_overdue) return;
  all.push_back({.at = end_of(*next),
                 .what = "revision-overdue/" + to_text(*next),
                 .command = lifecycle::Command{lifecycle::MarkRevisionOverdue{.due = *next}}});
}

}  // namespace

std::vector<Due> due_of(const Plan& plan, const Deadlines& deadlines) {
  std::vector<Due> all;
  add_consents(plan, all);
  add_accesses(plan, all);
  add_start(plan, deadlines, all);
  add_revision(plan, all);
  std::sort(all.begin(), all.end(), [](const Due& one, const Due& other) {
    return std::tie(one.at, one.what) < std::tie(other.at, other.what);
  });
  return all;
}

bool awaits_start(const Plan& plan) {
  const auto& intake = plan.intake;
  const bool without_basis = intake.eligible == false && !intake.voluntary_offered;
  return intake.asked_at && plan.lifecycle.stage == lifecycle::Stage::none && !intake.declined &&
         !without_basis;
}

std::optional<Timestamp> decision_due(const Plan& plan, const ApplicationId& id,
                                      const Deadlines& deadlines) {
  const auto found = plan.intake.applications.find(id);
  if (found == plan.intake.applications.end() || found->second.decided) return {};
  return found->second.received_at + deadlines.decision;
}

}  // namespace events
