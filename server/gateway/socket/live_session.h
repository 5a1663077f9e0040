// Live session: one WebSocket, its bytes and its time; what is said on it is the conversation's.
#pragma once

#include <memory>

#include "server/gateway/door.h"
#include "server/gateway/http/http_wire.h"
#include "server/gateway/peer/peer_stream.h"

namespace server {

// Takes over a connection with an upgrade request on it that offers our subprotocol.
void serve_live(std::shared_ptr<Door> door, PeerStream stream, http_wire::Request request);

}  // namespace server
