// The verifier: whose token opens the door when others than this server issue them, and whose does
// not.
#include "server/identity/verifier.h"

#include "projections/rows.h"
#include "protocol/limits.h"
#include "tests/server/verifier_room.h"

namespace tests {
namespace {

class Verifying : public VerifierRoom {
 protected:
  void SetUp() override {
    VerifierRoom::SetUp();
    open(idporten());
  }
};

constexpr auto* not_signed = "The token is not signed by a key of its issuer.";
constexpr auto* not_believed =
    "The token must be a JWT signed with ES256, RS256, PS256 or EdDSA, without crit or zip.";

TEST_F(Verifying, ATokenOfTheIssuerIsWhoItsNationalIdIsRegisteredFor) {
  const auto identity = providers_->verify(ec_.sign(with("sid", "session-7")), now());
  ASSERT_TRUE(identity) << identity.error();
  EXPECT_EQ(identity->person.value, "kari-pid");
  EXPECT_EQ(identity->session, "session-7");
  EXPECT_EQ(identity->expires, now() + std::chrono::seconds{180});  // With the skew.
  EXPECT_FALSE(identity->client);
}

TEST_F(Verifying, OurOwnTokensAreGoodAsBefore) {
  EXPECT_EQ(person(local_->token({"kari"}, now(), std::chrono::hours{1})), "kari");
}

TEST_F(Verifying, OurOwnTokensAreNotBelievedWhereTheyAreNotWanted) {
  const server::Providers others_only(
      {.local = false}, {.local = *local_, .log = world_.log(), .clock = world_.clock()});
  const auto own = local_->token({"kari"}, now(), std::chrono::hours{1});
  const auto said = others_only.verify(own, now());
  ASSERT_FALSE(said);
  EXPECT_NE(said.error().find("issuer"), std::string::npos) << said.error();
}

TEST_F(Verifying, EachAlgorithmThatWeBelieveIsBelievedWithItsOwnKindOfKey) {
  const auto ed = TokenKey::ed("ed-1");
  issuer_.publish({ec_.published(), shared_rsa().published(), ed.published()});
  open(idporten());
  EXPECT_EQ(person(ec_.sign(claims())), "kari-pid");
  EXPECT_EQ(person(ed.sign(claims())), "kari-pid");
  EXPECT_EQ(person(shared_rsa().sign(claims(), {}, R_JWA_ALG_RS256)), "kari-pid");
  EXPECT_EQ(person(shared_rsa().sign(claims(), {}, R_JWA_ALG_PS256)), "kari-pid");
  EXPECT_EQ(refusal(shared_rsa().sign(claims(), {}, R_JWA_ALG_RS512)), not_believed);
}

TEST_F(Verifying, ClaimsThatAreWrongAreRefusedAndSaidSo) {
  const auto skew = std::int64_t{60};
  struct Row {
    const char* claim;
    TokenJson value;
    const char* says;
  };
  const std::vector<Row> rows{
      {"aud", "https://other.example.org", "another service"},
      {"aud", {"https://other.example.org", "https://more.example.org"}, "another service"},
      {"aud", nullptr, "another service"},
      {"aud", TokenJson::array(), "another service"},
      {"exp", nullptr, "when it expires"},
      {"exp", "tomorrow", "when it expires"},
      {"exp", 1e300, "when it expires"},
      {"exp", seconds_from_now(-skew), "expired"},
      {"nbf", seconds_from_now(skew + 1), "not valid yet"},
      {"nbf", "now", "no time"},
      {"iat", seconds_from_now(skew + 1), "not valid yet"},
      {"acr", "idporten-loa-substantial", "not sure enough"},
      {"acr", "idporten-loa-low", "not sure enough"},
      {"acr", nullptr, "not sure enough"},
      {"acr", {"idporten-loa-high"}, "not sure enough"},
  };
  for (const auto& row : rows) {
    const auto said = refusal(ec_.sign(with(row.claim, row.value)));
    EXPECT_NE(said.find(row.says), std::string::npos) << row.claim << row.value << ": " << said;
  }
}

TEST_F(Verifying, ClocksMayDifferByAMinute) {
  EXPECT_EQ(person(ec_.sign(with("exp", seconds_from_now(-59)))), "kari-pid");
  EXPECT_EQ(person(ec_.sign(with("nbf", seconds_from_now(60)))), "kari-pid");
  EXPECT_EQ(person(ec_.sign(with("iat", seconds_from_now(60)))), "kari-pid");
}

TEST_F(Verifying, OneOfSeveralAudiencesIsEnough) {
  EXPECT_EQ(person(ec_.sign(with("aud", {"https://other.example.org", our_audience}))), "kari-pid");
}

// What nobody is configured for goes to our own issuer, which did not sign it.
TEST_F(Verifying, AnotherIssuerIsNotBelievedWhateverItsKey) {
  for (const auto* issuer :
       {"https://id.example.org/", "https://ID.example.org", "medvirk-local"}) {
    EXPECT_NE(refusal(ec_.sign(with("iss", issuer))), "") << issuer;
  }
  EXPECT_NE(refusal(ec_.sign(with("iss", nullptr))), "");
}

TEST_F(Verifying, AForgedSignatureIsRefused) {
  const auto forger = TokenKey::ec("ec-1");
  EXPECT_EQ(refusal(forger.sign(claims())), not_signed);
  auto token = ec_.sign(claims());
  const auto dot = token.find('.');
  const auto other = ec_.sign(with("pid", "01010112345"));
  token = token.substr(0, dot) + other.substr(other.find('.'), other.rfind('.') - other.find('.')) +
          token.substr(token.rfind('.'));
  EXPECT_EQ(refusal(token), not_signed);
}

TEST_F(Verifying, NoAlgorithmAndSymmetricOnesAreNotBelieved) {
  EXPECT_NE(refusal(unsigned_token(claims(), {{"kid", "ec-1"}})), "");  // It is not even read.
  // The classic: the public key, as everybody can fetch it, taken for a shared secret.
  EXPECT_EQ(refusal(sign_symmetric(ec_.published().dump(), claims(), {{"kid", "ec-1"}})),
            not_believed);
}

TEST_F(Verifying, AnAlgorithmOfAnotherKindOfKeyFindsNoKey) {
  auto named_ec = shared_rsa().sign(claims(), {{"kid", "ec-1"}}, R_JWA_ALG_RS256);
  EXPECT_EQ(refusal(named_ec), not_signed);
  // A key that is for one algorithm is for no other.
  auto only_ps = shared_rsa().published();
  only_ps["alg"] = "PS256";
  issuer_.publish({only_ps});
  open(idporten());
  EXPECT_EQ(refusal(shared_rsa().sign(claims(), {}, R_JWA_ALG_RS256)), not_signed);
  EXPECT_EQ(person(shared_rsa().sign(claims(), {}, R_JWA_ALG_PS256)), "kari-pid");
}

TEST_F(Verifying, KeysInTheTokensOwnHeaderAreNotLookedAt) {
  const auto forger = TokenKey::ec("mine");
  for (const auto& kid : {"ec-1", "mine"}) {
    const TokenJson header{{"kid", kid},
                           {"jwk", forger.published()},
                           {"jku", "https://forger.example.org/jwks"},
                           {"x5u", "https://forger.example.org/chain.pem"}};
    EXPECT_EQ(refusal(forger.sign(claims(), header)), not_signed) << kid;
  }
  EXPECT_EQ(issuer_.asked("https://forger.example.org/jwks"), 0);
}

TEST_F(Verifying, WhatAHeaderAsksBeyondOurKnowledgeIsRefused) {
  EXPECT_EQ(refusal(ec_.sign(claims(), {{"crit", {"exp"}}, {"exp", 1}})), not_believed);
  EXPECT_EQ(refusal(ec_.sign(claims(), {{"typ", "logout+jwt"}})), not_believed);
  for (const auto* typ : {"JWT", "at+jwt", "AT+JWT", "application/at+jwt"}) {
    EXPECT_EQ(person(ec_.sign(claims(), {{"typ", typ}})), "kari-pid") << typ;
  }
}

TEST_F(Verifying, ATokenThatIsBoundToAKeySaysSo) {
  const std::string thumbprint(43, 'x');
  const auto bound = providers_->verify(ec_.sign(with("cnf", {{"jkt", thumbprint}})), now());
  ASSERT_TRUE(bound) << bound.error();
  EXPECT_EQ(bound->key, thumbprint);
  EXPECT_EQ(bound->person.value, "kari-pid");
  const auto free = providers_->verify(ec_.sign(claims()), now());
  ASSERT_TRUE(free) << free.error();
  EXPECT_EQ(free->key, "");
}

TEST_F(Verifying, ATokenThatIsBoundOtherwiseThanWeCanCheckIsRefused) {
  const std::string thumbprint(43, 'x');
  for (const auto& cnf :
       {TokenJson(7), TokenJson("x"), TokenJson::object(), TokenJson{{"jkt", ""}},
        TokenJson{{"jkt", 7}}, TokenJson{{"jkt", std::string(42, 'x')}},
        TokenJson{{"jkt", std::string(43, '+')}}, TokenJson{{"x5t#S256", thumbprint}},
        TokenJson{{"jkt", thumbprint}, {"x5t#S256", thumbprint}}}) {
    EXPECT_NE(refusal(ec_.sign(with("cnf", cnf))).find("cnf"), std::string::npos) << cnf;
  }
}

TEST_F(Verifying, WhereTokensMustBeBoundToAKeyOthersAreRefused) {
  auto options = idporten();
  options.dpop = true;
  open(options);
  EXPECT_NE(refusal(ec_.sign(claims())).find("DPoP"), std::string::npos);
  EXPECT_EQ(person(ec_.sign(with("cnf", {{"jkt", std::string(43, 'x')}}))), "kari-pid");
}

TEST_F(Verifying, KeysThatMustNotBeUsedAreNot) {
  const auto unusable = [&](const std::string& name, const TokenJson& value) {
    auto key = ec_.published();
    key[name] = value;
    return key;
  };
  const std::vector<TokenJson> rows{unusable("use", "enc"),   unusable("key_ops", {"sign"}),
                                    unusable("alg", "ES384"), unusable("alg", "RS256"),
                                    unusable("crv", "P-384"), ec_.whole()};
  const auto other = TokenKey::ec("other");
  for (const auto& row : rows) {
    issuer_.publish({row, other.published()});
    open(idporten());
    EXPECT_EQ(refusal(ec_.sign(claims())), not_signed) << row;
    EXPECT_EQ(person(other.sign(claims())), "kari-pid");
  }
}

TEST_F(Verifying, AnRsaKeyOfLessThan2048BitsIsNotUsed) {
  const auto small = TokenKey::rsa("small", 1024);
  issuer_.publish({small.published(), ec_.published()});
  open(idporten());
  EXPECT_EQ(refusal(small.sign(claims())), not_signed);
}

TEST_F(Verifying, AKidThatTwoKeysShareIsEitherOfThem) {
  const auto twin = TokenKey::ec("ec-1");
  const auto ed_twin = TokenKey::ed("ec-1");
  issuer_.publish({twin.published(), ec_.published(), ed_twin.published()});
  open(idporten());
  EXPECT_EQ(person(ec_.sign(claims())), "kari-pid");
  EXPECT_EQ(person(twin.sign(claims())), "kari-pid");
  EXPECT_EQ(person(ed_twin.sign(claims())), "kari-pid");
  EXPECT_EQ(refusal(TokenKey::ec("ec-1").sign(claims())), not_signed);
}

TEST_F(Verifying, WithoutAKidTheOnlyKeyThatFitsIsMeant) {
  EXPECT_EQ(person(ec_.sign(claims(), {{"kid", nullptr}})), "kari-pid");
  issuer_.publish({ec_.published(), TokenKey::ec("ec-2").published()});
  open(idporten());
  EXPECT_EQ(refusal(ec_.sign(claims(), {{"kid", nullptr}})), not_signed);
}

TEST_F(Verifying, AKeyThatIsNewIsFetchedAndOneThatIsGoneIsForgotten) {
  const auto next = TokenKey::ec("ec-2");
  issuer_.publish({next.published()});
  clock().set(now() + std::chrono::minutes{2});
  // Nobody waits for the network here: the first to come with it is refused, and has it fetched.
  EXPECT_EQ(refusal(next.sign(claims())), not_signed);
  providers_->fetch_due();
  EXPECT_EQ(person(next.sign(claims())), "kari-pid");
  EXPECT_EQ(refusal(ec_.sign(claims())), not_signed);
}

TEST_F(Verifying, WhatIsNoTokenIsRefusedWithoutAWordOfIt) {
  for (const std::string text :
       {"", "x", "a.b", "a.b.c", "....", "eyJhbGciOiJFUzI1NiJ9..", "kari:password"}) {
    const auto said = refusal(text);
    EXPECT_NE(said, "");
    if (text.size() > 5) {
      EXPECT_EQ(said.find(text), std::string::npos);
    }
  }
  const std::string long_one(protocol::limits::token_bytes_max + 1, 'x');
  EXPECT_EQ(refusal(long_one), "The token is too long.");
}

TEST_F(Verifying, SomebodyWhoIsNotRegisteredIsNobody) {
  EXPECT_EQ(person(ec_.sign(with("pid", "01010112345"))), "");
  EXPECT_EQ(person(ec_.sign(with("pid", nullptr))), "");
  EXPECT_EQ(person(ec_.sign(with("pid", "kari-pid"))), "");
}

TEST_F(Verifying, ANumberThatTwoAreRegisteredWithIsNeithers) {
  register_person("impostor", kari_number);
  EXPECT_EQ(person(ec_.sign(claims())), "");
}

TEST_F(Verifying, NoRowHasANationalIdInClear) {
  for (const auto& view : projections::view_names()) {
    for (const auto& row : world_.log().rows(view, "", "", 1000)) {
      EXPECT_EQ(row.key.find(kari_number), std::string::npos) << view;
      EXPECT_EQ(row.value.find(kari_number), std::string::npos) << view;
    }
  }
}

TEST_F(Verifying, AnIdTokenOpensALogInAndNotTheDoor) {
  auto options = idporten();
  options.login = server::LoginOptions{.client_id = "medvirk", .key_file = "unused"};
  open(options);
  const auto* log_in = providers_->log_in("idporten");
  ASSERT_NE(log_in, nullptr);
  EXPECT_EQ(providers_->log_in("other"), nullptr);
  auto said = with("aud", "medvirk");
  said["nonce"] = "n-1";
  said["sid"] = "session-7";
  const auto token = ec_.sign(said, {{"typ", "JWT"}});
  const auto checked = log_in->check(token, "medvirk", "n-1", now());
  ASSERT_TRUE(checked) << checked.error();
  EXPECT_EQ(checked->person.value, "kari-pid");
  EXPECT_EQ(checked->session, "session-7");
  EXPECT_NE(refusal(token), "");
  EXPECT_FALSE(log_in->check(token, "medvirk", "n-2", now()));
  EXPECT_FALSE(log_in->check(token, "another", "n-1", now()));
  EXPECT_FALSE(log_in->check(token, "medvirk", "", now()));
  EXPECT_FALSE(log_in->check(ec_.sign(claims()), "medvirk", "n-1", now()));
  said["azp"] = "another";
  EXPECT_FALSE(log_in->check(ec_.sign(said), "medvirk", "n-1", now()));
}

TEST_F(Verifying, WhereToLogInIsWhatTheIssuerSays) {
  auto options = idporten();
  options.login = server::LoginOptions{.client_id = "medvirk", .key_file = "unused"};
  open(options);
  const auto endpoints = providers_->log_in("idporten")->endpoints();
  ASSERT_TRUE(endpoints) << endpoints.error();
  EXPECT_EQ(endpoints->authorization, "https://id.example.org/authorize");
  EXPECT_EQ(endpoints->token, "https://id.example.org/token");
  EXPECT_EQ(endpoints->issuer, some_issuer);
}

}  // namespace
}  // namespace tests
