// Kari's plan with something under each of the nine content points, and nobody's agreement yet.
#pragma once

#include "tests/support/cast.h"

namespace tests {

[[nodiscard]] measures::MeasureProposed proposed_walks();
[[nodiscard]] measures::MeasureAccepted accepted_walks();
// Point a: what Kari needs and what she can build on; her goal is there already.
[[nodiscard]] Events with_mapping();
// All but point g.
[[nodiscard]] Events without_dates();
[[nodiscard]] Events whole_plan();
[[nodiscard]] lifecycle::AgreementGiven agreement_of(std::string_view person);

}  // namespace tests
