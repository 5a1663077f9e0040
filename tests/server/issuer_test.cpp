// The issuer: whose token opens the door, and whose does not.
#include "server/identity/issuer.h"

#include <gtest/gtest.h>
#include <rhonabwy.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "server/identity/jose.h"
#include "server/identity/jws.h"
#include "tests/support/temp_folder.h"

namespace tests {
namespace {

namespace jose = server::jose;
using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::Issuer;

const events::Timestamp issued_at = events::timestamp_from("2026-03-02T12:00:00Z").value();

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A token made by hand: any header, any claims, any key.
class Forger {
 public:
  Forger() {
    jose::prepare();
    r_jwt_init(&token_);
    claims(R"({"iss":"medvirk-local","aud":"medvirk","sub":"kari","iat":1772452800,)"
           R"("nbf":1772452800,"exp":1772456400})");  // Noon, for an hour.
  }
  Forger(const Forger&) = delete;
  Forger& operator=(const Forger&) = delete;
  ~Forger() { r_jwt_free(token_); }

  Forger& claims(const std::string& json) {
    r_jwt_set_full_claims_json_str(token_, json.c_str());
    return *this;
  }
  Forger& header(const std::string& name, const std::string& json) {
    json_t* value = json_loads(json.c_str(), JSON_DECODE_ANY, nullptr);
    r_jwt_set_header_json_t_value(token_, name.c_str(), value);
    json_decref(value);
    return *this;
  }
  std::string sign(jwa_alg algorithm, jwk_t* key) {
    r_jwt_set_sign_alg(token_, algorithm);
    const jose::Text text{r_jwt_serialize_signed_unsecure(token_, key, 0)};
    EXPECT_NE(text, nullptr) << "the forger cannot sign: the test tests nothing";
    return text ? text.get() : "";
  }

 private:
  jwt_t* token_ = nullptr;
};

class Issuing : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path key_file() const { return folder_.path() / "issuer.jwk"; }
  // The issuer's own private key, as an honest forger would like to have it.
  [[nodiscard]] jose::Key own_key() const { return jose::read_key(content_of(key_file())); }
  std::string refusal(std::string_view token, events::Timestamp now = issued_at) const {
    const auto identity = issuer_->verify(token, now);
    EXPECT_FALSE(identity) << "a token was taken that must not be";
    return identity ? "" : identity.error();
  }

