// Plan name: a plan as somebody types it: its own id, or its owner's.
#pragma once

#include <string>

#include "events/ids.h"

namespace tools {

[[nodiscard]] inline events::PlanId plan_named(const std::string& text) {
  return events::is_uuid(text) ? events::PlanId{text} : events::plan_of({text});
}

}  // namespace tools
