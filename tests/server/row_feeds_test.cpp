// The feeds of rows, `me` and `unit/<orgnr>`: the same as the GET shows, at an exact position, for
// those who may hear it when it is read. With threads that the test runs by hand.
#include "server/live/row_feeds.h"

#include <deque>

#include "projections/rows.h"
#include "server/queries/queries.h"
#include "tests/server/heard_frames.h"
#include "tests/support/replace_rows.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using events::json::Json;
using server::Subscriber;

// What one subscriber has been told, as a client keeps it.
struct Client {
  Json view;
  protocol::At at{};
  HeardFrames heard{};
  std::vector<server::FrameText> frames{};
  std::optional<server::Began> began{};
  std::optional<protocol::Problem> problem{};
  bool ended = false;
};

class Rows : public testing::Test {
 protected:
  Rows() {
    {
      World world(&log_);
      world.open_plan();
    }
    const auto topics = [this](const std::vector<Recorded>& events,
                               const std::vector<events::RowChange>& rows) {
      const std::lock_guard lock{mutex_};
      touched_ = server::touched_topics(events, rows);
    };
    journal_.emplace(
        log_, clock_, server::JournalLimits{}, [](const auto&) {}, server::Journal::Failed{},
        server::Journal::Objects{}, topics);
    feeds_.emplace(
        log_, directory_, clock_, out_,
        [this](std::function<void()> task) { home_.push_back(std::move(task)); },
        [this](std::function<void()> task) { pool_.push_back(std::move(task)); });
  }

  Subscriber follow(std::string_view who, const std::string& feed,
                    std::optional<protocol::At> from = {}) {
    const auto name = server::row_feed_from(feed, id_of(who));
    const Subscriber subscriber{.shard = 0, .seat = ++seats_};
    if (name) feeds_->subscribe(subscriber, *name, id_of(who), from);
    EXPECT_TRUE(name) << feed;
    return subscriber;
  }
  Client& client(const Subscriber& who) { return clients_[who.seat]; }
  // Does what waits, one read after the other, until all is quiet.
  void settle() {
    while (!pool_.empty() || !home_.empty()) {
      if (!pool_.empty()) run_read();
      while (!home_.empty()) {
        const auto task = std::move(home_.front());
        home_.pop_front();
        task();
      }
    }
    hand_out();
  }
  void run_read() {
    const auto task = std::move(pool_.front());
    pool_.pop_front();
    ++reads_;
    task();
  }

  // A command that must be done; what it touched is heard.
  template <class Command>
  void must(std::string_view by, Command command) {
    send(by, World::plan_stream(), lift<plan::Command>(std::move(command)));
  }
  void release(std::string_view who) {
    send(system_actor.value, stream_of(unit_body),
         unit::Command{unit::ReleaseUnitMember{.person = id_of(who)}});
  }
  template <class Command>
  void send(std::string_view by, const StreamId& stream, Command command) {
    const auto outcome = journal_->ask({.stream = stream,
                                        .command = std::move(command),
                                        .expected = log_.version_of(stream),
                                        .id = fresh_command(),
                                        .by = id_of(by)});
    static_cast<void>(World::done(outcome));
    const std::lock_guard lock{mutex_};
    feeds_->hear(touched_);
  }

  [[nodiscard]] Json my_plans(std::string_view who) const {
    Json by_id = Json::object();
    const server::Queries queries{log_, clock_};
    const auto mine = Json::parse(queries.my_plans({.person = id_of(who)}));
    for (const auto& plan : mine.at("plans")) {
      by_id[plan.at("plan").get<std::string>()] = plan;
    }
    return by_id;
  }
  // The lists of GET …/desk, by id.
  [[nodiscard]] Json desk() const {
    const server::Queries queries{log_, clock_};
    const auto answer = queries.units().desk(
        unit_body, {.person = id_of(caseworker), .offices = at_unit()}, {}, {});
    auto lists = Json::parse(*answer);
    Json by_id{{"unit", unit_body.value}};
    for (const auto* name : {"requests", "vacancies", "revisions", "coordinators", "plans"}) {
      Json items = Json::object();
      for (const auto& item : lists.at(name).at("items")) {
        items[item.at(item.contains("plan") ? "plan" : "person").get<std::string>()] = item;
      }
      by_id[name] = {{"items", std::move(items)}, {"more", !lists.at(name).at("next").is_null()}};
    }
    return by_id;
  }
  [[nodiscard]] std::uint64_t head() const { return log_.head().position.value; }

