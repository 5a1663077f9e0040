#include "server/gateway/socket/live_session.h"

#include <netinet/tcp.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket.hpp>
#include <optional>

#include "protocol/limits.h"
#include "protocol/messages.h"
#include "server/gateway/awaits.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/peer/peer_address.h"
#include "server/gateway/socket/conversation.h"
#include "server/gateway/socket/deflate.h"
#include "server/gateway/socket/fanout_layer.h"
#include "server/gateway/socket/message_buffer.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace wire_limits = protocol::limits;
using http_wire::Request;

// Unsent bytes that the kernel may hold for us: more would hide from us who is slow, and could not
// be purged when a right ends.
constexpr int kernel_bytes = 16 * 1024;

// One coroutine that reads; the fanout layer writes, and a deadline on the wheel watches the time.
// Whichever sees the end first ends the others.
class LiveSession final : public Connection,
                          public FanoutWatcher,
                          public std::enable_shared_from_this<LiveSession> {
 public:
  LiveSession(std::shared_ptr<Door> door, PeerStream stream, Request request)
      : door_(std::move(door)),
        ws_(std::move(stream)),
        deadline_(door_->wheel, [this] { on_time(); }),
        request_(std::make_unique<Request>(std::move(request))) {
    door_->enter(*this);
    door_->counts.live.add(1);
  }
  ~LiveSession() override {
    door_->counts.live.take(1);
    door_->leave(*this);
  }

  void start() {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (!failure) return self->finish();
      log_lines::connection_failed("an exception on a live socket");
      self->break_off();
    };
    net::co_spawn(ws_.get_executor(), run(), ended);
  }

  void drain() override {
    if (!conversation_) return finish();
    conversation_->drain();
    arm();
  }
  void cut() override { finish(); }

 private:
  [[nodiscard]] FanoutLayer<PeerStream>& layer() { return ws_.next_layer(); }
  [[nodiscard]] Outbox& outbox() { return conversation_->outbox(); }
  [[nodiscard]] const GatewayLimits& bounds() const { return door_->parts.limits; }

  void set_options() {
    // Beast's own timers stay off: the wheel has ours.
    ws_.set_option(websocket::stream_base::decorator([this](websocket::response_type& response) {
      const auto field = response[beast::http::field::sec_websocket_extensions];
      const std::string_view agreed(field.data(), field.size());
      deflates_ = agrees_to_deflate(agreed);
      if (may_come_deflated(agreed)) buffer_.expect_deflated();
      response.set(beast::http::field::sec_websocket_protocol,
                   beast::string_view(protocol::subprotocol.data(), protocol::subprotocol.size()));
    }));
    ws_.control_callback([this](websocket::frame_type /*kind*/, beast::string_view /*payload*/) {
      unanswered_pings_ = 0;
    });
    ws_.set_option(deflate_offer(bounds().compression));
    ws_.read_message_max(wire_limits::message_bytes_max);
    using unsent_low_water = net::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;
    beast::error_code ignored;
    layer().next_layer().socket().set_option(unsent_low_water(kernel_bytes), ignored);
  }

  net::awaitable<void> run() {
    set_options();
    deadline_.expires_after(wire_limits::handshake);
    TicketPlace came_from = place_of(door_->parts, http_wire::head_of(*request_));
    auto [refused] = co_await ws_.async_accept(*request_, as_result);
    request_.reset();
    if (refused || over_) co_return finish();
    begin(std::move(came_from));
    while (!over_) {
      auto [failure, size] = co_await ws_.async_read_some(buffer_.prepare(), as_result);
      if (failure) break;  // Closed, reset or silent too long: the log has all that matters.
      buffer_.commit(size);
      if (!ws_.is_message_done()) continue;
      std::string text = buffer_.take();
      unanswered_pings_ = 0;
      door_->counts.messages_in.add(1);
      // What comes after our close is read until the peer has closed, and not heard.
      if (outbox().ending()) continue;
      if (!ws_.got_text()) {
        conversation_->hear_binary();
        continue;
      }
      co_await conversation_->hear(std::move(text));
      arm();
      while (!over_ && outbox().is_full()) co_await room();
    }
    finish();
  }

  void begin(TicketPlace came_from) {
    const auto now = SteadyClock::now();
    conversation_ = std::make_shared<Conversation>(door_, ws_.get_executor(), [this] { ring(); });
    conversation_->came_from(std::move(came_from));
    beast::error_code unknown;
    const auto peer = beast::get_lowest_layer(ws_).remote_endpoint(unknown);
    conversation_->called_from(text_of(peer.address()));
    outbox().count_in(door_->counts);
    outbox().set_compressed(deflates_);
    layer().go_raw({.outbox = outbox(),
                    .watcher = *this,
                    .counts = door_->counts,
                    .turn_end = door_->turn_end});
    ping_at_ = now + bounds().ping;
    conversation_->begin(now);
    if (door_->draining()) conversation_->drain();
    arm();
  }

  // Until there may be room in the outbox.
  net::awaitable<void> room() {
    net::steady_timer bell(ws_.get_executor(), SteadyClock::time_point::max());
    room_ = &bell;
    co_await bell.async_wait(as_result);
    room_ = nullptr;
  }
  void tell_room() {
    if (room_ != nullptr) room_->cancel();
  }

  // There is something new in the outbox.
  void ring() {
    layer().flush_later();
    if (outbox().ending() && !ending_since_) close();
    if (conversation_->is_leaving()) arm();
    tell_room();
  }

  // Something is wrong at our end: the client hears so, if it can.
  void break_off() {
    if (over_ || !conversation_ || ending_since_) return finish();
    conversation_->break_off();
  }

  // The layer sends it behind all that is queued.
  void close() {
    ending_since_ = SteadyClock::now();
    const auto& ending = *outbox().ending();
    const websocket::close_reason reason(static_cast<websocket::close_code>(ending.code),
                                         ending.reason);
    ws_.async_close(reason, [self = shared_from_this()](beast::error_code) { self->finish(); });
    arm();
  }

  // FanoutWatcher.
  void blocked() override { arm(); }
  void advanced() override { tell_room(); }
  void closing() override {
    if (ending_since_) return;
    ending_since_ = SteadyClock::now();
    outbox().end(protocol::CloseCode::normal, {});  // Nothing is queued behind Beast's own close.
    arm();
  }
  void broken() override { finish(); }

  void arm() {
    if (!over_) deadline_.expires_at(next_due());
  }

  [[nodiscard]] SteadyClock::time_point next_due() {
    if (ending_since_) return *ending_since_ + wire_limits::closing;
    const auto due = std::min(ping_at_, conversation_->due(SteadyClock::now()));
    const auto& stuck = layer().blocked_since();
    return stuck ? std::min(due, *stuck + bounds().write_progress) : due;
  }

  void on_time() {
    const auto self = shared_from_this();
    if (!conversation_) return finish();  // The handshake is not over in time.
    const auto now = SteadyClock::now();
    if (ending_since_) {
      if (now >= *ending_since_ + wire_limits::closing) finish();
      return arm();
    }
    conversation_->tick(now);
    if (now >= ping_at_) ping(now);
    const auto& stuck = layer().blocked_since();
    if (stuck && now >= *stuck + bounds().write_progress) {
      outbox().give_up();
      ring();
    }
    arm();
  }

  void ping(SteadyClock::time_point now) {
    if (unanswered_pings_ >= wire_limits::unanswered_pings_max) {
      door_->counts.unanswered.add(1);
      return finish();
    }
    ++unanswered_pings_;
    ping_at_ = now + bounds().ping;
    door_->counts.pings.add(1);
    layer().ping();
  }

  void finish() {
    if (std::exchange(over_, true)) return;
    if (!layer().said_close()) door_->counts.cut.add(1);
    layer().leave();
    if (conversation_) conversation_->end();
    layer().next_layer().close();
    deadline_.cancel();
    tell_room();
  }

  const std::shared_ptr<Door> door_;
  websocket::stream<FanoutLayer<PeerStream>, true> ws_;
  Deadline deadline_;
  std::unique_ptr<Request> request_;  // Until it is answered.
  std::shared_ptr<Conversation> conversation_;
  MessageBuffer buffer_;
  net::steady_timer* room_ = nullptr;  // Of the reader, while it waits for somebody to read.
  SteadyClock::time_point ping_at_{};
  std::optional<SteadyClock::time_point> ending_since_;
  int unanswered_pings_ = 0;
  bool deflates_ = false;
  bool over_ = false;
};

}  // namespace

void serve_live(std::shared_ptr<Door> door, PeerStream stream, http_wire::Request request) {
  std::make_shared<LiveSession>(std::move(door), std::move(stream), std::move(request))->start();
}

}  // namespace server
