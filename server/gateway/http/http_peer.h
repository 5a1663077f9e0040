// HTTP peer: the bytes of one HTTP connection and the time they may take: who sends a request byte
// by byte for ever, or takes none of the reply, is let go. What is in the bytes is the session's.
// On its I/O thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <optional>

#include "server/gateway/gateway.h"
#include "server/gateway/http/http_wire.h"
#include "server/gateway/peer/peer_stream.h"
#include "server/gateway/wheel.h"

namespace server {

class HttpPeer {
 public:
  using Milliseconds = std::chrono::milliseconds;
  // `limits` and `wheel` outlive it.
  HttpPeer(PeerStream stream, const GatewayLimits& limits, Wheel& wheel);
  HttpPeer(const HttpPeer&) = delete;
  HttpPeer& operator=(const HttpPeer&) = delete;

  // Under TLS, agrees on keys; false if they cannot.
  [[nodiscard]] boost::asio::awaitable<bool> handshake();
  // Waits so long for a request to begin; false if none does.
  [[nodiscard]] boost::asio::awaitable<bool> first_byte(Milliseconds patience);
  // A request's headers; then what is left of it, in at most so long.
  [[nodiscard]] boost::asio::awaitable<boost::system::error_code> read_header(
      http_wire::Parser& parser);
  [[nodiscard]] boost::asio::awaitable<boost::system::error_code> read_body(
      http_wire::Parser& parser, Milliseconds total);
  [[nodiscard]] boost::asio::awaitable<void> say_continue();
  // False if it did not all go out.
  [[nodiscard]] boost::asio::awaitable<bool> write(const http_wire::Response& response,
                                                   bool head_only);
  // Closes so that the peer can read our last reply although we did not read all it sent: a reset
  // would take the reply with it.
  [[nodiscard]] boost::asio::awaitable<void> linger();
  // Any pending operation fails.
  void close();

  // Bytes that came behind the last request.
  [[nodiscard]] bool has_more() const { return buffer_.size() > 0; }
  [[nodiscard]] bool is_open() const { return stream_ && stream_->is_open(); }
  [[nodiscard]] bool is_tls() const { return is_tls_; }
  // For who takes the connection over; nothing is read or written here any more.
  [[nodiscard]] PeerStream release();

 private:
  void allow(Milliseconds progress, std::chrono::steady_clock::time_point end);

  const GatewayLimits& limits_;
  std::optional<PeerStream> stream_;
  const bool is_tls_;
  boost::beast::flat_buffer buffer_;
  Deadline deadline_;
};

}  // namespace server
