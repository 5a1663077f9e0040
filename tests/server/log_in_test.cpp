// Log-in: what goes to the provider, what has to come back, and what is not believed.
#include "server/identity/login.h"

#include <gtest/gtest.h>

#include "tests/server/stub_provider.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::LogIn;
using server::LogInAnswer;
using server::LogInStates;

TEST(LogInPath, OnlyAPathOfOursIsGoneToAfterwards) {
  for (const auto* to : {"/", "/plan/1?at=2#goals", "/.well-known/x", "/%2F%2Fevil.example",
                         "/a?to=//evil.example"}) {
    EXPECT_TRUE(server::is_local_path(to)) << to;
  }
  for (const auto* to :
       {"", "plan", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
        "/a//evil.example", "/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "/a b",
        "/<script>", "/\"", "/\x7F", "/\xC3\xA6"}) {
    EXPECT_FALSE(server::is_local_path(to)) << to;
  }
  EXPECT_FALSE(server::is_local_path("/" + std::string(server::limits::log_in_to_bytes_max, 'a')));
}

class LogInStatesTest : public testing::Test {
 protected:
  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  LogInStates states_{counted_salt, 3};
};

TEST_F(LogInStatesTest, OneIsEndedOnceByTheBrowserThatBeganIt) {
  const auto begun = states_.begin({.provider = "idporten", .to = "/a"}, now_);
  EXPECT_FALSE(states_.take(begun.state, "", now_));
  EXPECT_FALSE(states_.take(begun.state, begun.state, now_));
  EXPECT_FALSE(states_.take(begun.browser, begun.browser, now_));
  const auto log_in = states_.take(begun.state, begun.browser, now_);
  ASSERT_TRUE(log_in) << "whoever has stolen the state has not ended it";
  EXPECT_EQ(log_in->to, "/a");
  EXPECT_EQ(log_in->nonce, begun.nonce);
  const auto hashed = events::sha256(log_in->verifier);
  EXPECT_EQ(begun.challenge, server::base64url(events::bytes_of(hashed)));
  EXPECT_GE(log_in->verifier.size(), 43U) << "RFC 7636, 4.1";
  EXPECT_FALSE(states_.take(begun.state, begun.browser, now_)) << "once";
}

TEST_F(LogInStatesTest, OneTakesTenMinutesAtMost) {
  const auto in_time = states_.begin({.provider = "p", .to = "/"}, now_);
  const auto late = states_.begin({.provider = "p", .to = "/"}, now_);
  EXPECT_TRUE(states_.take(in_time.state, in_time.browser, now_ + 10min - 1us));
  EXPECT_FALSE(states_.take(late.state, late.browser, now_ + 10min));
  EXPECT_EQ(states_.size(), 0U);
}

TEST_F(LogInStatesTest, TheOldestGivesWay) {
  const auto first = states_.begin({.provider = "p", .to = "/"}, now_);
  const auto second = states_.begin({.provider = "p", .to = "/"}, now_);
  for (int i = 0; i < 2; ++i) {
    static_cast<void>(states_.begin({.provider = "p", .to = "/"}, now_));
  }
  EXPECT_EQ(states_.size(), 3U);
  EXPECT_FALSE(states_.take(first.state, first.browser, now_));
  EXPECT_TRUE(states_.take(second.state, second.browser, now_));
}

class LoggingIn : public testing::Test {
 protected:
  static std::vector<server::LogInClient> one(server::LogInClient client) {
    std::vector<server::LogInClient> clients;
    clients.push_back(std::move(client));
    return clients;
  }
  LogIn::Started start(const std::string& to = "/plan") {
    auto started = log_in_.start("", to, "", now_);
    EXPECT_TRUE(started) << started.error().detail;
    return started ? *started : LogIn::Started{};
  }
  static LogInAnswer answer_of(const std::string& query) {
    auto form = form_of(query);
    return {.state = form["state"],
            .code = form["code"],
            .error = form["error"],
            .issuer = form["iss"]};
  }
  std::string refused(const LogInAnswer& answer, const std::string& browser) {
    const auto finished = log_in_.finish(answer, browser, now_);
    EXPECT_EQ(sessions_.size(), 0U);
    return finished ? "it was believed" : finished.error().slug;
  }

  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  StubProvider provider_;
  server::Sessions sessions_{counted_salt};
  LogIn log_in_{one(client_of(provider_)), "https://ip.example.org", provider_.fetch(),
                counted_salt, sessions_};
};

