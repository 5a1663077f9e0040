// Answers: what is replied to a question over HTTP. Reads the disk, so on the pool.
#pragma once

#include "server/gateway/gateway.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"

namespace server {

// Any route but Commands, which the journal answers, and documents, which the session carries.
// Never throws.
[[nodiscard]] HttpReply answer(const GatewayParts& parts, bool draining, const routes::Route& route,
                               const HttpRequest& request);

// One of the extra pages, if there is one under this target and it may be shown.
[[nodiscard]] std::optional<HttpReply> extra_page(const GatewayParts& parts,
                                                  const HttpRequest& request);

}  // namespace server
