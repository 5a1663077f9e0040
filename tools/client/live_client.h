// Live client: a WebSocket to `/live`, waiting for each thing with a deadline; for tools and tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tools/client/http.h"

namespace tools {

// One thread at a time. Pings are answered while it waits, so a client that only listens should
// call `receive` at least twice a minute.
class LiveClient {
 public:
  // Connects and upgrades. Throws std::runtime_error, with the server's answer if there was one.
  explicit LiveClient(const Peer& peer, const Headers& headers = {});
  LiveClient(const LiveClient&) = delete;
  LiveClient& operator=(const LiveClient&) = delete;
  ~LiveClient();

  // Throws std::runtime_error if the socket does not take it.
  void send(std::string_view text);
  void send_binary(std::string_view bytes);

  // The next message; nothing if there is none within `patience`, or if the socket is closed.
  [[nodiscard]] std::optional<std::string> receive(std::chrono::milliseconds patience);

  [[nodiscard]] bool is_open() const;
  // The code and reason with which the server closed; nothing while open, or if it just went away.
  [[nodiscard]] std::optional<std::uint16_t> close_code() const;
  [[nodiscard]] std::string close_reason() const;

  // Says goodbye and waits for the answer.
  void close();

 private:
  class Socket;
  std::unique_ptr<Socket> socket_;
};

}  // namespace tools
