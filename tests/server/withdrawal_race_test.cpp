// R5, R6, R51: rights that end while commands rain on the plan and fifty sockets follow it. Every
// frame that any of them hears is held against the log: what it carries is exactly what its person
// could see at a version that it can be of, and after a right has ended not one frame too many.
//
//   MEDVIRK_ROUNDS=1000   plays so many rounds instead of three
//   MEDVIRK_SEED=42       from this seed instead of a new one
#include <algorithm>
#include <array>
#include <atomic>
#include <iostream>
#include <random>
#include <set>

#include "tests/server/by_hand.h"
#include "tests/server/door.h"
#include "tests/server/followed_plan.h"
#include "tests/server/plan_truth.h"

namespace tests {
namespace {

constexpr std::uint64_t withdrawal_rounds = 3;
constexpr std::uint64_t rounds_a_plan = 10;  // Then a new one: an old one's ledger grows long.
constexpr std::size_t writers = 4;
constexpr std::uint64_t commands_each_writer = 10;
constexpr std::uint64_t fence = 1000;

// How many sockets of each follow the plan, and how many its events.
struct Sockets {
  std::string_view person;
  int plan;
  int events;
};
constexpr std::array crowd{Sockets{.person = teacher, .plan = 13, .events = 2},
                           Sockets{.person = physio, .plan = 13, .events = 2},
                           Sockets{.person = sister, .plan = 13, .events = 2},
                           Sockets{.person = coordinator, .plan = 3, .events = 1},
                           Sockets{.person = kari, .plan = 1, .events = 0}};

// One socket, and since which version all that it hears must be of.
class Follower {
 public:
  Follower(std::unique_ptr<LiveClient> client, std::string_view who, std::string what)
      : socket(std::move(client)), person(who), feed(std::move(what)) {}

  // Holds one message of the feed against the log.
  void check(const Json& message, const PlanTruth& truth) {
    if (message.value("feed", "") != feed) return;
    SCOPED_TRACE(std::string(person) + " " + message.dump().substr(0, 2000));
    if (message.at("t") == "event") return check_event(message, truth);
    if (message.at("t") == "revoked") check_revoked(message, truth);
    try {
      const auto heard = plan_.hear(message);
      if (heard == FollowedPlan::Heard::snapshot) check_snapshot(message, truth);
      if (heard == FollowedPlan::Heard::patch) check_patch(message, truth);
    } catch (const NeverSaid& broken) {
      ADD_FAILURE() << broken.what();
    }
  }
  // All that there was has been heard.
  void check_end(const PlanTruth& truth) const {
    SCOPED_TRACE(std::string(person) + " " + feed);
    const auto& newest = truth.newest(person);
    const bool may = !newest.audience.nothing();
    EXPECT_TRUE(may || !follows()) << "follows without any right";
    EXPECT_TRUE(!may || follows() || !is_of_plan()) << "does not follow what they may see";
    if (!plan_.is_held()) return;
    EXPECT_EQ(plan_.at().seq, newest.changed_at);
    EXPECT_EQ(plan_.hash(), newest.hash);
  }
  [[nodiscard]] bool follows() const { return is_of_plan() ? plan_.is_held() : reads_events; }
  [[nodiscard]] bool is_of_plan() const { return feed.starts_with("plan/"); }

  std::unique_ptr<LiveClient> socket;
  const std::string_view person;
  const std::string feed;
  bool reads_events = false;
  std::uint64_t since = 0;   // All that comes is of this version or a later one.
  std::uint64_t frames = 0;  // With something of the plan in them.
  std::uint64_t revoked = 0;

 private:
  void check_snapshot(const Json& message, const PlanTruth& truth) {
    const auto at = plan_.at().seq;
    const auto version = truth.first_with(
        person, std::max(since, at), {.hash = plan_.hash(), .at = at, .people = named(message)});
    ASSERT_GT(version, 0U) << "a view that they could not see, or no longer, after " << since;
    since = version;
    ++frames;
  }
  void check_patch(const Json& message, const PlanTruth& truth) {
    const auto to = plan_.at().seq;
    ASSERT_LE(to, truth.head());
    EXPECT_GE(to, since) << "of a version from before the rights that it comes by";
    const auto& sight = truth.sight(person, to);
    EXPECT_FALSE(sight.audience.nothing()) << "to somebody without any right";
    EXPECT_EQ(plan_.hash(), sight.hash) << "the view of somebody else";
    for (const auto& each : named(message)) EXPECT_TRUE(sight.people.contains(each)) << each;
    since = std::max(since, to);
    ++frames;
  }
  // Seen with the rights of some moment since then.
  void check_event(const Json& message, const PlanTruth& truth) {
    const auto to = position_in(message.at("to")).seq;
    ASSERT_LE(to, truth.head());
    auto version = std::max(since, to);
    while (version <= truth.head() && !truth.sees_event(person, to, version)) ++version;
    EXPECT_LE(version, truth.head()) << "an event that they may not see, or no longer";
    ++frames;
  }
  // An events feed ends whenever rights move, a plan feed says so when there are less.
  void check_revoked(const Json& message, const PlanTruth& truth) {
    using Move = PlanTruth::Move;
    const auto some = is_of_plan() ? Move::less : Move::any;
    const auto move = message.at("scope") == "all" ? Move::to_nothing : some;
    const auto moved = truth.first_move(person, since, move);
    EXPECT_GT(moved, 0U) << "no right has ended after " << since;
    since = std::max(since, moved);
    reads_events = false;
    ++revoked;
  }
  static std::set<std::string> named(const Json& message) {
    std::set<std::string> people;
    const auto names = message.value("people", Json::object());
    for (const auto& [id, name] : names.items()) people.insert(id);
    return people;
  }

