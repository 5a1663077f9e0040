// Log-in answers: what is replied to a browser that logs in or out, and to a page that asks who it
// is and for a ticket. On the pool, but for what says otherwise. None throws.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/gateway/gateway.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"

namespace server {

// Whether the question waits for a provider: then log_in_reply() answers it. Others are answered
// like every question (answers.h).
[[nodiscard]] bool is_log_in(const routes::Route& route);
// On the I/O thread, which it does not hold up: the waiting is done by the entrance's own threads.
[[nodiscard]] boost::asio::awaitable<HttpReply> log_in_reply(const GatewayParts& parts,
                                                             const routes::Route& route,
                                                             const HttpRequest& request);

// {"next"}: where the browser goes to end its session at the provider too. The same without a
// session, so that it can be repeated.
[[nodiscard]] HttpReply log_out_reply(const GatewayParts& parts, const HttpRequest& request);
// Without cookies, from a frame of the provider's page (OpenID Connect Front-Channel Logout 1.0);
// the same whether there was such a session or not.
[[nodiscard]] HttpReply front_channel_reply(const GatewayParts& parts,
                                            const routes::FrontChannelLogOut& asked);
// {"person", "fullName", "expires", "csrf"?}: `csrf` only for who came with a session's cookie.
[[nodiscard]] HttpReply session_reply(const GatewayParts& parts, const HttpRequest& request);
// {"ticket", "expires"}
[[nodiscard]] HttpReply ticket_reply(const GatewayParts& parts, const HttpRequest& request);

}  // namespace server
