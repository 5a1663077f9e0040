#include "server/identity/secrets.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>

#include "events/hash.h"

namespace server {

std::string base64url(std::string_view bytes) {
  // The library writes whole groups of four and a zero byte behind them.
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  text.erase(std::min(text.find('='), text.size()));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

std::string secret_of(const Salts& random, std::size_t salts) {
  std::string bytes;
  for (std::size_t i = 0; i < salts; ++i) {
    const auto salt = random();
    bytes.append(reinterpret_cast<const char*>(salt.data()), salt.size());
  }
  return base64url(bytes);
}

std::string kept_as(std::string_view secret) { return events::to_hex(events::sha256(secret)); }

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

bool is_unreserved(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c)) {
      out += c;
    } else {
      out.append({'%', escape_digits[byte >> 4U], escape_digits[byte & 0xFU]});
    }
  }
  return out;
}

}  // namespace server
