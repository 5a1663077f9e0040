// Listening: how every listener of this server takes its port.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <string>

namespace server {

// After a failure to accept, such as no more files.
inline constexpr std::chrono::milliseconds accept_pause{100};

// Throws std::system_error, which names the host and the port.
[[nodiscard]] boost::asio::ip::tcp::acceptor listen_on(boost::asio::io_context& io,
                                                       const std::string& host, std::uint16_t port);

}  // namespace server
