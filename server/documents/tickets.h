// Ticket: who has uploaded which content to which plan, and so may attach it. Only they: that a
// content is there already tells nobody else anything. Drawn at the top of the source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/hash.h"
#include "events/ids.h"
#include "events/plan/contact.h"
#include "events/time.h"
#include "server/documents/keys.h"

namespace server {

struct Ticket {
  events::PlanId plan;
  events::PersonId by;
  events::Digest sha256;
  events::contact::MediaType type;
  std::uint32_t bytes;
  events::Timestamp at;  // Of the upload, or of the latest attempt to attach it.
};

// The name of its file: the same for one person, plan and content.
[[nodiscard]] std::string ticket_name(const PlanKeys& keys, const events::PlanId& plan,
                                      const events::PersonId& by, const events::Digest& sha256);

[[nodiscard]] std::string seal_ticket(const PlanKeys& keys, std::string_view name,
                                      const Ticket& ticket);
// None if it is not what was sealed under this name.
[[nodiscard]] std::optional<Ticket> open_ticket(const PlanKeys& keys, std::string_view name,
                                                std::string_view sealed);

}  // namespace server
