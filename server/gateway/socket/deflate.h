// Deflate: what we offer and agree to of permessage-deflate (RFC 7692). Off unless the server is
// told to save bytes on thin links: it costs memory for each socket, and time.
#pragma once

#include <boost/beast/websocket/option.hpp>
#include <boost/beast/websocket/stream_base.hpp>
#include <string_view>

namespace server {

// What we accept of a client's offer. It forgets each message (client_no_context_takeover), so that
// no window has to be kept for it between two; how large what it sends may become is bounded by
// message_bytes_max all the same. We send frames that are deflated once for all (frame.h).
[[nodiscard]] boost::beast::websocket::permessage_deflate deflate_offer(bool on);

// Whether by the agreed extensions (the response's Sec-WebSocket-Extensions) a client's messages
// may come deflated; they may although ours do not go out so.
[[nodiscard]] bool may_come_deflated(std::string_view extensions);

// Whether they let our frames go out deflated: not to a client that asked for a smaller window than
// they were made with.
[[nodiscard]] bool agrees_to_deflate(std::string_view extensions);

}  // namespace server
