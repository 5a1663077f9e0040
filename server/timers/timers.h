// Timers: sends the commands that time alone brings about (R7, R11, R22, S11), from the view of
// what is due. Each has an id made from what it is about, so that it has one effect, also after a
// restart.
#pragma once

#include <optional>

#include "events/log.h"
#include "server/clock.h"
#include "server/journal/journal.h"

namespace server {

// Sends all that is due now, reading `batch` rows at a time, and says when to look again: the time
// of the next that is due, or none if there is nothing. Waits for the journal and reads the disk:
// any thread but the journal's and the hub's, one at a time. What was sent leaves the view with the
// group that appends it; a second sending is a repeat.
[[nodiscard]] std::optional<events::Timestamp> send_due(const events::Log& log, const Clock& clock,
                                                        Journal& journal, std::size_t batch);

}  // namespace server
