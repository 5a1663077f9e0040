// SSE session: a plan followed as server-sent events (WHATWG HTML 9.2), for networks and clients
// that let no WebSocket through: the same frames, in the same order, under the same rights. An
// event's `id` is the position behind it, so that a browser that comes back says the right place by
// itself. It ends after some minutes: the next request is authenticated anew.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/gateway/feeds/feed_reader.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"
#include "server/gateway/peer/peer_stream.h"

namespace server {

// Who asks, and from where they go on: Last-Event-ID, else `?from=`, else the beginning. Reads the
// disk, so on the pool. Never throws.
[[nodiscard]] Wish wish_to_follow(const GatewayParts& parts, const routes::FollowPlan& asked,
                                  const HttpRequest& request);

// A frame as an event: `event:` its type, `id:` where it leads (none if nowhere, or if more parts
// of a snapshot follow), `data:` its text.
[[nodiscard]] std::string sse_event(std::string_view frame);

// Answers a request that has been read whole; `reader` is for the language of a refusal.
void serve_sse(const std::shared_ptr<Door>& door, PeerStream stream, Following following,
               HttpRequest reader);

}  // namespace server
