// Seed: puts the demo's stories into a log, once; an interrupted seeding goes on where it stopped.
#pragma once

#include <vector>

#include "events/log.h"
#include "server/documents/documents.h"
#include "server/journal/journal.h"
#include "tools/demo/stories.h"

namespace tools::demo {

// True if there was anything left to do. What the stories attach is kept in `documents` first: a
// journal that asks for it (server/documents/attaching.h) needs it, another one does not. Throws
// std::runtime_error if the rules refuse a step, or the disk a document.
bool seed(const events::Log& log, server::Journal& journal, events::Timestamp now,
          server::Documents* documents = nullptr);

// The same with some of the plans' stories only, and all that they stand on.
bool seed(const events::Log& log, server::Journal& journal, events::Timestamp now,
          const std::vector<Story>& plans, server::Documents* documents = nullptr);

}  // namespace tools::demo
