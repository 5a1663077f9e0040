// Peer address: whom a connection is counted for. Pure.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <string>

namespace server {

// An IPv4 peer of a listener on `::` comes as ::ffff:192.0.2.7 (RFC 4291 2.5.5.2), and is the same
// one, proxy or not, as 192.0.2.7.
[[nodiscard]] inline std::string text_of(const boost::asio::ip::address& address) {
  namespace ip = boost::asio::ip;
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address.to_string();
  return ip::make_address_v4(ip::v4_mapped, address.to_v6()).to_string();
}

}  // namespace server
