// Sight: who works together on a plan, as one viewer's own view shows it, and whether that view
// shows an entry. Made of nothing but the view, so that nobody learns more than it shows.
#pragma once

#include <set>
#include <string_view>

#include "events/ids.h"
#include "events/json/read.h"

namespace projections {

// The owner, the coordinator, representatives, members and peers who have a part now.
[[nodiscard]] std::set<events::PersonId> group_in(const events::json::Json& view);

// `goals/walk`, `participants/members/pia`: the keys that lead to an entry.
[[nodiscard]] bool shows(const events::json::Json& view, std::string_view entry);

}  // namespace projections
