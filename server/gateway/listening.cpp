#include "server/gateway/listening.h"

#include <system_error>

namespace server {

boost::asio::ip::tcp::acceptor listen_on(boost::asio::io_context& io, const std::string& host,
                                         std::uint16_t port) {
  using boost::asio::ip::tcp;
  try {
    tcp::resolver resolver(io);
    const auto flags = tcp::resolver::passive | tcp::resolver::numeric_service;
    const auto endpoint = resolver.resolve(host, std::to_string(port), flags).begin()->endpoint();
    return {io, endpoint};
  } catch (const boost::system::system_error& failure) {
    throw std::system_error(failure.code(),
                            "cannot listen on " + host + ":" + std::to_string(port));
  }
}

}  // namespace server
