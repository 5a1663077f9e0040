// R50, R53: whatever the network does, whoever follows a plan and comes back with their own
// position ends with the view that the log folds to, and what they sent happens once. People follow
// and write through a proxy that cuts, delays, pauses, splits and doubles their connections, while
// the server is stopped and started again on the same folder.
//
//   MEDVIRK_ROUNDS=200   plays so many rounds instead of two
//   MEDVIRK_SEED=42      from this seed instead of a new one
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include "projections/plan_fold.h"
#include "server/data_folder.h"
#include "server/gateway/gateway.h"
#include "server/identity/issuer.h"
#include "server/live/view_hash.h"
#include "server/node.h"
#include "server/queries/directory.h"
#include "tests/server/by_hand.h"
#include "tests/server/fault_proxy.h"
#include "tests/server/followed_plan.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/client/live_client.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using tools::LiveClient;

constexpr std::uint64_t faulty_rounds = 2;
constexpr std::size_t commands_each_round = 12;  // Of each who writes, in a round.
constexpr std::size_t goals_each = 20;           // Later ones change these.
constexpr auto answered_within = 30s;            // With a server that was asked something.
constexpr auto between_looks = 100ms;  // Of who only listens: whether the others are done.
constexpr std::uint64_t authenticating = 1;
constexpr std::uint64_t subscribing = 2;
constexpr std::uint64_t commanding = 3;

// How many answers have come, so that the server is stopped in the middle of work.
class Progress {
 public:
  explicit Progress(std::size_t at_work) : at_work_(at_work) {}
  void add() {
    const std::lock_guard lock{mutex_};
    ++answers_;
    bell_.notify_one();
  }
  void leave() {
    const std::lock_guard lock{mutex_};
    --at_work_;
    bell_.notify_one();
  }
  // Or nobody is at work any more.
  void wait_for(std::size_t answers) {
    std::unique_lock lock{mutex_};
    bell_.wait(lock, [&] { return answers_ >= answers || at_work_ == 0; });
  }
  [[nodiscard]] bool is_over() {
    const std::lock_guard lock{mutex_};
    return at_work_ == 0;
  }

 private:
  std::mutex mutex_;
  std::condition_variable bell_;
  std::size_t answers_ = 0;
  std::size_t at_work_;
};

// Somebody at a socket that is cut again and again, on a thread of their own.
class Person {
 public:
  struct Who {
    std::string_view name;
    std::string token;
    std::string writes{};       // Names the goals; empty: only listens.
    bool moves_rights = false;  // Gives and takes back a consent, in turn.
  };
  Person(Who who, std::uint64_t seed) : who_(std::move(who)), random_(seed) {}

  // Writes so much more, each command again until it is answered; or listens until all have.
  void live(const tools::Peer& peer, Progress& progress) {
    made_in_round_ = 0;
    while (!is_done(progress)) {
      try {
        connect(peer);
        while (!is_done(progress)) {
          if (!unanswered_ && writes()) make_command();
          if (unanswered_ && !std::exchange(said_, true)) socket_->send(unanswered_->dump());
          read_one(progress);
        }
      } catch (const std::runtime_error&) {
        ++cuts_;  // Or the server is away: it is tried again.
        std::this_thread::yield();
      }
    }
    socket_.reset();
  }
  // Comes back once more, and has all that there is when it is told that the feed has begun.
  void catch_up(const tools::Peer& peer) {
    connect(peer);
    socket_.reset();
  }

  [[nodiscard]] bool writes() const { return !who_.writes.empty(); }
  [[nodiscard]] std::string_view name() const { return who_.name; }
  [[nodiscard]] const FollowedPlan& plan() const { return plan_; }
  // Command → the version that its answer named.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& done() const { return done_; }
  [[nodiscard]] const std::vector<std::string>& refused() const { return refused_; }
  [[nodiscard]] std::size_t cuts() const { return cuts_; }
  [[nodiscard]] std::size_t repeated() const { return repeated_; }
  [[nodiscard]] std::size_t patches() const { return patches_; }

 private:
  [[nodiscard]] bool is_done(Progress& progress) const {
    if (!writes()) return progress.is_over();
    return made_in_round_ == commands_each_round && !unanswered_;
  }

  // Logs in and resumes by the position that it holds; returns when the feed has begun.
  void connect(const tools::Peer& peer) {
    plan_.forget_parts();
    said_ = false;
    begun_ = false;
    socket_ = std::make_unique<LiveClient>(peer);
    say({{"t", "auth"}, {"id", authenticating}, {"token", who_.token}});
    Json subscribe{
        {"t", "subscribe"}, {"id", subscribing}, {"feed", "plan/" + World::plan().value}};
    if (plan_.is_held()) subscribe["from"] = json_of(plan_.at());
    say(subscribe);
    while (!begun_) hear(text_within(answered_within));
  }
  void say(const Json& message) { socket_->send(message.dump()); }

