// Seed: puts the demo's stories into a log, once; an interrupted seeding goes on where it stopped.
#pragma once

#include "events/log.h"
#include "server/journal/journal.h"

namespace tools::demo {

// True if there was anything left to do. Throws std::runtime_error if the rules refuse a step.
bool seed(const events::Log& log, server::Journal& journal, events::Timestamp now);

}  // namespace tools::demo
