#include "server/gateway/feeds/cloud_events_session.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <charconv>
#include <exception>

#include "protocol/limits.h"
#include "protocol/place.h"
#include "server/gateway/awaits.h"
#include "server/gateway/http/replies.h"
#include "server/gateway/http/target.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace websocket = boost::beast::websocket;
namespace wire = protocol::limits;
using protocol::CloseCode;
using SteadyClock = std::chrono::steady_clock;

constexpr auto silence = 2 * wire::heartbeat;  // Then the peer is gone: two pings had no answer.
constexpr std::string_view events_feed = "events/";
// The client has nothing to say: enough for it to be told so.
constexpr std::size_t heard_bytes_max = 1024;

class CloudEventsSession final : public Connection,
                                 public std::enable_shared_from_this<CloudEventsSession> {
 public:
  CloudEventsSession(std::shared_ptr<Door> door, PeerStream stream, Following following)
      : door_(std::move(door)),
        ws_(std::move(stream)),
        executor_(ws_.get_executor()),
        feed_(std::make_shared<FeedReader>(door_, executor_, std::move(following))),
        stuck_(door_->wheel, [this] { finish(); }),
        due_(door_->wheel, [this] { on_time(); }) {
    door_->enter(*this);
  }
  ~CloudEventsSession() override { door_->leave(*this); }

  void start(http_wire::Request request) {
    request_ = std::move(request);
    spawn(run());
  }

  void drain() override { feed_->close(CloseCode::drain, "drain"); }
  void cut() override { finish(); }

 private:
  void spawn(net::awaitable<void> coroutine) {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (failure) log_lines::connection_failed("an exception on a live socket");
      if (failure) self->finish();
    };
    net::co_spawn(executor_, std::move(coroutine), ended);
  }

  void set_options() {
    websocket::stream_base::timeout timeouts{};
    timeouts.handshake_timeout = wire::handshake;
    timeouts.idle_timeout = silence;
    timeouts.keep_alive_pings = true;
    ws_.set_option(timeouts);
    ws_.set_option(websocket::stream_base::decorator([](websocket::response_type& response) {
      constexpr auto spoken = protocol::cloud_events_subprotocol;
      response.set(boost::beast::http::field::sec_websocket_protocol,
                   boost::beast::string_view(spoken.data(), spoken.size()));
    }));
    ws_.read_message_max(heard_bytes_max);
    ws_.auto_fragment(false);
    ws_.text(true);
    ws_.next_layer().keep_little_unsent();
  }

  // Nobody gets a 101 who may not have the feed.
  net::awaitable<void> run() {
    stuck_.expires_after(wire::wait_max);
    const bool begun = co_await feed_->begin();
    stuck_.cancel();
    if (over_) co_return;
    if (feed_->refused()) {
      over_ = true;
      const HttpRequest reader = http_wire::reader_of(request_);
      feed_->end();
      co_await refuse_on(*door_, ws_.next_layer(), reader, *feed_->refused());
      co_return;
    }
    if (!begun) co_return finish();
    set_options();
    auto [failure] = co_await ws_.async_accept(request_, as_result);
    request_ = {};
    if (failure || over_) co_return finish();
    spawn(listen());
    on_time();
    co_await say_events();
  }

  net::awaitable<void> say_events() {
    auto& outbox = feed_->outbox();
    while (!over_) {
      if (const auto frame = outbox.next()) {
        const auto event = protocol::member_of(frame->text(), "event");
        if (event.empty()) {
          turned_down(frame->text());
          continue;
        }
        stuck_.expires_after(door_->parts.limits.write_progress);
        auto [failure, size] =
            co_await ws_.async_write(net::buffer(event.data(), event.size()), as_result);
        stuck_.cancel();
        if (failure) co_return finish();
      } else if (const auto& ending = outbox.ending()) {
        const websocket::close_reason reason(static_cast<websocket::close_code>(ending->code),
                                             ending->reason);
        stuck_.expires_after(wire::closing);
        co_await ws_.async_close(reason, as_result);
        co_return finish();
      } else {
        co_await feed_->news();
      }
    }
  }

  // Rights have changed: the feed has ended. If some are left, it can be asked for again at once.
  void turned_down(std::string_view frame) {
    if (protocol::type_of(frame) == "revoked") feed_->close(CloseCode::resync, "subscribe-again");
  }

  net::awaitable<void> listen() {
    boost::beast::flat_buffer buffer;
    while (!over_) {
      auto [failure, size] = co_await ws_.async_read(buffer, as_result);
      if (failure) co_return finish();
      buffer.clear();
      if (ws_.got_text()) {
        feed_->close(CloseCode::policy, "read-only");
      } else {
        feed_->close(CloseCode::unsupported_data, "read-only");
      }
    }
  }

  void on_time() {
    if (over_) return;
    feed_->look_at_time();
    due_.expires_after(feed_->left());
  }

  void finish() {
    if (std::exchange(over_, true)) return;
    feed_->end();
    ws_.next_layer().close();
    stuck_.cancel();
    due_.cancel();
  }

  const std::shared_ptr<Door> door_;
  websocket::stream<PeerStream> ws_;
  const net::any_io_executor executor_;
  const std::shared_ptr<FeedReader> feed_;
  Deadline stuck_;  // The peer takes nothing, or does not close.
  Deadline due_;    // The token ends.
  http_wire::Request request_;
  bool over_ = false;
};

}  // namespace

Wish wish_for_events(const GatewayParts& parts, const HttpRequest& request) {
  auto known = identify(parts, request, {Scope::events_read});
  if (!known) return known.error();
  const auto target = routes::parse_target(request.target);
  auto feed = target ? target->parameter("feed").value_or("") : std::string();
  if (!feed.starts_with(events_feed) || !events::is_uuid(feed.substr(events_feed.size()))) {
    return protocol::bad_query("feed", "events/<plan id>");
  }
  Following following{.known = std::move(*known), .feed = std::move(feed)};
  const auto after = target->parameter("after");
  if (!after) return following;
  std::uint64_t seq = 0;
  const auto* text_end = after->data() + after->size();
  const auto [end, failure] = std::from_chars(after->data(), text_end, seq);
  if (failure != std::errc{} || end != text_end) {
    return protocol::bad_query("after", "the `sequence` of the last event that you have");
  }
  try {
    following.from = {.epoch = parts.queries.log().head().epoch.value, .seq = seq};
  } catch (const std::exception& unreadable) {
    log_lines::read_failed(unreadable.what());
    return protocol::internal_error();
  }
  return following;
}

void serve_cloud_events(std::shared_ptr<Door> door, PeerStream stream, http_wire::Request request,
                        Following following) {
  std::make_shared<CloudEventsSession>(std::move(door), std::move(stream), std::move(following))
      ->start(std::move(request));
}

}  // namespace server
