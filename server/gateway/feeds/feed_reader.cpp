#include "server/gateway/feeds/feed_reader.h"

#include <algorithm>

#include "protocol/limits.h"
#include "protocol/place.h"
#include "server/gateway/awaits.h"

namespace server {

using protocol::CloseCode;

FeedReader::FeedReader(std::shared_ptr<Door> door, const net::any_io_executor& executor,
                       Following following)
    : door_(std::move(door)),
      executor_(executor),
      following_(std::move(following)),
      bell_(executor) {}

FeedReader::~FeedReader() { end(); }

net::awaitable<bool> FeedReader::begin() {
  const auto& session = following_.known.session;
  const SessionSockets::Close log_out_there = [weak = weak_from_this(), executor = executor_] {
    net::post(executor, [weak] {
      if (const auto self = weak.lock()) self->log_out();
    });
  };
  session_place_ = door_->parts.entrance.sockets.enter(session, log_out_there);
  std::function<bool()> work = [this, &session] { return still_in(door_->parts, session); };
  const bool in = co_await on_pool(door_->parts.pool, std::move(work));
  if (!in) log_out();
  if (over_ || refused_ || outbox_.ending()) co_return false;
  subscribe();
  while (!begun_ && !refused_ && !over_ && !outbox_.ending()) co_await news();
  co_return begun_ && !over_;
}

void FeedReader::subscribe() {
  listener_ = door_->parts.hub.add(*this, following_.known.who.viewer);
  const protocol::Subscribe request{.id = 0, .feed = following_.feed, .from = following_.from};
  // Not called once the listener is removed, which end() does.
  door_->parts.hub.subscribe(*listener_, request, [this](const auto& begun) {
    if (!begun) return refuse(begun.error());
    begun_ = true;
    ring();
  });
}

void FeedReader::refuse(protocol::Problem problem) {
  refused_ = std::move(problem);
  ring();
}

net::awaitable<void> FeedReader::news() {
  bell_.expires_at(Instant::max());
  co_await bell_.async_wait(as_result);
}

void FeedReader::tick(Instant now) {
  if (door_->parts.clock.now() >= following_.known.expires) {
    return close(CloseCode::token_expired, "token-expired");
  }
  if (leaving_ && leaving_->must_tell(now)) say_drain({});
  if (leaving_ && leaving_->may_go(now, 0)) close(CloseCode::drain, "drain");
}

FeedReader::Instant FeedReader::due(Instant now) const {
  using std::chrono::microseconds;
  const auto left = following_.known.expires - door_->parts.clock.now();
  const auto bounded = std::clamp<microseconds>(left, {}, protocol::limits::stream_life);
  const auto ends = now + bounded;
  const auto leaves = leaving_ ? leaving_->due(0) : std::nullopt;
  return leaves ? std::min<Instant>(ends, *leaves) : ends;
}

void FeedReader::ask_heartbeat() {
  if (listener_ && begun_) door_->parts.hub.heartbeat(*listener_);
}

void FeedReader::drain() {
  if (over_ || refused_ || outbox_.ending()) return;
  if (!begun_) return refuse(protocol::overloaded(Departures::come_back.count()));
  const auto slot = door_->parts.instruments->departures.next();
  if (!slot) return close(CloseCode::drain, "drain");
  if (leaving_) return;
  leaving_.emplace(std::chrono::steady_clock::now(), *slot);
  ask_heartbeat();  // What it says of the feed goes into `drain`.
  ring();
}

void FeedReader::say_drain(std::string_view heartbeat) {
  if (auto text = leaving_->tell(heartbeat)) outbox_.push({}, frame(std::move(*text)));
}

// What is queued was theirs when it was queued; but who has logged out gets no more.
void FeedReader::log_out() {
  outbox_.purge(following_.feed);
  close(CloseCode::unauthorized, "logged-out");
}

void FeedReader::close(CloseCode code, std::string reason) {
  outbox_.end(code, std::move(reason));
  ring();
}

void FeedReader::end() {
  if (std::exchange(over_, true)) return;
  session_place_ = {};
  if (listener_) door_->parts.hub.remove(*listener_);
  listener_.reset();
  ring();
}

void FeedReader::deliver(const std::string& feed, FrameText frame) {
  if (over_) return;
  const bool ended = protocol::type_of(frame->text()) == "revoked" &&
                     protocol::member_of(frame->text(), "scope") == "\"all\"";
  if (leaving_ && is_heartbeat(frame->text())) say_drain(frame->text());
  outbox_.push(feed, std::move(frame));
  if (ended) outbox_.end(CloseCode::forbidden, "no-access");
  ring();
}

void FeedReader::purge(const std::string& feed) { outbox_.purge(feed); }

}  // namespace server
