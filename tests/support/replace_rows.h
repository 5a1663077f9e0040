// Replace rows: puts other rows in the place of a view's, as built up to a position; for tests that
// want a view to say something else than the log.
#pragma once

#include <string>
#include <vector>

#include "events/log.h"

namespace tests {

inline void replace_rows(events::Log& log, const std::string& view,
                         const std::vector<events::Row>& rows, events::Position at) {
  std::vector<events::RowChange> changes;
  for (const auto& row : rows)
    changes.push_back({.view = view, .key = row.key, .value = row.value});
  log.begin_view(view);
  log.change_view(view, changes);
  log.switch_view(view, at);
  log.end_view(view);
}

}  // namespace tests
