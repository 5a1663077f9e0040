#include "server/identity/jws.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "events/json/read.h"
#include "server/identity/jose.h"
#include "server/identity/json_text.h"

namespace server {
namespace {

using events::json::Json;
using Algorithms = std::vector<SignAlgorithm>;

struct AlgorithmName {
  SignAlgorithm algorithm;
  std::string_view text;
  jwa_alg rhonabwy;
};
constexpr std::array algorithm_names{
    AlgorithmName{SignAlgorithm::es256, "ES256", R_JWA_ALG_ES256},
    AlgorithmName{SignAlgorithm::rs256, "RS256", R_JWA_ALG_RS256},
    AlgorithmName{SignAlgorithm::ps256, "PS256", R_JWA_ALG_PS256},
    AlgorithmName{SignAlgorithm::eddsa, "EdDSA", R_JWA_ALG_EDDSA},
};

// A kind of key: what it is called, its parts, and the algorithms that it is for.
struct KeyKind {
  std::string_view kty;
  std::string_view curve;  // Empty: it has none.
  std::array<const char*, 2> numbers;
  std::array<SignAlgorithm, 2> algorithms;
  int type;  // As rhonabwy says it.
};
constexpr std::array kinds{
    KeyKind{"EC", "P-256", {"x", "y"}, {SignAlgorithm::es256, SignAlgorithm::es256}, R_KEY_TYPE_EC},
    KeyKind{"RSA", "", {"n", "e"}, {SignAlgorithm::rs256, SignAlgorithm::ps256}, R_KEY_TYPE_RSA},
    KeyKind{"OKP",
            "Ed25519",
            {"x", "x"},
            {SignAlgorithm::eddsa, SignAlgorithm::eddsa},
            R_KEY_TYPE_EDDSA},
};

// RFC 7517, 4.2 and 4.3: what is not said is not forbidden.
bool is_for_signatures(const Json& key) {
  if (key.contains("use") && text_in(key, "use") != "sig") return false;
  const auto operations = key.find("key_ops");
  if (operations == key.end()) return true;
  return operations->is_array() &&
         std::find(operations->begin(), operations->end(), Json("verify")) != operations->end();
}

Algorithms algorithms_of(const KeyKind& kind, const Json& key) {
  Algorithms all(kind.algorithms.begin(), kind.algorithms.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (!key.contains("alg")) return all;
  const auto only = sign_algorithm_from(text_in(key, "alg"));
  if (!only || std::find(all.begin(), all.end(), *only) == all.end()) return {};
  return {*only};
}

jose::Key import_key(const std::string& jwk) {
  jose::prepare();
  jwk_t* bare = nullptr;
  if (r_jwk_init(&bare) != RHN_OK) return {};
  jose::Key key{bare};
  if (r_jwk_import_from_json_str(key.get(), jwk.c_str()) != RHN_OK) return {};
  return key;
}

// Whether the library takes the parts for a public key of the kind, and large enough.
bool is_sound(const std::string& jwk, const KeyKind& kind) {
  const auto key = import_key(jwk);
  if (key == nullptr) return false;
  unsigned int bits = 0;
  const auto type = r_jwk_key_type(key.get(), &bits, R_FLAG_IGNORE_REMOTE);
  if ((type & kind.type) == 0 || (type & R_KEY_TYPE_PUBLIC) == 0) return false;
  return kind.type != R_KEY_TYPE_RSA ||
         (bits >= limits::rsa_bits_min && bits <= limits::rsa_bits_max);
}

// RFC 7518, 6.2.2, 6.3.2 and 6.4; RFC 8037, 2.
bool has_private_parts(const Json& key) {
  constexpr std::array parts{"d", "p", "q", "dp", "dq", "qi", "oth", "k"};
  return std::any_of(parts.begin(), parts.end(),
                     [&](const char* name) { return key.contains(name); });
}

std::optional<VerifyKey> read_key(const Json& key) {
  // One whose private half has been published is anybody's.
  if (!key.is_object() || has_private_parts(key) || !is_for_signatures(key)) return {};
  const auto* const kind = std::find_if(kinds.begin(), kinds.end(), [&](const KeyKind& each) {
    return text_in(key, "kty") == each.kty && text_in(key, "crv") == each.curve;
  });
  if (kind == kinds.end()) return {};
  auto algorithms = algorithms_of(*kind, key);
  const auto kid = text_in(key, "kid");
  if (algorithms.empty() || kid.size() > limits::key_id_bytes_max) return {};
  Json bare{{"kty", kind->kty}};
  if (!kind->curve.empty()) bare["crv"] = kind->curve;
  for (const auto* number : kind->numbers) bare[number] = text_in(key, number);
  auto jwk = bare.dump();
  if (!is_sound(jwk, *kind)) return {};
  return VerifyKey{
      .kid = std::string(kid), .algorithms = std::move(algorithms), .jwk = std::move(jwk)};
}

// A signed one, not one that is encrypted.
jose::Token parse(std::string_view token) {
  auto parsed = jose::parse(token);
  if (parsed == nullptr || r_jwt_get_type(parsed.get()) != R_JWT_TYPE_SIGN) return {};
  return parsed;
}

std::optional<std::string> payload_of(jwt_t* token) {
  const jose::Text claims{r_jwt_get_full_claims_str(token)};
  return claims ? std::optional<std::string>(claims.get()) : std::nullopt;
}

std::string header_text(jwt_t* token, const char* name) {
  const char* text = r_jwt_get_header_str_value(token, name);
  return text != nullptr ? text : "";
}

// RFC 9068 4: `at+JWT` and `application/at+jwt` are one.
std::string plain_type(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::string_view prefix = "application/";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

bool fits(const JwsHeader& header, const VerifyKey& key) {
  if (!header.kid.empty() && header.kid != key.kid) return false;
  return std::find(key.algorithms.begin(), key.algorithms.end(), header.algorithm) !=
         key.algorithms.end();
}

}  // namespace

std::string_view to_text(SignAlgorithm algorithm) {
  const auto* const found =
      std::find_if(algorithm_names.begin(), algorithm_names.end(),
                   [&](const AlgorithmName& each) { return each.algorithm == algorithm; });
  return found->text;
}

std::optional<SignAlgorithm> sign_algorithm_from(std::string_view text) {
  for (const auto& each : algorithm_names) {
    if (each.text == text) return each.algorithm;
  }
  return {};
}

std::optional<std::vector<VerifyKey>> read_keys(const std::string& jwks) {
  const auto json = events::json::parse(jwks);
  if (!json || !json->is_object()) return {};
  const auto listed = json->find("keys");
  if (listed == json->end() || !listed->is_array()) return {};
  std::vector<VerifyKey> keys;
  std::size_t seen = 0;
  for (const auto& each : *listed) {
    if (++seen > limits::issuer_keys_max) break;
    if (auto key = read_key(each)) keys.push_back(std::move(*key));
  }
  return keys;
}

std::optional<VerifyKey> read_public_key(const std::string& jwk) {
  const auto json = events::json::parse(jwk);
  return json ? read_key(*json) : std::nullopt;
}

std::string thumbprint_of(const VerifyKey& key) {
  const auto imported = import_key(key.jwk);
  if (imported == nullptr) return {};
  const jose::Text text{r_jwk_thumbprint(imported.get(), R_JWK_THUMB_SHA256, R_FLAG_IGNORE_REMOTE)};
  return text ? text.get() : "";
}

std::optional<JwsHeader> read_header(std::string_view token) {
  const auto parsed = parse(token);
  if (parsed == nullptr || jose::has_surprises(parsed.get())) return {};
  const auto algorithm = r_jwt_get_sign_alg(parsed.get());
  for (const auto& each : algorithm_names) {
    if (each.rhonabwy != algorithm) continue;
    return JwsHeader{.algorithm = each.algorithm,
                     .kid = header_text(parsed.get(), "kid"),
                     .typ = plain_type(header_text(parsed.get(), "typ"))};
  }
  return {};
}

std::optional<std::string> peek_claims(std::string_view token) {
  const auto parsed = parse(token);
  return parsed ? payload_of(parsed.get()) : std::nullopt;
}

std::optional<std::string> peek_header(std::string_view token) {
  const auto parsed = parse(token);
  if (parsed == nullptr) return {};
  const jose::Text header{r_jwt_get_full_header_str(parsed.get())};
  return header ? std::optional<std::string>(header.get()) : std::nullopt;
}

std::vector<VerifyKey> keys_for(const JwsHeader& header, const std::vector<VerifyKey>& keys) {
  std::vector<VerifyKey> fitting;
  for (const auto& key : keys) {
    if (fits(header, key)) fitting.push_back(key);
  }
  if (header.kid.empty() && fitting.size() > 1) return {};
  if (fitting.size() > limits::keys_tried_max) fitting.resize(limits::keys_tried_max);
  return fitting;
}

std::optional<std::string> open_token(std::string_view token, const JwsHeader& header,
                                      const std::vector<VerifyKey>& keys) {
  for (const auto& each : keys_for(header, keys)) {
    const auto parsed = parse(token);
    const auto key = import_key(each.jwk);
    if (parsed == nullptr || key == nullptr) continue;
    if (r_jwt_verify_signature(parsed.get(), key.get(), R_FLAG_IGNORE_REMOTE) != RHN_OK) continue;
    return payload_of(parsed.get());
  }
  return {};
}

}  // namespace server
