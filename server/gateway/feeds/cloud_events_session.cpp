#include "server/gateway/feeds/cloud_events_session.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <charconv>

#include "protocol/limits.h"
#include "protocol/place.h"
#include "server/gateway/awaits.h"
#include "server/gateway/feeds/feed_session.h"
#include "server/gateway/http/guarded.h"
#include "server/gateway/http/target.h"

namespace server {
namespace {

namespace websocket = boost::beast::websocket;
namespace wire = protocol::limits;
using protocol::CloseCode;

constexpr std::string_view events_feed = "events/";
// The client has nothing to say: enough for it to be told so.
constexpr std::size_t heard_bytes_max = 1024;

class CloudEventsSession final : public FeedSession {
 public:
  CloudEventsSession(const std::shared_ptr<Door>& door, PeerStream stream, Asked asked,
                     http_wire::Request request)
      : FeedSession(door, stream.get_executor(), std::move(asked), door->counts.live),
        ws_(std::move(stream)),
        request_(std::move(request)) {}

 private:
  [[nodiscard]] PeerStream& stream() override { return ws_.next_layer(); }

  void set_options() {
    websocket::stream_base::timeout timeouts{};
    timeouts.handshake_timeout = wire::handshake;
    timeouts.idle_timeout = 2 * door().parts.limits.ping;  // Then two pings had no answer.
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
    stream().keep_little_unsent();
  }

  net::awaitable<void> talk() override {
    set_options();
    auto [failure] = co_await ws_.async_accept(request_, as_result);
    request_ = {};
    if (failure || is_over()) co_return;
    spawn(listen());
    co_await say_events();
  }

  net::awaitable<void> say_events() {
    auto& outbox = feed().outbox();
    while (!is_over()) {
      if (const auto frame = outbox.next()) {
        const auto event = protocol::member_of(frame->text(), "event");
        if (event.empty()) {
          turned_down(frame->text());
          continue;
        }
        stuck().expires_after(door().parts.limits.write_progress);
        auto [failure, size] =
            co_await ws_.async_write(net::buffer(event.data(), event.size()), as_result);
        stuck().cancel();
        if (failure) co_return;
      } else if (const auto& ending = outbox.ending()) {
        const websocket::close_reason reason(static_cast<websocket::close_code>(ending->code),
                                             ending->reason);
        door().counts.close(static_cast<std::uint16_t>(ending->code));
        stuck().expires_after(wire::closing);
        co_await ws_.async_close(reason, as_result);
        co_return;
      } else {
        co_await news();
      }
    }
  }

  // What is no event is not said. Rights have changed: the feed has ended. If some are left, it can
  // be asked for again at once.
  void turned_down(std::string_view frame) {
    if (protocol::type_of(frame) == "revoked") feed().close(CloseCode::resync, "subscribe-again");
  }

  net::awaitable<void> listen() {
    boost::beast::flat_buffer buffer;
    while (!is_over()) {
      auto [failure, size] = co_await ws_.async_read(buffer, as_result);
      if (failure) co_return finish();
      buffer.clear();
      if (ws_.got_text()) {
        feed().close(CloseCode::policy, "read-only");
      } else {
        feed().close(CloseCode::unsupported_data, "read-only");
      }
    }
  }

  websocket::stream<PeerStream> ws_;
  http_wire::Request request_;
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
  return guarded([&]() -> Wish {
    following.from = {.epoch = parts.queries.log().head().epoch.value, .seq = seq};
    return following;
  });
}

void serve_cloud_events(const std::shared_ptr<Door>& door, PeerStream stream,
                        http_wire::Request request, Following following) {
  FeedSession::Asked asked{.following = std::move(following),
                           .reader = http_wire::reader_of(request)};
  std::make_shared<CloudEventsSession>(door, std::move(stream), std::move(asked),
                                       std::move(request))
      ->start();
}

}  // namespace server
