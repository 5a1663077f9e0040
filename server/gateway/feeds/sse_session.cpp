#include "server/gateway/feeds/sse_session.h"

#include <algorithm>
#include <array>

#include "protocol/limits.h"
#include "protocol/place.h"
#include "server/gateway/awaits.h"
#include "server/gateway/feeds/feed_session.h"
#include "server/gateway/http/target.h"

namespace server {
namespace {

namespace wire = protocol::limits;
using protocol::CloseCode;
using std::chrono::milliseconds;

constexpr milliseconds retry_least{1000};
constexpr milliseconds retry_more{4000};
// Who listens says nothing; what comes all the same is passed over, so far.
constexpr std::size_t unheard_bytes_max = std::size_t{16} * 1024;

// Anything up to `most`, so that those who came together do not come back together.
milliseconds jitter(const Salts& random, milliseconds most) {
  const auto salt = random();
  const std::int64_t number = salt[14] * 256 + salt[15];
  constexpr std::int64_t numbers = 65536;
  return milliseconds(most.count() * number / numbers);
}

std::string retry_line(milliseconds retry) {
  return "retry: " + std::to_string(retry.count()) + '\n';
}

std::string head(bool tls, milliseconds retry) {
  std::string text =
      "HTTP/1.1 200 OK\r\n"
      "Content-Type: text/event-stream; charset=utf-8\r\n"
      "Cache-Control: no-store, no-transform\r\n"
      "X-Accel-Buffering: no\r\n"  // A proxy passes each event on at once.
      "X-Content-Type-Options: nosniff\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n"
      "Referrer-Policy: no-referrer\r\n";
  if (tls) text += "Strict-Transport-Security: max-age=31536000\r\n";
  return text + "Connection: close\r\n\r\n" + retry_line(retry) + '\n';
}

class SseSession final : public FeedSession {
 public:
  SseSession(const std::shared_ptr<Door>& door, PeerStream stream, Asked asked)
      : FeedSession(door, stream.get_executor(), std::move(asked), door->counts.streams),
        stream_(std::move(stream)) {
    stream_.keep_little_unsent();
  }

 private:
  [[nodiscard]] PeerStream& stream() override { return stream_; }

  net::awaitable<void> talk() override {
    spawn(listen());
    co_await stream_events();
    if (!is_over()) co_await say_goodbye();
  }

  net::awaitable<void> stream_events() {
    const auto begun_at = SteadyClock::now();
    ends_at_ = begun_at + wire::stream_life + jitter(random(), wire::stream_life_more);
    heartbeat_at_ = begun_at + door().parts.limits.heartbeat;
    const std::string first = head(stream_.is_tls(), coming_back());
    bool open = co_await write(first);
    while (open) {
      auto& outbox = feed().outbox();
      if (const auto frame = outbox.next()) {
        const std::string event = event_of(frame->text());
        open = co_await write(event);
      } else if (outbox.ending()) {
        open = false;
      } else if (std::exchange(comment_due_, false)) {
        open = co_await write(":\n\n");
      } else {
        co_await news();
        open = !is_over();
      }
    }
  }

  // Who is sent away comes back no sooner than in its slot, wherever the stream ends before.
  [[nodiscard]] std::string event_of(std::string_view frame) {
    const auto& leaving = feed().leaving();
    if (!leaving || protocol::type_of(frame) != "drain") return sse_event(frame);
    return retry_line(leaving->slot() + coming_back()) + sse_event(frame);
  }

  net::awaitable<bool> write(std::string_view text) {
    while (!text.empty() && !is_over()) {
      stuck().expires_after(door().parts.limits.write_progress);
      auto [failure, size] =
          co_await stream_.async_write_some(net::buffer(text.data(), text.size()), as_result);
      if (failure) finish();
      text.remove_prefix(size);
    }
    stuck().cancel();
    said_at_ = SteadyClock::now();
    co_return !is_over();
  }

  // Notices that the peer is gone before there is something to tell it.
  net::awaitable<void> listen() {
    std::array<char, 512> ignored;  // NOLINT(*-member-init): written before it is read.
    for (std::size_t total = 0; total < unheard_bytes_max;) {
      auto [failure, size] = co_await stream_.async_read_some(net::buffer(ignored), as_result);
      if (failure) break;
      total += size;
    }
    finish();
  }

  // So that the last event arrives: the peer closes when it has seen our end.
  net::awaitable<void> say_goodbye() {
    stuck().expires_after(wire::closing);
    co_await stream_.end_sending();
    if (stream_.is_tls()) co_return;
    while (!is_over()) co_await news();  // Until listen() sees the peer's end.
  }

  // A sign of life, or the end of the stream.
  void tick(Instant now) override {
    if (now >= ends_at_) feed().close(CloseCode::normal, "come-again");
    if (now >= heartbeat_at_) {
      heartbeat_at_ = now + door().parts.limits.heartbeat;
      feed().ask_heartbeat();
    }
    if (now >= said_at_ + wire::stream_comment) comment_due_ = true;
  }
  [[nodiscard]] Instant due() const override {
    const auto comment_at = comment_due_ ? Instant::max() : said_at_ + wire::stream_comment;
    return std::min({comment_at, heartbeat_at_, ends_at_});
  }

  [[nodiscard]] const Salts& random() { return door().parts.random; }
  [[nodiscard]] milliseconds coming_back() { return retry_least + jitter(random(), retry_more); }

  PeerStream stream_;
  Instant said_at_{};
  Instant heartbeat_at_{};
  Instant ends_at_{};
  bool comment_due_ = false;
};

}  // namespace

Wish wish_to_follow(const GatewayParts& parts, const routes::FollowPlan& asked,
                    const HttpRequest& request) {
  auto known = identify(parts, request, {Scope::plans_read});
  if (!known) return known.error();
  const auto target = routes::parse_target(request.target);
  const auto named = target ? target->parameter("from").value_or("") : std::string();
  // A browser that comes back asks for the same address, but says in the header where it was.
  const auto& text = request.last_event_id.empty() ? named : request.last_event_id;
  const auto from = protocol::at_from(text);
  if (!text.empty() && !from) {
    return protocol::bad_query("from", "a position, <epoch>:<seq>, as an event's `id` gave it");
  }
  return Following{.known = std::move(*known), .feed = "plan/" + asked.plan.value, .from = from};
}

std::string sse_event(std::string_view frame) {
  const auto type = protocol::type_of(frame);
  std::optional<protocol::At> to;
  if (type == "patch") to = protocol::at_member(frame, "to");
  if (type == "snapshot") {
    const bool last = protocol::member_of(frame, "part") == protocol::member_of(frame, "parts");
    if (last) to = protocol::at_in(frame);
  }
  std::string event = "event: " + std::string(type) + '\n';
  if (to) event += "id: " + protocol::to_text(*to) + '\n';
  event.append("data: ").append(frame).append("\n\n");
  return event;
}

void serve_sse(const std::shared_ptr<Door>& door, PeerStream stream, Following following,
               HttpRequest reader) {
  FeedSession::Asked asked{.following = std::move(following), .reader = std::move(reader)};
  std::make_shared<SseSession>(door, std::move(stream), std::move(asked))->start();
}

}  // namespace server
