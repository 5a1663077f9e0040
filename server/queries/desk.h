// Desk: what a unit's staff see at its desk, read from the rows at one position of the log; the
// lists are made of it (unit_lists.h). Any thread; reads the disk.
#pragma once

#include "events/log.h"
#include "events/stamp.h"
#include "server/queries/unit_lists.h"

namespace server {

struct DeskRead {
  events::Position position;  // All that is seen is as after this event.
  DeskSeen seen;
};
// For staff of the office's body. `deadlines` outlives what is returned. At most
// `limits::desk_rows_max` plans. Throws events::LogFailure.
[[nodiscard]] DeskRead read_desk(const events::Log& log, const events::Office& office,
                                 events::Timestamp now, const events::Deadlines& deadlines);

[[nodiscard]] bool is_coordinating_unit(const events::Office& office);

}  // namespace server
