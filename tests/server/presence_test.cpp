// Who is here: what is told of it, to whom, and when; and how often it may be said. Time is told by
// the tests.
#include "server/live/presence.h"

#include <gtest/gtest.h>

#include "protocol/limits.h"
#include "server/live/presence_rate.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using events::json::Json;
using protocol::PresenceState;
using server::Here;
using server::PlanPresence;
using server::PresenceRate;

const std::string feed = "plan/2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d";

// A room where Kari and Pia are in the group, and Sven is not: connection 1 is Kari's, 2 is Pia's,
// 3 Sven's, 4 another of Pia's.
class HereNow : public testing::Test {
 protected:
  HereNow() {
    core_.core = true;
    pias_.group = true;
    pias_.areas = events::AreaSet(events::LifeAreas{events::LifeArea::health});
    desk_.desk = true;
  }

  static PlanPresence::Connection connection(std::uint64_t seat) {
    return {.shard = 0, .seat = seat};
  }
  void say(std::uint64_t seat, const std::string& person, Here here, bool sees = true) {
    presence_.say(connection(seat), {person}, std::move(here), sees, now_);
  }
  // What each of these is told now, in their order; null for nothing.
  std::map<std::uint64_t, Json> tell() {
    std::map<std::uint64_t, Json> heard;
    const auto view_of = [&](const events::Audience& audience) {
      ++views_made_;
      return audience.core ? whole_ : shared_;
    };
    for (const auto& [who, frame] : presence_.tell(feed, hearers_, view_of, now_)) {
      frames_[who.seat] = frame;
      heard[who.seat] = Json::parse(frame->text());
    }
    return heard;
  }
  void listen(std::uint64_t seat, const events::Audience& audience) {
    hearers_.push_back({.connection = connection(seat), .audience = &audience});
  }
  void pass(std::chrono::milliseconds time) { now_ += time; }

  PlanPresence presence_;
  events::Audience core_;
  events::Audience pias_;
  events::Audience desk_;
  Json whole_{{"plan", {{"owner", "kari"}}},
              {"participants",
               {{"members", {{"pia", {{"status", "member"}}}, {"tor", {{"status", "removed"}}}}}}},
              {"goals", {{"walk", Json::object()}, {"read", Json::object()}}}};
  Json shared_{{"plan", {{"owner", "kari"}}},
               {"participants", {{"members", {{"pia", {{"status", "member"}}}}}}},
               {"goals", {{"walk", Json::object()}}}};
  std::vector<PlanPresence::Hearer> hearers_;
  std::map<std::uint64_t, server::FrameText> frames_;
  int views_made_ = 0;
  PlanPresence::Instant now_ = PlanPresence::Instant{} + 1h;
};

TEST_F(HereNow, WhoeverListensIsToldWhoIsHereAndWhatChanges) {
  say(2, "pia", {.state = PresenceState::looking});
  listen(1, core_);
  EXPECT_EQ(tell()[1], Json::parse(R"({"t":"presence","feed":")" + feed +
                                   R"(","whole":true,"people":{"pia":{"state":"looking"}}})"));
  EXPECT_TRUE(tell().empty()) << "nothing has changed";
  pass(1s);
  say(2, "pia", {.state = PresenceState::editing, .at = "goals/walk"});
  say(1, "kari", {.state = PresenceState::looking});
  const auto told = tell()[1];
  EXPECT_EQ(told.at("whole"), false);
  EXPECT_EQ(told.at("people"), Json::parse(R"({"kari":{"state":"looking"},
                                               "pia":{"state":"editing","at":"goals/walk"}})"));
}

TEST_F(HereNow, NobodyHereIsNotWorthAFrame) {
  listen(1, core_);
  EXPECT_TRUE(tell().empty());
  EXPECT_TRUE(presence_.asleep());
}

TEST_F(HereNow, R5_OnlyPeopleOfTheGroupAreShownAndOnlyToPeopleOfTheGroup) {
  listen(1, core_);
  listen(3, desk_);
  say(3, "sven", {.state = PresenceState::looking});
  say(5, "tor", {.state = PresenceState::looking});
  EXPECT_TRUE(tell().empty()) << "no part in the group, or none any more";
  say(2, "pia", {.state = PresenceState::looking});
  const auto told = tell();
  EXPECT_EQ(told.size(), 1U);
  EXPECT_TRUE(told.contains(1)) << "a desk is told nothing";
}

TEST_F(HereNow, R5_AnEntryIsNamedToThoseWhoSeeItAndByThoseWhoSeeIt) {
  listen(1, core_);
  listen(2, pias_);
  say(1, "kari", {.state = PresenceState::editing, .at = "goals/read"});
  const auto told = tell();
  EXPECT_EQ(told.at(1).at("people").at("kari").at("at"), "goals/read");
  EXPECT_EQ(told.at(2).at("people").at("kari"), (Json{{"state", "editing"}}));
  pass(1s);
  say(2, "pia", {.state = PresenceState::editing, .at = "goals/read"}, false);
  EXPECT_EQ(tell().at(1).at("people").at("pia"), (Json{{"state", "editing"}}));
  pass(1s);
  say(2, "pia", {.state = PresenceState::editing, .at = "free words of hers"});
  EXPECT_TRUE(tell().empty()) << "no entry, so nothing that is told";
}

TEST_F(HereNow, ChangesOfAPlanAreToldTogetherAtMostEveryQuarterOfASecond) {
  listen(1, core_);
  say(2, "pia", {.state = PresenceState::looking});
  EXPECT_EQ(tell().size(), 1U);
  pass(249ms);
  say(2, "pia", {.state = PresenceState::editing});
  say(1, "kari", {.state = PresenceState::away});
  EXPECT_TRUE(tell().empty());
  pass(1ms);
  EXPECT_EQ(tell().at(1).at("people").size(), 2U);
}