  [[nodiscard]] Json text_within(std::chrono::milliseconds time) {
    const auto text = socket_->receive(time);
    if (text) return Json::parse(*text);
    if (socket_->is_open() && time == answered_within) throw NeverSaid("nothing, for so long");
    if (!socket_->is_open()) throw std::runtime_error("the socket is gone");
    return nullptr;
  }
  void read_one(Progress& progress) {
    const auto message =
        text_within(writes() ? answered_within : std::chrono::milliseconds(between_looks));
    if (message.is_null()) return;
    const bool waited = unanswered_.has_value();
    hear(message);
    if (waited && !unanswered_) progress.add();
  }

  void hear(const Json& message) {
    const auto heard = plan_.hear(message);
    if (heard == FollowedPlan::Heard::patch) ++patches_;
    if (heard != FollowedPlan::Heard::other) return;
    const auto& t = message.at("t");
    if (t == "ack" && message.at("id") == subscribing) {
      // Frames may have come before it, also of what has happened since (protocol/messages.h).
      const auto at = position_in(message.at("at"));
      const bool known = at.epoch == plan_.at().epoch && at.seq <= plan_.at().seq;
      if (!plan_.is_held() || !known) throw NeverSaid("it begins where we have not come to");
      begun_ = true;
    } else if (t == "ack") {
      take_answer(message);
    } else if (t == "error") {
      take_refusal(message);
    }
  }
  void take_answer(const Json& ack) {
    if (!unanswered_ || ack.at("id") != unanswered_->at("id")) throw NeverSaid("to nothing");
    const auto at = position_in(ack.at("at")).seq;
    done_[unanswered_->at("commandId").get<std::string>()] = at;
    newest_ = std::max(newest_, at);
    if (ack.at("duplicate").get<bool>()) ++repeated_;
    unanswered_.reset();
  }
  // Somebody else has changed the same goal: that is an answer, and nothing has happened.
  void take_refusal(const Json& error) {
    const bool of_command = unanswered_ && error.value("id", Json()) == unanswered_->at("id");
    if (!of_command || error.at("problem").at("type") != "/problems/stale") {
      throw NeverSaid(error.dump());
    }
    refused_.push_back(unanswered_->at("commandId").get<std::string>());
    unanswered_.reset();
  }

  void make_command() {
    constexpr std::size_t kinds = 4;
    const auto number = made_++;
    ++made_in_round_;
    said_ = false;
    const auto kind = random_() % kinds;
    const auto words = "Etter møte " + std::to_string(number);
    const auto own_goal = who_.writes + "-" + std::to_string(number % goals_each);
    std::string name = "ChangeGoal";
    Json body{{"goal", own_goal}, {"ownWords", words}};
    if (number < goals_each) {
      name = "SetGoal";
      body["area"] = kind % 2 == 0 ? "health" : "education";
      body["horizon"] = "short_term";
    } else if (kind == 0) {
      body["goal"] = "walk";  // Which the others change too.
    }
    if (who_.moves_rights && number % kinds == kinds - 1) move_rights(name, body);
    unanswered_ = Json{{"t", "command"},
                       {"id", commanding + number},
                       {"plan", World::plan().value},
                       {"commandId", fresh_command().value},
                       {"expected", std::max(plan_.at().seq, newest_)},
                       {"name", name},
                       {"body", body}};
  }
  // The teacher sees more of the plan for a while.
  void move_rights(std::string& name, Json& body) {
    const auto consent = "consent-more-" + std::to_string(moves_ / 2);
    const bool gives = moves_++ % 2 == 0;
    name = gives ? "GiveSharingConsent" : "WithdrawConsent";
    body = {{"consent", consent}};
    if (!gives) return;
    body["information"] = "information-1";
    body["areas"] = Json::array({"health"});
    body["recipients"] = Json::array({std::string(teacher)});
    body["use"] = "Samordne tiltakene";
    body["until"] = "2027-06-30";
  }

  const Who who_;
  std::mt19937_64 random_;
  std::unique_ptr<LiveClient> socket_;
  FollowedPlan plan_;
  bool begun_ = false;
  std::optional<Json> unanswered_;
  bool said_ = false;  // It, on this connection.
  std::size_t made_ = 0;
  std::size_t made_in_round_ = 0;
  std::size_t moves_ = 0;
  std::uint64_t newest_ = 0;  // That an answer named.
  std::map<std::string, std::uint64_t> done_;
  std::vector<std::string> refused_;
  std::size_t cuts_ = 0;
  std::size_t repeated_ = 0;
  std::size_t patches_ = 0;
};

