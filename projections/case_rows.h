// Case rows: the complaints and responsibility disputes that a body or the county governor has in
// hand right now (R40-R43, S60, S61). No words of anybody's. A row is for the body that has it;
// which of its staff may see it the plan's own circles say (R43), so whoever reads asks them too.
#pragma once

#include <map>
#include <string>

#include "events/plan/deadlines.h"
#include "projections/course.h"

namespace projections {

BOOST_DEFINE_ENUM_CLASS(CaseKind, complaint, dispute)
// The first four are a complaint's, `referred` a dispute's; as `status` in the plan view.
BOOST_DEFINE_ENUM_CLASS(CaseState, submitted, received, reconsidered, forwarded, referred)

struct CaseRow {
  events::PlanId plan;
  CaseKind kind;
  std::string id;  // Of the complaint or dispute, unique in the plan.
  CaseState state;
  std::optional<events::complaint::Ground> ground{};  // These four of a complaint only.
  std::optional<events::complaint::LegalBasis> legal_basis{};
  std::optional<events::Timestamp> filed_at{};
  std::optional<events::Date> deadline{};  // The last day to complain (R42); not if none runs.
  bool late;                               // Filed after it; handled all the same.
  events::Timestamp since;  // Filed; or, with the county governor, sent or referred there.
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (plan, kind, id, state, ground, legal_basis, filed_at, deadline, late, since))

// Key → value, of `cases@1`: orgnr 0 plan / kind / id. What is closed has no row.
[[nodiscard]] std::map<std::string, std::string> case_rows(const events::Plan& plan,
                                                           const Course& course,
                                                           const events::Deadlines& deadlines);

// The circle whose people may see it.
[[nodiscard]] std::string circle_of(const CaseRow& row);

}  // namespace projections
