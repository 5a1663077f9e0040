// RawSocket: a connection that says whatever a test wants it to say, byte by byte: broken HTTP,
// frames that no WebSocket library would send.
#pragma once

#include <sys/socket.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "tools/client/http.h"

namespace tests {

// Opcodes of RFC 6455 section 5.2.
namespace opcode {
inline constexpr std::uint8_t text = 0x1;
inline constexpr std::uint8_t pong = 0xA;
}  // namespace opcode

// One frame as a client sends it: final, masked with zeros unless said otherwise.
[[nodiscard]] std::string ws_frame(std::uint8_t code, std::string_view payload, bool final = true,
                                   bool masked = true);

// The request that opens `/live`.
[[nodiscard]] std::string ws_upgrade();

class RawSocket {
 public:
  // A small `receive_bytes` makes a reader that the server soon has to wait for. Throws
  // std::runtime_error if nobody listens.
  explicit RawSocket(const tools::Peer& peer, int receive_bytes = 0);
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;
  ~RawSocket();

  // False if the peer takes no more: it has closed, or reads nothing for some seconds.
  bool send(std::string_view bytes);
  // Says that nothing more will be sent.
  void finish();
  // What comes until the text is there; the whole of it if the peer closes or is silent first.
  std::string read_until(std::string_view text, std::chrono::milliseconds patience);
  // What comes next; empty if the peer closes, which sets closed(), or is silent for so long.
  std::string read_some(std::chrono::milliseconds patience);
  // What comes until the peer closes; sets closed() if it did.
  std::string read_to_end(std::chrono::milliseconds patience);
  [[nodiscard]] bool closed() const { return closed_; }
  // Whether the peer has let go of the connection, without reading anything: waits that long.
  [[nodiscard]] bool hung_up(std::chrono::milliseconds patience) const;

 private:
  const int socket_;
  bool closed_ = false;
};

}  // namespace tests
