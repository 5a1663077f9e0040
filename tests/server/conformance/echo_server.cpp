#include "tests/server/conformance/echo_server.h"

#include <netinet/tcp.h>
#include <sys/ioctl.h>

#include <linux/sockios.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>

#include "protocol/limits.h"
#include "protocol/messages.h"
#include "server/gateway/socket/deflate.h"

namespace tests {
namespace {

namespace net = boost::asio;
namespace websocket = boost::beast::websocket;
using net::ip::tcp;

constexpr auto as_result = net::as_tuple(net::use_awaitable);

}  // namespace

EchoSession::EchoSession(tcp::socket socket, bool deflates, server::LiveCounts& counts)
    : ws_(std::move(socket)), deflates_(deflates), counts_(counts), turn_end_(ws_.get_executor()) {
  outbox_.count_in(counts_);
  // As in live_session.cpp.
  using unsent_low_water = net::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;
  ws_.next_layer().next_layer().set_option(unsent_low_water(16 * 1024));
}

net::awaitable<void> EchoSession::run() {
  ws_.set_option(server::deflate_offer(deflates_));
  bool agreed = false;
  ws_.set_option(
      websocket::stream_base::decorator([&agreed, this](websocket::response_type& response) {
        const auto found = response[boost::beast::http::field::sec_websocket_extensions];
        const std::string_view extensions(found.data(), found.size());
        agreed = server::agrees_to_deflate(extensions);
        if (server::may_come_deflated(extensions)) buffer_.expect_deflated();
        response.set(boost::beast::http::field::sec_websocket_protocol,
                     std::string(protocol::subprotocol));
      }));
  ws_.read_message_max(protocol::limits::message_bytes_max);
  auto [refused] = co_await ws_.async_accept(as_result);
  if (refused) co_return;
  outbox_.set_compressed(agreed);
  ws_.next_layer().go_raw(
      {.outbox = outbox_, .watcher = *this, .counts = counts_, .turn_end = turn_end_});
  while (true) {
    auto [failure, size] = co_await ws_.async_read_some(buffer_.prepare(), as_result);
    if (failure) break;
    buffer_.commit(size);
    if (!ws_.is_message_done()) continue;
    std::string text = buffer_.take();
    if (!ws_.got_text()) text = "binary " + std::to_string(text.size());
    say({}, server::frame(std::move(text)));
  }
  broken();
}

void EchoSession::say(const std::string& feed, server::FrameText frame) {
  outbox_.push(feed, std::move(frame));
  ws_.next_layer().flush_later();
}

void EchoSession::close(std::uint16_t code) {
  outbox_.end(static_cast<protocol::CloseCode>(code), {});
  ws_.async_close(websocket::close_reason(code),
                  [self = shared_from_this()](boost::system::error_code) { self->broken(); });
}

std::size_t EchoSession::kernel_bytes() {
  int bytes = 0;
  ::ioctl(ws_.next_layer().next_layer().native_handle(), SIOCOUTQ, &bytes);
  return static_cast<std::size_t>(bytes);
}

void EchoSession::closing() { outbox_.end(protocol::CloseCode::normal, {}); }

void EchoSession::broken() {
  ws_.next_layer().leave();
  boost::system::error_code ignored;
  ws_.next_layer().next_layer().close(ignored);
}

EchoServer::EchoServer(Deflate deflate)
    : deflates_(deflate == Deflate::on),
      acceptor_(io_, tcp::endpoint(net::ip::address_v4::loopback(), 0)) {
  net::co_spawn(io_, accept(), net::detached);
  thread_ = std::thread([this] { io_.run(); });
}

EchoServer::~EchoServer() {
  io_.stop();
  thread_.join();
}

tools::Peer EchoServer::peer() const {
  return {.host = "127.0.0.1", .port = acceptor_.local_endpoint().port()};
}

net::awaitable<void> EchoServer::accept() {
  while (true) {
    auto [failure, socket] = co_await acceptor_.async_accept(as_result);
    if (failure) co_return;
    socket.set_option(tcp::no_delay(true));
    last_ = std::make_shared<EchoSession>(std::move(socket), deflates_, counts_);
    const std::function<void(const std::exception_ptr&)> ended = [kept = last_](const auto&) {};
    net::co_spawn(io_, last_->run(), ended);
  }
}

}  // namespace tests
