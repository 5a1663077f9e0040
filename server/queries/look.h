// Look: what every question about a plan begins with: the plan folded from the log, and what the
// asker may see of it now.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "events/codec.h"
#include "events/json/read.h"
#include "events/log.h"
#include "events/plan/standing.h"
#include "projections/plan_fold.h"
#include "protocol/problem.h"
#include "server/clock.h"

namespace server {

struct Seen {
  projections::PlanFold fold;
  events::Audience audience;  // Of the viewer, now; never empty.
};
// The plan as this viewer may see it now; a viewer who may see nothing learns nothing, not even
// whether there is a plan.
[[nodiscard]] events::Result<Seen, protocol::Problem> look(const events::Log& log,
                                                           const Clock& clock,
                                                           const events::PlanId& plan,
                                                           const events::Viewer& viewer);

// The last version at or before a moment; 0 if the plan began later.
[[nodiscard]] events::Version version_at(const events::Log& log, const events::StreamId& stream,
                                         events::Timestamp moment);

// Calls `each(recorded, event)` for all events of a plan after `after` until it says false. Throws
// events::LogFailure for an event that is not understood.
using EachEvent = std::function<bool(const events::Recorded&, const events::plan::Event&)>;
void for_each_event(const events::Log& log, const events::PlanId& plan, events::Version after,
                    const EachEvent& each);

// A row of a view across plans as what it holds; none if it is not understood.
template <class T>
[[nodiscard]] std::optional<T> row_as(const std::string& text) {
  const auto json = events::json::parse(text);
  if (!json) return {};
  auto row = events::json::from_json<T>(*json);
  return row ? std::optional{std::move(*row)} : std::nullopt;
}

}  // namespace server
