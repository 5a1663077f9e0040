// Drain: when each client is sent away, that it is told, that what it asked for is answered before,
// and that a hurry is a hurry.
#include "server/gateway/bounds/drain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>

#include "server/gateway/bounds/departures.h"
#include "server/gateway/bounds/leaving.h"
#include "tests/server/door.h"

namespace tests {
namespace {

using server::DrainLimits;
using server::DrainSlots;
using server::Leaving;
using std::chrono::milliseconds;

std::vector<milliseconds> slots_of(const DrainLimits& limits, std::size_t clients) {
  DrainSlots slots(limits, clients);
  std::vector<milliseconds> all;
  for (std::size_t i = 0; i < clients; ++i) all.push_back(slots.next());
  return all;
}

TEST(Drain, ClientsGoEvenlyOverFiveSeconds) {
  EXPECT_EQ(slots_of({}, 4), (std::vector<milliseconds>{0ms, 1250ms, 2500ms, 3750ms}));
  EXPECT_EQ(slots_of({}, 1), std::vector<milliseconds>{0ms});
  EXPECT_EQ(DrainSlots({}, 0).next(), 0ms);
}

TEST(Drain, NoMoreThanSoManyGoInASecond) {
  const auto slots = slots_of({}, 10'000);  // 500 a second: 20 s.
  for (int second = 0; second < 20; ++second) {
    const auto in_it = std::count_if(slots.begin(), slots.end(), [&](milliseconds slot) {
      return slot >= std::chrono::seconds(second) && slot < std::chrono::seconds(second + 1);
    });
    EXPECT_EQ(in_it, 500) << second;
  }
}

TEST(Drain, NobodyIsLeftForTheHardStop) {
  const auto slots = slots_of({}, 100'000);
  EXPECT_LE(slots.back(), 25s);
  EXPECT_LE(slots_of({.spread = 5s, .hard_stop = 100ms}, 50).back(), 50ms);
}

TEST(Drain, WhoWasNotCountedGoesWithTheLast) {
  DrainSlots slots({}, 2);
  EXPECT_EQ(slots.next(), 0ms);
  EXPECT_EQ(slots.next(), 2500ms);
  EXPECT_EQ(slots.next(), 2500ms);
}

TEST(Drain, AHurryLeavesNoTime) {
  server::Departures departures;
  EXPECT_FALSE(departures.next()) << "nothing has begun: whoever is asked to go goes at once";
  departures.begin({}, 2);
  EXPECT_TRUE(departures.next());
  departures.hurry();
  EXPECT_FALSE(departures.next());
}

TEST(Drain, AClientGoesInItsSlotOnceItIsToldAndItsCommandsAreAnswered) {
  const Leaving::Instant now{};
  Leaving leaving(now, 3s);
  EXPECT_EQ(leaving.due(0), now + 1s) << "for the positions";
  EXPECT_FALSE(leaving.may_go(now + 4s, 0)) << "it was not told";
  EXPECT_FALSE(leaving.must_tell(now));
  EXPECT_TRUE(leaving.must_tell(now + 1s));
  EXPECT_TRUE(leaving.tell({}));
  EXPECT_FALSE(leaving.tell({})) << "once";
  EXPECT_EQ(leaving.due(0), now + 3s);
  EXPECT_FALSE(leaving.due(1)) << "an answer comes first, and no timer turns meanwhile";
  EXPECT_FALSE(leaving.may_go(now + 2999ms, 0));
  EXPECT_FALSE(leaving.may_go(now + 3s, 1));
  EXPECT_TRUE(leaving.may_go(now + 3s, 0));
}

TEST(Drain, TheFrameSaysWhenAndWhereTheFeedsStand) {
  const auto told = [](milliseconds slot, std::string_view heartbeat) {
    return Leaving({}, slot).tell(heartbeat);
  };
  EXPECT_EQ(told(1500ms, R"({"t":"heartbeat","time":"x","feeds":[)"
                         R"({"feed":"plan/a","head":{"epoch":1,"seq":12},"ageMs":7},)"
                         R"({"feed":"me","head":{"epoch":1,"seq":40},"ageMs":0}]})"),
            R"({"t":"drain","afterMs":1500,"resume":[{"feed":"plan/a","at":{"epoch":1,"seq":12}},)"
            R"({"feed":"me","at":{"epoch":1,"seq":40}}]})");
  EXPECT_EQ(told(0ms, ""), R"({"t":"drain","afterMs":0,"resume":[]})");
  EXPECT_TRUE(server::is_heartbeat(R"({"t":"heartbeat","time":"x","feeds":[]})"));
  EXPECT_FALSE(server::is_heartbeat(R"({"t":"patch"})"));
}

class DrainThreads_ : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    return {.drain = {.spread = 200ms, .hard_stop = 10s}};
  }
  // Until nobody is connected; fails if somebody stays.
  void expect_empty() const {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!node_->is_empty() && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::yield();
    }
    EXPECT_TRUE(node_->is_empty());
  }
};

TEST_F(DrainThreads_, EachIsToldItsPositionAndGoesWith1012) {
  LiveClient first(peer());
  LiveClient second(peer());
  log_in(first, kari);
  log_in(second, kari);
  const auto at = subscribe(first)["at"];
  static_cast<void>(subscribe(second));
  EXPECT_TRUE(node_->ready());
  node_->drain();
  EXPECT_FALSE(node_->ready());
  std::vector<std::int64_t> slots;
  for (auto* client : {&first, &second}) {
    const auto drain = next(*client, "drain");
    slots.push_back(drain["afterMs"]);
    ASSERT_EQ(drain["resume"].size(), 1u) << drain;
    EXPECT_EQ(drain["resume"][0]["feed"], feed());
    EXPECT_EQ(drain["resume"][0]["at"], at);
  }
  std::sort(slots.begin(), slots.end());
  EXPECT_EQ(slots, (std::vector<std::int64_t>{0, 100}));
  expect_closed(first, 1012);
  expect_closed(second, 1012);
  expect_empty();
}

TEST_F(DrainThreads_, NobodyNewIsTakenIn) {
  node_->drain();
  const auto is_taken_in = [&] {
    try {
      LiveClient client(peer());
      return true;
    } catch (const std::runtime_error&) {
      return false;
    }
  };
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (is_taken_in() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  EXPECT_FALSE(is_taken_in());
}

// Commands are on disk, and not answered before the test lets them be.
class HeldUpThreads_ : public DrainThreads_ {
 protected:
  void SetUp() override {
    Door::SetUp();
    const auto hold = [this](const std::vector<events::Recorded>& /*news*/) {
      held_ = true;
      held_.notify_all();
      answers_.wait();
    };
    node_.emplace(server::NodeOptions{.gateway = limits(), .published = hold}, log_, *issuer_,
                  clock_);
    node_->start();
  }
  void TearDown() override {
    if (!released_) let_go_.set_value();
    node_.reset();
  }
  void release() {
    released_ = true;
    let_go_.set_value();
  }

  std::atomic<bool> held_{false};

 private:
  std::promise<void> let_go_;
  const std::shared_future<void> answers_{let_go_.get_future()};
  bool released_ = false;
};

TEST_F(HeldUpThreads_, WhoseTimeHasComeGoesOnceTheLastAnswerIsSaid) {
  LiveClient client(peer());
  log_in(client, kari);
  static_cast<void>(subscribe(client));
  auto command = set_goal("swim", seen());
  command.update({{"t", "command"},
                  {"id", 9},
                  {"plan", World::plan().value},
                  {"commandId", fresh_command().value}});
  say(client, command);
  held_.wait(false);
  node_->drain();
  EXPECT_EQ(next(client, "drain")["afterMs"], 0);
  static_cast<void>(next(client, "heartbeat"));  // Which said where the feeds stand.
  EXPECT_FALSE(client.receive(2s)) << "the answer comes first";
  EXPECT_TRUE(client.is_open());
  release();
  EXPECT_EQ(next(client, "ack")["id"], 9);
  expect_closed(client, 1012);
}

// As a second SIGTERM does it.
class LongDrainThreads_ : public DrainThreads_ {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    return {.drain = {.spread = 60s, .hard_stop = 120s}};
  }
};

TEST_F(LongDrainThreads_, UntilItsSlotAClientGoesOn) {
  LiveClient first(peer());
  LiveClient second(peer());
  log_in(first, kari);
  log_in(second, kari);
  static_cast<void>(subscribe(first));
  static_cast<void>(subscribe(second));
  node_->drain();
  const bool first_stays = next(first, "drain")["afterMs"] > 0;
  EXPECT_EQ(next(second, "drain")["afterMs"] > 0, !first_stays) << "one of them goes at once";
  auto& stays = first_stays ? first : second;
  auto command = set_goal("swim", seen());
  command.update({{"t", "command"},
                  {"id", 9},
                  {"plan", World::plan().value},
                  {"commandId", fresh_command().value}});
  say(stays, command);
  bool patched = false;
  bool acked = false;
  while (!patched || !acked) {  // In either order.
    const auto text = stays.receive(patience);
    ASSERT_TRUE(text) << "patched " << patched << ", acked " << acked;
    const auto message = Json::parse(*text);
    patched = patched || message.value("command", Json{}) == command["commandId"];
    acked = acked || (message.at("t") == "ack" && message.at("id") == 9);
  }
  EXPECT_TRUE(stays.is_open());
}

TEST_F(LongDrainThreads_, AHurrySendsThemAwayBeforeTheirTime) {
  std::vector<std::unique_ptr<LiveClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<LiveClient>(peer()));
    log_in(*clients.back(), kari);
  }
  node_->drain();
  for (auto& each : clients) static_cast<void>(next(*each, "drain"));
  const auto begun = std::chrono::steady_clock::now();
  std::thread stopping([this] { node_->stop(); });
  for (auto& each : clients) expect_closed(*each, 1012);
  stopping.join();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 15s);
}

}  // namespace
}  // namespace tests
