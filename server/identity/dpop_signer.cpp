#include "server/identity/dpop_signer.h"

#include <algorithm>
#include <chrono>
#include <mutex>

#include "events/json/write.h"
#include "server/identity/jose.h"
#include "server/identity/jws.h"
#include "server/identity/secrets.h"

namespace server {
namespace {

// RFC 9449, 8.1: visible ASCII but `"` and `\`.
bool is_nonce(std::string_view text) {
  return !text.empty() && text.size() <= limits::dpop_nonce_bytes_max &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '\\'; });
}

std::string proof_claims(std::string_view method, std::string_view url, const std::string& id,
                         const std::string& nonce, events::Timestamp now) {
  const auto issued = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
  std::string claims = "{\"jti\":\"" + id + "\",\"htm\":";
  events::json::write_string(claims, method);
  claims += ",\"htu\":";
  events::json::write_string(claims, url.substr(0, url.find_first_of("?#")));
  claims += ",\"iat\":" + std::to_string(issued.count());
  if (!nonce.empty()) {
    claims += ",\"nonce\":";
    events::json::write_string(claims, nonce);
  }
  return claims + "}";
}

}  // namespace

// Objects of the library are not shared between threads: each call works on a copy.
struct DpopSigner::Held {
  jose::Key key;
  std::string jwk;  // The public half, its bare parts.
  mutable std::mutex mutex{};
  std::string nonce{};
};

DpopSigner::DpopSigner() {
  auto key = jose::make_key();
  // The proof has the key itself: a name for it would only be looked up.
  jose::must(r_jwk_delete_property_str(key.get(), "kid") == RHN_OK, "a key keeps its kid");
  const auto half = jose::public_half(key.get());
  const auto bare = read_public_key(jose::to_json(half.get()));
  jose::must(bare.has_value(), "a new key is no key");
  // NOLINTNEXTLINE(modernize-make-unique): an aggregate with a mutex is made in place.
  held_.reset(new Held{.key = std::move(key), .jwk = bare->jwk});
}
DpopSigner::~DpopSigner() = default;

std::string DpopSigner::proof(std::string_view method, std::string_view url, const Salts& random,
                              events::Timestamp now) const {
  jose::Key key;
  std::string nonce;
  {
    const std::lock_guard lock(held_->mutex);
    key = jose::copy(held_->key.get());
    nonce = held_->nonce;
  }
  const auto claims = proof_claims(method, url, secret_of(random, salts_of_128_bits), nonce, now);
  return jose::sign(claims, key.get(), {.typ = "dpop+jwt", .jwk = held_->jwk});
}

void DpopSigner::remember(std::string_view nonce) {
  if (!is_nonce(nonce)) return;
  const std::lock_guard lock(held_->mutex);
  held_->nonce = nonce;
}

}  // namespace server