  TempFolder folder_;
  std::unique_ptr<Issuer> issuer_ = Issuer::open(folder_.path());
};

TEST_F(Issuing, ATokenSaysWhoAndUntilWhen) {
  const auto identity = issuer_->verify(issuer_->token({"kari"}, issued_at, 1h), issued_at + 1min);
  ASSERT_TRUE(identity) << identity.error();
  EXPECT_EQ(identity->person.value, "kari");
  EXPECT_EQ(identity->expires, issued_at + 1h);
}

TEST_F(Issuing, NoTwoTokensAreTheSame) {
  EXPECT_NE(issuer_->token({"kari"}, issued_at, 1h), issuer_->token({"kari"}, issued_at, 1h));
}

TEST_F(Issuing, AnExpiredTokenIsRefused) {
  const auto token = issuer_->token({"kari"}, issued_at, 1h);
  EXPECT_TRUE(issuer_->verify(token, issued_at + 1h - 1s));
  EXPECT_NE(refusal(token, issued_at + 1h).find("expired"), std::string::npos);
}

TEST_F(Issuing, ATokenFromTheFutureIsRefusedButForAMinuteOfSkew) {
  const auto token = issuer_->token({"kari"}, issued_at, 1h);
  EXPECT_TRUE(issuer_->verify(token, issued_at - 60s));
  EXPECT_NE(refusal(token, issued_at - 61s).find("not valid yet"), std::string::npos);
}

TEST_F(Issuing, ATokenByAnotherKeyIsRefused) {
  const TempFolder elsewhere;
  const auto other = Issuer::open(elsewhere.path());
  EXPECT_NE(refusal(other->token({"kari"}, issued_at, 1h)).find("not signed here"),
            std::string::npos);
}

TEST_F(Issuing, AForgerWithOurKeyIsBelieved) {
  // So that the refusals below are for what they change, and not for how they are made.
  EXPECT_TRUE(issuer_->verify(Forger().sign(R_JWA_ALG_ES256, own_key().get()), issued_at));
}

TEST_F(Issuing, AnUnsignedTokenIsRefused) {
  refusal(Forger().sign(R_JWA_ALG_NONE, nullptr));
  // {"alg":"none"} . our claims . nothing, whatever the library would make of it.
  const auto token = issuer_->token({"kari"}, issued_at, 1h);
  const auto first = token.find('.');
  const auto second = token.find('.', first + 1);
  refusal("eyJhbGciOiJub25lIn0" + token.substr(first, second - first) + ".");
}

TEST_F(Issuing, ASymmetricSignatureWithThePublicKeyIsRefused) {
  const auto half = jose::public_half(own_key().get());
  const auto json = jose::to_json(half.get());
  jwk_t* raw = nullptr;
  r_jwk_init(&raw);
  const jose::Key secret{raw};
  r_jwk_import_from_symmetric_key(raw, reinterpret_cast<const unsigned char*>(json.data()),
                                  json.size());
  refusal(Forger().sign(R_JWA_ALG_HS256, raw));
}

TEST_F(Issuing, ATamperedTokenIsRefused) {
  const auto token = issuer_->token({"kari"}, issued_at, 1h);
  // But its last letter, four bits of which are padding: another one can be the same signature.
  for (std::size_t i = 0; i + 1 < token.size(); i += 7) {
    auto changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    if (changed == token) continue;
    refusal(changed);
  }
}

// RFC 7515, 2: base64url without padding, white space or anything else. Else one token had many
// spellings, and who remembers it by one would not know it by another.
TEST_F(Issuing, ATokenInAnotherSpellingIsRefused) {
  const auto token = issuer_->token({"kari"}, issued_at, 1h);
  ASSERT_TRUE(server::read_header(token));
  for (const std::string_view more : {"=", "==", "\n", " ", "\r\n", "+", "/", "%3D", "\xC3\xA5"}) {
    refusal(token + std::string(more));
    refusal(std::string(more) + token);
    EXPECT_FALSE(server::read_header(token + std::string(more))) << more;
    EXPECT_FALSE(server::peek_claims(token + std::string(more))) << more;
  }
  auto inside = token;
  inside.insert(token.rfind('.'), "=");
  refusal(inside);
  EXPECT_FALSE(server::read_header(inside));
}

TEST_F(Issuing, AKeyInTheTokensOwnHeaderIsNotLookedAt) {
  const auto forged = jose::make_key();
  const auto half = jose::to_json(jose::public_half(forged.get()).get());
  Forger forger;
  forger.header("jwk", half);
  refusal(forger.sign(R_JWA_ALG_ES256, forged.get()));
  // And our own signature counts whatever key the header names.
  EXPECT_TRUE(issuer_->verify(forger.sign(R_JWA_ALG_ES256, own_key().get()), issued_at));
}

TEST_F(Issuing, WhatAReaderMustUnderstandAndWeDoNotIsRefused) {
  Forger forger;
  forger.header("crit", R"(["b64"])");
  refusal(forger.sign(R_JWA_ALG_ES256, own_key().get()));
}

TEST_F(Issuing, AnotherIssuerAudienceOrNoPersonIsRefused) {
  for (const auto* claims :
       {R"({"iss":"somebody","aud":"medvirk","sub":"kari","exp":1772456400})",
        R"({"iss":"medvirk-local","aud":"another","sub":"kari","exp":1772456400})",
        R"({"iss":"medvirk-local","aud":"medvirk","sub":"Kari!","exp":1772456400})",
        R"({"iss":"medvirk-local","aud":"medvirk","exp":1772456400})",
        R"({"iss":"medvirk-local","aud":"medvirk","sub":"kari"})",
        R"({"iss":"medvirk-local","aud":"medvirk","sub":"kari","exp":9223372036854775807})",
        R"({"iss":"medvirk-local","aud":"medvirk","sub":"kari","exp":"1772456400"})"}) {
    SCOPED_TRACE(claims);
    refusal(Forger().claims(claims).sign(R_JWA_ALG_ES256, own_key().get()));
  }
}

TEST_F(Issuing, NonsenseIsRefused) {
  for (const auto& token :
       {std::string(), std::string("."), std::string(".."), std::string("a.b.c"),
        std::string(9000, 'a'), std::string("\0\xFF", 2), std::string("{\"payload\":\"\"}")}) {
    EXPECT_FALSE(refusal(token).empty());
  }
}

TEST_F(Issuing, TheKeyIsItsOwnersOnlyAndStays) {
  struct stat found {};
  ASSERT_EQ(::stat(key_file().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  const auto token = issuer_->token({"kari"}, issued_at, 1h);
  EXPECT_TRUE(Issuer::open(folder_.path())->verify(token, issued_at));
  EXPECT_TRUE(Issuer::read(folder_.path())->verify(token, issued_at));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1)
      << "a draft of the key was left behind";
}

TEST_F(Issuing, AKeyThatOthersMayReadIsRefused) {
  ASSERT_EQ(::chmod(key_file().c_str(), 0640), 0);
  EXPECT_THROW(Issuer::open(folder_.path()), std::runtime_error);
}

TEST_F(Issuing, AFileThatHoldsNoKeyIsRefusedAndKept) {
  std::ofstream(key_file()) << "{}";
  EXPECT_THROW(Issuer::open(folder_.path()), std::runtime_error);
  EXPECT_EQ(content_of(key_file()), "{}");
}

TEST(Issuer, ReadingMakesNoKey) {
  const TempFolder folder;
  EXPECT_THROW(Issuer::read(folder.path()), std::runtime_error);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(Issuing, Threads_ManySignAndVerifyAtOnce) {
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        if (issuer_->verify(issuer_->token({"kari"}, issued_at, 1h), issued_at)) ++good;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 80);
}

}  // namespace
}  // namespace tests
