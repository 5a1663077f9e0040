// Row: what a view across plans is made of, kept in the log's store and changed with the events. A
// view is named with its number: `my_plans@2`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/ids.h"

namespace events {

struct Row {
  std::string key;
  std::string value;
};
struct RowChange {
  std::string view;
  std::string key;
  std::optional<std::string> value;  // None: the row goes.
};

// Rows of a view, and the position that they stand at: all of them as after that event, with none
// of what came later.
struct RowsAt {
  Position position;
  std::vector<Row> rows;
};

}  // namespace events
