// Sealing: keys and authenticated encryption for what lies on disk beside the log (OpenSSL). Any
// thread. A library that fails ends the process: nobody goes on with half a secret.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/hash.h"

namespace server::sealing {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t nonce_bytes = 12;
inline constexpr std::size_t tag_bytes = 16;

// 256 secret bits, wiped from memory when they go.
class Key {
 public:
  // The caller has checked that there are `key_bytes` of them.
  explicit Key(std::string_view bytes);
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key();
  [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }

 private:
  std::array<std::uint8_t, key_bytes> bytes_{};
};

[[nodiscard]] std::string random_bytes(std::size_t size);

// HKDF-SHA-256 (RFC 5869): another key for each `salt` and `purpose`. The salt may be empty.
[[nodiscard]] Key derive(const Key& from, std::string_view salt, std::string_view purpose);
// HMAC-SHA-256: a name that tells nothing to whoever lacks the key.
[[nodiscard]] events::Digest keyed_hash(const Key& key, std::string_view text);

// AES-256-GCM: the cipher text and its tag. One nonce seals one text under one key, ever. `about`
// is not in it, but must be the same when it is opened.
[[nodiscard]] std::string seal(const Key& key, std::string_view nonce, std::string_view about,
                               std::string_view plain);
// None if anything of it is not as it was sealed.
[[nodiscard]] std::optional<std::string> open(const Key& key, std::string_view nonce,
                                              std::string_view about, std::string_view sealed);

}  // namespace server::sealing
