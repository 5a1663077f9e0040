// Audience: what of a plan somebody may see (events/plan/standing.h computes it), held against how
// far an event reaches.
#pragma once

#include <string>

#include "events/codec.h"
#include "events/plan/standing.h"

namespace projections {

// The one question of visibility. What is for a circle is seen by its people alone; the core sees
// everything else; an event with life areas is seen by those whose access covers all of them; the
// rest goes by reach.
[[nodiscard]] bool sees(const events::Audience& audience, const events::Scope& scope);

// Whether `wide` sees all that `narrow` sees.
[[nodiscard]] bool covers(const events::Audience& wide, const events::Audience& narrow);

// Equal audiences have equal keys: short text for an ETag.
[[nodiscard]] std::string key_of(const events::Audience& audience);

}  // namespace projections
