// DPoP proofs: what shows that somebody has the key that their token is bound to, and what does
// not.
#include "server/identity/dpop_proof.h"

#include <gtest/gtest.h>

#include "server/identity/claims.h"
#include "server/identity/plain_url.h"
#include "tests/server/proof_maker.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::check_proof;
using server::DpopAsked;

constexpr auto* token = "eyJ0eXAiOiJhdCtqd3QifQ.e30.c2ln";
constexpr auto* url = "https://ip.example.org/api/v1/me/plans";

class Proofs : public testing::Test {
 protected:
  [[nodiscard]] DpopAsked asked() const {
    return {.method = "GET", .url = url, .token = token, .thumbprint = thumbprint_};
  }
  [[nodiscard]] TokenJson claims() const { return ProofMaker::claims("GET", url, now_, token); }
  // Claims with one of them put otherwise; null takes it out.
  [[nodiscard]] TokenJson with(const std::string& name, const TokenJson& value) const {
    auto all = claims();
    all[name] = value;
    if (value.is_null()) all.erase(name);
    return all;
  }
  // Why not; fails if it is taken.
  [[nodiscard]] std::string refusal(const std::string& proof) const {
    const auto checked = check_proof(proof, asked(), now_);
    EXPECT_FALSE(checked) << "a proof was taken that must not be";
    return checked ? "" : checked.error();
  }
  [[nodiscard]] bool is_good(const std::string& proof) const {
    const auto checked = check_proof(proof, asked(), now_);
    EXPECT_TRUE(checked) << checked.error();
    return checked.has_value();
  }
  void expect_refused_for(const std::string& word, const std::string& proof) const {
    const auto why = refusal(proof);
    EXPECT_NE(why.find(word), std::string::npos) << word << ": " << why;
  }
  [[nodiscard]] std::int64_t seconds_from_now(std::int64_t seconds) const {
    return std::chrono::floor<std::chrono::seconds>(now_.time_since_epoch()).count() + seconds;
  }

  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  ProofMaker maker_;
  std::string thumbprint_ = maker_.thumbprint();
};

TEST_F(Proofs, ARightOneIsGoodForAMinute) {
  const auto said = claims();
  const auto checked = check_proof(maker_.sign(said), asked(), now_);
  ASSERT_TRUE(checked) << checked.error();
  EXPECT_EQ(checked->id, said.at("jti"));
  EXPECT_EQ(checked->issued, now_);
  EXPECT_EQ(checked->until, now_ + server::limits::clock_skew);
}

TEST_F(Proofs, EachAlgorithmThatWeBelieveIsBelieved) {
  const auto good = [&](const TokenKey& key, const TokenJson& jwk, jwa_alg algorithm) {
    thumbprint_ = server::thumbprint_of(server::read_public_key(jwk.dump()).value());
    const TokenJson header{{"typ", "dpop+jwt"}, {"kid", nullptr}, {"jwk", jwk}};
    return is_good(key.sign(claims(), header, algorithm));
  };
  const auto ed = TokenKey::ed("");
  EXPECT_TRUE(good(ed, ed.published(), R_JWA_ALG_EDDSA));
  EXPECT_TRUE(good(shared_rsa(), shared_rsa().published(), R_JWA_ALG_RS256));
  EXPECT_TRUE(good(shared_rsa(), shared_rsa().published(), R_JWA_ALG_PS256));
}

TEST_F(Proofs, OneOfAnotherTypeIsNone) {
  for (const auto& typ :
       {TokenJson("at+jwt"), TokenJson("JWT"), TokenJson("dpop"), TokenJson("")}) {
    expect_refused_for("dpop+jwt", maker_.sign(claims(), {{"typ", typ}}));
  }
  EXPECT_TRUE(is_good(maker_.sign(claims(), {{"typ", "DPoP+JWT"}}))) << "RFC 7515, 4.1.9";
}

TEST_F(Proofs, NoAlgorithmAndSymmetricOnesAreNotBelieved) {
  const TokenJson header{{"typ", "dpop+jwt"}, {"jwk", maker_.jwk()}};
  expect_refused_for("signed with", unsigned_token(claims(), header));
  expect_refused_for("signed with", sign_symmetric(maker_.jwk().dump(), claims(), header));
  expect_refused_for("signed with", shared_rsa().sign(claims(), header, R_JWA_ALG_RS512));
}

