// Spoken: what bytes say as WebSocket frames (RFC 6455 section 5), read by the letter and not for
// speed: what the gateway hears and says is held against it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

namespace opcodes {  // RFC 6455 section 5.2.
inline constexpr unsigned continuation = 0;
inline constexpr unsigned text = 1;
inline constexpr unsigned binary = 2;
inline constexpr unsigned close = 8;
inline constexpr unsigned ping = 9;
inline constexpr unsigned pong = 10;
}  // namespace opcodes
inline constexpr unsigned deflated = 4;  // RSV1.
inline constexpr std::size_t control_bytes_max = 125;

struct SpokenFrame {
  bool final = false;
  unsigned reserved = 0;  // RSV1 is 4, RSV2 2, RSV3 1.
  unsigned opcode = 0;
  bool masked = false;
  bool shortest = true;  // Its length is said in as few bytes as can be.
  std::string payload{};

  [[nodiscard]] bool is_control() const { return (opcode & 8U) != 0; }
};
// The first frame, taken off `bytes`; nothing if it is not all there.
[[nodiscard]] std::optional<SpokenFrame> take_frame(std::string_view& bytes);

// RFC 3629.
[[nodiscard]] bool is_utf8(std::string_view text);
// Of one message by itself (RFC 7692 section 7.2.2). Nothing if it is no plain deflate stream that
// ends as such a message does, or one of more than `bytes_max`.
[[nodiscard]] std::optional<std::string> inflated(std::string_view payload, std::size_t bytes_max);

// What a server hears of a client: as far as the client keeps to the rules.
struct Heard {
  struct Message {
    bool text;
    std::string payload;
    bool operator==(const Message&) const = default;
  };
  std::vector<Message> messages{};
  std::vector<std::string> pings{};  // Each is to be answered with the same payload.
  bool to_the_end = false;           // There is no fault in it, and it does not close.
  bool in_doubt = false;             // It is deflated in a way that readers may take differently.
};
[[nodiscard]] Heard hear(std::string_view bytes, bool deflates, std::size_t message_max);

}  // namespace tests
