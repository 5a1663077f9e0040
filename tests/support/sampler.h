// Sampler: JSON that fits a JSON Schema that `medvirk schema` prints, so that a test can go through
// every event without a line for each.
#pragma once

#include <string>

#include "events/codec.h"
#include "events/json/read.h"

namespace tests {

// How many samples of one event show every kind, yes, no and gap.
inline constexpr unsigned samples = 24;

// Ids and texts are digits, times lie at the end of 2026. `number` < `samples` says which sample:
// enums and yes/no take turns, optional fields are there in the first half, lists have 0 to 2
// entries, or 1 to 2 with `lists_are_filled`.
[[nodiscard]] events::json::Json sample_of(const events::json::Json& schema, unsigned number,
                                           bool lists_are_filled = false);

// The event of this name that the sample is, read as the log reads it.
[[nodiscard]] events::Event event_of(const std::string& name, const events::json::Json& sample);

}  // namespace tests
