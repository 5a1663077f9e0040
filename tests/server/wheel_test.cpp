// The wheel of deadlines: in time, never before; with a time that the test makes pass.
#include "server/gateway/wheel.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::Deadline;
using server::Wheel;

class Wheels : public testing::Test {
 protected:
  boost::asio::io_context io_{1};
  Wheel wheel_{io_.get_executor()};
  Wheel::Instant start_ = std::chrono::steady_clock::now();
};

TEST_F(Wheels, ADeadlineComesDueOnceWithinATurnOfItsTimeAndNeverBefore) {
  const auto seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  std::mt19937 random(seed);
  struct One {
    Wheel::Instant at;
    std::optional<Wheel::Instant> came{};
    int times = 0;
    std::unique_ptr<Deadline> deadline{};
  };
  Wheel::Instant now = start_;
  std::vector<One> all(500);
  for (auto& one : all) {
    one.at = start_ + std::chrono::milliseconds(random() % 200'000);  // Up to four times round.
    one.deadline = std::make_unique<Deadline>(wheel_, [&one, &now] {
      one.came = now;
      ++one.times;
    });
    one.deadline->expires_at(one.at);
  }
  while (now < start_ + 201s) {
    now += std::chrono::milliseconds(1 + random() % 50);
    wheel_.advance(now);
  }
  for (const auto& one : all) {
    ASSERT_TRUE(one.came);
    EXPECT_EQ(one.times, 1);
    EXPECT_GE(*one.came, one.at);
    EXPECT_LE(*one.came, one.at + Wheel::resolution + 50ms);
  }
}

TEST_F(Wheels, TheLastTimeThatWasSetCountsAndWhatIsCancelledDoesNot) {
  int moved = 0;
  int cancelled = 0;
  Deadline one(wheel_, [&] { ++moved; });
  Deadline two(wheel_, [&] { ++cancelled; });
  {
    Deadline gone(wheel_, [&] { ++cancelled; });
    gone.expires_at(start_ + 1s);
  }
  one.expires_at(start_ + 1s);
  one.expires_at(start_ + 10s);
  two.expires_at(start_ + 1s);
  two.cancel();
  EXPECT_FALSE(two.is_set());
  wheel_.advance(start_ + 9s);
  EXPECT_EQ(moved, 0);
  wheel_.advance(start_ + 11s);
  EXPECT_EQ(moved, 1);
  EXPECT_EQ(cancelled, 0);
  one.expires_at(start_ + 1s);  // Long past: at the next turn.
  wheel_.advance(start_ + 11s + 2 * Wheel::resolution);
  EXPECT_EQ(moved, 2);
}

TEST_F(Wheels, WhatComesDueMaySetCancelAndEndOthers) {
  std::vector<int> came;
  std::optional<Deadline> ended;
  Deadline again(wheel_, [&] {
    came.push_back(1);
    ended.reset();
    if (came.size() < 3) again.expires_at(start_ + std::chrono::seconds(came.size() + 1));
  });
  ended.emplace(wheel_, [&] { came.push_back(2); });
  again.expires_at(start_ + 1s);
  ended->expires_at(start_ + 1s);
  wheel_.advance(start_ + 2s);
  wheel_.advance(start_ + 5s);
  wheel_.advance(start_ + 9s);
  EXPECT_EQ(came, (std::vector<int>{1, 1, 1}));
}

TEST_F(Wheels, ALongPauseLosesNone) {
  int came = 0;
  Deadline near(wheel_, [&] { ++came; });
  Deadline far(wheel_, [&] { ++came; });
  near.expires_at(start_ + 1s);
  far.expires_at(start_ + 600s);
  wheel_.advance(start_ + 3600s);  // The machine slept.
  EXPECT_EQ(came, 2);
}

TEST_F(Wheels, AfterItStoppedNothingComesDue) {
  int came = 0;
  Deadline one(wheel_, [&] { ++came; });
  one.expires_at(start_ + 1s);
  wheel_.stop();
  wheel_.advance(start_ + 2s);
  one.expires_at(start_ + 3s);
  wheel_.advance(start_ + 4s);
  EXPECT_EQ(came, 0);
  EXPECT_FALSE(one.is_set());
}

TEST_F(Wheels, TheTimerRunsByItselfAndTheLoopRunsOutOfWorkWithNothingSet) {
  int came = 0;
  Deadline one(wheel_, [&] { ++came; });
  Deadline never(wheel_, [&] { came = -1; });
  never.expires_at(start_ + 3600s);
  one.expires_after(1ms);
  Deadline last(wheel_, [&] { never.cancel(); });
  last.expires_after(150ms);
  io_.run();  // Returns.
  EXPECT_EQ(came, 1);
}

TEST(Wheel, MayGoBeforeItsTimerAndWhatIsSetOnIt) {
  boost::asio::io_context io(1);
  auto wheel = std::make_unique<Wheel>(io.get_executor());
  Deadline one(*wheel, [] { FAIL(); });
  one.expires_after(1ms);
  wheel.reset();
  io.run();
  EXPECT_FALSE(one.is_set());
}

}  // namespace
}  // namespace tests
