// Decision: what a command comes to, whatever the kind of stream it is for. Pure.
#pragma once

#include <optional>
#include <vector>

#include "events/event.h"
#include "events/rejection.h"
#include "events/result.h"
#include "server/journal/journal.h"
#include "server/journal/streams.h"

namespace server {

using Decided = events::Result<std::vector<events::Event>, events::Rejection>;

// The rules' answer. A command for another kind of stream is rejected.
[[nodiscard]] Decided decide(const Stream& stream, const Ask& ask, const events::Stamp& stamp);

// The command as it would be stored: what its digest is made of.
[[nodiscard]] events::Draft draft_of(const Ask& ask);

// R13: if `by` acts for the owner, both identities, the authority and its period.
[[nodiscard]] std::optional<events::Mandate> mandate_in(const events::Plan& plan,
                                                        const events::PersonId& by,
                                                        events::Timestamp at);

// Whether who sends this may see anything of the stream at all.
[[nodiscard]] bool sees_something(const Stream& stream, const events::Stamp& stamp);

}  // namespace server
