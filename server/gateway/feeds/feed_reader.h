// Feed reader: one person who follows one feed on a connection of its own and says nothing there:
// what server-sent events and bare CloudEvents have in common. The hub's frames, with the same
// rights at delivery and the same bounds as on a live socket, until the token or the session ends.
// On the I/O thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/messages.h"
#include "server/gateway/bounds/leaving.h"
#include "server/gateway/door.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/socket/outbox.h"
#include "server/identity/session_sockets.h"

namespace server {

// Who wants to follow what, since where.
struct Following {
  Known known;
  std::string feed;
  std::optional<protocol::At> from{};
  Crowd::Place place{};  // Among the connections of one person.
};
using Wish = events::Result<Following, protocol::Problem>;

class FeedReader final : public Listener, public std::enable_shared_from_this<FeedReader> {
 public:
  // `executor` runs on the door's thread.
  FeedReader(std::shared_ptr<Door> door, const boost::asio::any_io_executor& executor,
             Following following);
  ~FeedReader() override;

  using Instant = std::chrono::steady_clock::time_point;

  // Subscribes; true once it has begun. Else it was refused(), or is over.
  [[nodiscard]] boost::asio::awaitable<bool> begin();
  [[nodiscard]] const std::optional<protocol::Problem>& refused() const { return refused_; }
  // Waits until something is in the outbox, or something else has changed.
  [[nodiscard]] boost::asio::awaitable<void> news();
  // Wakes who waits for news.
  void ring() { bell_.cancel(); }

  // Does what is due: ends it with its token, or in its slot while the server stops.
  void tick(Instant now);
  // When something is due next, as far as a timer can count.
  [[nodiscard]] Instant due(Instant now) const;
  // Asks for a heartbeat, which comes as a frame of no feed.
  void ask_heartbeat();
  // The server stops: it ends in its slot (departures.h), and says so before in a `drain` frame; at
  // once if there is no time; and what has not begun is refused.
  void drain();
  // Its slot, once it is being sent away.
  [[nodiscard]] const std::optional<Leaving>& leaving() const { return leaving_; }
  // Ends it once what is queued has been said.
  void close(protocol::CloseCode code, std::string reason);
  // The connection is gone: nothing is delivered any more.
  void end();

  [[nodiscard]] bool is_over() const { return over_; }
  [[nodiscard]] Outbox& outbox() { return outbox_; }

  // Listener.
  void deliver(const std::string& feed, FrameText frame) override;
  void purge(const std::string& feed) override;

 private:
  void subscribe();
  void refuse(protocol::Problem problem);
  void say_drain(std::string_view heartbeat);
  void log_out();

  const std::shared_ptr<Door> door_;
  const boost::asio::any_io_executor executor_;
  const Following following_;
  boost::asio::steady_timer bell_;
  Outbox outbox_;
  std::optional<ListenerId> listener_;
  SessionSockets::Place session_place_;
  std::optional<protocol::Problem> refused_;
  std::optional<Leaving> leaving_;
  bool begun_ = false;
  bool over_ = false;
};

}  // namespace server
