// How far the journal may be ahead of what has been told (server/live/pace.h).
#include "server/live/pace.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace tests {
namespace {

using namespace std::chrono_literals;
using server::Pace;

// Longer than any test: who waits so long was never woken.
constexpr auto never = 10min;

TEST(Pace, NobodyWaitsWhileOneGroupIsOnItsWay) {
  Pace pace{never};
  EXPECT_TRUE(pace.wait());
  const auto group = pace.published(2);
  EXPECT_TRUE(pace.wait());
  pace.told(group);
  EXPECT_TRUE(pace.wait());
}

TEST(Pace, Threads_WithTwoOnTheirWayTheJournalWaitsUntilAllThreadsHaveToldTheFirst) {
  Pace pace{never};
  const auto first = pace.published(2);
  static_cast<void>(pace.published(1));
  std::atomic<bool> told_all{false};
  std::promise<void> waiting;
  std::thread journal([&] {
    waiting.set_value();
    EXPECT_TRUE(pace.wait());
    EXPECT_TRUE(told_all);
  });
  waiting.get_future().wait();
  pace.told(first);
  told_all = true;
  pace.told(first);
  journal.join();
}

TEST(Pace, AGroupThatIsToldBeforeAnEarlierOneDoesNotLetTheJournalGoOn) {
  Pace pace{0ms};
  const auto first = pace.published(1);
  const auto second = pace.published(1);
  pace.told(second);
  EXPECT_FALSE(pace.wait());
  pace.told(first);
  EXPECT_TRUE(pace.wait());
}

TEST(Pace, AThreadThatNeverTellsHoldsTheJournalUpForSoLongAndNoLonger) {
  Pace pace{0ms};
  const auto first = pace.published(1);
  const auto second = pace.published(1);
  EXPECT_FALSE(pace.wait());
  const auto third = pace.published(1);
  const auto fourth = pace.published(1);
  EXPECT_EQ(fourth, third + 1);
  pace.told(first);  // Too late, and not counted for another group.
  pace.told(second);
  EXPECT_FALSE(pace.wait());
}

}  // namespace
}  // namespace tests
