// The hub: snapshot and live joined without a gap, resuming, and rights at delivery (R5, R6, R29,
// R50, R51), with threads that the test runs by hand.
#include "server/live/hub.h"

#include <random>

#include "projections/plan_fold.h"
#include "tests/server/heard_frames.h"
#include "tests/server/some_goal.h"
#include "tests/support/hub_room.h"
#include "tests/support/random_story.h"

namespace tests {
namespace {

// A world whose journal publishes to a hub that comes into being after it.
class Live : public testing::Test {
 protected:
  Live()
      : world_(nullptr,
               [this](const std::vector<Recorded>& events) {
                 if (room_) room_->publish(events);
               }),
        plan_feed_("plan/" + World::plan().value),
        events_feed_("events/" + World::plan().value) {
    world_.open_plan();
    room_ = std::make_unique<HubRoom>(world_);
  }

  // Somebody connects; the offices are those that the world gave them.
  server::ListenerId connect(ModelClient& client, std::string_view person,
                             std::vector<Office> offices = {}) {
    return room_->hub().add(client, {.person = id_of(person), .offices = std::move(offices)});
  }
  ModelClient::Feed& follow(ModelClient& client, std::string_view person, const std::string& feed) {
    const auto problem = room_->subscribe(connect(client, person), feed);
    EXPECT_FALSE(problem) << problem->slug;
    if (feed == events_feed_) client.feed(feed).at = room_->began_at();
    client.read_all();
    return client.feed(feed);
  }
  void settle(std::initializer_list<ModelClient*> clients) {
    room_->settle();
    for (auto* client : clients) client->read_all();
  }
  // An event that names somebody whom nobody has looked up, heard on the plan's home.
  void name_somebody(const std::string& person) {
    world_.must(coordinator, consent::RecordConsentInformation{.information = {"told-" + person},
                                                               .areas = {LifeArea::work},
                                                               .recipients = {id_of(person)},
                                                               .use = "Samordne",
                                                               .consequences = "Ser området"});
    hear();
    ASSERT_EQ(room_->waiting_on_pool(), 1U) << "the name is looked up";
  }
  void hear() {
    while (room_->waiting() > 0) room_->run_hub_task();
  }
  // The physiotherapist sees work too, until the new year.
  void share_work() {
    world_.must(coordinator, consent::RecordConsentInformation{.information = {"information-2"},
                                                               .areas = {LifeArea::work},
                                                               .recipients = {id_of(physio)},
                                                               .use = "Samordne",
                                                               .consequences = "Hun ser området"});
    world_.must(kari, consent::GiveSharingConsent{.consent = {"consent-work"},
                                                  .information = InformationId{"information-2"},
                                                  .areas = {LifeArea::work},
                                                  .recipients = {id_of(physio)},
                                                  .use = "Samordne",
                                                  .until = day("2027-01-01")});
  }
  [[nodiscard]] Json view_of(std::string_view person) {
    const auto fold = projections::fold_plan(world_.log(), World::plan());
    return fold.view(
        audience_of(fold.plan(), {.person = id_of(person), .offices = {}}, world_.clock().now()));
  }

