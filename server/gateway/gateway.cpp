#include "server/gateway/gateway.h"

#include <netinet/tcp.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <system_error>

#include "server/gateway/awaits.h"
#include "server/gateway/door.h"
#include "server/gateway/http_session.h"
#include "server/log_lines.h"

namespace server {
namespace {

using net::ip::tcp;

constexpr std::chrono::milliseconds accept_pause{100};  // After a failure, such as no more files.

tcp::endpoint resolve(net::io_context& io, const std::string& host, std::uint16_t port) {
  tcp::resolver resolver(io);
  const auto flags = tcp::resolver::passive | tcp::resolver::numeric_service;
  return *resolver.resolve(host, std::to_string(port), flags).begin();
}

tcp::acceptor listen(net::io_context& io, const std::string& host, std::uint16_t port) {
  try {
    const auto endpoint = resolve(io, host, port);
    tcp::acceptor acceptor(io, endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
    return acceptor;
  } catch (const boost::system::system_error& failure) {
    throw std::system_error(failure.code(),
                            "cannot listen on " + host + ":" + std::to_string(port));
  }
}

// Small frames at once; and a peer that is gone without a word is found out.
void set_options(tcp::socket& socket, std::chrono::milliseconds patience) {
  using user_timeout = net::detail::socket_option::integer<IPPROTO_TCP, TCP_USER_TIMEOUT>;
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  socket.set_option(user_timeout(static_cast<int>(patience.count())), ignored);
}

// One attempt, without waiting: there may be many, and each is told the same.
void turn_away(tcp::socket& socket, std::size_t connections) {
  static constexpr std::string_view text =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
      "Connection: close\r\n\r\n";
  boost::system::error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(net::buffer(text.data(), text.size()), ignored);
  log_lines::connections_full(connections);
}

}  // namespace

class Gateway::Impl : public std::enable_shared_from_this<Gateway::Impl> {
 public:
  Impl(const GatewayParts& parts, const std::string& host, std::uint16_t port)
      : door_(std::make_shared<Door>(parts)),
        acceptor_(listen(parts.io, host, port)),
        pause_(parts.io) {}

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  [[nodiscard]] std::size_t connections() const { return door_->connections(); }

  void start() {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (failure) log_lines::accept_failed("an exception");
    };
    net::co_spawn(acceptor_.get_executor(), accept(), ended);
  }

  void drain() {
    log_lines::draining(door_->connections());
    stop_accepting();
    door_->drain();
  }

  void cut() {
    stop_accepting();
    door_->cut();
  }

 private:
  net::awaitable<void> accept() {
    while (acceptor_.is_open()) {
      tcp::socket socket(acceptor_.get_executor());
      auto [failure] = co_await acceptor_.async_accept(socket, as_result);
      if (!acceptor_.is_open()) co_return;
      if (failure) {
        log_lines::accept_failed(failure.message());
        pause_.expires_after(accept_pause);
        co_await pause_.async_wait(as_result);
      } else if (door_->connections() >= door_->parts.limits.connections_max) {
        turn_away(socket, door_->connections());
      } else {
        set_options(socket, door_->parts.limits.write_progress);
        serve_http(door_, std::move(socket));
      }
    }
  }

  void stop_accepting() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  }

  const std::shared_ptr<Door> door_;
  tcp::acceptor acceptor_;
  net::steady_timer pause_;
};

Gateway::Gateway(const GatewayParts& parts, const std::string& host, std::uint16_t port)
    : impl_(std::make_shared<Impl>(parts, host, port)) {}
Gateway::~Gateway() { impl_->cut(); }
std::uint16_t Gateway::port() const { return impl_->port(); }
std::size_t Gateway::connections() const { return impl_->connections(); }
void Gateway::start() { impl_->start(); }
void Gateway::drain() { impl_->drain(); }

}  // namespace server
