// Calendar link maker: draws a secret, has the journal write its digest, and only then says it.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/gateway/gateway.h"
#include "server/gateway/http/http_message.h"

namespace server {

// For whoever sends the request. Waits on the I/O thread; both arguments outlive it.
boost::asio::awaitable<HttpReply> make_calendar_link(const GatewayParts& parts,
                                                     const HttpRequest& request);

}  // namespace server
