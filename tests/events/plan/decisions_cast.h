// Decisions for the decision tests: what the service decided about Kari's training.
#pragma once

#include "tests/events/plan/measures_cast.h"

namespace tests {

using decisions::DecisionLinked;
using decisions::LinkDecision;

inline LinkDecision decide_training(decisions::Outcome outcome = decisions::Outcome::granted) {
  return {.decision = {"vedtak-1"},
          .measure = MeasureId{"training"},
          .reference = "2026/114",
          .body = service_body,
          .outcome = outcome,
          .decided_on = day("2026-03-01"),
          .appeal_basis = complaint::LegalBasis::pbrl};
}

inline DecisionLinked training_decided(decisions::Outcome outcome = decisions::Outcome::granted) {
  return {.decision = {"vedtak-1"},
          .measure = MeasureId{"training"},
          .area = LifeArea::health,
          .reference = "2026/114",
          .body = service_body,
          .outcome = outcome,
          .decided_on = day("2026-03-01"),
          .appeal_basis = complaint::LegalBasis::pbrl,
          .against_owner_view = false};
}

}  // namespace tests
