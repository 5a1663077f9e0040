#include "server/identity/client_key.h"

#include <mutex>
#include <optional>
#include <stdexcept>

#include "events/json/write.h"
#include "server/identity/jose.h"
#include "server/identity/key_file.h"
#include "server/identity/secrets.h"

namespace server {
namespace {

constexpr unsigned int ec_bits = 256;
constexpr unsigned int rsa_bits_min = 2048;

std::string property(jwk_t* key, const char* name) {
  const char* value = r_jwk_get_property_str(key, name);
  return value == nullptr ? "" : value;
}

// What the key signs with; nothing if it is none that we sign with.
std::optional<jwa_alg> algorithm_of(jwk_t* key) {
  unsigned int bits = 0;
  const auto type = static_cast<unsigned int>(r_jwk_key_type(key, &bits, R_FLAG_IGNORE_REMOTE));
  const auto is = [type](unsigned int wanted) { return (type & wanted) != 0; };
  if (!is(R_KEY_TYPE_PRIVATE)) return {};
  if (is(R_KEY_TYPE_RSA) && bits >= rsa_bits_min) {
    return property(key, "alg") == "PS256" ? R_JWA_ALG_PS256 : R_JWA_ALG_RS256;
  }
  if (is(R_KEY_TYPE_EDDSA)) return R_JWA_ALG_EDDSA;
  if (is(R_KEY_TYPE_EC) && bits == ec_bits) return R_JWA_ALG_ES256;
  return {};
}

jose::Key key_from(const std::string& json) {
  jose::prepare();
  jwk_t* key = nullptr;
  jose::must(r_jwk_init(&key) == RHN_OK, "no memory for a key");
  jose::Key held{key};
  if (r_jwk_import_from_json_str(key, json.c_str()) != RHN_OK) return {};
  return held;
}

std::string assertion_claims(std::string_view client, std::string_view audience,
                             const std::string& id, events::Timestamp now) {
  const auto issued = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
  std::string claims = "{\"iss\":";
  events::json::write_string(claims, client);
  claims += ",\"sub\":";
  events::json::write_string(claims, client);
  claims += ",\"aud\":";
  events::json::write_string(claims, audience);
  claims += ",\"jti\":\"" + id + "\",\"iat\":" + std::to_string(issued.count()) +
            ",\"exp\":" + std::to_string((issued + limits::client_assertion_life).count()) + "}";
  return claims;
}

}  // namespace

// Objects of the library are not shared between threads: each call works on a copy.
struct ClientKey::Held {
  jose::Key key;
  jwa_alg algorithm;
  std::string id;  // `kid`; empty: none.
  mutable std::mutex mutex{};

  [[nodiscard]] jose::Key copy() const {
    const std::lock_guard lock(mutex);
    return jose::copy(key.get());
  }
};

ClientKey::ClientKey(std::unique_ptr<Held> held) : held_(std::move(held)) {}
ClientKey::~ClientKey() = default;

std::unique_ptr<ClientKey> ClientKey::read(const std::filesystem::path& file) {
  const auto text = read_key_file(file);
  if (!text) {
    throw std::runtime_error("there is no " + file.string() +
                             ": it should hold the private key (JWK) whose public half the "
                             "provider has");
  }
  return from(*text, file.string());
}

std::unique_ptr<ClientKey> ClientKey::from(const std::string& json, const std::string& name) {
  auto key = key_from(json);
  const auto algorithm = key ? algorithm_of(key.get()) : std::nullopt;
  if (!algorithm) {
    throw std::runtime_error(name +
                             " holds no private key (JWK) that can sign: expected EC P-256, "
                             "Ed25519, or RSA of 2048 bits or more");
  }
  auto id = property(key.get(), "kid");
  // NOLINTNEXTLINE(modernize-make-unique): an aggregate with a mutex is made in place.
  std::unique_ptr<Held> held(
      new Held{.key = std::move(key), .algorithm = *algorithm, .id = std::move(id)});
  return std::unique_ptr<ClientKey>(new ClientKey(std::move(held)));
}

std::string ClientKey::assertion(std::string_view client, std::string_view audience,
                                 const Salts& random, events::Timestamp now) const {
  const auto key = held_->copy();
  jwt_t* made = nullptr;
  jose::must(r_jwt_init(&made) == RHN_OK, "no memory for a token");
  const jose::Token token{made};
  const auto claims = assertion_claims(client, audience, secret_of(random, salts_of_128_bits), now);
  jose::must(r_jwt_set_full_claims_json_str(made, claims.c_str()) == RHN_OK, "bad claims");
  jose::must(r_jwt_set_sign_alg(made, held_->algorithm) == RHN_OK, "an unknown algorithm");
  if (!held_->id.empty()) {
    jose::must(r_jwt_set_header_str_value(made, "kid", held_->id.c_str()) == RHN_OK, "a bad kid");
  }
  const jose::Text text{r_jwt_serialize_signed(made, key.get(), R_FLAG_IGNORE_REMOTE)};
  jose::must(text != nullptr, "an assertion cannot be signed");
  return text.get();
}

}  // namespace server
