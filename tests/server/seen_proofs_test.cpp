// Seen proofs: one is good once, for as long as it is good at all, and nothing is forgotten early.
#include "server/identity/seen_proofs.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/support/cast.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::DpopProof;
using server::SeenProofs;
using Verdict = SeenProofs::Verdict;

class Seen : public testing::Test {
 protected:
  [[nodiscard]] DpopProof proof(const std::string& id) const {
    return {.id = id, .issued = now_, .until = now_ + 60s};
  }
  Verdict use(const std::string& id, const std::string& key = "key") {
    return seen_.use(key, proof(id), now_);
  }

  Timestamp now_ = time_of("2026-03-02T12:00:00.5Z");
  SeenProofs seen_{now_, {.proofs_max = 4, .each_max = 3}};
};

TEST_F(Seen, OneIsGoodOnce) {
  const auto one = proof("a");
  EXPECT_EQ(seen_.use("key", one, now_), Verdict::fresh);
  EXPECT_EQ(seen_.use("key", one, now_), Verdict::used);
  EXPECT_EQ(seen_.use("key", one, now_ + 60s - 1us), Verdict::used);
  EXPECT_EQ(seen_.use("key", one, now_ + 60s), Verdict::too_old);
}

TEST_F(Seen, AnIdIsUsedUpInANewProofToo) {
  EXPECT_EQ(use("a"), Verdict::fresh);
  now_ += 1s;
  EXPECT_EQ(use("a"), Verdict::used);
}

TEST_F(Seen, NobodyUsesUpAnothersIds) {
  EXPECT_EQ(use("a", "thief"), Verdict::fresh);
  EXPECT_EQ(use("a", "key"), Verdict::fresh);
}

TEST_F(Seen, WhenItIsFullNobodyElseGetsInUntilThereIsRoom) {
  for (const auto* id : {"a", "b", "c"}) EXPECT_EQ(use(id, "one"), Verdict::fresh);
  EXPECT_EQ(use("d", "one"), Verdict::full) << "this key has its share";
  EXPECT_EQ(use("d", "two"), Verdict::fresh);
  EXPECT_EQ(use("e", "two"), Verdict::full);
  EXPECT_EQ(use("a", "one"), Verdict::used) << "and nothing is forgotten";
  now_ += 60s;
  EXPECT_EQ(use("e", "one"), Verdict::fresh);
  EXPECT_EQ(seen_.size(), 1U);
}

TEST_F(Seen, AClockThatIsSetBackBringsNothingBackToLife) {
  const auto old = proof("a");
  const auto before = now_;
  EXPECT_EQ(seen_.use("key", old, now_), Verdict::fresh);
  now_ += 2min;
  EXPECT_EQ(use("b"), Verdict::fresh);
  EXPECT_EQ(seen_.size(), 1U) << "the old one is forgotten";
  EXPECT_EQ(seen_.use("key", old, before), Verdict::too_old);
}

TEST_F(Seen, OneOfBeforeItBeganMayHaveBeenUsedBefore) {
  auto before = proof("a");
  before.issued = time_of("2026-03-02T11:59:59Z");
  EXPECT_EQ(seen_.use("key", before, now_), Verdict::too_old);
  before.issued = time_of("2026-03-02T12:00:00Z");
  EXPECT_EQ(seen_.use("key", before, now_), Verdict::fresh) << "the same second, as `iat` counts";
}

TEST(SeenByMany, Threads_OfManyWhoSendTheSameOneGetsIn) {
  constexpr int rounds = 200;
  constexpr int rivals = 4;
  const auto now = time_of("2026-03-02T12:00:00Z");
  SeenProofs seen;
  for (int round = 0; round < rounds; ++round) {
    const DpopProof proof{.id = std::to_string(round), .issued = now, .until = now + 60s};
    std::atomic<int> in = 0;
    std::atomic<int> ready = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < rivals; ++i) {
      threads.emplace_back([&] {
        ++ready;
        while (ready < rivals) std::this_thread::yield();
        if (seen.use("key", proof, now) == Verdict::fresh) ++in;
      });
    }
    for (auto& each : threads) each.join();
    ASSERT_EQ(in, 1);
  }
}

}  // namespace
}  // namespace tests
