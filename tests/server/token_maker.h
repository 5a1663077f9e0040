// Token maker: an issuer's keys and the tokens that it, or somebody who would like to be it, signs;
// by rhonabwy.
#pragma once

#include <rhonabwy.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "events/json/read.h"
#include "server/identity/fetch.h"
#include "server/identity/jose.h"

namespace tests {

using TokenJson = events::json::Json;

inline constexpr auto* some_issuer = "https://id.example.org";
inline constexpr auto* our_audience = "https://medvirk.example.org";

class TokenKey {
 public:
  static TokenKey ec(const std::string& kid) { return {kid, R_KEY_TYPE_EC, 256, R_JWA_ALG_ES256}; }
  static TokenKey ed(const std::string& kid) {
    return {kid, R_KEY_TYPE_EDDSA, 256, R_JWA_ALG_EDDSA};
  }
  // Making one takes a while: tests share them.
  static TokenKey rsa(const std::string& kid, unsigned int bits = 2048) {
    return {kid, R_KEY_TYPE_RSA, bits, R_JWA_ALG_RS256};
  }

  // As a JWKS has it: with `kid` and `use`, and without the private part.
  [[nodiscard]] TokenJson published() const;
  [[nodiscard]] TokenJson whole() const;  // With the private part.
  // Signed; what `header` names takes the place of what would stand there, null takes it out.
  [[nodiscard]] std::string sign(const TokenJson& claims, const TokenJson& header = {},
                                 jwa_alg algorithm = R_JWA_ALG_UNKNOWN) const;

 private:
  TokenKey(std::string kid, int type, unsigned int bits, jwa_alg usual);

  std::string kid_;
  jwa_alg usual_;
  server::jose::Key key_;
};

// The one that tests share.
[[nodiscard]] const TokenKey& shared_rsa();

// HS256 with these bytes as the secret.
[[nodiscard]] std::string sign_symmetric(const std::string& secret, const TokenJson& claims,
                                         const TokenJson& header);
// `alg` none, and no signature.
[[nodiscard]] std::string unsigned_token(const TokenJson& claims, const TokenJson& header);

// A provider that answers from memory. Any thread.
class StubIssuer {
 public:
  explicit StubIssuer(std::string issuer) : issuer_(std::move(issuer)) {}

  [[nodiscard]] server::Fetch fetch();
  void publish(const std::vector<TokenJson>& keys);
  void answer(const std::string& url, int status, const std::string& body);
  // Answers nothing from now on, or again.
  void down(bool is_down);
  [[nodiscard]] int asked(const std::string& url) const;
  [[nodiscard]] std::string metadata_url() const;
  [[nodiscard]] std::string keys_url() const { return issuer_ + "/jwks"; }
  [[nodiscard]] TokenJson metadata() const;

 private:
  const std::string issuer_;
  mutable std::mutex mutex_;
  std::map<std::string, server::Fetched> answers_;
  std::map<std::string, int> asked_;
  bool down_ = false;
};

}  // namespace tests
