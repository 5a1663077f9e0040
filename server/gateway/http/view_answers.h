// View answers: what an administrator asks of the views across plans: where they stand, and to have
// one built afresh while the server goes on. Everybody else is refused before anything is looked
// at.
#pragma once

#include <string>

#include "server/gateway/gateway.h"
#include "server/gateway/http/http_message.h"

namespace server {

// Reads the disk, so on the pool. Throws events::LogFailure.

// {"views":[ViewState]}
[[nodiscard]] HttpReply views_reply(const GatewayParts& parts, const HttpRequest& request);
// ViewState (journal/rebuilder.h); 404 for a view that is none, which lists those that there are.
[[nodiscard]] HttpReply view_reply(const GatewayParts& parts, const HttpRequest& request,
                                   const std::string& view);
// 202 with the ViewState: it waits or is being built. `Location` says where to ask how far it is.
[[nodiscard]] HttpReply rebuild_reply(const GatewayParts& parts, const HttpRequest& request,
                                      const std::string& view);

}  // namespace server
