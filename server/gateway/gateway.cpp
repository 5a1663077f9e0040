#include "server/gateway/gateway.h"

#include <netinet/tcp.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <utility>

#include "server/gateway/awaits.h"
#include "server/gateway/door.h"
#include "server/gateway/http/http_session.h"
#include "server/gateway/listening.h"
#include "server/log_lines.h"

namespace server {
namespace {

using net::ip::tcp;

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

std::vector<std::shared_ptr<Door>> doors_of(const std::vector<GatewayParts>& threads) {
  const auto everyone = std::make_shared<Everyone>(threads.front().limits);
  std::vector<std::shared_ptr<Door>> doors;
  doors.reserve(threads.size());
  for (const auto& parts : threads) doors.push_back(std::make_shared<Door>(parts, everyone));
  return doors;
}

}  // namespace

// The acceptor lives on the first thread and hands each socket to the door with the fewest. (With
// an acceptor for each thread the kernel would choose, and few connections hash badly.)
class Gateway::Impl : public std::enable_shared_from_this<Gateway::Impl> {
 public:
  Impl(const std::vector<GatewayParts>& threads, const std::string& host, std::uint16_t port)
      : doors_(doors_of(threads)),
        everyone_(*doors_.front()->everyone),
        limits_(threads.front().limits),
        acceptor_(listen_on(threads.front().io, host, port)),
        port_(acceptor_.local_endpoint().port()),
        pause_(threads.front().io) {}

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::size_t connections() const { return everyone_.connections; }
  [[nodiscard]] const std::vector<std::shared_ptr<Door>>& doors() const { return doors_; }

  void start() {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (failure) log_lines::accept_failed("an exception");
    };
    net::co_spawn(acceptor_.get_executor(), accept(), ended);
  }

  void drain() {
    log_lines::draining(connections());
    net::post(acceptor_.get_executor(), [self = shared_from_this()] { self->stop_accepting(); });
    for (const auto& door : doors_) {
      net::post(door->parts.io, [door] { door->drain(); });
    }
  }

  void cut() {
    stop_accepting();
    for (const auto& door : doors_) door->cut();
  }

 private:
  net::awaitable<void> accept() {
    while (acceptor_.is_open()) {
      const auto& door = next_door();
      tcp::socket socket(door->parts.io);
      auto [failure] = co_await acceptor_.async_accept(socket, as_result);
      if (!acceptor_.is_open()) co_return;
      if (failure) {
        log_lines::accept_failed(failure.message());
        pause_.expires_after(accept_pause);
        co_await pause_.async_wait(as_result);
      } else if (everyone_.connections >= limits_.connections_max) {
        turn_away(socket, everyone_.connections);
      } else {
        // Longer than we are patient: whoever is too slow is still told so.
        set_options(socket, limits_.write_progress + 2 * protocol::limits::closing);
        hand_over(door, std::move(socket));
      }
    }
  }

  // In turn, if they have equally many.
  [[nodiscard]] const std::shared_ptr<Door>& next_door() {
    const auto fewer = [](const std::shared_ptr<Door>& a, const std::shared_ptr<Door>& b) {
      return a->connections() < b->connections();
    };
    turn_ = (turn_ + 1) % doors_.size();
    const auto& fewest = *std::min_element(doors_.begin(), doors_.end(), fewer);
    const auto& in_turn = doors_[turn_];
    return in_turn->connections() <= fewest->connections() ? in_turn : fewest;
  }

  // From here on the socket belongs to the door's thread. Counted at once, so that the most are
  // never exceeded by those on their way.
  static void hand_over(const std::shared_ptr<Door>& door, tcp::socket socket) {
    auto enter = [arrival = Door::Arrival(door), socket = std::move(socket)]() mutable {
      serve_http(arrival.door(), std::move(socket));
    };
    net::post(door->parts.io, std::move(enter));
  }

  void stop_accepting() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  }

  const std::vector<std::shared_ptr<Door>> doors_;  // One for each I/O thread.
  const Everyone& everyone_;
  const GatewayLimits limits_;
  tcp::acceptor acceptor_;  // The first thread's, as what follows.
  const std::uint16_t port_;
  net::steady_timer pause_;
  std::size_t turn_ = 0;
};

Gateway::Gateway(const std::vector<GatewayParts>& threads, const std::string& host,
                 std::uint16_t port)
    : impl_(std::make_shared<Impl>(threads, host, port)) {}
Gateway::~Gateway() { impl_->cut(); }
std::uint16_t Gateway::port() const { return impl_->port(); }
std::size_t Gateway::connections() const { return impl_->connections(); }
const std::vector<std::shared_ptr<Door>>& Gateway::doors() const { return impl_->doors(); }
void Gateway::start() { impl_->start(); }
void Gateway::drain() { impl_->drain(); }

}  // namespace server
