// Sessions: who is in, for how long, and who ends them.
#include "server/identity/sessions.h"

#include <gtest/gtest.h>

#include "server/identity/secrets.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::Sessions;

class SessionsOfABrowser : public testing::Test {
 protected:
  std::string begin(std::string_view person, const std::string& sid = {},
                    const std::string& provider = "idporten") {
    auto cookie =
        sessions_.begin({.person = id_of(person), .provider = provider, .sid = sid}, now_);
    EXPECT_TRUE(cookie);
    return cookie.value_or("");
  }
  bool is_in(const std::string& cookie) { return sessions_.use(cookie, now_).has_value(); }

  Timestamp now_ = time_of("2026-03-02T08:00:00Z");
  std::vector<std::string> ended_;
  Sessions sessions_{counted_salt,
                     [this](const server::SessionKey& key) { ended_.push_back(key); },
                     {.sessions_max = 6, .each_max = 3}};
};

TEST_F(SessionsOfABrowser, ACookieIs256BitsAndOnlyItsHashIsKept) {
  const auto cookie = begin(kari);
  EXPECT_EQ(cookie.size(), 43U) << "32 bytes in base64url";
  const auto session = sessions_.use(cookie, now_);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->who.person, id_of(kari));
  EXPECT_EQ(session->key, server::kept_as(cookie));
  EXPECT_FALSE(sessions_.use(session->key, now_)) << "what is kept opens nothing";
  EXPECT_FALSE(sessions_.use("", now_));
  EXPECT_NE(begin(kari), cookie);
}

TEST_F(SessionsOfABrowser, AnIdleSessionEndsAfterHalfAnHour) {
  const auto cookie = begin(kari);
  now_ += 30min - 1us;
  EXPECT_TRUE(is_in(cookie));
  now_ += 30min - 1us;
  EXPECT_TRUE(is_in(cookie)) << "it was used";
  now_ += 30min;
  EXPECT_FALSE(is_in(cookie));
  EXPECT_EQ(sessions_.size(), 0U);
}

TEST_F(SessionsOfABrowser, NoSessionLastsLongerThanEightHours) {
  const auto cookie = begin(kari);
  const auto end = now_ + 8h;
  for (; now_ < end; now_ += 20min) ASSERT_TRUE(is_in(cookie)) << to_text(now_);
  EXPECT_FALSE(is_in(cookie));
  now_ = end - 5min;
  const auto other = begin(sister);
  now_ += 1min;
  EXPECT_EQ(sessions_.use(other, now_)->expires, now_ + 30min);
}

TEST_F(SessionsOfABrowser, OneThatIsEndedIsOverAtOnceAndToldOf) {
  const auto cookie = begin(kari);
  const auto key = sessions_.use(cookie, now_)->key;
  EXPECT_TRUE(sessions_.lives(key, now_));
  EXPECT_TRUE(sessions_.end(key));
  EXPECT_FALSE(is_in(cookie));
  EXPECT_FALSE(sessions_.lives(key, now_));
  EXPECT_FALSE(sessions_.end(key));
  EXPECT_EQ(ended_, std::vector{key});
}

TEST_F(SessionsOfABrowser, AProviderEndsAllOfItsSidAndNoOthers) {
  const auto one = begin(kari, "s1");
  const auto two = begin(kari, "s1");
  const auto other_sid = begin(kari, "s2");
  const auto other_provider = begin(sister, "s1", "helseid");
  const auto without = begin(sister);
  EXPECT_EQ(sessions_.end_all("idporten", "s1"), 2U);
  EXPECT_FALSE(is_in(one) || is_in(two));
  EXPECT_TRUE(is_in(other_sid) && is_in(other_provider) && is_in(without));
  EXPECT_EQ(sessions_.end_all("idporten", "s1"), 0U);
  EXPECT_EQ(sessions_.end_all("idporten", ""), 0U) << "no sid is nobody's";
  EXPECT_EQ(ended_.size(), 2U);
}

TEST_F(SessionsOfABrowser, SomebodysIdlestSessionGivesWayAndItsSocketsWithIt) {
  const auto first = begin(kari);
  now_ += 1min;
  const auto second = begin(kari);
  now_ += 1min;
  const auto third = begin(kari);
  EXPECT_TRUE(is_in(first)) << "used last";
  const auto others = begin(sister);
  now_ += 1min;
  const auto fourth = begin(kari);
  EXPECT_FALSE(is_in(second));
  EXPECT_TRUE(is_in(first) && is_in(third) && is_in(fourth) && is_in(others));
  EXPECT_EQ(ended_, std::vector{server::kept_as(second)});
}

TEST_F(SessionsOfABrowser, WhenTheTableIsFullNobodyIsThrownOutForANewOne) {
  const auto first = begin(kari);
  for (const auto* person : {"a", "b", "c", "d", "e"}) begin(person);
  EXPECT_FALSE(sessions_.begin({.person = id_of("f")}, now_));
  EXPECT_TRUE(is_in(first));
  now_ += 31min;
  EXPECT_TRUE(sessions_.begin({.person = id_of("f")}, now_)) << "those before ran out";
  EXPECT_EQ(sessions_.size(), 1U);
  EXPECT_EQ(sessions_.end_all("idporten", ""), 0U);
}

TEST_F(SessionsOfABrowser, R49_ASessionEndsNoLaterThanWhatItRestsOn) {
  const auto cookie = sessions_.begin({.person = id_of(kari), .until = now_ + 20min}, now_);
  ASSERT_TRUE(cookie);
  now_ += 20min - 1us;
  ASSERT_TRUE(is_in(*cookie));
  now_ += 1us;
  EXPECT_FALSE(is_in(*cookie)) << "although it was used just now";
}

TEST_F(SessionsOfABrowser, TheCsrfTokenFollowsFromTheCookieAndDoesNotTellIt) {
  const auto one = begin(kari);
  const auto two = begin(kari);
  EXPECT_EQ(Sessions::csrf_of(one), Sessions::csrf_of(one));
  EXPECT_NE(Sessions::csrf_of(one), Sessions::csrf_of(two));
  EXPECT_EQ(Sessions::csrf_of(one).find(one), std::string::npos);
  EXPECT_NE(Sessions::csrf_of(one), server::kept_as(one)) << "what is kept would not do";
}

}  // namespace
}  // namespace tests
