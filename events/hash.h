// Hash: SHA-256 and CRC32C over bytes. Nothing here is secret, so nothing is compared in constant
// time.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace events {

using Digest = std::array<std::uint8_t, 32>;  // SHA-256.

[[nodiscard]] Digest sha256(std::string_view bytes);
// Of the parts one after the other, without copying them together.
[[nodiscard]] Digest sha256_of(std::initializer_list<std::string_view> parts);

// Castagnoli's CRC: finds damage, proves nothing.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);
// The same without the processor's own instruction: for processors that have none.
[[nodiscard]] std::uint32_t crc32c_portable(std::string_view bytes);

// The view lives as long as the digest.
[[nodiscard]] inline std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}
[[nodiscard]] std::optional<Digest> digest_from(std::string_view bytes);  // None: not 32 bytes.
[[nodiscard]] std::string to_hex(const Digest& digest);

}  // namespace events
