// Conversation: what is said on one live socket, from `hello` to the close code; it knows messages,
// not bytes. On the I/O thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/messages.h"
#include "server/gateway/bounds/leaving.h"
#include "server/gateway/commands.h"
#include "server/gateway/door.h"
#include "server/gateway/socket/outbox.h"
#include "server/identity/session_sockets.h"
#include "server/identity/tickets.h"
#include "server/live/presence_rate.h"

namespace server {

class Conversation final : public Listener, public std::enable_shared_from_this<Conversation> {
 public:
  using Instant = std::chrono::steady_clock::time_point;

  // `changed` is called when there is something new in the outbox, or something is due earlier.
  Conversation(std::shared_ptr<Door> door, boost::asio::any_io_executor executor,
               std::function<void()> changed);

  // Where the upgrade came from, for tickets; before begin().
  void came_from(TicketPlace place) { came_from_ = std::move(place); }
  // The peer's address, for who guesses at tokens; before begin().
  void called_from(std::string address) { address_ = std::move(address); }
  // Says hello; the time to authenticate begins.
  void begin(Instant now);
  // One text message of the client; the next is heard when this returns.
  boost::asio::awaitable<void> hear(std::string text);
  void hear_binary();
  // Does what is due: the end of the time to authenticate or of the token, a heartbeat.
  void tick(Instant now);
  // When something is due next.
  [[nodiscard]] Instant due(Instant now) const;
  // The server stops: the client is told when its socket will be closed, and then it is, once its
  // commands are answered; at once if there is no time (departures.h) or nobody is signed in.
  void drain();
  // Was told to go, and has not gone: what is said may be what it waited for.
  [[nodiscard]] bool is_leaving() const { return leaving_.has_value(); }
  // Something is wrong at our end: ends the socket once what is queued has been said.
  void break_off();
  // The socket is gone, or every part is: nothing more is said or heard.
  void end();

  [[nodiscard]] Outbox& outbox() { return outbox_; }

  // Listener: what the hub has for us.
  void deliver(const std::string& feed, FrameText frame) override;
  void purge(const std::string& feed) override;

 private:
  // The person on this socket, once known.
  struct Member {
    ListenerId listener;
    events::Viewer viewer;
    events::person::Language language;  // What is refused is said in it.
    events::Timestamp expires;
    std::optional<std::string> client{};  // Of a service account, which may what its scopes say.
    std::vector<std::string> scopes{};
  };

  // What a reference names outlives the coroutine: `hear` waits for it.
  boost::asio::awaitable<void> authenticate(const protocol::Auth& request);
  void refuse_token(const protocol::Auth& request, const protocol::Problem& problem);
  void welcome(const protocol::Auth& request, const Known& known);
  void belong_to(const std::string& session);
  void log_out();
  boost::asio::awaitable<void> subscribe(const protocol::Subscribe& request);
  void unsubscribe(const protocol::Unsubscribe& request);
  // False if too much was said in a short time: then it is refused, and nothing is done.
  bool may_say(std::optional<protocol::RequestNumber> id);
  void start_command(const protocol::CommandMessage& request);
  void present(const protocol::PresenceMessage& message);
  boost::asio::awaitable<void> carry_out(protocol::RequestNumber id, Ask ask, std::string trace);
  // Tells the client that it has to leave, with what a heartbeat says of its feeds, if one came.
  void say_drain(std::string_view heartbeat);

  void say(std::string text);
  void refuse(std::optional<protocol::RequestNumber> id, const protocol::Problem& problem,
              std::string_view trace = {});
  void refuse_for_now(std::optional<protocol::RequestNumber> id);  // The gate is full.
  void close(protocol::CloseCode code, std::string reason);

  const std::shared_ptr<Door> door_;
  const boost::asio::any_io_executor executor_;
  std::function<void()> changed_;
  Outbox outbox_;
  TicketPlace came_from_;
  std::string address_;
  Talk talk_;
  Crowd::Place place_;  // Among this person's connections.
  SessionSockets::Place session_place_;
  std::optional<Member> member_;
  std::size_t commands_in_flight_ = 0;
  Instant authenticate_by_{};
  Instant heartbeat_at_{};
  PresenceRate presence_rate_;
  std::optional<Leaving> leaving_;
  bool over_ = false;
};

}  // namespace server
