#include "server/identity/jose.h"

#include <stdexcept>

namespace server::jose {
namespace {

constexpr unsigned int curve_bits = 256;

Key empty_key() {
  prepare();
  jwk_t* key = nullptr;
  must(r_jwk_init(&key) == RHN_OK, "no memory for a key");
  return Key{key};
}

Token empty_token() {
  prepare();
  jwt_t* token = nullptr;
  must(r_jwt_init(&token) == RHN_OK, "no memory for a token");
  return Token{token};
}

bool is_our_kind(jwk_t* key) {
  unsigned int bits = 0;
  const int type = r_jwk_key_type(key, &bits, R_FLAG_IGNORE_REMOTE);
  const bool ec_private = (type & R_KEY_TYPE_EC) != 0 && (type & R_KEY_TYPE_PRIVATE) != 0;
  return ec_private && bits == curve_bits;
}

}  // namespace

void must(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("JOSE: ") + what);
}

void prepare() {
  static const bool ready = r_global_init() == RHN_OK;
  must(ready, "the library cannot be used");
}

Key make_key() {
  auto key = empty_key();
  const auto half = empty_key();
  must(r_jwk_generate_key_pair(key.get(), half.get(), R_KEY_TYPE_EC, curve_bits, nullptr) == RHN_OK,
       "a key cannot be made");
  return key;
}

Key read_key(const std::string& json) {
  auto key = empty_key();
  if (r_jwk_import_from_json_str(key.get(), json.c_str()) != RHN_OK) return {};
  return is_our_kind(key.get()) ? std::move(key) : Key{};
}

std::string to_json(jwk_t* key) {
  const Text text{r_jwk_export_to_json_str(key, 0)};
  must(text != nullptr, "a key cannot be written");
  return text.get();
}

Key copy(jwk_t* key) {
  Key other{r_jwk_copy(key)};
  must(other != nullptr, "no memory for a key");
  return other;
}

Key public_half(jwk_t* key) {
  auto half = empty_key();
  must(r_jwk_extract_pubkey(key, half.get(), R_FLAG_IGNORE_REMOTE) == RHN_OK,
       "a key has no public half");
  return half;
}

std::string sign(const std::string& claims, jwk_t* key, const Header& header) {
  const auto token = empty_token();
  must(r_jwt_set_full_claims_json_str(token.get(), claims.c_str()) == RHN_OK, "bad claims");
  must(r_jwt_set_sign_alg(token.get(), R_JWA_ALG_ES256) == RHN_OK, "no ES256");
  if (!header.typ.empty()) {
    must(r_jwt_set_header_str_value(token.get(), "typ", header.typ.c_str()) == RHN_OK, "a bad typ");
  }
  if (!header.jwk.empty()) {
    const auto jwk = empty_key();  // For the library a key is its JSON.
    must(r_jwk_import_from_json_str(jwk.get(), header.jwk.c_str()) == RHN_OK, "a bad jwk");
    must(r_jwt_set_header_json_t_value(token.get(), "jwk", jwk.get()) == RHN_OK,
         "no room for a jwk");
  }
  const Text text{r_jwt_serialize_signed(token.get(), key, R_FLAG_IGNORE_REMOTE)};
  must(text != nullptr, "a token cannot be signed");
  return text.get();
}

Token parse(std::string_view token) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
  if (token.find_first_not_of(letters) != std::string_view::npos) return {};
  auto parsed = empty_token();
  if (r_jwt_advanced_parsen(parsed.get(), token.data(), token.size(), R_PARSE_NONE,
                            R_FLAG_IGNORE_REMOTE) != RHN_OK) {
    return {};
  }
  return parsed;
}

bool has_surprises(jwt_t* token) {
  for (const char* name : {"crit", "zip"}) {
    json_t* value = r_jwt_get_header_json_t_value(token, name);
    if (value == nullptr) continue;
    json_decref(value);
    return true;
  }
  return false;
}

std::optional<Checked> check(std::string_view token, jwk_t* public_key) {
  const auto parsed = parse(token);
  if (parsed == nullptr) return {};
  if (r_jwt_get_type(parsed.get()) != R_JWT_TYPE_SIGN) return {};
  if (r_jwt_get_sign_alg(parsed.get()) != R_JWA_ALG_ES256) return {};
  if (has_surprises(parsed.get())) return {};
  if (r_jwt_verify_signature(parsed.get(), public_key, R_FLAG_IGNORE_REMOTE) != RHN_OK) return {};
  const Text claims{r_jwt_get_full_claims_str(parsed.get())};
  if (claims == nullptr) return {};
  return Checked{.claims = claims.get()};
}

}  // namespace server::jose
