#include "events/hash.h"

#include <openssl/evp.h>

#include <boost/crc.hpp>
#include <cstring>

#include "events/check.h"

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace events {
namespace {

// Fetching the algorithm and making a context cost more than hashing an event: once a thread.
class Sha256 {
 public:
  Sha256() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    check(algorithm_ != nullptr && context_ != nullptr, "SHA-256 is not available");
  }
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  ~Sha256() {
    EVP_MD_CTX_free(context_);
    EVP_MD_free(algorithm_);
  }

  Digest operator()(std::initializer_list<std::string_view> parts) {
    Digest digest;
    bool done = EVP_DigestInit_ex(context_, algorithm_, nullptr) == 1;
    for (const auto part : parts) {
      done = done && EVP_DigestUpdate(context_, part.data(), part.size()) == 1;
    }
    done = done && EVP_DigestFinal_ex(context_, digest.data(), nullptr) == 1;
    check(done, "SHA-256 failed");
    return digest;
  }

 private:
  EVP_MD* algorithm_;
  EVP_MD_CTX* context_;
};

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t crc32c_by_processor(std::string_view bytes) {
  std::uint64_t crc = 0xffffffff;
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), sizeof word);
    crc = _mm_crc32_u64(crc, word);
    bytes.remove_prefix(sizeof word);
  }
  auto rest = static_cast<std::uint32_t>(crc);
  for (const char byte : bytes) rest = _mm_crc32_u8(rest, static_cast<std::uint8_t>(byte));
  return ~rest;
}
#endif

}  // namespace

Digest sha256_of(std::initializer_list<std::string_view> parts) {
  thread_local Sha256 hasher;
  return hasher(parts);
}

Digest sha256(std::string_view bytes) { return sha256_of({bytes}); }

std::uint32_t crc32c_portable(std::string_view bytes) {
  boost::crc_optimal<32, 0x1edc6f41, 0xffffffff, 0xffffffff, true, true> crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

std::uint32_t crc32c(std::string_view bytes) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) return crc32c_by_processor(bytes);
#endif
  return crc32c_portable(bytes);
}

std::optional<Digest> digest_from(std::string_view bytes) {
  Digest digest;
  if (bytes.size() != digest.size()) return std::nullopt;
  std::memcpy(digest.data(), bytes.data(), digest.size());
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const auto byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace events
