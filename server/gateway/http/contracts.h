// Contracts: what can be asked here, as documents for programs (OpenAPI 3.1, AsyncAPI 3); the same
// to everybody, without a log-in.
#pragma once

#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"

namespace server {

// 200 with a strong ETag, or 304.
[[nodiscard]] HttpReply contract_reply(const routes::Contract& asked, const HttpRequest& request);

}  // namespace server
