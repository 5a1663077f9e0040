// Scopes: what a service account may use of this server (RFC 6749 3.3). They only take away: what
// is seen and done is what the plans' events give the person that stands for the service.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

enum class Scope {
  plans_read,       // `plans:read`: plans and all that is made from them, feeds plan/… and me.
  events_read,      // `events:read`: a plan's events, feeds events/….
  units_read,       // `units:read`: a unit's desk, cases, statistics, feeds unit/….
  documents_read,   // `documents:read`
  documents_write,  // `documents:write`: uploads.
  commands_write,   // `commands:write`
};

[[nodiscard]] std::string_view to_text(Scope scope);
[[nodiscard]] bool is_scope(std::string_view text);
// All of them, for who asks what there is: `plans:read, events:read, …`.
[[nodiscard]] std::string scopes_known();

// What a token has to have: one of these, where it is a service account's. None: it is for people
// alone.
using ScopesAsked = std::initializer_list<Scope>;
[[nodiscard]] bool allows(const std::vector<std::string>& scopes, ScopesAsked one_of);

// The scope that a feed needs, by its name.
[[nodiscard]] Scope scope_of_feed(std::string_view feed);

// What a token's `scope` (words parted by spaces) and the configuration both give, sorted.
[[nodiscard]] std::vector<std::string> granted(std::string_view token_scope,
                                               const std::vector<std::string>& configured);

}  // namespace server
