// Asker: who asks over HTTP, by a token, with a proof if it is bound to a key, or by a session's
// cookie; and who a ticket stands for that is said on a socket.
#pragma once

#include "server/gateway/commands.h"
#include "server/gateway/gateway.h"
#include "server/gateway/http/http_message.h"
#include "server/identity/entrance.h"

namespace server {

// By the token of `Authorization`, if there is such a header; else by the session's cookie, which a
// request that may change something has to prove it was sent with on purpose: 403 csrf (the cookie
// comes along by itself). A proof (DPoP) is good once: whoever asks a second time about the same
// request is told no. Reads the disk, so on the pool. Never throws.
[[nodiscard]] Identified identify(const GatewayParts& parts, const HttpRequest& request,
                                  ScopesAsked one_of = {});

// One of these lets a service account in on a live socket; each request there asks for its own.
inline constexpr ScopesAsked live_scopes{Scope::plans_read, Scope::events_read, Scope::units_read,
                                         Scope::commands_write};
// By what `auth` says; `place` is where the socket came from. Likewise.
[[nodiscard]] Identified identify(const GatewayParts& parts, const protocol::Auth& auth,
                                  const TicketPlace& place, ScopesAsked one_of);

// Whether what a socket was welcomed under still holds: false once its session has ended. Asked
// after the socket was entered in the list of its session's sockets.
[[nodiscard]] bool still_in(const GatewayParts& parts, const std::string& session);

// The session's cookie; empty: none, or nobody logs in here.
[[nodiscard]] std::string_view session_cookie_of(const GatewayParts& parts,
                                                 const HttpRequest& request);
// Where a request comes from, for a ticket to be bound to it.
[[nodiscard]] TicketPlace place_of(const GatewayParts& parts, const HttpRequest& request);
// Why a request that comes with this cookie must not have an effect; nothing: it may.
[[nodiscard]] std::optional<protocol::Problem> forgery_in(const GatewayParts& parts,
                                                          const HttpRequest& request,
                                                          std::string_view cookie);

}  // namespace server
