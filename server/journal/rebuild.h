// Rebuild: a view across plans built afresh from the log and put in the place of the live one,
// while nobody appends: before a journal starts, or by a tool that has the folder to itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "events/log.h"
#include "events/plan/deadlines.h"

namespace server {

// How many streams have been read, of all that the view comes from.
using RebuildProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

// The number of rows. Broken off at any point, it leaves the view as it was. Throws LogFailure.
std::uint64_t rebuild_alone(events::Log& log, const events::Deadlines& deadlines,
                            const std::string& view, const RebuildProgress& progress = {});

}  // namespace server
