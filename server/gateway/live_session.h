// Live session: one WebSocket, its bytes and its time; what is said on it is the conversation's.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>

#include "server/gateway/door.h"

namespace server {

// Takes over a socket with an upgrade request on it that offers our subprotocol.
void serve_live(std::shared_ptr<Door> door, boost::asio::ip::tcp::socket socket,
                boost::beast::http::request<boost::beast::http::string_body> request);

}  // namespace server
