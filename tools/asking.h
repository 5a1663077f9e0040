// Asking: commands that a tool sends to the journal, each under an id that is made from what it is
// about: sent a second time it has no effect (R53).
#pragma once

#include <string>
#include <string_view>

#include "events/ids.h"
#include "server/journal/journal.h"

namespace tools {

// A name-based UUID: the same story and number, the same id, on every machine.
[[nodiscard]] events::CommandId named_command(std::string_view story, int number);
// A random one.
[[nodiscard]] events::CommandId new_command();

// What was wrong, in words; empty if it was done.
[[nodiscard]] std::string reason_of(const server::Outcome& outcome);

// Waits until it is on disk. Throws std::runtime_error with what was wrong if it was refused.
void ask_or_throw(server::Journal& journal, server::Ask ask);

}  // namespace tools
