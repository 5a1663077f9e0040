#include "events/plan/one_plan.h"

#include "events/plan/standing.h"

namespace events {
namespace {

// The body that the plan rests with, else the one that clarified, else the unit applied to.
Orgnr holder_of(const Plan& plan) {
  const auto& intake = plan.intake;
  if (intake.anchor) return *intake.anchor;
  if (intake.responsible) return *intake.responsible;
  return intake.unit.value_or(Orgnr{});
}

}  // namespace

std::optional<Rejection> refuse_other_owner(const Plan& plan, const PersonId& owner) {
  const bool same = plan_of(owner) == plan.id && (!plan.owner || *plan.owner == owner);
  if (same) return {};
  return invalid("R14", "owner-mismatch",
                 "The owner named is not the one whose plan this is; send the command to the plan "
                 "whose id is made from that owner's id.",
                 {"owner"});
}

std::optional<Rejection> refuse_second_plan(const Plan& plan) {
  const auto stage = plan.lifecycle.stage;
  if (stage == lifecycle::Stage::none || stage == lifecycle::Stage::ended) return {};
  auto refusal = broken("R14", "plan-exists",
                        "There is a plan already, and a person has one plan only; turn to the body "
                        "named in contactBody.");
  refusal.contact_body = holder_of(plan).value;
  return refusal;
}

}  // namespace events
