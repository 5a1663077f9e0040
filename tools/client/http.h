// HTTP: one request over a connection of its own, waiting for the answer; for tools and tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tools {

// Where a server listens.
struct Peer {
  std::string host;
  std::uint16_t port;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
  int status;
  Headers headers;
  std::string body;
  // The value of the first header of this name, in any case; empty if there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

inline constexpr std::chrono::seconds http_patience{10};

// Host, Content-Length and Connection are added. Throws std::runtime_error if there is no answer.
[[nodiscard]] HttpAnswer http(const Peer& peer, std::string_view method, std::string_view target,
                              const Headers& headers = {}, std::string_view body = {});

// Sends bytes as they are and no more, and returns what comes back until the peer closes or is
// silent too long; for saying what no well-behaved client says. Throws std::runtime_error if nobody
// listens.
[[nodiscard]] std::string exchange(const Peer& peer, std::string_view bytes,
                                   std::chrono::milliseconds patience);

}  // namespace tools
