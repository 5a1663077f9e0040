// ModelCast: who lives in the model world (model_world.h): owners of every age, professionals with
// and without an office, kin, and a stranger. All are invented.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "events/stamp.h"

namespace tests {

struct ModelOwner {
  events::PersonId id;
  // None: nobody will record it; the plan is of an adult, or of a child that is not born yet.
  std::optional<events::Date> born{};
};

// One plan each. The world begins on 2 March 2026: among them are a child of six, one who turns 16
// and later 18, and one who turns 18 within the year.
[[nodiscard]] const std::vector<ModelOwner>& model_owners();
// Everybody, the owners first: whoever is an owner is a stranger in the plans of the others.
[[nodiscard]] const std::vector<events::PersonId>& model_people();
// Those who may stand for an owner, or be brought along: no offices.
[[nodiscard]] const std::vector<events::PersonId>& model_kin();
[[nodiscard]] const std::vector<events::Office>& offices_of(const events::PersonId& person);
// Somebody who works there; the stranger if nobody does.
[[nodiscard]] const events::PersonId& staff_of(const events::Orgnr& body);

[[nodiscard]] const std::vector<events::Orgnr>& model_bodies();
[[nodiscard]] const std::vector<events::Orgnr>& model_units();  // The coordinating ones.
[[nodiscard]] const events::Orgnr& model_governor();

}  // namespace tests
