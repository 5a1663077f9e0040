// Named documents: the contents that a plan's events name, the plan's own and those that show a
// consent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/codec.h"
#include "events/hash.h"
#include "events/log.h"

namespace server {

struct NamedDocument {
  events::DocumentId id{};  // Empty for one that shows a consent.
  std::string title;
  std::string mime;
  std::optional<std::uint32_t> bytes{};  // If the event says it.
  events::Digest sha256;
  events::Scope scope;   // How far the event that names it reaches.
  bool removed = false;  // From the plan; its content stays for the history.
};

// What an event names, if it is of the kind that does.
[[nodiscard]] std::optional<NamedDocument> document_in(const events::plan::Event& event);

// All that a plan has ever named, in the order of its events. Reads the plan's whole stream. Throws
// events::LogFailure.
[[nodiscard]] std::vector<NamedDocument> documents_of(const events::Log& log,
                                                      const events::PlanId& plan);

// A hash as events write it; none if it is not one.
[[nodiscard]] std::optional<events::Digest> digest_in(std::string_view digits);

}  // namespace server
