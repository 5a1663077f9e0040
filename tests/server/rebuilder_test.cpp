// Views across plans are built anew while commands go on: nobody misses a row, no command waits for
// long, and in the end there stands what the log says.
#include "server/journal/rebuilder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include "projections/rows.h"
#include "projections/view_builder.h"
#include "server/data_folder.h"
#include "tests/support/replace_rows.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using server::Done;
using server::Rebuilder;
using server::RebuildStage;

constexpr std::size_t all_rows = 1'000'000;
const std::string directory(projections::directory_view);
const std::string my_plans(projections::my_plans_view);

std::map<std::string, std::string> rows_of_view(const Log& log, const std::string& view) {
  std::map<std::string, std::string> rows;
  for (auto& row : log.rows(view, "", "", all_rows)) rows.emplace(row.key, row.value);
  return rows;
}

void expect_what_the_log_says(const Log& log) {
  for (const auto& view : server::view_names()) {
    EXPECT_EQ(rows_of_view(log, view), projections::build_rows(log, Deadlines{}, view)) << view;
    EXPECT_EQ(log.checkpoint(view), log.head().position) << view;
  }
}

// A world on a log in memory or on disk.
class Rebuilding : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    open();
    world_->open_plan();
  }
  void open() {
    if (GetParam()) {
      log_ = server::open_to_write(folder_.path());
    } else if (!log_) {
      log_ = std::make_unique<stores::MemoryLog>(counted_salt, server::view_names());
    }
    world_.emplace(log_.get());
  }
  // The process ends, and another begins on the same folder.
  void restart() {
    world_.reset();
    if (GetParam()) log_.reset();
    open();
  }
  [[nodiscard]] std::unique_ptr<Rebuilder> rebuilder(server::RebuildLimits limits = {}) {
    return std::make_unique<Rebuilder>(
        *log_, world_->journal(), limits,
        [](const std::string& what) { ADD_FAILURE() << "the log failed: " << what; });
  }
  [[nodiscard]] server::Outcome send(std::string_view by, const StreamId& stream,
                                     decltype(server::Ask::command) command) {
    return world_->send(world_->ask_of(by, stream, std::move(command)));
  }
  // Somebody new in the directory, who works at a body, and maybe no longer.
  void register_newcomer(const std::string& name) {
    const PersonId id{name};
    const auto& system = system_actor.value;
    World::done(send(system, stream_of(id),
                     person::Command{person::RegisterPerson{.person = id, .full_name = "Ny"}}));
    static_cast<void>(
        send(system, stream_of(service_body),
             unit::Command{unit::AssignUnitMember{.person = id, .profession = "Sosionom"}}));
    if (name.back() % 2 == 0) {
      static_cast<void>(send(system, stream_of(service_body),
                             unit::Command{unit::ReleaseUnitMember{.person = id}}));
    }
  }
  // Comes and goes in the rows of my plans and of what is due.
  void share_and_withdraw(const std::string& name) {
    const ConsentId consent{name};
    static_cast<void>(send(kari, World::plan_stream(),
                           lift<plan::Command>(consent::GiveSharingConsent{
                               .consent = consent,
                               .information = InformationId{"information-1"},
                               .areas = {LifeArea::health},
                               .recipients = {id_of(teacher)},
                               .use = "Samordne tiltakene",
                               .until = day("2027-06-30")})));
    static_cast<void>(send(kari, World::plan_stream(),
                           lift<plan::Command>(consent::WithdrawConsent{.consent = consent})));
  }

  TempFolder folder_;
  std::unique_ptr<Log> log_;
  std::optional<World> world_;
};

TEST_P(Rebuilding, Threads_AViewThatSaysSomethingElseSaysWhatTheLogDoesAgain) {
  replace_rows(*log_, my_plans, {{.key = "x", .value = "y"}}, log_->head().position);
  const auto rebuilding = rebuilder();
  EXPECT_FALSE(rebuilding->state_of(my_plans).rebuild) << "nobody has asked for it";
  rebuilding->submit(my_plans);
  const auto state = rebuilding->wait_for(my_plans);
  ASSERT_TRUE(state.rebuild);
  EXPECT_EQ(state.rebuild->stage, RebuildStage::done);
  EXPECT_EQ(state.rebuild->rows, rows_of_view(*log_, my_plans).size());
  EXPECT_EQ(state.rebuild->streams, state.rebuild->of_streams);
  EXPECT_EQ(state.rebuild->position, log_->head().position.value);
  EXPECT_EQ(state.checkpoint, state.head);
  EXPECT_FALSE(rebuilding->state_of(directory).rebuild);
  expect_what_the_log_says(*log_);
}

TEST_P(Rebuilding, Threads_OneThatIsGivenUpLeavesTheRowsFromBefore) {
  const auto before = rows_of_view(*log_, directory);
  const auto rebuilding = rebuilder({.rounds_max = 0});
  rebuilding->submit(directory);
  EXPECT_EQ(rebuilding->wait_for(directory).rebuild->stage, RebuildStage::given_up);
  EXPECT_EQ(rows_of_view(*log_, directory), before);
  register_newcomer("newcomer-1");
  expect_what_the_log_says(*log_);
}

TEST_P(Rebuilding, Threads_AfterARestartTheRebuiltRowsAreServedAndAdvanced) {
  for (int round = 0; round < 3; ++round) {
    {
      const auto rebuilding = rebuilder();
      for (const auto& view : server::view_names()) rebuilding->submit(view);
      EXPECT_EQ(rebuilding->wait_for(directory).rebuild->stage, RebuildStage::done);
    }
    const auto rows = rows_of_view(*log_, directory);
    restart();
    EXPECT_EQ(rows_of_view(*log_, directory), rows);
    register_newcomer("newcomer-" + std::to_string(round));
    expect_what_the_log_says(*log_);
  }
}