TEST_F(LoggingIn, TheBrowserIsSentWithEverythingThatHasToComeBack) {
  const auto started = start();
  EXPECT_TRUE(started.location.starts_with("https://login.example.org/authorize?"));
  auto sent = form_of(started.location.substr(started.location.find('?') + 1));
  EXPECT_EQ(sent["response_type"], "code");
  EXPECT_EQ(sent["client_id"], "medvirk");
  EXPECT_EQ(sent["redirect_uri"], "https://ip.example.org/login/callback");
  EXPECT_EQ(sent["scope"], "openid profile");
  EXPECT_EQ(sent["acr_values"], "idporten-loa-high");
  EXPECT_EQ(sent["code_challenge_method"], "S256");
  for (const auto* name : {"state", "nonce", "code_challenge"}) {
    EXPECT_EQ(sent[name].size(), 43U) << name;
  }
  EXPECT_EQ(started.location.find(started.browser), std::string::npos) << "the cookie's alone";
}

TEST_F(LoggingIn, WhoComesBackHasASession) {
  const auto started = start("/plan?x=1");
  const auto back = answer_of(provider_.log_in(started.location, kari, "sid-7"));
  const auto finished = log_in_.finish(back, started.browser, now_);
  ASSERT_TRUE(finished) << finished.error().detail;
  EXPECT_EQ(finished->to, "/plan?x=1");
  const auto session = sessions_.use(finished->cookie, now_);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->who.person, id_of(kari));
  EXPECT_EQ(session->who.sid, "sid-7");
  EXPECT_EQ(session->who.provider, "idporten");
}

TEST_F(LoggingIn, TheClientProvesWhoItIsWithAFreshSignature) {
  const auto started = start();
  const auto back = answer_of(provider_.log_in(started.location, kari));
  ASSERT_TRUE(log_in_.finish(back, started.browser, now_));
  auto form = provider_.asked.back();
  EXPECT_EQ(form["client_assertion_type"],
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  EXPECT_EQ(form["grant_type"], "authorization_code");
  EXPECT_FALSE(form.contains("client_secret"));
  const auto assertion = form["client_assertion"];
  EXPECT_EQ(std::count(assertion.begin(), assertion.end(), '.'), 2);
}

TEST_F(LoggingIn, AStateIsGoodOnceAndInItsOwnBrowserOnly) {
  const auto mine = start();
  const auto theirs = start();
  const auto back = answer_of(provider_.log_in(mine.location, kari));
  EXPECT_EQ(refused(back, ""), "log-in-failed") << "no cookie";
  EXPECT_EQ(refused(back, theirs.browser), "log-in-failed") << "a stolen state";
  auto unknown = back;
  unknown.state = "guessed";
  EXPECT_EQ(refused(unknown, mine.browser), "log-in-failed");
  ASSERT_TRUE(log_in_.finish(back, mine.browser, now_));
  const auto again = log_in_.finish(back, mine.browser, now_);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().slug, "log-in-failed");
}

TEST_F(LoggingIn, AnAnswerOfAnotherIssuerIsNotBelieved) {
  for (const auto* issuer : {"https://evil.example", "", "https://login.example.org/"}) {
    const auto started = start();
    auto back = answer_of(provider_.log_in(started.location, kari));
    back.issuer = issuer;
    provider_.asked.clear();
    EXPECT_EQ(refused(back, started.browser), "log-in-failed") << issuer;
    EXPECT_TRUE(provider_.asked.empty()) << "the code went nowhere (RFC 9207, 2.4)";
  }
  provider_.at.says_issuer = false;
  const auto started = start();
  auto back = answer_of(provider_.log_in(started.location, kari));
  back.issuer.clear();
  EXPECT_TRUE(log_in_.finish(back, started.browser, now_)) << "it never says";
}

TEST_F(LoggingIn, AnIdTokenWithAnotherNonceOrForAnotherIsNotBelieved) {
  for (const auto& [claim, value] : std::vector<std::pair<std::string, std::string>>{
           {"nonce", "of another log-in"}, {"nonce", ""}, {"aud", "another client"}}) {
    provider_.claims = {{claim, value}};
    const auto started = start();
    const auto back = answer_of(provider_.log_in(started.location, kari));
    EXPECT_EQ(refused(back, started.browser), "log-in-failed") << claim;
  }
}

TEST_F(LoggingIn, ACodeFromAnotherLogInDoesNotFit) {
  const auto victim = start();
  const auto attacker = start();
  const auto stolen = answer_of(provider_.log_in(victim.location, kari));
  auto mixed = answer_of(provider_.log_in(attacker.location, sister));
  mixed.code = stolen.code;
  provider_.asked.clear();
  EXPECT_EQ(refused(mixed, attacker.browser), "log-in-failed") << "PKCE";
}

