// Frames: what happens in a plan, as text for the wire. Pure; each is encoded once for all who may
// hear it, by whoever calls.
#pragma once

#include <string>
#include <string_view>

#include "events/log.h"
#include "projections/plan_fold.h"
#include "server/live/frame.h"
#include "server/live/names.h"

namespace server {

// One event, and what it did to the view; `names` know the people of the step.
struct Happened {
  const events::Recorded& recorded;
  const projections::Step& step;
  const Names& names;
};

// For a plan feed; null if this audience sees nothing of it. `from`: where this audience's view
// stood before.
[[nodiscard]] FrameText patch_frame(const Happened& happened, const events::Audience& audience,
                                    events::Version from, events::Epoch epoch);
// For an events feed; null if this audience may not see it. Of the step only its scope and people.
[[nodiscard]] FrameText event_frame(const Happened& happened, const events::Audience& audience,
                                    events::Version from, events::Epoch epoch);
[[nodiscard]] FrameText revoked_frame(const std::string& feed, bool all,
                                      std::string_view event_type);

// Why somebody sees less, from the event that brought it about: a slug for people's programs.
[[nodiscard]] std::string_view revocation_reason(std::string_view event_type);

}  // namespace server
