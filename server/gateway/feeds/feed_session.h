// Feed session: a connection on which one person follows one feed, whatever it is said in: begins,
// or is refused before a byte of it; ends with its reader, with its peer, or in its slot when the
// server stops. What is said, and how it ends politely, is each speech's own. On the I/O thread.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>

#include "server/gateway/door.h"
#include "server/gateway/feeds/feed_reader.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/peer/peer_stream.h"

namespace server {

class FeedSession : public Connection, public std::enable_shared_from_this<FeedSession> {
 public:
  using Instant = FeedReader::Instant;
  struct Asked {
    Following following;
    HttpRequest reader;  // For the language of a refusal.
  };

  ~FeedSession() override;

  void start();
  void drain() final;
  void cut() final { finish(); }

 protected:
  // `executor` is the connection's; it is counted in `present` as long as it is there.
  FeedSession(std::shared_ptr<Door> door, const boost::asio::any_io_executor& executor, Asked asked,
              Count& present);

  [[nodiscard]] virtual PeerStream& stream() = 0;
  // Says what the feed has, once it has begun, and how it ends.
  [[nodiscard]] virtual boost::asio::awaitable<void> talk() = 0;
  // What else is due at its time, and when the next of it is.
  virtual void tick(Instant now);
  [[nodiscard]] virtual Instant due() const;

  // Whatever throws in there ends the session.
  void spawn(boost::asio::awaitable<void> coroutine);
  // Until something is in the outbox, or something else has changed.
  [[nodiscard]] boost::asio::awaitable<void> news();
  // Nothing more is said or heard.
  void finish();
  [[nodiscard]] bool is_over() const { return over_; }

  [[nodiscard]] Door& door() { return *door_; }
  [[nodiscard]] FeedReader& feed() { return *feed_; }
  // The peer takes nothing, does not close, or the plan's home does not begin.
  [[nodiscard]] Deadline& stuck() { return stuck_; }

 private:
  [[nodiscard]] boost::asio::awaitable<void> run();
  void on_time();
  void arm();

  const std::shared_ptr<Door> door_;
  const boost::asio::any_io_executor executor_;
  const HttpRequest reader_;
  Count& present_;
  const std::shared_ptr<FeedReader> feed_;
  Deadline stuck_;
  Deadline due_;  // Something is to be said, or to end.
  bool over_ = false;
};

}  // namespace server