  FollowedPlan plan_;
};

// A server with a plan of its own, for some rounds.
class Stage final : public Door {
 public:
  explicit Stage(std::mt19937_64& random) : random_(random) { Door::SetUp(); }

  void begin() {
    for (const auto area : {"health", "education"}) {
      for (std::size_t i = 0; i < writers; ++i) {
        auto body = set_goal(goal(i, area), 0).at("body");
        body["area"] = area;
        static_cast<void>(ask("SetGoal", body));
      }
    }
    share(0);
    truth_.emplace(log_, std::vector<std::string_view>{teacher, physio, sister, coordinator, kari},
                   clock_.now());
    for (const auto& each : crowd) {
      for (int i = 0; i < each.plan; ++i) enter(each.person, feed());
      for (int i = 0; i < each.events; ++i) enter(each.person, events_feed());
    }
    hear_all();
  }

  // Three rights end while four people write; then all that was heard is looked at.
  void play(std::uint64_t round) {
    std::vector<std::thread> threads;
    at_work_ = writers;
    for (std::size_t i = 0; i < writers; ++i) {
      threads.emplace_back([this, i, seed = random_()] { write(i, seed); });
    }
    std::vector<int> ways{0, 1, 2, 3};
    std::shuffle(ways.begin(), ways.end(), random_);
    const auto last = ways.back();
    ways.pop_back();
    for (const auto way : ways) {
      const auto turn = seen() + random_() % (writers * commands_each_writer / ways.size());
      while (seen() < turn && at_work_ > 0) std::this_thread::yield();
      end_a_right(way, round);
    }
    for (auto& thread : threads) thread.join();
    end_a_right(last, round);  // So that the next round begins as this one did.
    hear_all();
    late_.clear();
    share(round + 1);
    for (auto& each : followers_) {
      if (!each->follows()) subscribe_again(*each);
    }
    hear_all();
  }

  [[nodiscard]] std::uint64_t frames() const { return sum(&Follower::frames); }
  [[nodiscard]] std::uint64_t revoked() const { return sum(&Follower::revoked); }
  [[nodiscard]] std::size_t sockets() const { return followers_.size(); }

 private:
  void TestBody() override {}

  static std::string events_feed() { return "events/" + World::plan().value; }
  static std::string goal(std::size_t writer, std::string_view area) {
    return "rain-" + std::to_string(writer) + "-" + std::string(area);
  }
  [[nodiscard]] std::uint64_t sum(std::uint64_t Follower::*count) const {
    std::uint64_t all = 0;
    for (const auto& each : followers_) all += (*each).*count;
    return all;
  }

  // By the owner; the version after it.
  std::uint64_t ask(const std::string& name, const Json& body) {
    const auto answer =
        command(kari, fresh_command(), {{"expected", seen()}, {"name", name}, {"body", body}});
    EXPECT_EQ(answer.status, 200) << name << answer.body;
    if (answer.status != 200) return 0;
    return Json::parse(answer.body).at("at").at("seq").get<std::uint64_t>();
  }
  void share(std::uint64_t round) {
    const auto number = std::to_string(round);
    const auto consent = [&](const std::string& id, std::string_view who, const char* area) {
      static_cast<void>(ask("GiveSharingConsent", {{"consent", id + number},
                                                   {"information", "information-1"},
                                                   {"areas", Json::array({area})},
                                                   {"recipients", Json::array({std::string(who)})},
                                                   {"use", "Samordne tiltakene"},
                                                   {"until", "2027-06-30"}}));
    };
    consent("consent-teacher-", teacher, "education");
    consent("consent-physio-", physio, "health");
    static_cast<void>(ask("GrantAccess", {{"access", "access-" + number},
                                          {"person", sister},
                                          {"areas", Json::array({"education", "health"})},
                                          {"until", "2027-06-30"}}));
    if (round == 0) static_cast<void>(ask("WithdrawConsent", {{"consent", "consent-school"}}));
  }
  // The owner takes something back; whoever comes after the answer gets nothing from before it.
  void end_a_right(int way, std::uint64_t round) {
    const auto number = std::to_string(round);
    std::string_view whom = teacher;
    std::uint64_t at = 0;
    switch (way) {
      case 0: at = ask("WithdrawConsent", {{"consent", "consent-teacher-" + number}}); break;
      case 1:
        whom = physio;
        at = ask("ExcludeRecipient", {{"recipient", physio}, {"consequencesTold", "Ser ikke mer"}});
        break;
      case 2:
        whom = sister;
        at = ask("RevokeAccess", {{"access", "access-" + number}});
        break;
      default:
        at = ask("ExcludeInformationCategory",
                 {{"category", "education"}, {"consequencesTold", "Skolen ser ikke mer"}});
    }
    auto late = come(whom, random_() % 4 == 0 ? events_feed() : feed());
    late->since = at;
    late_.push_back(std::move(late));
  }