TEST_F(Proofs, TheKeyIsPublicAndOfAKindToBelieve) {
  expect_refused_for("public key", maker_.sign(claims(), {{"jwk", maker_.key().whole()}}));
  expect_refused_for("public key", maker_.sign(claims(), {{"jwk", nullptr}}));
  expect_refused_for("public key", maker_.sign(claims(), {{"jwk", "a text"}}));
  const TokenJson secret{{"kty", "oct"}, {"k", "c2VjcmV0"}};
  expect_refused_for("public key", maker_.sign(claims(), {{"jwk", secret}}));
  auto odd = maker_.jwk();
  odd["p"] = "AQAB";
  expect_refused_for("public key", maker_.sign(claims(), {{"jwk", odd}}));
  const auto small = TokenKey::rsa("", 1024);
  const TokenJson header{{"typ", "dpop+jwt"}, {"jwk", small.published()}};
  expect_refused_for("public key", small.sign(claims(), header));
}

TEST_F(Proofs, TheKeyIsTheOneThatTheTokenIsBoundTo) {
  const ProofMaker thief;
  expect_refused_for("bound to", thief.sign(claims()));
  thumbprint_.clear();
  expect_refused_for("bound to", maker_.sign(claims()));
}

TEST_F(Proofs, TheSignatureIsByTheKeyInTheHeader) {
  const ProofMaker thief;
  expect_refused_for("signed by", thief.sign(claims(), {{"jwk", maker_.jwk()}}));
  // Claims of one and the signature of another.
  const auto one = maker_.sign(claims());
  const auto other = maker_.sign(claims());
  expect_refused_for("signed by", one.substr(0, one.rfind('.')) + other.substr(other.rfind('.')));
}

TEST_F(Proofs, TheMethodIsThatOfTheRequest) {
  for (const auto& method :
       {TokenJson("POST"), TokenJson("get"), TokenJson(""), TokenJson(7), TokenJson(nullptr)}) {
    expect_refused_for("htm", maker_.sign(with("htm", method)));
  }
  auto nameless = asked();
  nameless.method = "";
  EXPECT_FALSE(check_proof(maker_.sign(with("htm", "")), nameless, now_));
}

TEST_F(Proofs, TheAddressIsThatOfTheRequest) {
  for (const auto& address : {TokenJson("https://other.example.org/api/v1/me/plans"),
                              TokenJson("http://ip.example.org/api/v1/me/plans"),
                              TokenJson("https://ip.example.org:8443/api/v1/me/plans"),
                              TokenJson("https://ip.example.org/api/v1/me/plan"),
                              TokenJson("https://ip.example.org/API/v1/me/plans"),
                              TokenJson("https://ip.example.org/api/v1/me/plans/"),
                              TokenJson("https://ip.example.org/api%2Fv1/me/plans"),
                              TokenJson("https://kari@ip.example.org/api/v1/me/plans"),
                              TokenJson("https://ip.example.org@evil.example/api/v1/me/plans"),
                              TokenJson("/api/v1/me/plans"), TokenJson("no address"), TokenJson(""),
                              TokenJson(7), TokenJson(nullptr)}) {
    SCOPED_TRACE(address.dump());
    expect_refused_for("htu", maker_.sign(with("htu", address)));
  }
}

TEST_F(Proofs, AnAddressThatMeansTheSameIsTheSame) {
  for (const auto* address :
       {"HTTPS://IP.Example.org/api/v1/me/plans", "https://ip.example.org:443/api/v1/me/plans",
        "https://ip.example.org/api/v1/me/plans?after=1#x",
        "https://ip.example.org/%61pi/v1/me/plans"}) {
    EXPECT_TRUE(is_good(maker_.sign(with("htu", address)))) << address;
  }
  auto queried = asked();
  queried.url += "?after=2";
  EXPECT_TRUE(check_proof(maker_.sign(claims()), queried, now_));
}

