// Attaching: an event names a document only if its content is here, by the one who attaches it.
// Asked by the journal of each event, after the rules and before it is written.
#pragma once

#include <optional>

#include "events/event.h"
#include "events/rejection.h"
#include "server/documents/documents.h"

namespace server {

// Nothing if the event names no document, or one whose content `by` has uploaded to the plan of
// this stream, of this size and type. Without `documents` nothing can be attached. Any thread.
[[nodiscard]] std::optional<events::Rejection> refuse_attaching(Documents* documents,
                                                                const events::StreamId& stream,
                                                                const events::PersonId& by,
                                                                const events::Event& event);

}  // namespace server
