#include "tools/client/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace tools::loopback {
namespace {

sockaddr_in address_of(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// `socket`, or none if it cannot be connected; then it is closed.
int connected(int socket, std::uint16_t port) {
  if (socket < 0) return none;
  const auto address = address_of(port);
  const auto* const to = reinterpret_cast<const sockaddr*>(&address);  // NOLINT: the C interface.
  if (::connect(socket, to, sizeof address) == 0 || errno == EINPROGRESS) return socket;
  const int why = errno;
  ::close(socket);
  errno = why;
  return none;
}

}  // namespace

void send_at_once(int socket) {
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

int connect(std::uint16_t port, int receive_bytes) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket >= 0) send_at_once(socket);
  if (socket >= 0 && receive_bytes > 0) {
    ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
  }
  return connected(socket, port);
}

int begin_to_connect(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket >= 0) send_at_once(socket);
  return connected(socket, port);
}

Listener listen() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = address_of(0);
  auto* const at = reinterpret_cast<sockaddr*>(&address);  // NOLINT: the C interface.
  socklen_t size = sizeof address;
  if (::bind(socket, at, size) != 0 || ::listen(socket, SOMAXCONN) != 0 ||
      ::getsockname(socket, at, &size) != 0) {
    ::close(socket);
    return {.socket = none, .port = 0};
  }
  return {.socket = socket, .port = ntohs(address.sin_port)};
}

}  // namespace tools::loopback
