#include "events/plan/emergency.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/deadlines.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::emergency {
namespace {

// The body has a part in the plan, or somebody in the plan is there for it.
bool is_body_of(const Plan& plan, const Orgnr& body) {
  const auto& members = plan.group.members;
  return has_part(plan, body) || plan.coordination.coordinator_body == body ||
         std::any_of(members.begin(), members.end(),
                     [&](const auto& each) { return each.second.body == body; });
}

// Whoever works at none of the plan's bodies is told the same whether there is a plan or not.
std::optional<Rejection> refuse_stranger(const Plan& plan, const Stamp& stamp) {
  const bool known =
      std::any_of(stamp.offices.begin(), stamp.offices.end(),
                  [&](const Office& office) { return is_body_of(plan, office.body); });
  if (plan.owner && known) return {};
  return forbidden("R5",
                   "Emergency access is for a professional with an office at a body that has a "
                   "part in the plan.");
}

plan::Decision on(const Plan& plan, const UseEmergencyAccess& command, const Stamp& stamp) {
  if (auto no = refuse_stranger(plan, stamp)) return *no;
  if (plan.consent.accesses.contains(command.access)) {
    return broken("S33", "access-exists", "Access with this id exists already; choose a new id.",
                  {"access"});
  }
  const bool has_it = keeps_plan(plan, stamp, LifeArea::health) ||
                      shared_with(plan, stamp.by, stamp.at).contains(LifeArea::health);
  if (has_it) {
    return broken("R5", "access-present",
                  "What concerns health is open to this person already; emergency access is for "
                  "those who may not see it.");
  }
  return plan::Events{EmergencyAccessUsed{.access = command.access,
                                          .person = stamp.by,
                                          .areas = {LifeArea::health},
                                          .reason = command.reason,
                                          .until = stamp.at + emergency_access.lasts}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  std::visit(Overloaded{[&](const EmergencyAccessUsed& e) {
               plan.consent.accesses[e.access] = {
                   .person = e.person, .areas = e.areas, .until = e.until, .emergency = true};
             }},
             event);
}

}  // namespace events::emergency
