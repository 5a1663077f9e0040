// Commands: from a message to what is asked of the journal, and from its outcome to an answer; the
// same for the socket and for HTTP.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/result.h"
#include "protocol/messages.h"
#include "server/gateway/gateway.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"
#include "server/identity/scopes.h"

namespace server {

// Who a token stands for, with their offices as they are now, and until when.
struct Known {
  Queries::Who who;
  events::Timestamp expires;
  std::string session{};                // Of its sockets (identity/session_sockets.h).
  std::optional<std::string> client{};  // As in the identity (identity/verifier.h).
  std::vector<std::string> scopes{};
};
using Identified = events::Result<Known, protocol::Problem>;
// By a token without a proof, which one that is bound to a key is not good by. Reads the disk, so
// on the pool. Never throws. A service account needs one of these scopes; with none named, only
// people get through.
[[nodiscard]] Identified identify(const GatewayParts& parts, std::string_view token,
                                  ScopesAsked one_of = {});
// The same once it is known whom a token, a ticket or a cookie stands for; it may throw.
[[nodiscard]] Identified known_of(const GatewayParts& parts, Identity identity, ScopesAsked one_of);
// For a service account on a connection that stays; nothing: it may, or it is a person's.
[[nodiscard]] std::optional<protocol::Problem> scope_fault(const std::optional<std::string>& client,
                                                           const std::vector<std::string>& scopes,
                                                           ScopesAsked one_of);

using Asked = events::Result<Ask, protocol::Problem>;
[[nodiscard]] Asked ask_of(const protocol::CommandMessage& message, const events::PersonId& by);
// Over HTTP: the target says for whom, the Idempotency-Key is the command's id.
[[nodiscard]] Asked ask_of(const routes::Whose& whose, const HttpRequest& request,
                           const events::PersonId& by);

[[nodiscard]] protocol::At at_of(const Done& done);
[[nodiscard]] HttpReply done_reply(const Done& done);
// Nothing for Done. A conflict shows what `viewer` may see of what they missed (R52), which reads
// the disk: on the pool. Never throws.
[[nodiscard]] std::optional<protocol::Problem> problem_of(const Queries& queries,
                                                          const Outcome& outcome,
                                                          const events::Viewer& viewer);

}  // namespace server
