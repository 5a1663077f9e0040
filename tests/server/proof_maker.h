// Proof maker: a client with a key of its own, and the DPoP proofs (RFC 9449) that it makes, right
// but for what a test puts wrong.
#pragma once

#include <cstdint>
#include <string>

#include "events/hash.h"
#include "events/time.h"
#include "server/identity/jws.h"
#include "server/identity/secrets.h"
#include "tests/server/token_maker.h"

namespace tests {

class ProofMaker {
 public:
  explicit ProofMaker(TokenKey key = TokenKey::ec("")) : key_(std::move(key)) {}

  [[nodiscard]] TokenJson jwk() const {
    auto bare = key_.published();
    for (const auto* name : {"kid", "use"}) bare.erase(name);
    return bare;
  }
  [[nodiscard]] const TokenKey& key() const { return key_; }
  // As `cnf.jkt` of a token has it.
  [[nodiscard]] std::string thumbprint() const {
    return server::thumbprint_of(server::read_public_key(jwk().dump()).value());
  }
  // What a proof for this request says; without `ath` for a token endpoint.
  [[nodiscard]] static TokenJson claims(const std::string& method, const std::string& url,
                                        events::Timestamp now, const std::string& token = {}) {
    static std::uint64_t count = 0;
    const auto issued = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    TokenJson said{{"jti", "proof-" + std::to_string(++count)},
                   {"htm", method},
                   {"htu", url},
                   {"iat", issued}};
    if (!token.empty()) {
      const auto digest = events::sha256(token);
      said["ath"] = server::base64url(events::bytes_of(digest));
    }
    return said;
  }
  // What `header` names takes the place of what would stand there, null takes it out.
  [[nodiscard]] std::string sign(const TokenJson& claims, const TokenJson& header = {},
                                 jwa_alg algorithm = R_JWA_ALG_UNKNOWN) const {
    TokenJson all{{"typ", "dpop+jwt"}, {"kid", nullptr}, {"jwk", jwk()}};
    if (header.is_object()) all.update(header);
    return key_.sign(claims, all, algorithm);
  }

 private:
  TokenKey key_;
};

}  // namespace tests
