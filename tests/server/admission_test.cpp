// Admission: so many at a time, the others in line, a bounded line; and who does not get in is told
// when to come back.
#include "server/gateway/bounds/admission.h"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "tests/server/door.h"

namespace tests {
namespace {

using server::Admission;

// Where each one's answer goes: nothing yet, a place, or none.
using Answer = std::optional<Admission::Place>;

Admission::Entered into(Answer& answer) {
  return [&answer](Admission::Place place) { answer = std::move(place); };
}

TEST(Admission, SoManyAreInsideAndTheNextWaitInTheOrderOfTheirComing) {
  Admission admission({.places = 2, .queue = 2});
  std::vector<Answer> answers(5);
  for (auto& each : answers) admission.enter(into(each));
  EXPECT_TRUE(answers[0] && *answers[0]);
  EXPECT_TRUE(answers[1] && *answers[1]);
  EXPECT_FALSE(answers[2]) << "waits";
  EXPECT_FALSE(answers[3]) << "waits";
  ASSERT_TRUE(answers[4]);
  EXPECT_EQ(*answers[4], nullptr) << "there is no room to wait";
  EXPECT_EQ(admission.counts().inside, 2u);
  EXPECT_EQ(admission.counts().waiting, 2u);
  EXPECT_EQ(admission.counts().turned_away, 1u);

  answers[1].reset();
  EXPECT_TRUE(answers[2] && *answers[2]) << "the first of those who wait";
  EXPECT_FALSE(answers[3]);
  answers[0].reset();
  EXPECT_TRUE(answers[3] && *answers[3]);
  answers.clear();
  EXPECT_EQ(admission.counts().inside, 0u);
}

TEST(Admission, NobodyWaitsWhereThereIsNoLine) {
  Admission admission({.places = 1, .queue = 0});
  Answer first;
  Answer second;
  admission.enter(into(first));
  admission.enter(into(second));
  ASSERT_TRUE(second);
  EXPECT_EQ(*second, nullptr);
}

TEST(Admission, ThoseTurnedAwayAreToldDifferentTimes) {
  Admission admission({.places = 0, .queue = 0, .retry_steps = 4});
  std::set<std::chrono::milliseconds> times;
  for (int i = 0; i < 8; ++i) times.insert(admission.retry_after());
  EXPECT_EQ(times.size(), 4u);
  EXPECT_GE(*times.begin(), std::chrono::seconds(1));
}

TEST(Admission, AfterTheStopNobodyGetsInAndWhoWaitedIsForgotten) {
  Admission admission({.places = 1, .queue = 5});
  Answer inside;
  Answer waits;
  Answer late;
  admission.enter(into(inside));
  admission.enter(into(waits));
  admission.stop();
  admission.enter(into(late));
  EXPECT_FALSE(waits);
  ASSERT_TRUE(late);
  EXPECT_EQ(*late, nullptr);
  inside.reset();
  EXPECT_FALSE(waits) << "forgotten";
}

TEST(AdmissionThreads_, NoPlaceIsLostOrGivenTwice) {
  constexpr std::size_t places = 3;
  constexpr int rounds = 2000;
  Admission admission({.places = places, .queue = 100'000});
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  std::atomic<int> served{0};
  const auto work = [&] {
    for (int i = 0; i < rounds; ++i) {
      admission.enter([&](const Admission::Place& place) {
        ASSERT_NE(place, nullptr);
        const int now = ++inside;
        int seen = most.load();
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        --inside;
        ++served;
      });
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  for (auto& each : threads) each.join();
  EXPECT_EQ(served, 4 * rounds);
  EXPECT_LE(most, static_cast<int>(places));
  EXPECT_EQ(admission.counts().inside, 0u);
  EXPECT_EQ(admission.counts().waiting, 0u);
}

// A server at which nobody gets in.
class ClosedGateThreads_ : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    return {.admission = {.places = 0, .queue = 0}};
  }
};

TEST_F(ClosedGateThreads_, WhoSignsInIsToldWhenToComeBackAndClosedAsOverload) {
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", token(kari)}});
  const auto error = next(client, "error");
  EXPECT_EQ(error["id"], 1);
  EXPECT_EQ(error["problem"]["type"], "/problems/overloaded");
  EXPECT_GE(error["problem"]["retryAfterMs"], 1000);
  expect_closed(client, 1013);
}

TEST_F(ClosedGateThreads_, WhoAsksOverHttpIsToldToo) {
  const auto answer = get("/api/v1/me/plans", as(kari));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(problem(answer), "/problems/overloaded");
  EXPECT_NE(answer.header("Retry-After"), "");
}

TEST_F(ClosedGateThreads_, HealthIsAnsweredAllTheSame) {
  EXPECT_EQ(get("/healthz").status, 200);
  EXPECT_EQ(get("/readyz").status, 200);
}

}  // namespace
}  // namespace tests
