// Session: a conversation over `/live` as somebody: signed in, with replies matched to requests.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "events/ids.h"
#include "events/json/read.h"
#include "tools/client/live_client.h"

namespace tools {

using events::json::Json;

class Session {
 public:
  // Connects and signs in. Throws std::runtime_error: nobody listens, or the token is refused.
  Session(const Peer& peer, const std::string& token);

  // Sends a message under a number of its own and waits for its `ack` or `error`. What else comes
  // meanwhile waits for next(). Throws std::runtime_error if there is no reply.
  [[nodiscard]] Json request(Json message);
  // The ack's position, or the problem's words.
  struct Position {
    std::uint64_t epoch;
    std::uint64_t seq;
  };
  [[nodiscard]] Position subscribe(const std::string& feed, std::optional<Position> from = {});

  // The next frame that is nobody's reply; none within `patience`, or once the socket is closed.
  [[nodiscard]] std::optional<Json> next(std::chrono::milliseconds patience);

  [[nodiscard]] bool is_open() const { return client_.is_open(); }
  [[nodiscard]] std::optional<std::uint16_t> close_code() const { return client_.close_code(); }
  [[nodiscard]] const std::string& full_name() const { return full_name_; }

 private:
  [[nodiscard]] std::optional<Json> receive(std::chrono::milliseconds patience);

  LiveClient client_;
  std::deque<Json> waiting_;
  std::uint64_t requests_ = 0;
  std::string full_name_;
};

// What a problem document says, in one line.
[[nodiscard]] std::string problem_text(const Json& error);
// {"epoch","seq"} of a frame.
[[nodiscard]] Session::Position position_of(const Json& at);

}  // namespace tools
