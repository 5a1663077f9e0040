#include "tests/server/raw_socket.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "tools/client/loopback.h"

namespace tests {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience_to_send{5};

bool wait_for(int socket, short what, std::chrono::milliseconds patience) {
  pollfd waiting{.fd = socket, .events = what, .revents = 0};
  return ::poll(&waiting, 1, static_cast<int>(patience.count())) > 0;
}

}  // namespace

std::string ws_frame(std::uint8_t code, std::string_view payload, bool final, bool masked) {
  constexpr std::size_t short_max = 125;
  constexpr std::size_t medium_max = 0xFFFF;
  const auto byte = [](std::size_t value) { return static_cast<char>(value & 0xFFU); };
  const std::size_t mask_bit = masked ? 0x80 : 0;
  std::string frame;
  frame += byte((final ? 0x80U : 0U) | code);
  int length_bytes = 0;
  if (payload.size() <= short_max) {
    frame += byte(mask_bit | payload.size());
  } else if (payload.size() <= medium_max) {
    frame += byte(mask_bit | 126U);
    length_bytes = 2;
  } else {
    frame += byte(mask_bit | 127U);
    length_bytes = 8;
  }
  for (int i = length_bytes - 1; i >= 0; --i) frame += byte(payload.size() >> (8 * i));
  if (masked) frame.append(4, '\0');
  return frame.append(payload);
}

std::string ws_upgrade() {
  return "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
         "Sec-WebSocket-Protocol: medvirk.v1.json\r\n\r\n";
}

RawSocket::RawSocket(const tools::Peer& peer, int receive_bytes)
    : socket_(tools::loopback::connect(peer.port, receive_bytes)) {
  if (socket_ < 0) throw std::runtime_error("nobody listens");
}

RawSocket::~RawSocket() { ::close(socket_); }

bool RawSocket::send(std::string_view bytes) {
  while (!bytes.empty()) {
    if (!wait_for(socket_, POLLOUT, patience_to_send)) return false;
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawSocket::finish() { ::shutdown(socket_, SHUT_WR); }

std::string RawSocket::read_until(std::string_view text, std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  std::string all;
  std::array<char, 4096> piece{};
  while (text.empty() || all.find(text) == std::string::npos) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0 || !wait_for(socket_, POLLIN, left)) break;
    const auto size = ::recv(socket_, piece.data(), piece.size(), 0);
    if (size <= 0) {
      closed_ = true;
      break;
    }
    all.append(piece.data(), static_cast<std::size_t>(size));
  }
  return all;
}

std::string RawSocket::read_some(std::chrono::milliseconds patience) {
  std::array<char, 65536> piece{};
  if (!wait_for(socket_, POLLIN, patience)) return {};
  const auto size = ::recv(socket_, piece.data(), piece.size(), 0);
  if (size <= 0) closed_ = true;
  return {piece.data(), static_cast<std::size_t>(size > 0 ? size : 0)};
}

std::string RawSocket::read_to_end(std::chrono::milliseconds patience) {
  return read_until({}, patience);
}

bool RawSocket::hung_up(std::chrono::milliseconds patience) const {
  pollfd waiting{.fd = socket_, .events = POLLRDHUP, .revents = 0};
  return ::poll(&waiting, 1, static_cast<int>(patience.count())) > 0;
}

}  // namespace tests