// Who has no office by the rows of a view that is wrong has it again, once the view is built anew.
TEST_P(Rebuilding, Threads_TheJournalDecidesByTheRowsThatItSwitchedTo) {
  const std::string offices(projections::offices_view);
  const auto publish = [&] {
    return send(caseworker, stream_of(unit_body),
                unit::Command{unit::PublishContactPoint{.title = "Koordinerende enhet"}});
  };
  replace_rows(*log_, offices, {}, log_->head().position);
  restart();
  EXPECT_TRUE(std::holds_alternative<Rejection>(publish()));
  const auto rebuilding = rebuilder();
  rebuilding->submit(offices);
  EXPECT_EQ(rebuilding->wait_for(offices).rebuild->stage, RebuildStage::done);
  EXPECT_TRUE(std::holds_alternative<Done>(publish()));
}

// What readers must find at every moment: Kari's own plan, and a directory that only grows.
class RowsReader {
 public:
  explicit RowsReader(const Log& log) : log_(log) {}
  void look() {
    const auto people = log_.rows(directory, "", "", all_rows).size();
    const auto own = log_.row(my_plans, projections::key_of(id_of(kari)) + World::plan().value);
    if (people < people_ || people == 0 || !own) ++missed_;
    people_ = people;
    ++looks_;
  }
  [[nodiscard]] int missed() const { return missed_; }
  [[nodiscard]] int looks() const { return looks_; }

 private:
  const Log& log_;
  std::size_t people_ = 0;
  int missed_ = 0;
  int looks_ = 0;
};

TEST_P(Rebuilding, Threads_CommandsGoOnWhileViewsAreRebuiltAgainAndAgain) {
  constexpr int rounds = 4;
  std::atomic<bool> over = false;
  std::atomic<int> sent = 0;
  const auto until_over = [&](auto act) {
    return [&, act = std::move(act)] {
      for (int i = 0; !over; ++i, ++sent) act(i);
    };
  };
  RowsReader reader{*log_};
  auto rebuilding = rebuilder();
  {
    const std::jthread first(
        until_over([&](int i) { register_newcomer("first-" + std::to_string(i)); }));
    const std::jthread second(
        until_over([&](int i) { register_newcomer("second-" + std::to_string(i)); }));
    const std::jthread third(
        until_over([&](int i) { share_and_withdraw("share-" + std::to_string(i)); }));
    const std::jthread looking([&] {
      while (!over) reader.look();
    });
    for (int round = 0; round < rounds; ++round) {
      for (const auto& view : server::view_names()) {
        const auto before = sent.load();
        rebuilding->submit(view);
        const auto state = rebuilding->wait_for(view);
        EXPECT_EQ(state.rebuild->stage, RebuildStage::done) << view;
        while (sent == before) std::this_thread::yield();  // The commands are not held up.
      }
    }
    over = true;
  }
  EXPECT_EQ(reader.missed(), 0);
  EXPECT_GT(reader.looks(), 0);
  const auto history = world_->history();
  EXPECT_GT(std::count(history.begin(), history.end(), "ConsentWithdrawn"), 0);
  expect_what_the_log_says(*log_);
  rebuilding.reset();
  restart();
  expect_what_the_log_says(*log_);
}

// Whenever a rebuild is broken off, also in its last step, the rows are whole.
TEST_P(Rebuilding, Threads_OneThatIsBrokenOffAtAnyMomentLosesNothing) {
  const std::uint64_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random{seed};
  constexpr int rounds = 40;
  std::atomic<bool> over = false;
  {
    const std::jthread commands([&] {
      for (int i = 0; !over; ++i) register_newcomer("newcomer-" + std::to_string(i));
    });
    for (int round = 0; round < rounds; ++round) {
      const auto rebuilding = rebuilder();
      rebuilding->submit(directory);
      for (auto left = random() % 2000; left > 0; --left) std::this_thread::yield();
    }
    over = true;
  }
  expect_what_the_log_says(*log_);
  const auto rebuilding = rebuilder();
  rebuilding->submit(directory);
  EXPECT_EQ(rebuilding->wait_for(directory).rebuild->stage, RebuildStage::done);
  expect_what_the_log_says(*log_);
}

TEST_P(Rebuilding, Threads_NothingIsAppendedWhileSomethingIsDoneBetweenTwoGroups) {
  std::atomic<bool> over = false;
  int moved = 0;
  std::uint64_t last = 0;
  int grew = 0;
  {
    const std::jthread commands([&] {
      for (int i = 0; !over; ++i) register_newcomer("newcomer-" + std::to_string(i));
    });
    while (grew < 50) {
      const bool done = world_->journal().between_groups([&] {
        const auto before = log_->head().position;
        for (int i = 0; i < 100; ++i) std::this_thread::yield();
        if (log_->head().position != before) ++moved;
        if (before.value > last) ++grew;
        last = before.value;
      });
      EXPECT_TRUE(done);
      if (!done) break;
    }
    over = true;
  }
  EXPECT_EQ(moved, 0);
}

INSTANTIATE_TEST_SUITE_P(Stores, Rebuilding, testing::Values(false, true),
                         [](const auto& tested) { return tested.param ? "Rocks" : "Memory"; });

}  // namespace
}  // namespace tests
