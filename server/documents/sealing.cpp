#include "server/documents/sealing.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

#include "events/check.h"

namespace server::sealing {
namespace {

struct FreeDerivation {
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

void must(int done) { events::check(done == 1, "the cryptography library failed"); }

const std::uint8_t* bytes_in(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}
std::uint8_t* bytes_in(std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); }
int length_of(std::string_view text) { return static_cast<int>(text.size()); }

Cipher new_cipher() {
  Cipher cipher(EVP_CIPHER_CTX_new());
  must(cipher ? 1 : 0);
  return cipher;
}

}  // namespace

Key::Key(std::string_view bytes) {
  events::check(bytes.size() == key_bytes, "a key has 32 bytes");
  std::copy_n(bytes_in(bytes), key_bytes, bytes_.begin());
}

Key::~Key() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

std::string random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  must(RAND_bytes(bytes_in(bytes), static_cast<int>(size)));
  return bytes;
}

Key derive(const Key& from, std::string_view salt, std::string_view purpose) {
  const std::unique_ptr<EVP_PKEY_CTX, FreeDerivation> made(
      EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr));
  must(made ? 1 : 0);
  must(EVP_PKEY_derive_init(made.get()));
  must(EVP_PKEY_CTX_set_hkdf_md(made.get(), EVP_sha256()));
  if (!salt.empty()) {
    must(EVP_PKEY_CTX_set1_hkdf_salt(made.get(), bytes_in(salt), length_of(salt)));
  }
  must(EVP_PKEY_CTX_set1_hkdf_key(made.get(), from.data(), static_cast<int>(key_bytes)));
  must(EVP_PKEY_CTX_add1_hkdf_info(made.get(), bytes_in(purpose), length_of(purpose)));
  std::array<char, key_bytes> bytes{};
  std::size_t size = bytes.size();
  must(EVP_PKEY_derive(made.get(), reinterpret_cast<std::uint8_t*>(bytes.data()), &size));
  Key key(std::string_view{bytes.data(), size});
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return key;
}

events::Digest keyed_hash(const Key& key, std::string_view text) {
  events::Digest digest{};
  unsigned int size = 0;
  const auto* done = HMAC(EVP_sha256(), key.data(), static_cast<int>(key_bytes), bytes_in(text),
                          text.size(), digest.data(), &size);
  must(done != nullptr && size == digest.size() ? 1 : 0);
  return digest;
}

std::string seal(const Key& key, std::string_view nonce, std::string_view about,
                 std::string_view plain) {
  events::check(nonce.size() == nonce_bytes, "a nonce has 12 bytes");
  const auto cipher = new_cipher();
  must(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytes_in(nonce)));
  std::string sealed(plain.size() + tag_bytes, '\0');
  int written = 0;
  must(EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytes_in(about), length_of(about)));
  must(EVP_EncryptUpdate(cipher.get(), bytes_in(sealed), &written, bytes_in(plain),
                         length_of(plain)));
  int rest = 0;
  must(EVP_EncryptFinal_ex(cipher.get(), bytes_in(sealed) + written, &rest));
  must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_bytes),
                           bytes_in(sealed) + plain.size()));
  return sealed;
}

std::optional<std::string> open(const Key& key, std::string_view nonce, std::string_view about,
                                std::string_view sealed) {
  if (nonce.size() != nonce_bytes || sealed.size() < tag_bytes) return {};
  const auto body = sealed.substr(0, sealed.size() - tag_bytes);
  std::string tag(sealed.substr(body.size()));
  const auto cipher = new_cipher();
  must(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytes_in(nonce)));
  std::string plain(body.size(), '\0');
  int written = 0;
  must(EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytes_in(about), length_of(about)));
  must(EVP_DecryptUpdate(cipher.get(), bytes_in(plain), &written, bytes_in(body), length_of(body)));
  must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag_bytes),
                           tag.data()));
  int rest = 0;
  if (EVP_DecryptFinal_ex(cipher.get(), bytes_in(plain) + written, &rest) != 1) return {};
  return plain;
}

}  // namespace server::sealing
