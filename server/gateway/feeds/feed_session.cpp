#include "server/gateway/feeds/feed_session.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>

#include "protocol/limits.h"
#include "server/gateway/awaits.h"
#include "server/gateway/http/replies.h"
#include "server/log_lines.h"

namespace server {

FeedSession::FeedSession(std::shared_ptr<Door> door, const net::any_io_executor& executor,
                         Asked asked, Count& present)
    : door_(std::move(door)),
      executor_(executor),
      reader_(std::move(asked.reader)),
      present_(present),
      feed_(std::make_shared<FeedReader>(door_, executor_, std::move(asked.following))),
      stuck_(door_->wheel, [this] { finish(); }),
      due_(door_->wheel, [this] { on_time(); }) {
  door_->enter(*this);
  present_.add(1);
}

FeedSession::~FeedSession() {
  present_.take(1);
  door_->leave(*this);
}

void FeedSession::start() { spawn(run()); }

void FeedSession::spawn(net::awaitable<void> coroutine) {
  const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
    if (failure) log_lines::connection_failed("an exception on a feed");
    if (failure) self->finish();
  };
  net::co_spawn(executor_, std::move(coroutine), ended);
}

// Nobody gets a byte of a feed that they may not have.
net::awaitable<void> FeedSession::run() {
  stuck_.expires_after(protocol::limits::wait_max);
  const bool begun = co_await feed_->begin();
  stuck_.cancel();
  if (over_) co_return;
  if (const auto& no = feed_->refused()) {
    over_ = true;
    feed_->end();
    co_return co_await refuse_on(*door_, stream(), reader_, *no);
  }
  if (begun) co_await talk();
  finish();
}

net::awaitable<void> FeedSession::news() {
  arm();
  co_await feed_->news();
}

void FeedSession::drain() { feed_->drain(); }

void FeedSession::on_time() {
  if (over_) return;
  const auto now = SteadyClock::now();
  feed_->tick(now);
  tick(now);
  arm();
  feed_->ring();
}

// Once it ends, only the peer's patience is left.
void FeedSession::arm() {
  if (over_ || feed_->outbox().ending()) return;
  due_.expires_at(std::min(due(), feed_->due(SteadyClock::now())));
}

void FeedSession::tick(Instant /*now*/) {}
FeedSession::Instant FeedSession::due() const { return Instant::max(); }

void FeedSession::finish() {
  if (std::exchange(over_, true)) return;
  feed_->end();
  stream().close();
  stuck_.cancel();
  due_.cancel();
}

}  // namespace server
