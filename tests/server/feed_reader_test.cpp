// One who follows one feed while the server stops: told when and from where to go on, gone in its
// slot, at once in a hurry; and refused if the feed has not begun. The test makes time pass.
#include "server/gateway/feeds/feed_reader.h"

#include <boost/asio/co_spawn.hpp>

#include "tests/server/gateway_room.h"

namespace tests {
namespace {

namespace net = boost::asio;
using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using events::json::Json;
using protocol::CloseCode;
using server::FeedReader;

class Following : public GatewayRoom {
 protected:
  void SetUp() override {
    world_.open_plan();
    reader_ = std::make_shared<FeedReader>(
        door_, io_.get_executor(),
        server::Following{
            .known = {.who = *queries_.who(id_of(kari)), .expires = world_.clock().now() + 1h},
            .feed = "plan/" + World::plan().value});
  }
  void TearDown() override {
    reader_->end();
    GatewayRoom::TearDown();
  }

  // Starts, and lets the test go on.
  void start() {
    net::co_spawn(io_, reader_->begin(), [this](std::exception_ptr failure, bool begun) {
      EXPECT_FALSE(failure);
      begun_ = begun;
    });
  }
  void begin() {
    start();
    run_until([this] { return begun_.has_value(); });
    ASSERT_TRUE(*begun_);
    EXPECT_EQ(next().at("t"), "snapshot");
  }
  // So that the next one's slot is after half of this time.
  void stop_over(std::chrono::milliseconds spread) {
    auto& departures = door_->parts.instruments->departures;
    departures.begin({.spread = spread, .hard_stop = 10 * spread}, 2);
    EXPECT_EQ(departures.next(), 0ms);
  }
  // What was said next; null if nothing was.
  Json next() {
    const auto frame = reader_->outbox().next();
    return frame ? Json::parse(frame->text()) : Json();
  }
  Json wait_for_next() {
    Json found;
    run_until([&] { return !(found = next()).is_null(); });
    return found;
  }
  [[nodiscard]] std::optional<CloseCode> ending() const {
    const auto& found = reader_->outbox().ending();
    return found ? std::optional{found->code} : std::nullopt;
  }
  static FeedReader::Instant now() { return std::chrono::steady_clock::now(); }

  std::shared_ptr<FeedReader> reader_;
  std::optional<bool> begun_;
};

TEST_F(Following, WhoeverFollowsIsToldTheirSlotAndTheirPositionAndGoesThen) {
  begin();
  stop_over(10s);
  const auto before = now();
  reader_->drain();
  const auto drain = wait_for_next();
  EXPECT_EQ(drain.at("t"), "drain");
  EXPECT_EQ(drain.at("afterMs"), 5000);
  ASSERT_EQ(drain.at("resume").size(), 1U) << drain;
  EXPECT_EQ(drain.at("resume")[0].at("feed"), "plan/" + World::plan().value);
  EXPECT_EQ(drain.at("resume")[0].at("at").at("seq"),
            world_.log().version_of(World::plan_stream()).value);
  EXPECT_EQ(next().at("t"), "heartbeat") << "which said where the feed stands";
  EXPECT_LE(reader_->due(before), now() + 5s);
  reader_->tick(before + 5s - 1ms);
  EXPECT_FALSE(ending());
  reader_->tick(now() + 5s);
  EXPECT_EQ(ending(), CloseCode::drain);
}

TEST_F(Following, WhereNobodySaysThePositionInTimeItIsToldWithout) {
  begin();
  stop_over(10s);
  reader_->drain();
  EXPECT_LE(reader_->due(now()), now() + 1s);
  reader_->tick(now() + 1s);
  const auto drain = next();
  EXPECT_EQ(drain.at("afterMs"), 5000);
  EXPECT_EQ(drain.at("resume"), Json::array());
  EXPECT_EQ(wait_for_next().at("t"), "heartbeat");
  EXPECT_TRUE(next().is_null()) << "it is told once";
}

TEST_F(Following, AHurrySendsAwayWhoeverWasToldToStay) {
  begin();
  stop_over(1h);
  reader_->drain();
  EXPECT_EQ(wait_for_next().at("t"), "drain");
  reader_->drain();
  EXPECT_FALSE(ending()) << "it has its slot";
  door_->parts.instruments->departures.hurry();
  reader_->drain();
  EXPECT_EQ(ending(), CloseCode::drain);
}

TEST_F(Following, WhatHasNotBegunIsRefusedWithAWordOnWhenToComeBack) {
  start();
  stop_over(10s);
  reader_->drain();
  run_until([this] { return begun_.has_value(); });
  EXPECT_FALSE(*begun_);
  ASSERT_TRUE(reader_->refused());
  EXPECT_EQ(reader_->refused()->status, 503);
  EXPECT_EQ(reader_->refused()->retry_after_ms, 5000);
}

}  // namespace
}  // namespace tests