TEST_F(HereNow, WhoeverComesBackWithinTenSecondsHasNotLeft) {
  listen(1, core_);
  say(2, "pia", {.state = PresenceState::looking});
  static_cast<void>(tell());
  presence_.leave(connection(2), now_);
  pass(9999ms);
  EXPECT_TRUE(tell().empty());
  say(4, "pia", {.state = PresenceState::looking});
  EXPECT_TRUE(tell().empty()) << "she is as she was";
  pass(10s);
  EXPECT_TRUE(tell().empty()) << "what she left behind has gone without a word";
  presence_.leave(connection(4), now_);
  pass(10s);
  EXPECT_EQ(tell().at(1).at("people"), (Json{{"pia", nullptr}}));
  EXPECT_TRUE(presence_.asleep());
}

TEST_F(HereNow, WhoeverIsSilentForAMinuteIsForgotten) {
  listen(1, core_);
  say(2, "pia", {.state = PresenceState::looking});
  static_cast<void>(tell());
  pass(59s);
  EXPECT_TRUE(tell().empty());
  say(2, "pia", {.state = PresenceState::looking});
  pass(59s);
  EXPECT_TRUE(tell().empty());
  pass(1s);
  EXPECT_TRUE(tell().at(1).at("people").at("pia").is_null());
}

TEST_F(HereNow, APersonWithSeveralSocketsIsShownOnceAsTheMostActive) {
  listen(1, core_);
  say(2, "pia", {.state = PresenceState::editing, .at = "goals/walk"});
  say(4, "pia", {.state = PresenceState::away});
  EXPECT_EQ(tell().at(1).at("people").at("pia").at("at"), "goals/walk");
  presence_.leave(connection(4), now_);
  pass(11s);
  EXPECT_TRUE(tell().empty()) << "the other socket still stands";
}

TEST_F(HereNow, R6_WhoeverLosesTheRightIsGoneAtOnce) {
  listen(1, core_);
  listen(2, pias_);
  say(2, "pia", {.state = PresenceState::looking});
  static_cast<void>(tell());
  presence_.drop(connection(2));
  hearers_.pop_back();
  const auto told = tell();
  EXPECT_TRUE(told.at(1).at("people").at("pia").is_null()) << "without the quarter of a second";
}

TEST_F(HereNow, R6_WhoeverIsOnTheirWayOutWhenRightsMoveIsGoneAtOnce) {
  listen(1, core_);
  say(2, "pia", {.state = PresenceState::looking});
  static_cast<void>(tell());
  presence_.leave(connection(2), now_);
  presence_.rights_moved();
  EXPECT_TRUE(tell().at(1).at("people").at("pia").is_null());
}

TEST_F(HereNow, R6_WithOtherRightsItBeginsAnewAndNobodySaysWhereTheyAre) {
  listen(1, core_);
  listen(2, pias_);
  say(2, "pia", {.state = PresenceState::editing, .at = "goals/walk"});
  static_cast<void>(tell());
  presence_.begin_again(connection(2));
  const auto told = tell();
  EXPECT_EQ(told.at(2).at("whole"), true);
  EXPECT_EQ(told.at(2).at("people").at("pia"), (Json{{"state", "editing"}}));
  EXPECT_EQ(told.at(1).at("people").at("pia"), (Json{{"state", "editing"}}));
}

TEST_F(HereNow, ThoseWhoMayKnowTheSameShareOneFrameAndOneView) {
  listen(1, core_);
  listen(6, core_);
  say(2, "pia", {.state = PresenceState::looking});
  EXPECT_EQ(tell().size(), 2U);
  EXPECT_EQ(frames_.at(1), frames_.at(6));
  EXPECT_EQ(views_made_, 1);
}

protocol::PresenceMessage message(PresenceState state, const std::string& to = feed) {
  return {.feed = to, .state = state};
}

TEST(PresenceRateTest, FivePassInHalfAMinuteAndTheLatestWaits) {
  PresenceRate rate;
  const auto start = PlanPresence::Instant{} + 1h;
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(rate.pass(message(PresenceState::looking), start + i * 1s)) << i;
  }
  EXPECT_FALSE(rate.due());
  EXPECT_FALSE(rate.pass(message(PresenceState::editing), start + 6s));
  EXPECT_FALSE(rate.pass(message(PresenceState::away), start + 7s));
  ASSERT_TRUE(rate.due());
  EXPECT_EQ(*rate.due(), start + 30s);
  EXPECT_FALSE(rate.next(start + 29s));
  const auto late = rate.next(start + 30s);
  ASSERT_TRUE(late);
  EXPECT_EQ(late->state, PresenceState::away) << "the latest, and it alone";
  EXPECT_FALSE(rate.next(start + 60s));
  EXPECT_FALSE(rate.due());
}

TEST(PresenceRateTest, WhatWaitsIsKeptForEachFeedAndForgottenWithIt) {
  PresenceRate rate;
  const auto start = PlanPresence::Instant{} + 1h;
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(rate.pass(message(PresenceState::looking), start));
  EXPECT_FALSE(rate.pass(message(PresenceState::away, "plan/a"), start));
  EXPECT_FALSE(rate.pass(message(PresenceState::away, "plan/b"), start));
  rate.forget("plan/a");
  const auto late = rate.next(start + 30s);
  ASSERT_TRUE(late);
  EXPECT_EQ(late->feed, "plan/b");
  EXPECT_FALSE(rate.due());
}

}  // namespace
}  // namespace tests
