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
#include "server/gateway/commands.h"
#include "server/gateway/door.h"
#include "server/gateway/outbox.h"

namespace server {

class Conversation final : public Listener, public std::enable_shared_from_this<Conversation> {
 public:
  using Instant = std::chrono::steady_clock::time_point;

  // `changed` is called when there is something new in the outbox, or something is due earlier.
  Conversation(std::shared_ptr<Door> door, boost::asio::any_io_executor executor,
               std::function<void()> changed);

  // Says hello; the time to authenticate begins.
  void begin(Instant now);
  // One text message of the client; the next is heard when this returns.
  boost::asio::awaitable<void> hear(std::string text);
  void hear_binary();
  // Does what is due: the end of the time to authenticate or of the token, a heartbeat.
  void tick(Instant now);
  // When something is due next.
  [[nodiscard]] Instant due(Instant now) const;
  // The server stops.
  void drain();
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
  };

  // What a reference names outlives the coroutine: `hear` waits for it.
  boost::asio::awaitable<void> authenticate(const protocol::Auth& request);
  void refuse_token(const protocol::Auth& request, const protocol::Problem& problem);
  void welcome(const protocol::Auth& request, const Known& known);
  boost::asio::awaitable<void> subscribe(const protocol::Subscribe& request);
  void unsubscribe(const protocol::Unsubscribe& request);
  void start_command(const protocol::CommandMessage& request);
  boost::asio::awaitable<void> carry_out(protocol::RequestNumber id, Ask ask);

  void say(std::string text);
  void refuse(std::optional<protocol::RequestNumber> id, const protocol::Problem& problem);
  void close(protocol::CloseCode code, std::string reason);

  const std::shared_ptr<Door> door_;
  const boost::asio::any_io_executor executor_;
  std::function<void()> changed_;
  Outbox outbox_;
  std::optional<Member> member_;
  std::size_t commands_in_flight_ = 0;
  Instant authenticate_by_{};
  Instant heartbeat_at_{};
  bool over_ = false;
};

}  // namespace server
