#include "server/gateway/http/http_peer.h"

#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>

#include "protocol/limits.h"
#include "server/gateway/awaits.h"

namespace server {
namespace {

namespace http = boost::beast::http;
namespace wire = protocol::limits;
using boost::system::error_code;

constexpr std::size_t read_bytes = 4096;
// Of requests that were sent before the last one was answered, no more than this is read ahead.
constexpr std::size_t buffer_bytes_max = wire::header_bytes_max + wire::message_bytes_max;
constexpr std::size_t lingering_bytes_max = std::size_t{256} * 1024;

}  // namespace

HttpPeer::HttpPeer(PeerStream stream, const GatewayLimits& limits, Wheel& wheel)
    : limits_(limits),
      stream_(std::move(stream)),
      is_tls_(stream_->is_tls()),
      buffer_(buffer_bytes_max),
      deadline_(wheel, [this] { close(); }) {}

void HttpPeer::allow(Milliseconds progress, SteadyClock::time_point end) {
  deadline_.expires_at(std::min(SteadyClock::now() + progress, end));
}

net::awaitable<bool> HttpPeer::handshake() {
  if (!is_tls_) co_return true;
  deadline_.expires_after(limits_.handshake);
  const auto failure = co_await stream_->handshake();
  deadline_.cancel();
  co_return !failure;
}

net::awaitable<bool> HttpPeer::first_byte(Milliseconds patience) {
  if (has_more()) co_return true;
  deadline_.expires_after(patience);
  auto [failure, size] = co_await stream_->async_read_some(buffer_.prepare(read_bytes), as_result);
  buffer_.commit(size);
  co_return !failure;
}

net::awaitable<error_code> HttpPeer::read_header(http_wire::Parser& parser) {
  deadline_.expires_after(limits_.handshake);  // However many bytes come meanwhile.
  auto [failure, size] = co_await http::async_read_header(*stream_, buffer_, parser, as_result);
  deadline_.cancel();
  co_return failure;
}

net::awaitable<error_code> HttpPeer::read_body(http_wire::Parser& parser, Milliseconds total) {
  const auto end = SteadyClock::now() + total;
  parser.eager(true);
  while (!parser.is_done()) {
    allow(limits_.read_progress, end);
    auto [failure, size] = co_await http::async_read_some(*stream_, buffer_, parser, as_result);
    if (failure) co_return failure;
  }
  deadline_.cancel();  // What takes time now is ours.
  co_return error_code{};
}

net::awaitable<void> HttpPeer::say_continue() {
  static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
  deadline_.expires_after(limits_.write_progress);
  co_await net::async_write(*stream_, net::buffer(text.data(), text.size()), as_result);
}

net::awaitable<bool> HttpPeer::write(const http_wire::Response& response, bool head_only) {
  const auto end = SteadyClock::now() + limits_.transfer;
  http::response_serializer<http::string_body> serializer(response);
  if (head_only) serializer.split(true);
  for (bool done = false; !done;) {
    allow(limits_.write_progress, end);
    auto [failure, size] = co_await http::async_write_some(*stream_, serializer, as_result);
    if (failure) co_return false;
    done = head_only ? serializer.is_header_done() : serializer.is_done();
  }
  deadline_.cancel();
  co_return true;
}

// Beneath TLS what still comes is not deciphered any more, only taken from the kernel.
net::awaitable<void> HttpPeer::linger() {
  deadline_.expires_after(wire::closing);
  co_await stream_->end_sending();
  std::array<char, read_bytes> ignored;  // NOLINT(*-member-init): written before it is read.
  for (std::size_t total = 0; total < lingering_bytes_max;) {
    auto [failure, size] =
        co_await stream_->socket().async_read_some(net::buffer(ignored), as_result);
    if (failure) break;
    total += size;
  }
  close();
}

void HttpPeer::close() {
  deadline_.cancel();
  if (stream_) stream_->close();
}

PeerStream HttpPeer::release() {
  deadline_.cancel();
  auto stream = std::move(*stream_);
  stream_.reset();
  return stream;
}

}  // namespace server
