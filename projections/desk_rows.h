// Desk rows: what a coordinating unit, or the service responsible for an intake, must know of each
// plan at its desk without its content (S9-S11, S16-S18, S21). One row a body and plan; only what
// events with Reach::desk or Reach::both say, and `group` besides (for coordinating units).
//
// Whatever is late is judged by whoever reads the row, at that time.
#pragma once

#include <map>
#include <string>

#include "events/plan/deadlines.h"
#include "projections/course.h"

namespace projections {

// The one chain of S9, by the last step that was reached.
BOOST_DEFINE_ENUM_CLASS(ChainStage, information, application, decision, start)
BOOST_DEFINE_ENUM_CLASS(Wanted, plan, coordinator)

struct DeskRow {
  events::PlanId plan;
  events::PersonId owner;
  bool unit_only;  // For staff of coordinating units; for nobody at a body of another kind.
  // Where the request stands, or the plan that came of it; none if nobody waits for anything.
  std::optional<ChainStage> chain{};
  std::optional<events::Timestamp> chain_since{};
  std::optional<events::Timestamp> asked_at{};
  std::optional<Wanted> wants{};
  bool answered;                                  // An application, or whether there is a right.
  std::optional<events::Timestamp> applied_at{};  // The oldest application without an answer,
  bool preliminary_answer;                        // but that much has been found since (R32).
  bool awaits_start;                              // The services owe it since asked_at (S11).
  std::string stage;                              // As in my_plans.
  bool agreed;
  bool running;  // There is a plan, active or paused.
  std::optional<events::PersonId> coordinator{};
  std::optional<events::Timestamp> vacant_since{};
  std::optional<events::Orgnr> responsible{};  // For the intake.
  std::optional<events::Date> next_revision{};
  bool group;
  bool child_coordinator;
};
BOOST_DESCRIBE_STRUCT(DeskRow, (),
                      (plan, owner, unit_only, chain, chain_since, asked_at, wants, answered,
                       applied_at, preliminary_answer, awaits_start, stage, agreed, running,
                       coordinator, vacant_since, responsible, next_revision, group,
                       child_coordinator))

// Key → value, of `desk@1`: orgnr 0 plan. A plan that waits for nothing and nobody has no row.
[[nodiscard]] std::map<std::string, std::string> desk_rows(const events::Plan& plan,
                                                           const Course& course);
// Of `unit_plans@1`: orgnr 0 plan, for every body at whose desk the plan ever was; such rows stay.
[[nodiscard]] std::map<std::string, std::string> unit_plan_rows(const events::Plan& plan,
                                                                const Course& course);

// orgnr 0: the prefix of a body's rows.
[[nodiscard]] std::string key_of(const events::Orgnr& body);

}  // namespace projections
