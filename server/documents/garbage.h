// Garbage: contents that were uploaded and that no event named in time go again.
#pragma once

#include <cstddef>

#include "events/log.h"
#include "server/documents/documents.h"

namespace server {

// Looks at no more than `batch` that are overdue; costs nothing while there is none. Reads the
// disk: any thread but the journal's and the hub's, one at a time. Throws events::LogFailure.
void collect_garbage(const events::Log& log, Documents& documents, std::size_t batch);

}  // namespace server