class FaultyNetwork : public testing::Test {
 protected:
  void SetUp() override {
    {
      const auto log = server::open_to_write(folder_.path());
      World world(log.get());
      world.open_plan();
    }
    issuer_ = server::Issuer::open(folder_.path());
    start();
    const auto add = [&](std::string_view name, std::string writes, bool moves_rights) {
      people_.push_back(std::make_unique<Person>(
          Person::Who{.name = name,
                      .token = issuer_->token(id_of(name), clock_.now(), 1h),
                      .writes = std::move(writes),
                      .moves_rights = moves_rights},
          seed_ + people_.size()));
    };
    add(kari, "kari-home", true);
    add(kari, "kari-phone", false);
    add(coordinator, "ola", false);
    add(physio, "", false);
    add(teacher, "", false);
    add(teacher, "", false);
  }
  void start() {
    log_ = server::open_to_write(folder_.path());
    const server::NodeOptions options{.io_threads = 3, .gateway = server::without_rates()};
    node_ = std::make_unique<server::Node>(options, *log_, *issuer_, clock_);
    node_->start();
  }
  void restart() {
    node_.reset();
    log_.reset();
    start();
  }
  [[nodiscard]] tools::Peer peer() const { return {.host = "127.0.0.1", .port = node_->port()}; }

  // All at work, and the server stopped and started again in the middle of it.
  void play(FaultProxy& proxy) {
    std::size_t writers = 0;
    for (const auto& each : people_) writers += each->writes() ? 1 : 0;
    Progress progress(writers);
    std::vector<std::thread> threads;
    for (const auto& person : people_) {
      threads.emplace_back([&progress, &proxy, &person = *person] {
        try {
          person.live(proxy.peer(), progress);
        } catch (const std::exception& failure) {
          ADD_FAILURE() << person.name() << ": " << failure.what();
        }
        if (person.writes()) progress.leave();
      });
    }
    progress.wait_for(writers * commands_each_round / 2);
    proxy.hold();
    restart();
    proxy.lead_to(peer());
    for (auto& thread : threads) thread.join();
  }

  void expect_views() {
    const auto fold = projections::fold_plan(*log_, World::plan());
    for (const auto& person : people_) {
      SCOPED_TRACE(person->name());
      ASSERT_NO_THROW(person->catch_up(peer()));
      const Viewer viewer{.person = id_of(person->name()),
                          .offices = server::offices_of(*log_, id_of(person->name()))};
      const auto audience = audience_of(fold.plan(), viewer, clock_.now());
      EXPECT_EQ(person->plan().at().seq, fold.last_change(audience).value);
      EXPECT_EQ(person->plan().hash(), server::view_hash(fold.view(audience).dump()));
    }
  }

  // Every command that was done stands in the log once, where its answer said; none that was
  // refused does.
  void expect_once() {
    struct Stands {
      std::uint64_t last = 0;
      int runs = 0;
    };
    std::map<std::string, Stands> stands;
    constexpr std::size_t page = 1000;
    std::vector<Recorded> some;
    do {
      const auto after = some.empty() ? Version{} : some.back().version;
      some = log_->read(World::plan_stream(), after, page);
      for (const auto& recorded : some) {
        auto& found = stands[recorded.author.command.value];
        if (found.runs == 0 || found.last + 1 != recorded.version.value) ++found.runs;
        found.last = recorded.version.value;
      }
    } while (some.size() == page);
    for (const auto& person : people_) {
      SCOPED_TRACE(person->name());
      for (const auto& [command, version] : person->done()) {
        EXPECT_EQ(stands[command].runs, 1) << command;
        EXPECT_EQ(stands[command].last, version) << command;
      }
      for (const auto& command : person->refused()) EXPECT_FALSE(stands.contains(command));
    }
  }

  const std::uint64_t seed_ = seed_by_hand();
  TempFolder folder_;
  FakeClock clock_;
  std::unique_ptr<server::Issuer> issuer_;
  std::unique_ptr<events::Log> log_;
  std::unique_ptr<server::Node> node_;
  std::vector<std::unique_ptr<Person>> people_;
};

TEST_F(FaultyNetwork, Threads_R50_R53_EverybodyEndsWithTheLogsViewAndEachCommandHappensOnce) {
  std::cout << "seed " << seed_ << "\n";
  SCOPED_TRACE("MEDVIRK_SEED=" + std::to_string(seed_));
  const auto rounds = rounds_by_hand(faulty_rounds);
  FaultProxy proxy(peer(), seed_);
  for (std::uint64_t round = 0; round < rounds && !HasFailure(); ++round) {
    play(proxy);
    expect_views();
    expect_once();
  }
  std::size_t cuts = 0;
  std::size_t repeated = 0;
  for (const auto& person : people_) {
    EXPECT_GT(person->patches(), 0U) << person->name() << " heard nothing: nothing was proved";
    cuts += person->cuts();
    repeated += person->repeated();
  }
  const auto done = proxy.counts();
  EXPECT_GT(done.cuts_in_frames, 0U);
  EXPECT_GT(done.delays + done.pauses + done.splits, 0U);
  EXPECT_GE(cuts, done.cuts > 0 ? 1U : 0U);
  std::cout << done.connections << " connections, " << done.twins << " of them twice, " << done.cuts
            << " cut, " << done.cuts_in_frames << " within a frame; " << repeated
            << " commands had been done when they were sent again\n";
}

}  // namespace
}  // namespace tests
