#include "server/gateway/peer/peer_stream.h"

#include <netinet/tcp.h>

#include "server/gateway/awaits.h"

namespace server {

using boost::system::error_code;
using net::ip::tcp;

PeerStream::PeerStream(tcp::socket socket) : stream_(std::move(socket)) {}

PeerStream::PeerStream(tcp::socket socket, std::shared_ptr<net::ssl::context> context)
    : stream_(std::make_unique<Secured>(std::move(socket), std::move(context))) {}

tcp::socket& PeerStream::socket() {
  if (auto* held = std::get_if<Held>(&stream_)) return (*held)->tls.next_layer();
  return std::get<tcp::socket>(stream_);
}

const tcp::socket& PeerStream::socket() const {
  if (const auto* held = std::get_if<Held>(&stream_)) return (*held)->tls.next_layer();
  return std::get<tcp::socket>(stream_);
}

net::awaitable<error_code> PeerStream::handshake() {
  auto* held = std::get_if<Held>(&stream_);
  if (held == nullptr) co_return error_code{};
  auto [failure] = co_await (*held)->tls.async_handshake(net::ssl::stream_base::server, as_result);
  co_return failure;
}

net::awaitable<void> PeerStream::end_sending() {
  if (auto* held = std::get_if<Held>(&stream_)) {
    co_await (*held)->tls.async_shutdown(as_result);
  }
  error_code ignored;
  socket().shutdown(tcp::socket::shutdown_send, ignored);
}

void PeerStream::keep_little_unsent() {
  constexpr int kernel_bytes = 16 * 1024;
  using unsent_low_water = net::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;
  error_code ignored;
  socket().set_option(unsent_low_water(kernel_bytes), ignored);
}

void PeerStream::close() {
  const auto* held = std::get_if<Held>(&stream_);
  if (held != nullptr && !*held) return;  // It was moved away.
  error_code ignored;
  socket().close(ignored);
}

}  // namespace server
