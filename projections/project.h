// Project: event → changes of the plan view, each an RFC 7396 merge patch with its reach.
//
// The view is an id-keyed JSON document: sections (`goals`, `measures`, `participants/members`, …;
// the nine content points a-i of DOMAIN.md (c) and what leads to them), rows by id within them.
// A row always has the same reach, so that each reach has a document of its own and a viewer's view
// is the union of the documents they may see.
#pragma once

#include <vector>

#include "events/codec.h"
#include "events/json/read.h"

namespace projections {

struct Change {
  events::Scope scope;
  events::json::Json patch;
};

// What the event itself changes; completeness and agreements follow from the whole plan and are
// added by PlanFold.
[[nodiscard]] std::vector<Change> project(const events::Recorded& recorded,
                                          const events::plan::Event& event);

}  // namespace projections
