#include "server/gateway/live_session.h"

#include <netinet/tcp.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include "protocol/limits.h"
#include "protocol/messages.h"
#include "server/gateway/awaits.h"
#include "server/gateway/conversation.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace limits = protocol::limits;
using net::ip::tcp;
using Request = beast::http::request<beast::http::string_body>;
using SteadyClock = std::chrono::steady_clock;

// Unsent bytes that the kernel may hold for us: more would hide from us who is slow, and could not
// be purged when a right ends.
constexpr int kernel_bytes = 16 * 1024;

// A reader and a writer coroutine and one that watches the time; all on the I/O thread. Whichever
// sees the end first ends the others.
class LiveSession final : public Connection, public std::enable_shared_from_this<LiveSession> {
 public:
  LiveSession(std::shared_ptr<Door> door, tcp::socket socket)
      : door_(std::move(door)),
        ws_(std::move(socket)),
        bell_(ws_.get_executor()),
        room_(ws_.get_executor()),
        watch_(ws_.get_executor()) {
    door_->enter(*this);
  }
  ~LiveSession() override { door_->leave(*this); }

  void start(Request request) {
    request_ = std::move(request);
    spawn(run());
  }

  void drain() override {
    if (conversation_) {
      conversation_->drain();
    } else {
      finish();
    }
  }
  void cut() override { finish(); }

 private:
  void spawn(net::awaitable<void> coroutine) {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (failure) log_lines::connection_failed("an exception on a live socket");
      if (failure) self->finish();
    };
    net::co_spawn(ws_.get_executor(), std::move(coroutine), ended);
  }

  void set_options() {
    websocket::stream_base::timeout timeouts{};
    timeouts.handshake_timeout = limits::handshake;
    timeouts.idle_timeout = limits::silence;
    timeouts.keep_alive_pings = true;
    ws_.set_option(timeouts);
    ws_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
      response.set(beast::http::field::sec_websocket_protocol,
                   beast::string_view(protocol::subprotocol.data(), protocol::subprotocol.size()));
    }));
    ws_.read_message_max(limits::message_bytes_max);
    ws_.auto_fragment(false);
    ws_.text(true);
    using unsent_low_water = net::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;
    beast::error_code ignored;
    ws_.next_layer().set_option(unsent_low_water(kernel_bytes), ignored);
  }

  net::awaitable<void> run() {
    set_options();
    auto [failure] = co_await ws_.async_accept(request_, as_result);
    request_ = {};
    if (failure || over_) co_return finish();
    conversation_ = std::make_shared<Conversation>(door_, ws_.get_executor(), [this] { ring(); });
    conversation_->begin(SteadyClock::now());
    spawn(write_frames());
    spawn(watch_time());
    if (door_->draining()) conversation_->drain();
    co_await read_messages();
  }

  net::awaitable<void> read_messages() {
    beast::flat_buffer buffer;
    while (!over_) {
      auto [failure, size] = co_await ws_.async_read(buffer, as_result);
      if (failure) break;  // Closed, reset or silent too long: the log has all that matters.
      if (conversation_->outbox().ending()) {
        buffer.clear();
        continue;  // What comes after our close is read until the peer has closed, and not heard.
      }
      if (!ws_.got_text()) conversation_->hear_binary();
      std::string text = beast::buffers_to_string(buffer.data());
      buffer.clear();
      if (ws_.got_text()) co_await conversation_->hear(std::move(text));
      while (!over_ && conversation_->outbox().is_full()) co_await wait(room_);
    }
    finish();
  }

  net::awaitable<void> write_frames() {
    while (!over_) {
      if (const auto frame = conversation_->outbox().next()) {
        writing_since_ = SteadyClock::now();
        auto [failure, size] = co_await ws_.async_write(net::buffer(*frame), as_result);
        writing_since_.reset();
        room_.cancel();
        if (failure) co_return finish();
      } else if (const auto& ending = conversation_->outbox().ending()) {
        const websocket::close_reason reason(static_cast<websocket::close_code>(ending->code),
                                             ending->reason);
        co_await ws_.async_close(reason, as_result);
        co_return finish();
      } else {
        co_await wait(bell_);
      }
    }
  }

  net::awaitable<void> watch_time() {
    while (!over_) {
      watch_.expires_at(next_due());
      co_await watch_.async_wait(as_result);
      if (over_) break;
      const auto now = SteadyClock::now();
      conversation_->tick(now);
      const bool stuck =
          writing_since_ && now >= *writing_since_ + door_->parts.limits.write_progress;
      const bool not_closed = ending_since_ && now >= *ending_since_ + limits::closing;
      if (stuck || not_closed) finish();
    }
  }

  [[nodiscard]] SteadyClock::time_point next_due() const {
    if (ending_since_) return *ending_since_ + limits::closing;
    const auto due = conversation_->due(SteadyClock::now());
    return writing_since_ ? std::min(due, *writing_since_ + door_->parts.limits.write_progress)
                          : due;
  }

  // Until somebody cancels it.
  net::awaitable<void> wait(net::steady_timer& bell) {
    bell.expires_at(SteadyClock::time_point::max());
    co_await bell.async_wait(as_result);
  }

  // There is something to write, or to watch for.
  void ring() {
    bell_.cancel();
    if (conversation_->outbox().ending() && !ending_since_) ending_since_ = SteadyClock::now();
    if (next_due() < watch_.expiry()) watch_.cancel();
  }

  void finish() {
    if (std::exchange(over_, true)) return;
    if (conversation_) conversation_->end();
    beast::error_code ignored;
    beast::get_lowest_layer(ws_).close(ignored);
    bell_.cancel();
    room_.cancel();
    watch_.cancel();
  }

  const std::shared_ptr<Door> door_;
  websocket::stream<tcp::socket> ws_;
  net::steady_timer bell_;   // For the writer: there is something to say.
  net::steady_timer room_;   // For the reader: something was said.
  net::steady_timer watch_;  // For the one who watches the time.
  Request request_;
  std::shared_ptr<Conversation> conversation_;
  std::optional<SteadyClock::time_point> writing_since_;
  std::optional<SteadyClock::time_point> ending_since_;
  bool over_ = false;
};

}  // namespace

void serve_live(std::shared_ptr<Door> door, tcp::socket socket, Request request) {
  std::make_shared<LiveSession>(std::move(door), std::move(socket))->start(std::move(request));
}

}  // namespace server
