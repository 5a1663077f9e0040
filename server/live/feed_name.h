// Feed names: what may be subscribed to. The one place where a feed's text becomes its kind.
#pragma once

#include <optional>
#include <string>

#include "events/ids.h"

namespace server {

// `plan/<id>`: the view of one plan. `events/<id>`: its events.
enum class FeedKind { plan, events };

struct FeedName {
  FeedKind kind;
  events::PlanId plan;
};
[[nodiscard]] std::optional<FeedName> feed_from(const std::string& name);

}  // namespace server
