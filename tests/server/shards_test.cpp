// Live plans over several I/O threads: the same order for everybody, one batch for each thread, and
// rights that end at once on whichever thread a connection lives (R6, R51). The test runs the
// threads by hand.
#include <gtest/gtest.h>

#include "projections/plan_fold.h"
#include "server/live/view_hash.h"
#include "tests/server/heard_frames.h"
#include "tests/server/some_goal.h"
#include "tests/support/hub_room.h"

namespace tests {
namespace {

class TwoThreads : public testing::Test {
 protected:
  TwoThreads()
      : world_(nullptr, [this](const std::vector<Recorded>& events) {
          if (room_) room_->publish(events);
        }) {
    world_.open_plan();
    room_ = std::make_unique<HubRoom>(world_, 2);
    // The home is the thread whose task a published event is.
    world_.must(kari, some_goal("first"));
    home_ = room_->waiting(0) > 0 ? 0 : 1;
    away_ = 1 - home_;
    room_->settle();
  }

  static std::string feed() { return "plan/" + World::plan().value; }

  server::ListenerId follow(ModelClient& client, std::string_view person, std::size_t thread,
                            std::optional<protocol::At> from = {}) {
    const auto id = room_->hub(thread).add(client, {.person = id_of(person), .offices = {}});
    const auto problem = room_->subscribe(id, feed(), from, thread);
    EXPECT_FALSE(problem) << problem->slug;
    return id;
  }
  [[nodiscard]] Json view_of(std::string_view person) {
    const auto fold = projections::fold_plan(world_.log(), World::plan());
    return fold.view(
        audience_of(fold.plan(), {.person = id_of(person), .offices = {}}, world_.clock().now()));
  }
  // What somebody holds who has just begun, and follows it still.
  ModelClient::Feed held_by(std::string_view person) {
    follow(before_, person, away_);
    before_.read_all();
    return before_.feed(feed());
  }
  // More events than a tail has, which the physiotherapist does not see; something else may happen
  // among them.
  void set_goals_of_the_school(const std::function<void()>& among = {}) {
    constexpr int goals = 300;
    for (int i = 0; i < goals; ++i) {
      world_.must(kari, some_goal("school-" + std::to_string(i), LifeArea::education));
      if (among && i == 7) among();
    }
  }
  // Somebody who held this position before, and comes back.
  static void remember(ModelClient& again, const ModelClient::Feed& held) {
    again.feed(feed()) = held;
    again.feed(feed()).heard.clear();
  }

