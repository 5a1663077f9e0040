#include "tests/server/token_maker.h"

#include <gtest/gtest.h>

#include "server/identity/discovery.h"

namespace tests {
namespace {

namespace jose = server::jose;

class Draft {
 public:
  Draft(const TokenJson& claims, const TokenJson& header) {
    jose::prepare();
    r_jwt_init(&token_);
    r_jwt_set_full_claims_json_str(token_, claims.dump().c_str());
    for (const auto& [name, value] : header.items()) {
      if (value.is_null()) continue;
      json_t* json = json_loads(value.dump().c_str(), JSON_DECODE_ANY, nullptr);
      r_jwt_set_header_json_t_value(token_, name.c_str(), json);
      json_decref(json);
    }
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() { r_jwt_free(token_); }

  std::string sign(jwa_alg algorithm, jwk_t* key) {
    r_jwt_set_sign_alg(token_, algorithm);
    const jose::Text text{r_jwt_serialize_signed_unsecure(token_, key, 0)};
    EXPECT_NE(text, nullptr) << "cannot sign: the test tests nothing";
    return text ? text.get() : "";
  }

 private:
  jwt_t* token_ = nullptr;
};

jose::Key empty_key() {
  jose::prepare();
  jwk_t* key = nullptr;
  r_jwk_init(&key);
  return jose::Key{key};
}

TokenJson exported(jwk_t* key) {
  const jose::Text text{r_jwk_export_to_json_str(key, 0)};
  return TokenJson::parse(text.get());
}

}  // namespace

TokenKey::TokenKey(std::string kid, int type, unsigned int bits, jwa_alg usual)
    : kid_(std::move(kid)), usual_(usual), key_(empty_key()) {
  const auto half = empty_key();
  if (r_jwk_generate_key_pair(key_.get(), half.get(), type, bits, nullptr) != RHN_OK) {
    throw std::runtime_error("no key could be made: the test tests nothing");
  }
  r_jwk_delete_property_str(key_.get(), "kid");
}

TokenJson TokenKey::published() const {
  auto json = exported(jose::public_half(key_.get()).get());
  json.erase("kid");
  if (!kid_.empty()) json["kid"] = kid_;
  json["use"] = "sig";
  return json;
}

TokenJson TokenKey::whole() const {
  auto json = exported(key_.get());
  json["kid"] = kid_;
  json["use"] = "sig";
  return json;
}

std::string TokenKey::sign(const TokenJson& claims, const TokenJson& header,
                           jwa_alg algorithm) const {
  TokenJson all = {{"typ", "at+jwt"}, {"kid", kid_}};
  if (header.is_object()) all.update(header);
  const auto key = jose::copy(key_.get());
  return Draft(claims, all).sign(algorithm == R_JWA_ALG_UNKNOWN ? usual_ : algorithm, key.get());
}

const TokenKey& shared_rsa() {
  static const TokenKey key = TokenKey::rsa("rsa-1");
  return key;
}

std::string sign_symmetric(const std::string& secret, const TokenJson& claims,
                           const TokenJson& header) {
  const auto key = empty_key();
  r_jwk_import_from_symmetric_key(key.get(), reinterpret_cast<const unsigned char*>(secret.data()),
                                  secret.size());
  return Draft(claims, header).sign(R_JWA_ALG_HS256, key.get());
}

std::string unsigned_token(const TokenJson& claims, const TokenJson& header) {
  return Draft(claims, header).sign(R_JWA_ALG_NONE, nullptr);
}

std::string StubIssuer::metadata_url() const { return server::metadata_address(issuer_); }

TokenJson StubIssuer::metadata() const {
  return {{"issuer", issuer_},
          {"jwks_uri", keys_url()},
          {"authorization_endpoint", issuer_ + "/authorize"},
          {"token_endpoint", issuer_ + "/token"}};
}

server::Fetch StubIssuer::fetch() {
  return [this](const server::FetchRequest& request) {
    using Outcome = events::Result<server::Fetched, std::string>;
    const std::lock_guard lock{mutex_};
    ++asked_[request.url];
    if (down_) return Outcome(std::string("no answer"));
    const auto found = answers_.find(request.url);
    if (found == answers_.end()) return Outcome(server::Fetched{.status = 404, .body = {}});
    return Outcome(found->second);
  };
}

void StubIssuer::publish(const std::vector<TokenJson>& keys) {
  answer(metadata_url(), 200, metadata().dump());
  answer(keys_url(), 200, TokenJson{{"keys", keys}}.dump());
}

void StubIssuer::answer(const std::string& url, int status, const std::string& body) {
  const std::lock_guard lock{mutex_};
  answers_.insert_or_assign(url, server::Fetched{.status = status, .body = body});
}

void StubIssuer::down(bool is_down) {
  const std::lock_guard lock{mutex_};
  down_ = is_down;
}

int StubIssuer::asked(const std::string& url) const {
  const std::lock_guard lock{mutex_};
  const auto found = asked_.find(url);
  return found == asked_.end() ? 0 : found->second;
}

}  // namespace tests
