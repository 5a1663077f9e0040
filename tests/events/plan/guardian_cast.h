// A guardian for the tests of how a plan ends: Kari's sister, instead of her, for the whole of
// 2026.
#pragma once

#include "tests/support/cast.h"

namespace tests {

// In these life areas; in all with none.
inline group::RepresentativeAppointed sister_as_guardian(LifeAreas scope = {}) {
  return {.representation = {"guardian"},
          .person = id_of(sister),
          .kind = group::RepresentativeKind::guardian,
          .mode = group::RepresentativeMode::instead,
          .scope = std::move(scope),
          .authority = "Vergefullmakt",
          .from = day("2026-01-01"),
          .until = day("2026-12-31")};
}

}  // namespace tests
