// Contents: what an event says of a document's content, held against the content itself. That lies
// outside the log, so the server, which has it, asks before the event is written (A3).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "events/rejection.h"

namespace events::contact {

// A content, as its bytes are or as an event says.
struct Content {
  std::string_view media_type;           // `application/pdf`
  std::optional<std::uint32_t> bytes{};  // None: the event does not say.
};

// `found`: what whoever attaches the document has uploaded under the hash that the event names.
[[nodiscard]] std::optional<Rejection> refuse_content(const std::optional<Content>& found,
                                                      const Content& named);

}  // namespace events::contact
