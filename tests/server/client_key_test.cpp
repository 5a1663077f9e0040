// Client key: how this server proves to a provider that it is the client it says it is.
#include "server/identity/client_key.h"

#include <gtest/gtest.h>

#include "server/identity/jose.h"
#include "tests/server/stub_provider.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using events::json::Json;

struct Pair {
  server::jose::Key own;
  server::jose::Key half;
};

Pair new_pair(int type, unsigned int bits) {
  server::jose::prepare();
  jwk_t* own = nullptr;
  jwk_t* half = nullptr;
  EXPECT_EQ(r_jwk_init(&own), RHN_OK);
  EXPECT_EQ(r_jwk_init(&half), RHN_OK);
  EXPECT_EQ(r_jwk_generate_key_pair(own, half, type, bits, "key-1"), RHN_OK);
  return {.own = server::jose::Key{own}, .half = server::jose::Key{half}};
}

// The assertion's `alg`, once it is found to be signed by the key's other half; and its `kid`.
std::string signed_with(const std::string& assertion, jwk_t* half) {
  jwt_t* made = nullptr;
  EXPECT_EQ(r_jwt_init(&made), RHN_OK);
  const server::jose::Token token{made};
  EXPECT_EQ(r_jwt_parse(made, assertion.c_str(), R_FLAG_IGNORE_REMOTE), RHN_OK);
  EXPECT_EQ(r_jwt_verify_signature(made, half, R_FLAG_IGNORE_REMOTE), RHN_OK);
  const char* kid = r_jwt_get_header_str_value(made, "kid");
  return std::string(r_jwa_alg_to_str(r_jwt_get_sign_alg(made))) + " " + (kid ? kid : "");
}

TEST(ClientKey, SignsAsItsKindAsks) {
  struct Row {
    int type;
    unsigned int bits;
    const char* alg;  // That the key itself names.
    const char* expected;
  };
  const auto now = time_of("2026-03-02T12:00:00Z");
  for (const auto& row :
       {Row{R_KEY_TYPE_EC, 256, "", "ES256 key-1"}, Row{R_KEY_TYPE_RSA, 2048, "", "RS256 key-1"},
        Row{R_KEY_TYPE_RSA, 2048, "PS256", "PS256 key-1"},
        Row{R_KEY_TYPE_EDDSA, 256, "", "EdDSA key-1"}}) {
    const auto pair = new_pair(row.type, row.bits);
    if (*row.alg != 0) {
      EXPECT_EQ(r_jwk_set_property_str(pair.own.get(), "alg", row.alg), RHN_OK);
    }
    const auto key = server::ClientKey::from(server::jose::to_json(pair.own.get()), "a key");
    const auto assertion = key->assertion("medvirk", stub_issuer, counted_salt, now);
    EXPECT_EQ(signed_with(assertion, pair.half.get()), row.expected);
  }
}

TEST(ClientKey, AssertsWhoWeAreForAMinuteAndNeverTwiceTheSame) {
  const auto jwk = client_jwk();
  const auto key = server::ClientKey::from(jwk, "a key");
  const auto now = time_of("2026-03-02T12:00:00Z");
  const auto one = key->assertion("medvirk", stub_issuer, counted_salt, now);
  const auto own = server::jose::read_key(jwk);
  const auto half = server::jose::public_half(own.get());
  const auto checked = server::jose::check(one, half.get());
  ASSERT_TRUE(checked);
  const auto claims = Json::parse(checked->claims);
  EXPECT_EQ(claims.at("iss"), "medvirk");
  EXPECT_EQ(claims.at("sub"), "medvirk");
  EXPECT_EQ(claims.at("aud"), stub_issuer);
  EXPECT_EQ(claims.at("exp").get<std::int64_t>() - claims.at("iat").get<std::int64_t>(), 60);
  const auto two = key->assertion("medvirk", stub_issuer, counted_salt, now);
  const auto other = Json::parse(server::jose::check(two, half.get())->claims);
  EXPECT_NE(claims.at("jti"), other.at("jti"));
}

TEST(ClientKey, WhatCannotSignIsRefused) {
  const auto own = server::jose::read_key(client_jwk());
  const auto half = server::jose::public_half(own.get());
  for (const auto& text :
       {std::string("{}"), std::string("no JSON"), server::jose::to_json(half.get()),
        server::jose::to_json(new_pair(R_KEY_TYPE_RSA, 1024).own.get())}) {
    EXPECT_THROW(server::ClientKey::from(text, "a key"), std::runtime_error);
  }
}

}  // namespace
}  // namespace tests
