// Replies: what is replied to a whole HTTP request, wherever the answer comes from: the disk, the
// journal, the documents. On the I/O thread, which they never hold up.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "server/gateway/door.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"
#include "server/gateway/peer/peer_stream.h"

namespace server {

// What is referred to outlives the coroutine. `place` is held while a document is on its way out.
[[nodiscard]] boost::asio::awaitable<HttpReply> reply_to(Door& door, const HttpRequest& request,
                                                         Transfers::Place& place);

// A problem, in the language that the request asks for, else in the asker's own.
[[nodiscard]] boost::asio::awaitable<void> say_to_reader(Door& door, const HttpRequest& reader,
                                                         HttpReply& reply);

// Says a problem as the only reply on a connection that was to become something else, and closes
// it. What is referred to outlives the coroutine; the stream is taken.
[[nodiscard]] boost::asio::awaitable<void> refuse_on(Door& door, PeerStream& stream,
                                                     const HttpRequest& reader,
                                                     const protocol::Problem& problem);

}  // namespace server
