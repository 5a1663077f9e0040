// Fanout layer: what lies between Beast's WebSocket and the connection, so that a frame that is
// encoded once goes out to everybody as it is, many in one system call. On the I/O thread.
//
// Until the handshake is answered every byte goes through. Then Beast reads, and writes control
// frames only: pongs and the close. They wait here for the end of the frame that has begun, and
// Beast is told once they are on the wire, so a flood of pings costs one pong at a time. Data
// frames come from the outbox, at the end of the loop's turn, and Beast never sees them:
// `async_write` of its stream must not be called.
#pragma once

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "server/gateway/peer/peer_stream.h"
#include "server/gateway/socket/fanout_writer.h"

namespace server {

// The socket, if bytes that are written to it are what the peer gets.
inline boost::asio::ip::tcp::socket* plain_socket(boost::asio::ip::tcp::socket& socket) {
  return &socket;
}
inline boost::asio::ip::tcp::socket* plain_socket(PeerStream& stream) {
  return stream.is_tls() ? nullptr : &stream.socket();
}

template <class Next>
class FanoutLayer {
  using Error = boost::system::error_code;

 public:
  using executor_type = typename Next::executor_type;
  using next_layer_type = Next;

  explicit FanoutLayer(Next next) : state_(std::make_shared<State>(std::move(next))) {}
  FanoutLayer(const FanoutLayer&) = delete;
  FanoutLayer& operator=(const FanoutLayer&) = delete;
  ~FanoutLayer() { leave(); }

  // --- For Beast. ---

  [[nodiscard]] executor_type get_executor() { return state_->next.get_executor(); }
  [[nodiscard]] Next& next_layer() { return state_->next; }
  [[nodiscard]] const Next& next_layer() const { return state_->next; }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return state_->next.async_read_some(buffers, std::forward<Token>(token));
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    const auto initiate = [this](auto handler, const Buffers& from) {
      if (!state_->is_raw()) {
        state_->next.async_write_some(from, std::move(handler));
        return;
      }
      std::string frame(boost::asio::buffer_size(from), '\0');
      boost::asio::buffer_copy(boost::asio::buffer(frame), from);
      state_->put_control(std::move(frame), FanoutWriter::Waiting(std::move(handler)));
    };
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(initiate, token, buffers);
  }

  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, FanoutLayer& layer, Handler&& handler) {
    using boost::beast::websocket::async_teardown;
    async_teardown(role, layer.next_layer(), std::forward<Handler>(handler));
  }
  friend void teardown(boost::beast::role_type role, FanoutLayer& layer, Error& failure) {
    using boost::beast::websocket::teardown;
    teardown(role, layer.next_layer(), failure);
  }

  // --- For the session: as the writer's. ---

  void go_raw(const FanoutWriter::Parts& parts) { state_->go_raw(parts); }
  void flush_later() { state_->flush_later(); }
  void ping() { state_->ping(); }
  [[nodiscard]] const std::optional<FanoutWriter::Instant>& blocked_since() const {
    return state_->blocked_since();
  }
  [[nodiscard]] bool said_close() const { return state_->said_close(); }
  void leave() { state_->leave(); }

 private:
  struct State final : FanoutWriter {
    explicit State(Next stream) : next(std::move(stream)) {}
    boost::asio::any_io_executor executor() override { return next.get_executor(); }
    boost::asio::ip::tcp::socket* plain() override { return plain_socket(next); }
    void write_some(boost::asio::const_buffer bytes, Written written) override {
      next.async_write_some(bytes, std::move(written));
    }
    Next next;
  };

  const std::shared_ptr<State> state_;
};

}  // namespace server
