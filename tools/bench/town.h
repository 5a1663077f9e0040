// Town: a municipality with many plans, made by commands or written straight into a log.
#pragma once

#include <cstddef>
#include <string>

#include "events/log.h"
#include "server/journal/journal.h"

namespace tools {

[[nodiscard]] events::PersonId town_owner(std::size_t number);
// A command id that no other call in this process gives.
[[nodiscard]] events::CommandId next_command();

// Registers the coordinating unit, a service and their staff, then brings `plans` plans to where a
// goal is set and a need recorded, through the journal. Throws std::runtime_error if refused.
void found_town(server::Journal& journal, const events::Log& log, std::size_t plans);

// The same, and each owner lets `members` - 1 others see two life areas of the plan, in which there
// are `goals` goals, `goal-0` and on, for changing at the same time. Throws std::runtime_error.
void found_groups(server::Journal& journal, const events::Log& log, std::size_t plans,
                  std::size_t members, std::size_t goals);
// Who follows a plan: the owner is number 0.
[[nodiscard]] events::PersonId town_member(std::size_t plan, std::size_t member);

// The next command for a plan of the town, in turn: the goal changed, the need written anew, a step
// of how things go recorded. `turn` picks which.
[[nodiscard]] server::Ask town_ask(std::size_t plan, std::size_t turn, events::Version expected);

// The owner of a plan of found_groups changes the goal with this number to something new.
[[nodiscard]] server::Ask goal_ask(std::size_t plan, std::size_t goal, events::Version expected);

// Writes `plans` plans of `events` events each straight into the log, with their rows, in large
// groups: for measuring reads and memory.
void write_town(events::Log& log, std::size_t plans, std::size_t events);

}  // namespace tools
