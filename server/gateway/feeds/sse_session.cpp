#include "server/gateway/feeds/sse_session.h"

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>

#include "protocol/limits.h"
#include "protocol/place.h"
#include "server/gateway/awaits.h"
#include "server/gateway/http/replies.h"
#include "server/gateway/http/target.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace wire = protocol::limits;
using protocol::CloseCode;
using SteadyClock = std::chrono::steady_clock;
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
  return text + "Connection: close\r\n\r\nretry: " + std::to_string(retry.count()) + "\n\n";
}

class SseSession final : public Connection, public std::enable_shared_from_this<SseSession> {
 public:
  SseSession(std::shared_ptr<Door> door, PeerStream stream, Following following, HttpRequest reader)
      : door_(std::move(door)),
        stream_(std::move(stream)),
        executor_(stream_.get_executor()),
        reader_(std::move(reader)),
        feed_(std::make_shared<FeedReader>(door_, executor_, std::move(following))),
        stuck_(door_->wheel, [this] { finish(); }),
        due_(door_->wheel, [this] { on_time(); }) {
    door_->enter(*this);
    door_->counts.streams.add(1);
  }
  ~SseSession() override {
    door_->counts.streams.take(1);
    door_->leave(*this);
  }

  void start() {
    stream_.keep_little_unsent();
    spawn(run());
  }

  void drain() override { feed_->close(CloseCode::drain, "drain"); }
  void cut() override { finish(); }

 private:
  void spawn(net::awaitable<void> coroutine) {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (failure) log_lines::connection_failed("an exception on a stream of events");
      self->finish();
    };
    net::co_spawn(executor_, std::move(coroutine), ended);
  }

  net::awaitable<void> run() {
    stuck_.expires_after(wire::wait_max);
    const bool begun = co_await feed_->begin();
    if (over_) co_return;
    if (feed_->refused()) {
      over_ = true;
      stuck_.cancel();
      feed_->end();
      co_await refuse_on(*door_, stream_, reader_, *feed_->refused());
      co_return;
    }
    if (!begun) co_return;
    spawn(listen());
    co_await stream_events();
    if (!over_) co_await say_goodbye();
  }

  net::awaitable<void> stream_events() {
    const auto& random = door_->parts.random;
    const auto begun_at = SteadyClock::now();
    ends_at_ = begun_at + wire::stream_life + jitter(random, wire::stream_life_more);
    heartbeat_at_ = begun_at + wire::heartbeat;
    const std::string first = head(stream_.is_tls(), retry_least + jitter(random, retry_more));
    bool open = co_await write(first);
    if (open) on_time();
    while (open) {
      auto& outbox = feed_->outbox();
      if (const auto frame = outbox.next()) {
        const std::string event = sse_event(frame->text());
        open = co_await write(event);
      } else if (outbox.ending()) {
        open = false;
      } else if (std::exchange(comment_due_, false)) {
        open = co_await write(":\n\n");
      } else {
        co_await feed_->news();
        open = !over_;
      }
    }
  }

  net::awaitable<bool> write(std::string_view text) {
    while (!text.empty() && !over_) {
      stuck_.expires_after(door_->parts.limits.write_progress);
      auto [failure, size] =
          co_await stream_.async_write_some(net::buffer(text.data(), text.size()), as_result);
      if (failure) finish();
      text.remove_prefix(size);
    }
    stuck_.cancel();
    said_at_ = SteadyClock::now();
    co_return !over_;
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
    due_.cancel();
    stuck_.expires_after(wire::closing);
    co_await stream_.end_sending();
    if (stream_.is_tls()) co_return;
    while (!over_) co_await feed_->news();  // Until listen() sees the peer's end.
  }

  // A sign of life, the end of the token or of the stream.
  void on_time() {
    if (over_) return;
    const auto now = SteadyClock::now();
    feed_->look_at_time();
    if (now >= ends_at_) feed_->close(CloseCode::normal, "come-again");
    if (now >= heartbeat_at_) {
      heartbeat_at_ = now + wire::heartbeat;
      feed_->ask_heartbeat();
    }
    if (now >= said_at_ + wire::stream_comment) comment_due_ = true;
    const auto comment_at = (comment_due_ ? now : said_at_) + wire::stream_comment;
    due_.expires_at(std::min({comment_at, heartbeat_at_, ends_at_, now + feed_->left()}));
    feed_->ring();
  }

  void finish() {
    if (std::exchange(over_, true)) return;
    feed_->end();
    stream_.close();
    stuck_.cancel();
    due_.cancel();
  }

  const std::shared_ptr<Door> door_;
  PeerStream stream_;
  const net::any_io_executor executor_;
  const HttpRequest reader_;
  const std::shared_ptr<FeedReader> feed_;
  Deadline stuck_;  // The peer takes nothing, or the plan's home does not begin.
  Deadline due_;    // Something is to be said, or to end.
  SteadyClock::time_point said_at_{};
  SteadyClock::time_point heartbeat_at_{};
  SteadyClock::time_point ends_at_{};
  bool comment_due_ = false;
  bool over_ = false;
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

void serve_sse(std::shared_ptr<Door> door, PeerStream stream, Following following,
               HttpRequest reader) {
  std::make_shared<SseSession>(std::move(door), std::move(stream), std::move(following),
                               std::move(reader))
      ->start();
}

}  // namespace server
