// Frame: one event as the bytes that are stored, hashed and proved; never written a second time.
//
//   frame   := header commitment body crc
//   header  := "MV" format:u8 flags:u8
//              stream:text8 version:u64 position:u64 epoch:u64 time:i64
//              type:text8 schema:u16
//              actor:text8 on_behalf_of:text8 authority:text16
//              command:16 bytes
//   commitment := SHA-256(salt ‖ payload)
//   body    := size:u32 salt:16 bytes payload:size bytes
//   crc     := u32, CRC32C of all bytes before it
//
//   format  1
//   flags   0: the body is plain. Others are unknown and refused; bit 0 is kept for a sealed body,
//           salt and payload encrypted together.
//   time    microseconds since 1970 UTC; the others are as in event.h. Numbers are big-endian.
//   text8   length:u8 bytes · text16  length:u16 bytes, at most frame_limits::authority_max
//   on_behalf_of   empty: the actor acted for herself, and authority is empty, too
//
//   leaf    := SHA-256(0x00 ‖ header ‖ commitment)
//
// The leaf, and so every proof, covers the salted commitment and not the body: who is given salt
// and payload can check them, and a proof holds when the key to a sealed body is gone. The salt is
// in the body for that reason: if it outlived the payload, short payloads could be guessed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "events/event.h"
#include "events/hash.h"
#include "events/result.h"

namespace events {

namespace frame_limits {
inline constexpr std::size_t name_max = 255;        // Bytes of stream, type, actor, on_behalf_of.
inline constexpr std::size_t authority_max = 1024;  // Bytes.
inline constexpr std::size_t payload_max = 16u << 20;  // Bytes; far more than a message may have.
}  // namespace frame_limits

using Salt = std::array<std::uint8_t, 16>;
using Salts = std::function<Salt()>;  // Random ones, from outside; called by the writer only.

// The caller keeps to frame_limits, and its command is a UUID: anything else stops the process.
[[nodiscard]] std::string encode_frame(const Recorded& event, const Salt& salt);

// The event, or what is wrong with the bytes. Checks lengths, CRC and commitment.
[[nodiscard]] Result<Recorded, std::string> decode_frame(std::string_view frame);

// None if the bytes end before the commitment does. Checks nothing else.
[[nodiscard]] std::optional<Digest> leaf_of(std::string_view frame);

// The log's root with one more event: SHA-256(0x01 ‖ root ‖ leaf). Before the first: zeros.
[[nodiscard]] Digest next_root(const Digest& root, const Digest& leaf);

}  // namespace events