TEST_F(LoggingIn, WhoDoesNotLogInAfterAllHasNoSession) {
  const auto started = start();
  auto back = answer_of(provider_.log_in(started.location, kari));
  back.code.clear();
  back.error = "access_denied";
  EXPECT_EQ(refused(back, started.browser), "log-in-failed");
}

TEST_F(LoggingIn, WhoIsNotInTheDirectoryIsToldSo) {
  const auto started = start();
  const auto back = answer_of(provider_.log_in(started.location, ""));
  EXPECT_EQ(refused(back, started.browser), "unknown-person");
}

TEST_F(LoggingIn, AProviderThatDoesNotAnswerIsNobodysFault) {
  const auto started = start();
  const auto back = answer_of(provider_.log_in(started.location, kari));
  provider_.down = true;
  EXPECT_EQ(refused(back, started.browser), "log-in-unavailable");
  const auto none = log_in_.start("", "/", "", now_);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().status, 503);
}

TEST_F(LoggingIn, ANewSessionTakesThePlaceOfTheBrowsersOldOne) {
  const auto old = sessions_.begin({.person = id_of(kari)}, now_);
  const auto key = sessions_.use(*old, now_)->key;
  const auto started = log_in_.start("", "/", key, now_);
  EXPECT_TRUE(sessions_.lives(key, now_)) << "not before there is a new one";
  const auto back = answer_of(provider_.log_in(started->location, sister));
  const auto finished = log_in_.finish(back, started->browser, now_);
  ASSERT_TRUE(finished);
  EXPECT_NE(finished->cookie, *old);
  EXPECT_FALSE(sessions_.lives(key, now_));
}

TEST_F(LoggingIn, ARequestIsPushedWhereThatIsWantedAndTaken) {
  auto client = client_of(provider_);
  client.options.pushed = true;
  LogIn pushing(one(std::move(client)), "https://ip.example.org", provider_.fetch(), counted_salt,
                sessions_);
  const auto plain = pushing.start("", "/", "", now_);
  ASSERT_TRUE(plain);
  EXPECT_NE(plain->location.find("code_challenge"), std::string::npos) << "it takes none";
  provider_.at.pushed = "https://login.example.org/par";
  const auto started = pushing.start("", "/", "", now_);
  ASSERT_TRUE(started);
  auto sent = form_of(started->location.substr(started->location.find('?') + 1));
  EXPECT_EQ(sent.size(), 2U) << started->location;
  EXPECT_EQ(sent["client_id"], "medvirk");
  EXPECT_TRUE(provider_.asked.back().contains("client_assertion"));
  const auto back = answer_of(provider_.log_in(started->location, kari));
  EXPECT_TRUE(pushing.finish(back, started->browser, now_));
}

TEST_F(LoggingIn, TheFarewellEndsTheSessionAtTheProviderToo) {
  const server::LoggedIn who{.person = id_of(kari), .provider = "idporten", .id_token = "e.y.J"};
  const auto farewell = log_in_.farewell(who);
  EXPECT_TRUE(farewell.starts_with("https://login.example.org/logout?"));
  auto sent = form_of(farewell.substr(farewell.find('?') + 1));
  EXPECT_EQ(sent["id_token_hint"], "e.y.J");
  EXPECT_EQ(sent["client_id"], "medvirk");
  EXPECT_EQ(sent["post_logout_redirect_uri"], "https://ip.example.org/");
  provider_.at.end_session.clear();
  EXPECT_EQ(log_in_.farewell(who), "https://ip.example.org/");
}

TEST_F(LoggingIn, AWrongAddressOrProviderIsSaidSo) {
  EXPECT_EQ(log_in_.start("helseid", "/", "", now_).error().slug, "bad-query");
  EXPECT_EQ(log_in_.start("", "//evil.example", "", now_).error().slug, "bad-query");
  for (const auto* url :
       {"", "http://ip.example.org", "https://ip.example.org/medvirk", "ftp://x"}) {
    EXPECT_THROW(LogIn(one(client_of(provider_)), url, provider_.fetch(), counted_salt, sessions_),
                 std::runtime_error)
        << url;
  }
  EXPECT_NO_THROW(LogIn(one(client_of(provider_)), "http://127.0.0.1:8080/", provider_.fetch(),
                        counted_salt, sessions_));
}

}  // namespace
}  // namespace tests