  World world_;
  ModelClient before_;
  std::unique_ptr<HubRoom> room_;
  std::size_t home_ = 0;
  std::size_t away_ = 1;
};

TEST_F(TwoThreads, MembersOnBothHearTheSameInTheSameOrder) {
  ModelClient here;
  ModelClient there;
  follow(here, kari, home_);
  follow(there, kari, away_);
  for (const auto* id : {"bus", "train", "boat"}) world_.must(kari, some_goal(id));
  room_->settle();
  here.read_all();
  there.read_all();
  EXPECT_EQ(there.feed(feed()).heard, (HeardFrames{"snapshot first", "patch", "patch", "patch"}));
  EXPECT_EQ(there.feed(feed()).heard, here.feed(feed()).heard);
  EXPECT_EQ(there.feed(feed()).view, view_of(kari));
  EXPECT_EQ(here.feed(feed()).view, view_of(kari));
}

TEST_F(TwoThreads, WhatIsPublishedIsOneTaskForEachThreadHoweverManyListen) {
  std::vector<std::unique_ptr<ModelClient>> clients;
  for (int i = 0; i < 6; ++i) {
    clients.push_back(std::make_unique<ModelClient>());
    follow(*clients.back(), i % 2 == 0 ? kari : physio, away_);
    clients.back()->read_all();
  }
  world_.must(kari, some_goal("bus"));
  EXPECT_EQ(room_->waiting(home_), 1U);
  EXPECT_EQ(room_->waiting(away_), 0U);
  room_->run_hub_task(home_);
  EXPECT_EQ(room_->waiting(home_), 0U);
  EXPECT_EQ(room_->waiting(away_), 1U);
  room_->run_hub_task(away_);
  for (const auto& each : clients) EXPECT_EQ(each->unread(), 1U);
}

TEST_F(TwoThreads, WhatIsPublishedOfAPlanThatNobodyListensToGoesToItsHomeAlone) {
  world_.must(kari, some_goal("bus"));
  EXPECT_EQ(room_->waiting(home_), 1U);
  EXPECT_EQ(room_->waiting(away_), 0U);
}

TEST_F(TwoThreads, R6_AWithdrawalTakesBackWhatIsQueuedOnAnotherThread) {
  ModelClient client;
  follow(client, physio, away_);
  client.read_all();
  world_.must(kari, some_goal("bus"));
  room_->settle();
  EXPECT_EQ(client.unread(), 1U);  // In the socket's queue, not yet on the wire.
  world_.must(kari, some_goal("train"));
  room_->run_hub_task(home_);  // On its way between the threads.
  world_.must(kari, consent::WithdrawConsent{.consent = {"consent-health"}});
  room_->run_hub_task(home_);
  EXPECT_EQ(room_->waiting(away_), 2U);
  world_.must(kari, some_goal("boat"));
  room_->settle();
  client.read_all();
  EXPECT_EQ(client.feed(feed()).heard,
            (HeardFrames{"snapshot first", "revoked all consent-withdrawn"}));
  EXPECT_EQ(room_->hub(away_).subscriptions_of(1), 0U);
}

TEST_F(TwoThreads, AfterUnsubscribeNothingComesThoughItWasOnItsWay) {
  ModelClient client;
  const auto id = follow(client, kari, away_);
  client.read_all();
  world_.must(kari, some_goal("bus"));
  room_->run_hub_task(home_);
  EXPECT_EQ(room_->waiting(away_), 1U);
  EXPECT_TRUE(room_->hub(away_).unsubscribe(id, feed()));
  room_->settle();
  EXPECT_EQ(client.unread(), 0U);
}

TEST_F(TwoThreads, ASecondSubscriptionHearsNothingThatWasMeantForTheFirst) {
  ModelClient client;
  const auto id = follow(client, kari, away_);
  client.read_all();
  world_.must(kari, some_goal("bus"));
  room_->run_hub_task(home_);
  EXPECT_FALSE(room_->subscribe(id, feed(), {}, away_));
  client.read_all();
  EXPECT_EQ(client.feed(feed()).heard, (HeardFrames{"snapshot first", "snapshot first"}));
  EXPECT_EQ(client.feed(feed()).view, view_of(kari));
}

TEST_F(TwoThreads, AListenerThatGoesBeforeItHasBegunIsForgottenAtHomeToo) {
  ModelClient client;
  auto& hub = room_->hub(away_);
  const auto id = hub.add(client, {.person = id_of(kari), .offices = {}});
  bool told = false;
  hub.subscribe(id, {.id = 1, .feed = feed(), .from = {}}, [&](const auto&) { told = true; });
  hub.remove(id);
  room_->settle();
  world_.must(kari, some_goal("bus"));
  room_->run_hub_task(home_);
  EXPECT_EQ(room_->waiting(away_), 0U) << "nobody is left there";
  EXPECT_FALSE(told);
  EXPECT_EQ(client.unread(), 0U);
}

TEST_F(TwoThreads, TheSnapshotAndEveryHeartbeatHaveTheHashOfTheView) {
  ModelClient client;
  const auto id = follow(client, kari, away_);
  client.read_all();
  auto& mine = client.feed(feed());
  EXPECT_EQ(client.hash(), server::view_hash(mine.view.dump()));
  const auto before = client.hash();
  world_.must(kari, some_goal("bus"));
  room_->settle();
  room_->hub(away_).heartbeat(id);
  room_->hub(away_).heartbeat(id);  // While one is being asked for: not another.
  room_->settle();
  EXPECT_EQ(client.unread(), 2U);
  client.read_all();
  const auto& said = client.heartbeat().at("feeds").at(0);
  EXPECT_EQ(said.at("feed"), feed());
  EXPECT_EQ(said.at("head").at("seq"), mine.at.seq);
  EXPECT_EQ(said.at("hash"), server::view_hash(mine.view.dump()));
  EXPECT_NE(said.at("hash"), before);
}

TEST_F(TwoThreads, OnlyNewsSaysWhenItWasOnDisk) {
  class Listening final : public server::Listener {
   public:
    explicit Listening(server::Hub& hub) : hub_(hub) {}
    void deliver(const std::string& /*feed*/, server::FrameText /*frame*/) override {
      stamped.push_back(hub_.committed().has_value());
    }
    void purge(const std::string& /*feed*/) override {}
    std::vector<bool> stamped;

   private:
    server::Hub& hub_;
  };
  auto& hub = room_->hub(away_);
  Listening listener(hub);
  const auto id = hub.add(listener, {.person = id_of(kari), .offices = {}});
  EXPECT_FALSE(room_->subscribe(id, feed(), {}, away_));
  world_.must(kari, some_goal("bus"));
  room_->settle();
  EXPECT_EQ(listener.stamped, (std::vector<bool>{false, true}));
  EXPECT_FALSE(hub.committed());
}

// --- What was missed from before the tail (256 events). ---

TEST_F(TwoThreads, R50_AFewPatchesAmongHundredsOfHiddenEventsAreReplayedFromTheLog) {
  const auto held = held_by(physio);
  set_goals_of_the_school([this] { world_.must(kari, some_goal("bus")); });
  world_.must(kari, some_goal("train"));
  room_->settle();
  const auto before = room_->pool_tasks_run();

  // Three come back to the same place: the log is read for the first, and once for the others.
  std::vector<std::unique_ptr<ModelClient>> again;
  std::size_t begun = 0;
  for (int i = 0; i < 3; ++i) {
    again.push_back(std::make_unique<ModelClient>());
    remember(*again.back(), held);
    const auto thread = static_cast<std::size_t>(i % 2);
    auto& hub = room_->hub(thread);
    const auto id = hub.add(*again.back(), {.person = id_of(physio), .offices = {}});
    hub.subscribe(id, {.id = 1, .feed = feed(), .from = held.at}, [&](const auto& result) {
      ASSERT_TRUE(result);
      ++begun;
      EXPECT_EQ(result->begins, protocol::Begins::replay);
      EXPECT_EQ(result->why, protocol::Why::behind);
    });
  }
  room_->settle();
  EXPECT_EQ(begun, 3U);
  EXPECT_LE(room_->pool_tasks_run() - before, 2U);
  for (const auto& each : again) {
    each->read_all();
    EXPECT_EQ(each->feed(feed()).heard, (HeardFrames{"patch", "patch"}));
    EXPECT_EQ(each->feed(feed()).view, view_of(physio));
  }
}

TEST_F(TwoThreads, R50_WhatHappensWhileTheLogIsReadComesAfterIt) {
  const auto held = held_by(physio);
  set_goals_of_the_school();
  world_.must(kari, some_goal("bus"));
  room_->settle();
  ModelClient again;
  remember(again, held);
  auto& hub = room_->hub(away_);
  const auto id = hub.add(again, {.person = id_of(physio), .offices = {}});
  hub.subscribe(id, {.id = 1, .feed = feed(), .from = held.at}, [](const auto&) {});
  room_->run_hub_task(home_);  // Asks the pool.
  ASSERT_EQ(room_->waiting_on_pool(), 1U);
  world_.must(kari, some_goal("train"));
  room_->run_hub_task(home_);  // Not told to somebody who has not begun.
  room_->settle();
  again.read_all();
  EXPECT_EQ(again.feed(feed()).heard, (HeardFrames{"patch", "patch"}));
  EXPECT_EQ(again.feed(feed()).view, view_of(physio));
}

TEST_F(TwoThreads, R6_AWithdrawalWhileTheLogIsReadRefusesWhoComesBack) {
  const auto held = held_by(physio);
  set_goals_of_the_school();
  world_.must(kari, some_goal("bus"));
  room_->settle();
  ModelClient again;
  remember(again, held);
  auto& hub = room_->hub(away_);
  const auto id = hub.add(again, {.person = id_of(physio), .offices = {}});
  std::string refused;
  hub.subscribe(id, {.id = 1, .feed = feed(), .from = held.at},
                [&](const auto& result) { refused = result ? "begun" : result.error().slug; });
  room_->run_hub_task(home_);
  ASSERT_EQ(room_->waiting_on_pool(), 1U);  // To be read with the rights of before.
  world_.must(kari, consent::WithdrawConsent{.consent = {"consent-health"}});
  room_->settle();
  EXPECT_EQ(refused, "no-access");
  EXPECT_EQ(again.unread(), 0U);
}

TEST_F(TwoThreads, R6_RightsThatMovedBeforeTheTailMeanASnapshot) {
  const auto held = held_by(physio);
  world_.must(kari,
              consent::ExcludeInformationCategory{.category = LifeArea::education,
                                                  .consequences_told = "Læreren ser det ikke"});
  for (int i = 0; i < 300; ++i) world_.must(kari, some_goal("bus-" + std::to_string(i)));
  room_->settle();
  ModelClient again;
  remember(again, held);
  follow(again, physio, away_, held.at);
  again.read_all();
  EXPECT_EQ(again.feed(feed()).heard, HeardFrames{"snapshot audience"});
  EXPECT_EQ(room_->began().begins, protocol::Begins::snapshot);
  EXPECT_EQ(room_->began().why, protocol::Why::audience);
  EXPECT_EQ(again.feed(feed()).view, view_of(physio));
}

// The same goal changed again and again: the view stays small, the patches do not.
TEST_F(TwoThreads, ASnapshotIsSentWhereItIsCheaperThanTheReplay) {
  for (const int events : {40, 400}) {  // In the tail, and from before it.
    SCOPED_TRACE(events);
    ModelClient first;
    const auto gone = follow(first, kari, away_);
    first.read_all();
    const auto held = first.feed(feed());
    room_->hub(away_).remove(gone);
    for (int i = 0; i < events; ++i) {
      world_.must(kari, goals::ChangeGoal{.goal = {"first"}, .own_words = std::to_string(i)});
    }
    room_->settle();
    ModelClient again;
    remember(again, held);
    const auto id = follow(again, kari, away_, held.at);
    again.read_all();
    EXPECT_EQ(again.feed(feed()).heard, HeardFrames{"snapshot cheaper"});
    EXPECT_EQ(again.feed(feed()).view, view_of(kari));
    room_->hub(away_).remove(id);
  }
}

TEST_F(TwoThreads, WhoeverHasMissedNothingGoesOnWithoutASnapshot) {
  const auto held = held_by(kari);
  ModelClient again;
  remember(again, held);
  follow(again, kari, home_, held.at);
  EXPECT_EQ(again.unread(), 0U);
  EXPECT_EQ(room_->began().begins, protocol::Begins::live);
  EXPECT_FALSE(room_->began().why);
  world_.must(kari, some_goal("bus"));
  room_->settle();
  again.read_all();
  EXPECT_EQ(again.feed(feed()).heard, HeardFrames{"patch"});
  EXPECT_EQ(again.feed(feed()).view, view_of(kari));
}

}  // namespace
}  // namespace tests
