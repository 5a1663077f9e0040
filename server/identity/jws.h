// JWS: the algorithms whose signatures we believe, the keys that an issuer publishes for them
// (JWKS), and a compact JWS checked by one of them (RFC 7515, 7517, 7518, 8037). Values only, any
// thread.
//
// An algorithm is believed with its own kind of key only, and keys come from the issuer's JWKS
// alone: nothing in a token's header (`jwk`, `jku`, `x5c`, `x5u`) is looked at, but `jwk` of a
// proof whose key the token has named (dpop_proof.h).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

namespace limits {
inline constexpr std::size_t issuer_keys_max = 32;    // Of one issuer; the rest is not read.
inline constexpr unsigned int rsa_bits_min = 2048;    // RFC 7518, 3.3.
inline constexpr unsigned int rsa_bits_max = 8192;    // More costs too much to check.
inline constexpr std::size_t keys_tried_max = 4;      // For one token.
inline constexpr std::size_t key_id_bytes_max = 256;  // `kid`
}  // namespace limits

enum class SignAlgorithm { es256, rs256, ps256, eddsa };
inline constexpr std::array sign_algorithms{SignAlgorithm::es256, SignAlgorithm::rs256,
                                            SignAlgorithm::ps256, SignAlgorithm::eddsa};
[[nodiscard]] std::string_view to_text(SignAlgorithm algorithm);
[[nodiscard]] std::optional<SignAlgorithm> sign_algorithm_from(std::string_view text);

// A public key and what it may be used for.
struct VerifyKey {
  std::string kid;  // Empty: it has none.
  std::vector<SignAlgorithm> algorithms;
  std::string jwk;  // Its bare parts as JSON: `kty` and the numbers, no more.
};
// A JWKS → the keys of it that we can use: signature keys of a kind and size that we believe.
// Others are passed over. Nothing if it is no JWKS.
[[nodiscard]] std::optional<std::vector<VerifyKey>> read_keys(const std::string& jwks);
// A JWK → the key, likewise; nothing if anything private stands in it.
[[nodiscard]] std::optional<VerifyKey> read_public_key(const std::string& jwk);
// RFC 7638, with SHA-256, in base64url.
[[nodiscard]] std::string thumbprint_of(const VerifyKey& key);

// What a token's header says; nothing of it is proved yet.
struct JwsHeader {
  SignAlgorithm algorithm;
  std::string kid;  // Empty: it has none.
  std::string typ;  // In lower case, without `application/`; empty: it has none.
};
// Nothing if it is no compact JWS with an algorithm that we believe, or if it has `crit` or `zip`.
[[nodiscard]] std::optional<JwsHeader> read_header(std::string_view token);
// A token's claims as JSON text, not proved either: for finding out whose keys to look at.
[[nodiscard]] std::optional<std::string> peek_claims(std::string_view token);
// Its header likewise.
[[nodiscard]] std::optional<std::string> peek_header(std::string_view token);

// The keys that this header may mean, at most keys_tried_max. Without a `kid`, the only one that
// fits the algorithm.
[[nodiscard]] std::vector<VerifyKey> keys_for(const JwsHeader& header,
                                              const std::vector<VerifyKey>& keys);
// The claims as JSON text, once the signature is found to be by one of these keys.
[[nodiscard]] std::optional<std::string> open_token(std::string_view token, const JwsHeader& header,
                                                    const std::vector<VerifyKey>& keys);

}  // namespace server
