#include "projections/case_rows.h"

#include "events/json/write.h"
#include "events/plan/due.h"
#include "projections/desk_rows.h"

namespace projections {
namespace {

using events::complaint::Complaint;
using events::complaint::Stage;

struct Holding {
  events::Orgnr body;
  CaseState state;
};

// Who has the complaint in hand; nobody once it is closed.
std::optional<Holding> holding_of(const Complaint& complaint) {
  switch (complaint.stage) {
    case Stage::filed: return Holding{complaint.filed_with, CaseState::submitted};
    case Stage::received: return Holding{complaint.decided_by, CaseState::received};
    case Stage::kept: return Holding{complaint.decided_by, CaseState::reconsidered};
    case Stage::forwarded:
      if (!complaint.governor) return {};
      return Holding{*complaint.governor, CaseState::forwarded};
    case Stage::upheld:
    case Stage::decided:
    case Stage::withdrawn: break;
  }
  return {};
}

std::string case_key(const events::Orgnr& body, const CaseRow& row) {
  return key_of(body) + row.plan.value + '/' + std::string(events::json::enum_text(row.kind)) +
         '/' + row.id;
}

}  // namespace

std::map<std::string, std::string> case_rows(const events::Plan& plan, const Course& course,
                                             const events::Deadlines& deadlines) {
  std::map<std::string, std::string> rows;
  for (const auto& [id, complaint] : plan.complaint.complaints) {
    const auto holding = holding_of(complaint);
    if (!holding) continue;
    const bool sent = holding->state == CaseState::forwarded && complaint.forwarded_at;
    const CaseRow row{.plan = plan.id,
                      .kind = CaseKind::complaint,
                      .id = id.value,
                      .state = holding->state,
                      .ground = complaint.ground,
                      .legal_basis = complaint.legal_basis,
                      .filed_at = complaint.filed_at,
                      .deadline = events::last_day_to_complain(complaint, deadlines),
                      .late = complaint.late,
                      .since = sent ? *complaint.forwarded_at : complaint.filed_at};
    rows[case_key(holding->body, row)] = events::json::to_json(row);
  }
  for (const auto& [id, since] : course.disputes) {
    const CaseRow row{.plan = plan.id,
                      .kind = CaseKind::dispute,
                      .id = id.value,
                      .state = CaseState::referred,
                      .late = false,
                      .since = since};
    rows[case_key(plan.disagreement.disputes.at(id).governor, row)] = events::json::to_json(row);
  }
  return rows;
}

std::string circle_of(const CaseRow& row) {
  return std::string(events::json::enum_text(row.kind)) + '/' + row.id;
}

}  // namespace projections
