// Log-in with DPoP: what goes to the token endpoint of a provider whose tokens must be bound to a
// key, and what has to come back.
#include <gtest/gtest.h>

#include "server/identity/dpop_signer.h"
#include "server/identity/jws.h"
#include "server/identity/log_in_clients.h"
#include "tests/server/stub_provider.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using events::json::Json;
using server::LogIn;

// A proof's claims, once it is found to be signed by the key in its own header.
Json claims_in(const std::string& proof) {
  const auto header = server::read_header(proof);
  if (!header || header->typ != "dpop+jwt") {
    ADD_FAILURE() << "no proof: " << proof;
    return Json::object();
  }
  EXPECT_EQ(header->algorithm, server::SignAlgorithm::es256);
  EXPECT_EQ(header->kid, "");
  const auto key =
      server::read_public_key(Json::parse(server::peek_header(proof).value()).at("jwk").dump());
  EXPECT_TRUE(key) << "public, and no more";
  const auto claims = key ? server::open_token(proof, *header, {*key}) : std::nullopt;
  EXPECT_TRUE(claims) << "signed by another key";
  return claims ? Json::parse(*claims) : Json::object();
}

constexpr auto* endpoint = "https://login.example.org/token";

TEST(DpopSigner, MakesAProofForEachRequest) {
  const auto now = time_of("2026-03-02T12:00:00.25Z");
  const server::DpopSigner signer;
  const auto one =
      claims_in(signer.proof("POST", std::string(endpoint) + "?a=1#b", counted_salt, now));
  EXPECT_EQ(one.at("htm"), "POST");
  EXPECT_EQ(one.at("htu"), endpoint);
  EXPECT_EQ(one.at("iat"), 1772452800);
  EXPECT_FALSE(one.contains("nonce"));
  const auto two = claims_in(signer.proof("POST", endpoint, counted_salt, now));
  EXPECT_NE(one.at("jti"), two.at("jti"));
}

TEST(DpopSigner, SaysTheNewestNonceAndNothingThatIsNone) {
  server::DpopSigner signer;
  const auto nonce = [&] {
    return claims_in(signer.proof("POST", endpoint, counted_salt, {})).value("nonce", "none");
  };
  for (const auto& odd : {std::string(), std::string("a b"), std::string("a\r\nb"),
                          std::string("a\"b"), std::string(513, 'a')}) {
    signer.remember(odd);
    EXPECT_EQ(nonce(), "none");
  }
  signer.remember("first");
  EXPECT_EQ(nonce(), "first");
  signer.remember("second");
  signer.remember("");
  EXPECT_EQ(nonce(), "second");
}

TEST(DpopSigner, HasAKeyOfItsOwn) {
  const auto key_of = [](const server::DpopSigner& signer) {
    const auto proof = signer.proof("POST", endpoint, counted_salt, {});
    return Json::parse(server::peek_header(proof).value()).at("jwk");
  };
  const server::DpopSigner one;
  const server::DpopSigner two;
  EXPECT_NE(key_of(one), key_of(two));
  EXPECT_EQ(key_of(one), key_of(one));
  EXPECT_FALSE(key_of(one).contains("d"));
}

class LoggingInBound : public testing::Test {
 protected:
  [[nodiscard]] std::vector<server::LogInClient> clients() const {
    auto client = client_of(provider_);
    client.dpop = std::make_shared<server::DpopSigner>();
    std::vector<server::LogInClient> clients;
    clients.push_back(std::move(client));
    return clients;
  }
  // `logged in`, or the problem.
  std::string log_in() {
    const auto started = log_in_.start("", "/", "", now_);
    EXPECT_TRUE(started);
    auto back = form_of(provider_.log_in(started->location, kari));
    const auto finished =
        log_in_.finish({.state = back["state"], .code = back["code"], .issuer = back["iss"]},
                       started->browser, now_);
    return finished ? "logged in" : finished.error().slug;
  }

  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  StubProvider provider_;
  server::Sessions sessions_{counted_salt};
  LogIn log_in_{clients(), "https://ip.example.org", provider_.fetch(), counted_salt, sessions_};
};

TEST_F(LoggingInBound, TheTokenIsAskedForWithAProof) {
  EXPECT_EQ(log_in(), "logged in");
  ASSERT_EQ(provider_.proofs.size(), 1U);
  const auto claims = claims_in(provider_.proofs.front());
  EXPECT_EQ(claims.at("htm"), "POST");
  EXPECT_EQ(claims.at("htu"), endpoint);
  EXPECT_FALSE(claims.contains("nonce"));
}

TEST_F(LoggingInBound, ANonceThatIsAskedForIsSaidInASecondRequestAndFromThenOnInTheFirst) {
  provider_.wanted_nonce = "n-1";
  EXPECT_EQ(log_in(), "logged in");
  ASSERT_EQ(provider_.proofs.size(), 2U);
  const auto first = claims_in(provider_.proofs.front());
  const auto second = claims_in(provider_.proofs.back());
  EXPECT_FALSE(first.contains("nonce"));
  EXPECT_EQ(second.at("nonce"), "n-1");
  EXPECT_NE(first.at("jti"), second.at("jti"));
  EXPECT_EQ(provider_.asked.front()["code"], provider_.asked.back()["code"]);
  EXPECT_NE(provider_.asked.front()["client_assertion"], provider_.asked.back()["client_assertion"])
      << "an assertion is good once";
  provider_.proofs.clear();
  EXPECT_EQ(log_in(), "logged in");
  EXPECT_EQ(provider_.proofs.size(), 1U);
}

TEST_F(LoggingInBound, ANonceThatComesWithATokenIsTheNewest) {
  provider_.next_nonce = "n-2";
  EXPECT_EQ(log_in(), "logged in");
  provider_.wanted_nonce = "n-2";
  provider_.proofs.clear();
  EXPECT_EQ(log_in(), "logged in");
  EXPECT_EQ(provider_.proofs.size(), 1U);
}

TEST_F(LoggingInBound, WhoIsNotContentWithItsOwnNonceIsNotAskedAThirdTime) {
  provider_.wanted_nonce = "no nonce";  // With a space: it is not sent back.
  EXPECT_EQ(log_in(), "log-in-failed");
  EXPECT_EQ(provider_.proofs.size(), 2U);
}

TEST_F(LoggingInBound, ATokenThatIsNotBoundIsNotTaken) {
  for (const auto* type : {"Bearer", "", "DPoPx", "DPo"}) {
    provider_.token_type = type;
    EXPECT_EQ(log_in(), "log-in-failed") << type;
    EXPECT_EQ(sessions_.size(), 0U);
  }
  provider_.token_type = "dpop";
  EXPECT_EQ(log_in(), "logged in") << "RFC 6749, 5.1: in any case";
}

TEST(LoggingInUnbound, NoProofGoesAndAnyTypeOfTokenComes) {
  const auto now = time_of("2026-03-02T12:00:00Z");
  StubProvider provider;
  provider.token_type = "Bearer";
  server::Sessions sessions{counted_salt};
  std::vector<server::LogInClient> clients;
  clients.push_back(client_of(provider));
  LogIn log_in(std::move(clients), "https://ip.example.org", provider.fetch(), counted_salt,
               sessions);
  const auto started = log_in.start("", "/", "", now);
  ASSERT_TRUE(started);
  auto back = form_of(provider.log_in(started->location, kari));
  EXPECT_TRUE(log_in.finish({.state = back["state"], .code = back["code"], .issuer = back["iss"]},
                            started->browser, now));
  EXPECT_EQ(provider.proofs, std::vector<std::string>{""});
}

}  // namespace
}  // namespace tests