  static inline const std::string unit_feed = "unit/" + unit_body.value;

  FakeClock clock_;
  events::stores::MemoryLog log_{counted_salt, server::view_names()};
  server::Directory directory_{log_};
  server::Outgoing out_{1};
  std::deque<std::function<void()>> home_;
  std::deque<std::function<void()>> pool_;
  std::mutex mutex_;  // Guards touched_: the journal has threads of its own.
  std::vector<std::string> touched_;
  std::optional<server::Journal> journal_;
  std::optional<server::RowFeeds> feeds_;
  std::map<server::SeatId, Client> clients_;
  server::SeatId seats_ = 0;
  int reads_ = 0;

 private:
  void hand_out() {
    for (auto& batch : out_.take()) {
      for (auto& op : batch.ops) std::visit([this](auto& each) { take(each); }, op);
    }
  }
  void take(server::Deliver& op) {
    for (const auto seat : op.to) {
      clients_[seat].frames.push_back(op.text);
      read(clients_[seat], Json::parse(op.text->text()));
    }
  }
  void take(server::Purge& op) { clients_[op.seat].heard.emplace_back("purge"); }
  void take(server::Started& op) { clients_[op.seat].began = op.began; }
  void take(server::Refused& op) { clients_[op.seat].problem = op.problem; }
  void take(server::Ended& op) { clients_[op.seat].ended = true; }
  void take(server::Pulse&) {}

  static protocol::At position(const Json& at) {
    return {.epoch = at.at("epoch").get<std::uint64_t>(), .seq = at.at("seq").get<std::uint64_t>()};
  }
  static void read(Client& client, const Json& frame) {
    const auto t = frame.at("t").get<std::string>();
    if (t == "snapshot") {
      client.view = frame.at("view");
      client.at = position(frame.at("at"));
      client.heard.push_back("snapshot " + frame.at("why").get<std::string>());
    } else if (t == "patch") {
      EXPECT_EQ(position(frame.at("from")), client.at) << "a patch that does not continue";
      EXPECT_GT(position(frame.at("to")).seq, client.at.seq);
      client.view.merge_patch(frame.at("patch"));
      client.at = position(frame.at("to"));
      client.heard.emplace_back("patch");
    } else {
      client.heard.push_back(t + ' ' + frame.at("scope").get<std::string>() + ' ' +
                             frame.at("reason").get<std::string>());
    }
  }
};

TEST_F(Rows, R5_MyPlansComeAndGoWithConsent) {
  const auto who = follow(teacher, "me");
  settle();
  auto& mine = client(who);
  EXPECT_EQ(mine.heard, HeardFrames{"snapshot first"});
  EXPECT_EQ(mine.at.seq, head());
  EXPECT_EQ(mine.view.at("plans"), my_plans(teacher));
  EXPECT_EQ(mine.view.at("plans").size(), 1U);
  must(kari, consent::WithdrawConsent{.consent = {"consent-school"}});
  settle();
  EXPECT_TRUE(mine.view.at("plans").empty());
  EXPECT_EQ(mine.at.seq, head());
  must(kari, consent::GiveSharingConsent{.consent = {"consent-again"},
                                         .information = InformationId{"information-1"},
                                         .areas = {LifeArea::education},
                                         .recipients = {id_of(teacher)},
                                         .use = "Samordne tiltakene",
                                         .until = day("2027-06-30")});
  settle();
  EXPECT_EQ(mine.heard, (HeardFrames{"snapshot first", "patch", "patch"}));
  EXPECT_EQ(mine.view.at("plans"), my_plans(teacher));
  EXPECT_EQ(mine.view.at("plans").size(), 1U);
}

TEST_F(Rows, WhatChangesNobodysRowsIsNotRead) {
  static_cast<void>(follow(physio, "me"));
  static_cast<void>(follow(caseworker, unit_feed));
  settle();
  const auto before = reads_;
  must(kari, goals::SetGoal{.goal = {"bus"},
                            .area = LifeArea::health,
                            .horizon = goals::Horizon::long_term,
                            .own_words = "Reise med buss"});
  settle();
  EXPECT_EQ(reads_, before);
}

