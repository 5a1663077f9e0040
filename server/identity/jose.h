// Jose: the few things of the C library rhonabwy that we use (JWK, JWT), each with its owner.
#pragma once

#include <rhonabwy.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace server::jose {

struct Free {
  void operator()(jwk_t* key) const { r_jwk_free(key); }
  void operator()(jwt_t* token) const { r_jwt_free(token); }
  void operator()(char* text) const { r_free(text); }
};
using Key = std::unique_ptr<jwk_t, Free>;
using Token = std::unique_ptr<jwt_t, Free>;
using Text = std::unique_ptr<char, Free>;

// Throws std::runtime_error if the library did not do what it must.
void must(bool holds, const char* what);

// Must be called once before the library is used; every function below does.
void prepare();

// A new private key for ES256 (EC, P-256). Throws std::runtime_error.
[[nodiscard]] Key make_key();
// JSON (RFC 7517) → private EC P-256 key; nothing if it is not one.
[[nodiscard]] Key read_key(const std::string& json);
[[nodiscard]] std::string to_json(jwk_t* key);
[[nodiscard]] Key copy(jwk_t* key);
[[nodiscard]] Key public_half(jwk_t* key);

// What a token's header says beside `alg`; empty: nothing.
struct Header {
  std::string typ{};
  std::string jwk{};  // A JSON object.
};
// `claims` is a JSON object. ES256. Throws std::runtime_error.
[[nodiscard]] std::string sign(const std::string& claims, jwk_t* key, const Header& header = {});

// A compact token (RFC 7515, 7516) taken apart; nothing of it is proved yet. Nothing if it is none,
// by the letter: base64url without padding, where the library would take `=` as well, so that one
// token had many spellings.
[[nodiscard]] Token parse(std::string_view token);

// Whether its header has `crit`, which lists what a reader must understand (RFC 7515 4.1.11), and
// we know nothing of the kind; or `zip`: a compressed payload is a small token with a large inside.
[[nodiscard]] bool has_surprises(jwt_t* token);

// What a token says, once its signature has been found to be by `key`.
struct Checked {
  std::string claims;  // A JSON object.
};
// Nothing if it is not a compact JWS with `alg` ES256 that `key` signed. Keys and addresses of keys
// in the token's own header are not looked at; an unknown `crit` or a `zip` is refused.
[[nodiscard]] std::optional<Checked> check(std::string_view token, jwk_t* public_key);

}  // namespace server::jose