TEST_F(Proofs, TheTimeIsAMomentAgo) {
  for (const auto& at : {TokenJson(seconds_from_now(-60)), TokenJson(seconds_from_now(61)),
                         TokenJson("now"), TokenJson(-1), TokenJson(1e300), TokenJson(nullptr)}) {
    expect_refused_for("iat", maker_.sign(with("iat", at)));
  }
  EXPECT_TRUE(is_good(maker_.sign(with("iat", seconds_from_now(-59)))));
  EXPECT_TRUE(is_good(maker_.sign(with("iat", seconds_from_now(60)))));
}

TEST_F(Proofs, TheTokenIsTheOneThatCameAlong) {
  const auto other = ProofMaker::claims("GET", url, now_, "another.token");
  for (const auto& hash : {other.at("ath"), TokenJson(token), TokenJson(""), TokenJson(nullptr)}) {
    expect_refused_for("ath", maker_.sign(with("ath", hash)));
  }
}

TEST_F(Proofs, EachHasAnId) {
  for (const auto& id :
       {TokenJson(""), TokenJson(7), TokenJson(std::string(257, 'j')), TokenJson(nullptr)}) {
    expect_refused_for("jti", maker_.sign(with("jti", id)));
  }
}

TEST_F(Proofs, WhatIsNoProofIsRefusedWithoutAWordOfIt) {
  const auto good = maker_.sign(claims());
  for (const auto& text :
       {std::string(), std::string("e30"), std::string("a.b.c"), good + "." + good,
        good + ", " + good, good.substr(0, good.rfind('.') + 1), std::string(5000, 'a'),
        std::string("\0.\0.\0", 5)}) {
    const auto why = refusal(text);
    EXPECT_EQ(why.find(good.substr(0, 20)), std::string::npos);
  }
  expect_refused_for("crit", maker_.sign(claims(), {{"crit", {"exp"}}}));
}

// RFC 7638, 3.1; RFC 8037, A.3; RFC 9449, 6.1.
TEST(Thumbprints, AreThoseOfTheStandards) {
  const auto of = [](const char* jwk) {
    const auto key = server::read_public_key(jwk);
    return key ? server::thumbprint_of(*key) : "no key";
  };
  EXPECT_EQ(of(R"({"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT)"
               R"(86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXA)"
               R"(rwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHz)"
               R"(u6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-)"
               R"(G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256",)"
               R"("kid":"2011-04-29"})"),
            "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  EXPECT_EQ(of(R"({"kty":"OKP","crv":"Ed25519",)"
               R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})"),
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  EXPECT_EQ(of(R"({"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",)"
               R"("y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"})"),
            "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
}

// RFC 9449, 7.1, figure 13.
TEST(ProofOfTheStandard, IsGood) {
  constexpr auto* proof =
      "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNo"
      "UklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERW"
      "clUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR"
      "1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCw"
      "iYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-E"
      "y71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";
  const auto checked = check_proof(proof,
                                   {.method = "GET",
                                    .url = "https://resource.example.org/protectedresource",
                                    .token = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU",
                                    .thumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"},
                                   events::Timestamp(std::chrono::seconds{1562262618}));
  ASSERT_TRUE(checked) << checked.error();
  EXPECT_EQ(checked->id, "e1j3V_bKic8-LAEB");
}

TEST(PlainUrl, OfAnAddressThatIsNoneThereIsNone) {
  for (const auto* text :
       {"", "/", "ftp://ip.example.org/", "https://", "https:///x", "https://a b/",
        "https://kari:x@ip.example.org/", "//ip.example.org/", "data:x"}) {
    EXPECT_FALSE(server::plain_url(text)) << text;
  }
  EXPECT_EQ(server::plain_url("http://IP.example.org:80"), "http://ip.example.org/");
  EXPECT_EQ(server::plain_url("http://[::1]:8080/a?b#c"), "http://[::1]:8080/a");
  EXPECT_EQ(server::plain_url("https://IP.example.org:/%7e/%2f%C3%A5/../A"),
            "https://ip.example.org/~/%2F%C3%A5/../A");
}

TEST(Challenge, NamesTheAlgorithms) {
  EXPECT_EQ(server::dpop_challenge(server::invalid_proof),
            "DPoP error=\"invalid_dpop_proof\", algs=\"ES256 RS256 PS256 EdDSA\"");
}

}  // namespace
}  // namespace tests