TEST_F(Rows, S21_ADeskIsAsTheGetShowsItAndFollowsWhatHappens) {
  const auto who = follow(caseworker, unit_feed);
  settle();
  auto& mine = client(who);
  EXPECT_EQ(mine.view, desk());
  EXPECT_TRUE(mine.view.at("vacancies").at("items").empty());
  must(coordinator, intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  must(coordinator, coordination::VacateCoordinator{.reason = "Ny jobb"});
  settle();
  EXPECT_EQ(mine.view, desk());
  EXPECT_EQ(mine.view.at("vacancies").at("items").size(), 1U);
  EXPECT_EQ(mine.at.seq, head());
}

TEST_F(Rows, S18_WhatAUnitDoesForItsCoordinatorsIsOnItsDeskToo) {
  const auto who = follow(caseworker, unit_feed);
  settle();
  send(caseworker, stream_of(unit_body),
       unit::Command{unit::RecordTraining{.coordinator = id_of(coordinator),
                                          .subject = "Innføring for koordinatorer"}});
  settle();
  EXPECT_EQ(client(who).view, desk());
  const auto& item = client(who).view.at("coordinators").at("items").at(std::string(coordinator));
  EXPECT_TRUE(item.contains("trained"));
}

TEST_F(Rows, S16_OnlyStaffFollowsADeskAndADeskThatIsNotThereIsTheSame) {
  const auto stranger_here = follow(stranger, unit_feed);
  const auto owner_here = follow(kari, unit_feed);
  const auto nowhere = follow(stranger, "unit/999999999");
  settle();
  for (const auto& who : {stranger_here, owner_here, nowhere}) {
    ASSERT_TRUE(client(who).problem);
    EXPECT_EQ(protocol::to_json(*client(who).problem), protocol::to_json(protocol::not_staff()));
    EXPECT_TRUE(client(who).frames.empty());
  }
}

TEST_F(Rows, R51_WhenTheOfficeEndsSoDoesTheFeed) {
  const auto who = follow(caseworker, unit_feed);
  settle();
  release(caseworker);
  must(coordinator, intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  settle();
  EXPECT_EQ(client(who).heard,
            (HeardFrames{"snapshot first", "purge", "revoked all office-ended"}));
  EXPECT_TRUE(client(who).ended);
}

TEST_F(Rows, ManyAtOneDeskShareOneReadAndOneFrame) {
  const auto one = follow(caseworker, unit_feed);
  settle();
  const auto other = follow(caseworker, unit_feed);
  const auto third = follow(caseworker, unit_feed);
  auto before = reads_;
  settle();
  EXPECT_EQ(reads_, before + 2) << "the third came while the read for the second was under way";
  before = reads_;
  must(coordinator, intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  settle();
  EXPECT_EQ(reads_, before + 1);
  EXPECT_EQ(client(one).frames.back(), client(other).frames.back());
  EXPECT_EQ(client(one).frames.back(), client(third).frames.back());
}

TEST_F(Rows, WhatChangesWhileOneReadRunsIsOneMoreRead) {
  const auto who = follow(caseworker, unit_feed);
  settle();
  const auto before = reads_;
  must(coordinator, intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  run_read();
  must(coordinator, coordination::VacateCoordinator{.reason = "Ny jobb"});
  must(kari, lifecycle::ScheduleRevision{.on = day("2026-04-01")});
  settle();
  EXPECT_LE(reads_, before + 2);
  EXPECT_EQ(client(who).view, desk());
  EXPECT_EQ(client(who).at.seq, head());
}

TEST_F(Rows, R50_ItIsResumedIfNothingHasChangedAndElseBeginsAnew) {
  const auto first = follow(teacher, "me");
  settle();
  const auto at = client(first).at;
  static_cast<void>(feeds_->unsubscribe(first));
  must(kari, goals::SetGoal{.goal = {"bus"},
                            .area = LifeArea::education,
                            .horizon = goals::Horizon::long_term,
                            .own_words = "Reise med buss"});
  const auto again = follow(teacher, "me", at);
  settle();
  ASSERT_TRUE(client(again).began);
  EXPECT_EQ(client(again).began->begins, protocol::Begins::live);
  EXPECT_EQ(client(again).began->at, at);
  EXPECT_TRUE(client(again).frames.empty());
  static_cast<void>(feeds_->unsubscribe(again));
  must(kari, consent::WithdrawConsent{.consent = {"consent-school"}});
  const auto behind = follow(teacher, "me", at);
  const auto other = follow(teacher, "me", protocol::At{.epoch = 9, .seq = at.seq});
  settle();
  EXPECT_EQ(client(behind).heard, HeardFrames{"snapshot behind"});
  EXPECT_EQ(client(other).heard, HeardFrames{"snapshot epoch"});
  EXPECT_TRUE(client(behind).view.at("plans").empty());
}

TEST_F(Rows, S11_WhatOnlyTimeChangesComesAsASnapshotWithinTheHour) {
  must(coordinator, intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  must(coordinator, lifecycle::ScheduleRevision{.on = day("2026-04-20")});
  const auto who = follow(caseworker, unit_feed);
  settle();
  EXPECT_TRUE(client(who).view.at("revisions").at("items").empty());
  clock_.set("2026-04-21T12:00:00Z");
  feeds_->tick();
  settle();
  EXPECT_EQ(client(who).heard, (HeardFrames{"snapshot first", "snapshot behind"}));
  EXPECT_EQ(client(who).view, desk());
  EXPECT_EQ(client(who).view.at("revisions").at("items").size(), 1U);
  const auto before = reads_;
  clock_.set("2026-04-21T12:59:00Z");
  feeds_->tick();
  settle();
  EXPECT_EQ(reads_, before);
}

TEST_F(Rows, AHeartbeatSaysWhereAFeedStandsAndTheHashOfItsView) {
  const auto who = follow(kari, "me");
  EXPECT_FALSE(feeds_->beat(who)) << "it has not begun";
  settle();
  const auto beat = feeds_->beat(who);
  ASSERT_TRUE(beat);
  EXPECT_EQ(beat->head, client(who).at);
  EXPECT_EQ(beat->hash, Json::parse(client(who).frames.back()->text()).at("hash"));
  EXPECT_TRUE(feeds_->unsubscribe(who));
  EXPECT_FALSE(feeds_->unsubscribe(who));
  EXPECT_FALSE(feeds_->beat(who));
}

TEST_F(Rows, WhoeverAsksWhileAReadFailsIsAnsweredToo) {
  must(coordinator, intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  const std::string desk_view(projections::desk_view);
  auto rows = log_.rows(desk_view, "", "", 100);
  ASSERT_FALSE(rows.empty());
  for (auto& row : rows) row.value = "?";
  replace_rows(log_, desk_view, rows, log_.head().position);
  const auto first = follow(caseworker, unit_feed);
  const auto second = follow(caseworker, unit_feed);  // The read for the first is under way.
  settle();
  ASSERT_TRUE(client(first).problem);
  ASSERT_TRUE(client(second).problem);
  EXPECT_EQ(client(second).problem->status, 500);
}

TEST(RowTopics, AreThoseOfThePeopleAndUnitsWhoseRowsAGroupHasChanged) {
  const auto joined = [](const std::string& first, const std::string& second) {
    return first + '\0' + second;
  };
  const std::vector<events::RowChange> rows{
      {std::string(projections::my_plans_view), joined("pia", "plan-1"), "{}"},
      {std::string(projections::my_plans_view), joined("pia", "plan-2"), std::nullopt},
      {std::string(projections::desk_view), joined("911111111", "plan-1"), "{}"},
      {std::string(projections::offices_view), joined("unni", "922222222"), std::nullopt},
      {std::string(projections::due_view), "0001", "{}"}};
  EXPECT_EQ(server::touched_topics({}, rows),
            (std::vector<std::string>{"me/pia", "unit/911111111", "unit/922222222"}));
}

TEST(RowTopics, AFeedIsNamedByItsReaderOrItsUnit) {
  EXPECT_EQ(server::row_feed_from("me", {"pia"})->topic(), "me/pia");
  EXPECT_EQ(server::row_feed_from("unit/911111111", {"pia"})->topic(), "unit/911111111");
  for (const auto* other : {"me/kari", "unit/", "unit/91111111", "unit/9111111111", "plan/1"}) {
    EXPECT_FALSE(server::row_feed_from(other, {"pia"})) << other;
  }
}

}  // namespace
}  // namespace tests
