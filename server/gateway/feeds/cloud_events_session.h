// CloudEvents session: `/live` under the subprotocol `cloudevents.json` (CloudEvents 1.0,
// WebSockets binding): a plan's events for a program that knows CloudEvents and nothing of us. Each
// message is one event, with its version in the plan as the extension `sequence`; after a break the
// program asks for what comes after the last one it has. It says nothing itself.
#pragma once

#include <memory>
#include <string_view>

#include "server/gateway/feeds/feed_reader.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/http_wire.h"
#include "server/gateway/peer/peer_stream.h"

namespace server {

// Who asks for what, by `/live?feed=events/<plan>&after=<sequence>`; without `after` from the first
// event. Reads the disk, so on the pool. Never throws.
[[nodiscard]] Wish wish_for_events(const GatewayParts& parts, const HttpRequest& request);

// Takes over a connection with an upgrade request on it; a refusal comes before the 101.
void serve_cloud_events(const std::shared_ptr<Door>& door, PeerStream stream,
                        http_wire::Request request, Following following);

}  // namespace server
