// Token buckets, with a time of their own: a burst is fine, a flood is not, and memory is bounded.
#include "server/gateway/bounds/rates.h"

#include <gtest/gtest.h>

#include "protocol/limits.h"
#include "server/gateway/bounds/traffic.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::Bucket;
using server::Buckets;
using server::Talk;

constexpr Bucket::Instant first_moment{1000s};
constexpr server::Rate two_a_second{.per_second = 2, .burst = 4};

TEST(Rates, ABurstIsFineAndThenTheRateHolds) {
  Bucket bucket;
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(bucket.take(two_a_second, first_moment)) << i;
  EXPECT_EQ(bucket.take(two_a_second, first_moment), 500ms);
  EXPECT_EQ(bucket.take(two_a_second, first_moment + 200ms), 300ms) << "a refusal costs nothing";
  EXPECT_FALSE(bucket.take(two_a_second, first_moment + 500ms));
  EXPECT_TRUE(bucket.take(two_a_second, first_moment + 500ms));
}

TEST(Rates, WhoWaitsAsLongAsSaidGetsATokenAndRestFillsNoMoreThanTheBurst) {
  Bucket bucket;
  auto now = first_moment;
  int taken = 0;
  for (; now < first_moment + 60s; ++taken) {
    if (const auto wait = bucket.take(two_a_second, now)) {
      now += *wait;
      EXPECT_FALSE(bucket.take(two_a_second, now));
    }
  }
  EXPECT_NEAR(taken, 4 + 2 * 60, 2);
  now += 1h;
  int at_once = 0;
  while (!bucket.take(two_a_second, now)) ++at_once;
  EXPECT_EQ(at_once, 4);
}

TEST(Rates, EachKeyHasItsOwnBucket) {
  Buckets buckets(two_a_second, 10);
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(buckets.take("kari", first_moment));
  EXPECT_TRUE(buckets.take("kari", first_moment));
  EXPECT_FALSE(buckets.take("ola", first_moment));
}

TEST(Rates, ThoseThatAreFullAgainAreForgotten) {
  Buckets buckets(two_a_second, 1000);
  for (int i = 0; i < 500; ++i) EXPECT_FALSE(buckets.take(std::to_string(i), first_moment));
  EXPECT_EQ(buckets.size(), 500U);
  for (int i = 0; i < 500; ++i)
    EXPECT_FALSE(buckets.take("later" + std::to_string(i), first_moment + 1h));
  EXPECT_EQ(buckets.size(), 500U) << "none of the first are left";
}

TEST(Rates, AFloodOfKeysForgetsTheOldestAndTakesNoMoreMemory) {
  Buckets buckets(two_a_second, 100);
  while (!buckets.take("busy", first_moment)) {
  }
  for (int i = 0; i < 10'000; ++i) {
    static_cast<void>(buckets.take(std::to_string(i), first_moment));
    EXPECT_TRUE(buckets.take("busy", first_moment)) << "who is still here is not forgotten";
    ASSERT_LE(buckets.size(), 100U);
  }
}

TEST(Rates, WhoKeepsTalkingAfterBeingToldIsAFlood) {
  Talk talk(two_a_second);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(talk.hear(first_moment).verdict, Talk::Verdict::fine);
  for (std::size_t i = 0; i < protocol::limits::refused_messages_max; ++i) {
    const auto heard = talk.hear(first_moment);
    EXPECT_EQ(heard.verdict, Talk::Verdict::too_many);
    EXPECT_EQ(heard.wait, 500ms);
  }
  EXPECT_EQ(talk.hear(first_moment).verdict, Talk::Verdict::flood);
  Talk patient(two_a_second);
  auto now = first_moment;
  for (int i = 0; i < 1000; ++i) {
    const auto heard = patient.hear(now);
    EXPECT_NE(heard.verdict, Talk::Verdict::flood);
    now += heard.wait;
  }
}

TEST(Traffic, ACommandCountsForItsPersonAndForItsPlan) {
  server::GatewayLimits limits;
  limits.commands_each_person = {.per_second = 1, .burst = 3};
  limits.commands_each_plan = {.per_second = 1, .burst = 4};
  server::Traffic traffic(limits);
  const events::StreamId one{"plan/1"};
  const events::StreamId other{"plan/2"};
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(traffic.command({"kari"}, one, first_moment));
  const auto told = traffic.command({"kari"}, other, first_moment);
  ASSERT_TRUE(told) << "whichever plan it is for";
  EXPECT_EQ(told->slug, "too-many-requests");
  EXPECT_EQ(told->status, 429);
  EXPECT_EQ(told->retry_after_ms, 1000);
  EXPECT_FALSE(traffic.command({"ola"}, one, first_moment));
  EXPECT_TRUE(traffic.command({"ola"}, one, first_moment)) << "whoever it is from";
  EXPECT_FALSE(traffic.command({"ola"}, other, first_moment));
}

TEST(Traffic, ConnectionsAreCountedAPersonAndAnAddressButNotAProxy) {
  server::GatewayLimits limits;
  limits.connections_each_person_max = 2;
  limits.connections_each_address_max = 1;
  limits.proxies = {"10.0.0.1"};
  server::Traffic traffic(limits);
  auto first = traffic.enter({"kari"});
  const auto second = traffic.enter({"kari"});
  EXPECT_TRUE(second);
  EXPECT_FALSE(traffic.enter({"kari"}));
  EXPECT_TRUE(traffic.enter({"ola"}));
  first.reset();
  EXPECT_TRUE(traffic.enter({"kari"})) << "who leaves makes room";
  const auto here = traffic.arrive("192.0.2.7");
  EXPECT_TRUE(here);
  EXPECT_FALSE(traffic.arrive("192.0.2.7"));
  const auto proxy = traffic.arrive("10.0.0.1");
  EXPECT_TRUE(proxy);
  EXPECT_TRUE(traffic.arrive("10.0.0.1"));
}

TEST(Traffic, TokensThatAreOverAreCountedAnAddressButNotAProxy) {
  server::GatewayLimits limits;
  limits.failed_logins_each_address = {.per_second = 1, .burst = 2};
  limits.proxies = {"10.0.0.1"};
  server::Traffic traffic(limits);
  for (int i = 0; i < 2; ++i) EXPECT_FALSE(traffic.failed_login("192.0.2.7", first_moment));
  EXPECT_TRUE(traffic.failed_login("192.0.2.7", first_moment));
  for (int i = 0; i < 9; ++i) EXPECT_FALSE(traffic.failed_login("10.0.0.1", first_moment));
}

TEST(Crowd, NobodyIsRememberedWhoIsNotHere) {
  server::Crowd crowd(0);
  EXPECT_FALSE(crowd.enter("kari"));
  EXPECT_EQ(crowd.size(), 0U);
  server::Crowd roomy(5);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(roomy.enter(std::to_string(i)));
  EXPECT_EQ(roomy.size(), 0U);
}

}  // namespace
}  // namespace tests