  World world_;
  std::unique_ptr<HubRoom> room_;
  std::string plan_feed_;
  std::string events_feed_;
};

TEST_F(Live, ASubscriptionBeginsWithASnapshotAndGoesOnWithPatches) {
  ModelClient client;
  const auto& feed = follow(client, kari, plan_feed_);
  EXPECT_EQ(feed.heard, HeardFrames{"snapshot first"});
  world_.must(kari, some_goal("bus"));
  settle({&client});
  EXPECT_EQ(feed.heard, (HeardFrames{"snapshot first", "patch"}));
  EXPECT_EQ(feed.view, view_of(kari));
  EXPECT_EQ(feed.at.seq, world_.log().version_of(World::plan_stream()).value);
}

TEST_F(Live, R5_AStrangerGetsNothingAndLearnsNothing) {
  ModelClient client;
  const auto id = connect(client, stranger);
  const auto none = room_->subscribe(id, plan_feed_);
  const auto no_plan = room_->subscribe(id, "plan/" + plan_of(id_of("nobody")).value);
  ASSERT_TRUE(none);
  ASSERT_TRUE(no_plan);
  EXPECT_EQ(protocol::to_json(*none), protocol::to_json(*no_plan));
  world_.must(kari, some_goal("bus"));
  settle({&client});
  EXPECT_EQ(client.unread(), 0U);
}

TEST_F(Live, R5_AMemberHearsOfTheAreasThatTheConsentCoversOnly) {
  ModelClient client;
  const auto& feed = follow(client, physio, plan_feed_);
  const auto before = feed.at;
  world_.must(kari, some_goal("school", LifeArea::education));
  settle({&client});
  EXPECT_EQ(feed.at, before);
  world_.must(kari, some_goal("bus", LifeArea::health));
  settle({&client});
  EXPECT_EQ(feed.heard, (HeardFrames{"snapshot first", "patch"}));
  EXPECT_EQ(feed.view, view_of(physio));
}

TEST_F(Live, R6_WithdrawalEndsSharingAtOnceAndDropsWhatIsQueued) {
  ModelClient client;
  const auto& feed = follow(client, physio, plan_feed_);
  world_.must(kari, some_goal("bus"));
  room_->settle();
  EXPECT_EQ(client.unread(), 1U);  // On its way, not yet on the wire.
  world_.must(kari, consent::WithdrawConsent{.consent = {"consent-health"}});
  world_.must(kari, some_goal("train"));
  settle({&client});
  EXPECT_EQ(feed.heard, (HeardFrames{"snapshot first", "revoked all consent-withdrawn"}));
  EXPECT_FALSE(feed.open);
}

TEST_F(Live, R6_WithdrawalOfOneOfTwoConsentsLeavesTheRest) {
  share_work();
  ModelClient client;
  const auto& feed = follow(client, physio, plan_feed_);
  EXPECT_TRUE(feed.view["goals"].contains("walk"));
  world_.must(kari, consent::WithdrawConsent{.consent = {"consent-health"}});
  settle({&client});
  EXPECT_EQ(feed.heard,
            (HeardFrames{"snapshot first", "revoked some consent-withdrawn", "snapshot audience"}));
  EXPECT_FALSE(feed.view.contains("goals"));
  EXPECT_EQ(feed.view, view_of(physio));
}

TEST_F(Live, R7_AnExpiredConsentGivesNothingAtDeliveryEvenBeforeTheTimerHasSpoken) {
  ModelClient client;
  const auto& feed = follow(client, physio, plan_feed_);
  world_.clock().set("2027-07-01T00:00:00Z");
  world_.must(kari, some_goal("bus"));
  settle({&client});
  EXPECT_FALSE(feed.open);
  ASSERT_EQ(feed.heard.size(), 2U);
  EXPECT_TRUE(feed.heard[1].starts_with("revoked all"));
}

TEST_F(Live, R6_AWithdrawalDoesNotWaitForANameThatIsLookedUp) {
  ModelClient client;
  const auto& feed = follow(client, physio, plan_feed_);
  world_.must(kari, some_goal("bus"));
  room_->settle();
  EXPECT_EQ(client.unread(), 1U);  // On its way, not yet on the wire.
  name_somebody("new-1");
  world_.must(kari, consent::WithdrawConsent{.consent = {"consent-health"}});
  hear();
  ASSERT_EQ(room_->waiting_on_pool(), 1U);  // Nobody knows the name yet.
  client.read_all();
  EXPECT_EQ(feed.heard, (HeardFrames{"snapshot first", "revoked all consent-withdrawn"}));
  ModelClient late;
  const auto refused = room_->subscribe(connect(late, physio), plan_feed_);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->slug, "no-access");
  EXPECT_EQ(late.unread(), 0U);
}

TEST_F(Live, WhatHappensWhileANameIsLookedUpIsToldAfterItWithoutAGap) {
  for (const int events : {0, 3, 300}) {  // With the last, more than the tail holds.
    SCOPED_TRACE(events);
    room_ = std::make_unique<HubRoom>(world_);
    ModelClient plan;
    ModelClient log;
    const auto& plans = follow(plan, kari, plan_feed_);
    const auto& logs = follow(log, kari, events_feed_);
    name_somebody("new-" + std::to_string(events));
    for (int i = 0; i < events; ++i) {
      world_.must(kari, some_goal("goal-" + std::to_string(events) + "-" + std::to_string(i)));
    }
    hear();
    EXPECT_EQ(plan.unread() + log.unread(), 0U);
    settle({&plan, &log});
    if (HasFatalFailure()) return;
    const auto head = world_.log().version_of(World::plan_stream()).value;
    EXPECT_EQ(plans.view, view_of(kari));
    EXPECT_EQ(plans.at.seq, head);
    EXPECT_EQ(logs.types.size(), world_.history().size());
    EXPECT_EQ(logs.at.seq, head);
  }
}

TEST_F(Live, R7_WhoseConsentExpiredWhileAwayIsNotResumedThoughTheLastEventIsLater) {
  share_work();
  world_.must(kari, some_goal("train"));
  ModelClient first;
  const auto id = connect(first, physio);
  EXPECT_FALSE(room_->subscribe(id, plan_feed_));
  first.read_all();
  const auto held = first.feed(plan_feed_).at;
  room_->hub().remove(id);
  world_.clock().set("2027-02-01T00:00:00Z");  // The consent for work is over, and nobody said so.
  world_.must(kari, some_goal("bus"));
  ModelClient again;
  EXPECT_FALSE(room_->subscribe(connect(again, physio), plan_feed_, held));
  again.read_all();
  EXPECT_EQ(again.feed(plan_feed_).heard, HeardFrames{"snapshot audience"});
  EXPECT_EQ(again.feed(plan_feed_).view, view_of(physio));
}

TEST_F(Live, R51_AnOfficeThatEndedWhileItsHolderSignedInOpensNothing) {
  world_.must(coordinator,
              intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  ModelClient before;
  EXPECT_FALSE(room_->subscribe(connect(before, caseworker, at_unit()), plan_feed_));
  before.read_all();
  EXPECT_TRUE(before.feed(plan_feed_).open);
  World::done(world_.send(
      world_.ask_of(system_actor.value, stream_of(unit_body),
                    unit::Command{unit::ReleaseUnitMember{.person = id_of(caseworker)}})));
  settle({&before});
  EXPECT_FALSE(before.feed(plan_feed_).open);
  ModelClient late;  // Who was looked up before that.
  static_cast<void>(room_->subscribe(connect(late, caseworker, at_unit()), plan_feed_));
  late.read_all();
  EXPECT_FALSE(late.feed(plan_feed_).open);
}

TEST_F(Live, R29_CoordinatorChangesReachEverybodyInTheSameOrder) {
  ModelClient owner;
  ModelClient member;
  const auto& owners = follow(owner, kari, events_feed_);
  const auto& members = follow(member, physio, events_feed_);
  world_.must(caseworker,
              coordination::ReplaceCoordinator{
                  .coordinator = id_of(caseworker), .body = unit_body, .profession = "Sosionom"});
  world_.must(caseworker, coordination::VacateCoordinator{.reason = "Ny jobb"});
  settle({&owner, &member});
  const auto last_three = [](const ModelClient::Feed& feed) {
    HeardFrames heard = feed.types;
    std::erase(heard, "no.medvirk.StepExplained");  // The words behind it: for the core alone.
    return HeardFrames(heard.end() - 3, heard.end());
  };
  EXPECT_EQ(last_three(owners),
            (HeardFrames{"no.medvirk.CoordinatorReplaced", "no.medvirk.CoordinatorVacated",
                         "no.medvirk.CoordinatorVacancyOpened"}));
  EXPECT_EQ(last_three(members), last_three(owners));
}

TEST_F(Live, R50_AClientResumesFromItsPositionWithoutASnapshot) {
  ModelClient first;
  const auto at = follow(first, kari, plan_feed_).at;
  const auto view = first.feed(plan_feed_).view;
  world_.must(kari, some_goal("bus"));
  world_.must(kari, some_goal("train"));
  room_->settle();
  ModelClient again;
  again.feed(plan_feed_) = {.view = view, .at = at, .open = true, .types = {}, .heard = {}};
  EXPECT_FALSE(room_->subscribe(connect(again, kari), plan_feed_, at));
  again.read_all();
  EXPECT_EQ(again.feed(plan_feed_).heard, (HeardFrames{"patch", "patch"}));
  EXPECT_EQ(again.feed(plan_feed_).view, view_of(kari));
}

TEST_F(Live, R50_AnotherEpochOrAPositionAheadMeansANewSnapshot) {
  for (const auto at : {protocol::At{.epoch = 9, .seq = 3}, protocol::At{.epoch = 1, .seq = 999}}) {
    ModelClient client;
    EXPECT_FALSE(room_->subscribe(connect(client, kari), plan_feed_, at));
    client.read_all();
    EXPECT_EQ(client.feed(plan_feed_).heard, HeardFrames{"snapshot epoch"});
  }
}

TEST_F(Live, R6_WhoeverLostRightsWhileAwayIsNotResumed) {
  ModelClient first;
  const auto at = follow(first, physio, plan_feed_).at;
  world_.must(kari,
              consent::ExcludeInformationCategory{.category = LifeArea::education,
                                                  .consequences_told = "Læreren ser det ikke"});
  room_->settle();
  ModelClient again;
  EXPECT_FALSE(room_->subscribe(connect(again, physio), plan_feed_, at));
  again.read_all();
  EXPECT_EQ(again.feed(plan_feed_).heard, HeardFrames{"snapshot audience"});
}

TEST_F(Live, AnEventsFeedBeginsWithTheFirstEventAndSkipsNone) {
  for (int i = 0; i < 600; ++i) world_.must(kari, some_goal("goal-" + std::to_string(i)));
  ModelClient client;
  const auto& feed = follow(client, kari, events_feed_);
  world_.must(kari, some_goal("bus"));
  settle({&client});
  const auto history = world_.history();
  ASSERT_EQ(feed.types.size(), history.size());
  for (std::size_t i = 0; i < history.size(); ++i) {
    EXPECT_EQ(feed.types[i], "no.medvirk." + history[i]);
  }
}

TEST_F(Live, AfterUnsubscribeNothingComes) {
  ModelClient client;
  const auto id = connect(client, kari);
  EXPECT_FALSE(room_->subscribe(id, plan_feed_));
  client.read_all();
  EXPECT_TRUE(room_->hub().unsubscribe(id, plan_feed_));
  EXPECT_FALSE(room_->hub().unsubscribe(id, plan_feed_));
  world_.must(kari, some_goal("bus"));
  settle({&client});
  EXPECT_EQ(client.feed(plan_feed_).heard, HeardFrames{"snapshot first"});
}

TEST_F(Live, AnUnknownFeedIsAProblem) {
  ModelClient client;
  const auto problem = room_->subscribe(connect(client, kari), "weather/oslo");
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->status, 404);
}

// Random commands while people come and go and the threads run in random order: whoever follows
// always has exactly what their rights give, and nobody ever applies a frame out of order.
TEST_F(Live, R51_EverybodyAlwaysHoldsExactlyWhatTheirRightsGive) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random{seed};
    RandomStory story{seed};
    room_ = std::make_unique<HubRoom>(world_, 1 + seed % 3);
    struct Peer {
      std::string person;
      std::unique_ptr<ModelClient> client;
      server::ListenerId id;
      std::size_t thread;
    };
    std::vector<Peer> peers;
    const auto join = [&] {
      const auto viewers = RandomStory::viewers();
      const auto& viewer = viewers[random() % viewers.size()];
      auto client = std::make_unique<ModelClient>();
      const auto thread = random() % room_->threads();
      auto& hub = room_->hub(thread);
      const auto id = hub.add(*client, {.person = viewer.person, .offices = {}});
      hub.subscribe(id, {.id = 1, .feed = plan_feed_, .from = {}}, [](const auto&) {});
      peers.push_back({viewer.person.value, std::move(client), id, thread});
    };
    for (int i = 0; i < 250; ++i) {
      const auto stamp = story.random_stamp();
      static_cast<void>(
          world_.send(world_.ask_of(stamp.by.value, World::plan_stream(), story.random_command())));
      if (random() % 5 == 0) join();
      if (random() % 9 == 0 && !peers.empty()) {
        room_->hub(peers.back().thread).remove(peers.back().id);
        peers.pop_back();
      }
      if (random() % 2 == 0) room_->run_hub_task(random() % room_->threads());
      if (random() % 3 == 0) room_->run_pool_task();
      if (random() % 7 != 0) continue;
      room_->settle();
      for (const auto& peer : peers) {
        peer.client->read_all();
        if (HasFatalFailure()) return;
        // Whoever was refused, or lost all, holds nothing until they ask anew.
        const auto& feed = peer.client->feed(plan_feed_);
        ASSERT_EQ(feed.view.dump(), feed.open ? view_of(peer.person).dump() : "{}") << peer.person;
      }
    }
    for (const auto& peer : peers) room_->hub(peer.thread).remove(peer.id);
  }
}

}  // namespace
}  // namespace tests
