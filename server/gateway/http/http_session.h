// HTTP session: the requests of one connection, one after the other, until it becomes a live socket
// or ends.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <memory>

#include "server/gateway/door.h"

namespace server {

void serve_http(std::shared_ptr<Door> door, boost::asio::ip::tcp::socket socket);

}  // namespace server
