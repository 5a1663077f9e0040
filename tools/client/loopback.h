// Loopback: bare sockets between programs on this machine (IPv4), for whoever sends its bytes
// itself. What is returned is a file descriptor, and whoever gets it closes it.
#pragma once

#include <cstdint>

namespace tools::loopback {

inline constexpr int none = -1;

// A connection to this port; none if nobody listens there. A small `receive_bytes` makes a reader
// that the other side soon has to wait for.
[[nodiscard]] int connect(std::uint16_t port, int receive_bytes = 0);
// One that may still be on its way, and on which nothing waits; none, with errno, if it cannot be.
[[nodiscard]] int begin_to_connect(std::uint16_t port);

struct Listener {
  int socket;  // None if it cannot listen.
  std::uint16_t port;
};
// Listens at a port that nobody uses.
[[nodiscard]] Listener listen();

// Small things are sent at once; so it is with those above.
void send_at_once(int socket);

}  // namespace tools::loopback