  void write(std::size_t number, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    const auto by = number % 2 == 0 ? kari : coordinator;
    LiveClient client(peer());
    log_in(client, by);
    for (std::uint64_t i = 0; i < commands_each_writer; ++i) {
      const auto* area = random() % 2 == 0 ? "health" : "education";
      auto body = change_goal(0, "Gå tur " + std::to_string(random())).at("body");
      body["goal"] = goal(number, area);
      say(client, {{"t", "command"},
                   {"id", i},
                   {"plan", World::plan().value},
                   {"commandId", fresh_command().value},
                   {"expected", seen()},
                   {"name", "ChangeGoal"},
                   {"body", body}});
      EXPECT_EQ(next(client, "ack").at("id"), i);
    }
    --at_work_;
  }

  [[nodiscard]] std::unique_ptr<Follower> come(std::string_view person,
                                               const std::string& to) const {
    auto client = std::make_unique<LiveClient>(peer());
    log_in(*client, person);
    auto made = std::make_unique<Follower>(std::move(client), person, to);
    subscribe_again(*made);
    return made;
  }
  void enter(std::string_view person, const std::string& of) {
    followers_.push_back(come(person, of));
  }
  static void subscribe_again(Follower& follower) {
    follower.reads_events = !follower.is_of_plan();  // Unless it is refused.
    say(*follower.socket, {{"t", "subscribe"}, {"id", fence - 1}, {"feed", follower.feed}});
  }

  // All that there is for anybody, up to an answer of the plan's own thread that comes behind it.
  void hear_all() {
    std::vector<std::vector<Json>> heard;
    for (const auto& each : followers_) heard.push_back(messages_of(*each));
    for (const auto& each : late_) heard.push_back(messages_of(*each));
    truth_->read_on();
    std::size_t i = 0;
    for (auto* all : {&followers_, &late_}) {
      for (const auto& each : *all) {
        for (const auto& message : heard[i]) each->check(message, *truth_);
        ++i;
        each->check_end(*truth_);
      }
    }
  }
  std::vector<Json> messages_of(Follower& follower) {
    auto& socket = *follower.socket;
    const auto other = follower.is_of_plan() ? events_feed() : feed();
    const Json now{{"epoch", log_.head().epoch.value}, {"seq", seen()}};
    say(socket, {{"t", "subscribe"}, {"id", fence}, {"feed", other}, {"from", now}});
    std::vector<Json> messages;
    for (bool taken = false;;) {
      const auto text = socket.receive(patience);
      if (!text) {
        ADD_FAILURE() << follower.person << ": the socket ended, or is silent";
        return messages;
      }
      auto message = Json::parse(*text);
      const auto id = message.value("id", Json());
      const bool refused = message.at("t") == "error";
      if (id == fence - 1 && refused) follower.reads_events = false;
      if (id == fence && (refused || std::exchange(taken, true))) return messages;
      if (id == fence) say(socket, {{"t", "unsubscribe"}, {"id", fence}, {"feed", other}});
      messages.push_back(std::move(message));
    }
  }

  std::mt19937_64& random_;
  std::optional<PlanTruth> truth_;
  std::vector<std::unique_ptr<Follower>> followers_;
  std::vector<std::unique_ptr<Follower>> late_;  // Began after an answer, in this round.
  std::atomic<std::size_t> at_work_{0};
};

TEST(WithdrawalRace, Threads_R5_R6_R51_FiftySocketsHearNotOneFrameTooMany) {
  const auto seed = seed_by_hand();
  const auto rounds = rounds_by_hand(withdrawal_rounds);
  std::cout << "seed " << seed << "\n";
  SCOPED_TRACE("MEDVIRK_SEED=" + std::to_string(seed));
  std::mt19937_64 random{seed};
  std::uint64_t frames = 0;
  std::uint64_t revoked = 0;
  for (std::uint64_t played = 0; played < rounds && !testing::Test::HasFailure();) {
    Stage stage(random);
    stage.begin();
    ASSERT_EQ(stage.sockets(), 50U);
    const auto last = std::min(rounds, played + rounds_a_plan);
    for (std::uint64_t round = 0; played < last && !testing::Test::HasFailure(); ++round) {
      stage.play(round);
      ++played;
    }
    frames += stage.frames();
    revoked += stage.revoked();
  }
  EXPECT_GT(frames, rounds * commands_each_writer) << "hardly anybody heard anything";
  EXPECT_GT(revoked, rounds) << "hardly any right has ended";
  std::cout << rounds << " rounds: " << frames << " frames, " << revoked << " times revoked\n";
}

}  // namespace
}  // namespace tests
