// Frame client: the other end of a WebSocket, frame by frame, for a test that says what no library
// would say and sees what each would hide (RFC 6455 section 5.2).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tests/server/raw_socket.h"

namespace tests {

namespace ws {
inline constexpr std::uint8_t continuation = 0x0;
inline constexpr std::uint8_t text = 0x1;
inline constexpr std::uint8_t binary = 0x2;
inline constexpr std::uint8_t close = 0x8;
inline constexpr std::uint8_t ping = 0x9;
inline constexpr std::uint8_t pong = 0xA;
}  // namespace ws

// A frame as it is sent; by itself a whole, masked text message.
struct ClientFrame {
  std::string payload{};
  std::uint8_t opcode = ws::text;
  bool final = true;
  std::uint8_t reserved = 0;  // RSV1 is 4, RSV2 2, RSV3 1.
  bool masked = true;
  std::optional<std::uint64_t> length{};  // What the header claims, in 64 bits; else the truth.
};
[[nodiscard]] std::string wire(const ClientFrame& frame);
// A close frame's payload.
[[nodiscard]] std::string close_payload(std::uint16_t code, std::string_view reason = {});

struct ServerFrame {
  std::uint8_t opcode;
  bool final;
  std::uint8_t reserved;
  std::string payload;
  // Of a close frame; 1005 if it has none (RFC 6455 section 7.1.5).
  [[nodiscard]] std::uint16_t code() const;
};

class FrameClient {
 public:
  // Opens `/live`; with an offer, as Sec-WebSocket-Extensions. Fails the test if it is not let in.
  explicit FrameClient(const tools::Peer& peer, std::string_view offer = {}, int receive_bytes = 0);

  bool send(std::string_view bytes) { return socket_.send(bytes); }
  bool send(const ClientFrame& frame) { return socket_.send(wire(frame)); }
  void finish() { socket_.finish(); }

  // None if the peer closes, is silent for so long, or says what is no frame of a server's.
  std::optional<ServerFrame> next(std::chrono::milliseconds patience = std::chrono::seconds(10));
  // The code of the close frame after whatever else comes; none if the connection ends without.
  std::optional<std::uint16_t> close_code();
  // Whether the server has let go of the connection: it closes first (RFC 6455 section 7.1.1).
  bool ends();

  [[nodiscard]] const std::string& answer() const { return answer_; }  // To the handshake.
  RawSocket& socket() { return socket_; }

 private:
  std::optional<ServerFrame> parse();

  RawSocket socket_;
  std::string answer_;
  std::string read_;  // What has come and is not parsed yet.
};

}  // namespace tests
