// One plan a person (R14): whose stream this is, and where to turn when there is a plan already.
#pragma once

#include <optional>

#include "events/plan/plan.h"

namespace events {

// The plan's id is made from its owner's, so a command that names another owner is in the wrong
// place.
[[nodiscard]] std::optional<Rejection> refuse_other_owner(const Plan& plan, const PersonId& owner);

// There is a plan, active or paused. Says which body holds it and nothing else, whoever asks.
[[nodiscard]] std::optional<Rejection> refuse_second_plan(const Plan& plan);

}  // namespace events
