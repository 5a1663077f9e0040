// Peer stream: a connection, plain or under TLS, as one stream of bytes: what Asio and Beast call
// an AsyncStream. It keeps no time of its own: who waits for it sets a deadline that closes it.
// On its I/O thread; not moved while an operation is pending.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

namespace server {

class PeerStream {
  using Tcp = boost::asio::ip::tcp;
  using Tls = boost::asio::ssl::stream<Tcp::socket>;
  using Error = boost::system::error_code;

 public:
  using executor_type = Tcp::socket::executor_type;
  using next_layer_type = Tcp::socket;
  using lowest_layer_type = Tcp::socket::lowest_layer_type;

  // Plain.
  explicit PeerStream(Tcp::socket socket);
  // Under TLS, once handshake() is done. The context is kept as long as the stream: who connects
  // later may get another one.
  PeerStream(Tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> context);

  // Agrees on keys with a TLS peer; at once when plain.
  [[nodiscard]] boost::asio::awaitable<Error> handshake();
  // Says that nothing more is sent, so that the last bytes arrive; under TLS by close_notify, which
  // the peer answers or not. From then on only socket() may be read.
  [[nodiscard]] boost::asio::awaitable<void> end_sending();
  // Any pending operation fails.
  void close();

  // Something that is held as long as the connection is, such as a place among them.
  void keep(std::shared_ptr<const void> held) { kept_ = std::move(held); }

  // Has the kernel hold little that is not sent: more would hide from us who is slow, and could not
  // be taken back when a right ends.
  void keep_little_unsent();

  [[nodiscard]] bool is_tls() const { return std::holds_alternative<Held>(stream_); }
  [[nodiscard]] bool is_open() const { return socket().is_open(); }
  [[nodiscard]] Tcp::socket& socket();
  [[nodiscard]] const Tcp::socket& socket() const;

  // For Beast, which looks for the socket below by these names.
  [[nodiscard]] executor_type get_executor() { return socket().get_executor(); }
  [[nodiscard]] next_layer_type& next_layer() { return socket(); }
  [[nodiscard]] const next_layer_type& next_layer() const { return socket(); }
  [[nodiscard]] lowest_layer_type& lowest_layer() { return socket().lowest_layer(); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    const auto initiate = [this](auto handler, const Buffers& into) {
      if (auto* held = std::get_if<Held>(&stream_)) {
        (*held)->tls.async_read_some(into, std::move(handler));
      } else {
        socket().async_read_some(into, std::move(handler));
      }
    };
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(initiate, token, buffers);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    const auto initiate = [this](auto handler, const Buffers& from) {
      if (auto* held = std::get_if<Held>(&stream_)) {
        (*held)->tls.async_write_some(from, std::move(handler));
      } else {
        socket().async_write_some(from, std::move(handler));
      }
    };
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(initiate, token, buffers);
  }

  // How a WebSocket ends: beneath its close frames, TLS and then TCP say goodbye (RFC 6455 7.1.1).
  template <class Handler>
  friend void async_teardown(boost::beast::role_type role, PeerStream& stream, Handler&& handler) {
    if (auto* held = std::get_if<Held>(&stream.stream_)) {
      (*held)->tls.async_shutdown(std::forward<Handler>(handler));
    } else {
      boost::beast::websocket::async_teardown(role, stream.socket(),
                                              std::forward<Handler>(handler));
    }
  }
  // Beast wants both; nobody here blocks.
  friend void teardown(boost::beast::role_type /*role*/, PeerStream& stream, Error& failure) {
    stream.close();
    failure = {};
  }

 private:
  // The TLS side needs some 40 KB, which a plain connection does not pay for.
  struct Secured {
    Secured(Tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> with)
        : context(std::move(with)), tls(std::move(socket), *context) {}
    const std::shared_ptr<boost::asio::ssl::context> context;
    Tls tls;
  };
  using Held = std::unique_ptr<Secured>;

  std::variant<Tcp::socket, Held> stream_;
  std::shared_ptr<const void> kept_;
};

}  // namespace server
