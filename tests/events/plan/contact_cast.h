// Who the tests of contact speak of beside the cast: a guardian for some part of life, and the
// moments at which a consent or the plan stops.
#pragma once

#include "tests/support/more_cast.h"

namespace tests {

inline group::RepresentativeAppointed represented(LifeAreas scope) {
  return {.representation = {"guardian"},
          .person = id_of(guardian),
          .kind = group::RepresentativeKind::guardian,
          .mode = group::RepresentativeMode::instead,
          .scope = std::move(scope),
          .authority = "Vergefullmakt",
          .from = day("2026-02-01"),
          .until = day("2026-03-31")};
}
inline const lifecycle::PlanPaused paused{.paused_at = time_of("2026-03-01T12:00:00Z")};

}  // namespace tests
