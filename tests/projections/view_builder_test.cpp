// The rows of one view made afresh from the log: as of any position, and followed from there, they
// are those that the journal kept.
#include "projections/view_builder.h"

#include "events/codec.h"
#include "projections/outbox_rows.h"
#include "projections/rows.h"
#include "tests/support/random_story.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using projections::ViewBuilder;
using Rows = projections::StreamRows::Rows;

constexpr std::size_t everything = 1'000'000;
const Deadlines deadlines{};

void change(Rows& rows, const ViewBuilder::Changes& changes) {
  for (const auto& each : changes) {
    if (each.value) {
      rows[each.key] = *each.value;
    } else {
      EXPECT_EQ(rows.erase(each.key), 1U) << "a row goes that was never there";
    }
  }
}

void build(ViewBuilder& builder, Rows& rows) {
  while (const auto changes = builder.next()) change(rows, *changes);
}

void follow(ViewBuilder& builder, Position to, Rows& rows) {
  while (builder.at() < to) change(rows, builder.follow(to));
}

Rows kept(const Log& log, const std::string& view) {
  Rows rows;
  for (auto& row : log.rows(view, "", "", everything)) rows.emplace(row.key, row.value);
  return rows;
}

// Every view as the journal had it at some moments of a story.
struct Moment {
  Position position;
  std::map<std::string, Rows> views;
};

std::vector<Moment> play(World& world, std::uint64_t seed) {
  constexpr int moments = 5;
  constexpr int commands = 60;
  const auto send = [&](std::string_view by, const StreamId& stream, auto command) {
    static_cast<void>(world.send(world.ask_of(by, stream, std::move(command))));
  };
  RandomStory story{seed};
  std::vector<Moment> told;
  for (int moment = 0; moment < moments; ++moment) {
    for (int i = 0; i < commands; ++i) {
      send(story.random_stamp().by.value, World::plan_stream(), story.random_command());
    }
    const PersonId newcomer{"newcomer-" + std::to_string(moment)};
    const auto& system = system_actor.value;
    send(system, stream_of(newcomer),
         person::Command{person::RegisterPerson{.person = newcomer, .full_name = "Ny Person"}});
    send(system, stream_of(service_body),
         unit::Command{unit::AssignUnitMember{.person = newcomer, .profession = "Sosionom"}});
    if (moment % 2 == 1) {
      send(system, stream_of(service_body),
           unit::Command{unit::ReleaseUnitMember{.person = newcomer}});
    }
    Moment now{.position = world.log().head().position, .views = {}};
    for (const auto& view : projections::view_names()) now.views[view] = kept(world.log(), view);
    told.push_back(std::move(now));
  }
  return told;
}

TEST(ViewBuilder, Threads_BuiltAsOfAnyMomentAndFollowedItIsWhatTheJournalKept) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    World world;
    world.open_plan();
    const auto story = play(world, seed);
    for (const auto& view : projections::view_names()) {
      for (std::size_t first = 0; first < story.size(); ++first) {
        Rows rows;
        ViewBuilder builder{world.log(), deadlines, view, story[first].position};
        build(builder, rows);
        EXPECT_EQ(builder.streams_done(), builder.streams());
        for (std::size_t then = first; then < story.size(); ++then) {
          follow(builder, story[then].position, rows);
          EXPECT_EQ(rows, story[then].views.at(view)) << view << " " << first << " " << then;
          EXPECT_EQ(builder.rows(), rows.size()) << view;
        }
      }
    }
  }
}

class BuiltFromEvents : public testing::Test {
 protected:
  void happens(const PersonId& to, const person::Event& event) {
    const auto head = log_.head();
    const auto stream = stream_of(to);
    Append append{.stream = stream,
                  .expected = log_.version_of(stream),
                  .author = {.by = system_actor,
                             .at = time_of("2026-03-02T12:00:00Z"),
                             .command = fresh_command()},
                  .request = {},
                  .events = {encode(events::Event{event})}};
    ASSERT_TRUE(log_.append({.epoch = head.epoch,
                             .expected = head.position,
                             .appends = {std::move(append)},
                             .rows = {}}));
  }
  void registers(std::size_t number, const std::string& name) {
    const PersonId id{"p-" + std::to_string(number)};
    happens(id, person::PersonRegistered{
                    .person = id, .full_name = {name}, .language = person::Language::nb});
  }
  void queues(const std::string& to, std::uint64_t cause) {
    happens({to}, person::NoticeQueued{.notice = {"n-" + std::to_string(cause)},
                                       .plan = World::plan(),
                                       .channel = person::NoticeChannel::email,
                                       .cause = {cause},
                                       .version = {1},
                                       .due = time_of("2026-03-02T13:00:00Z")});
  }
  [[nodiscard]] Position head() const { return log_.head().position; }
  [[nodiscard]] ViewBuilder builder(std::string_view view, Position until) const {
    return {log_, deadlines, std::string(view), until};
  }

  stores::MemoryLog log_{counted_salt, {}};
};

TEST_F(BuiltFromEvents, WhereStreamsShareARowTheLastEventOfTheLogCounts) {
  queues("zoe", 5);
  queues("ann", 9);
  queues("mia", 7);
  auto building = builder(projections::notices_followed_view, head());
  Rows rows;
  build(building, rows);
  follow(building, head(), rows);
  EXPECT_EQ(rows, (Rows{{"cause", "7"}}));
  queues("ann", 12);
  queues("zoe", 11);
  follow(building, head(), rows);
  EXPECT_EQ(rows, (Rows{{"cause", "11"}}));
  EXPECT_EQ(building.rows(), 1U);
}

TEST_F(BuiltFromEvents, ItComesInPiecesOfBoundedSize) {
  constexpr std::size_t people = 1500;
  for (std::size_t i = 0; i < people; ++i) registers(i, "Person");
  auto building = builder(projections::directory_view, head());
  EXPECT_EQ(building.streams(), people);
  std::size_t rows = 0;
  while (const auto piece = building.next()) {
    EXPECT_LE(piece->size(), projections::limits::piece_streams);  // A row each.
    rows += piece->size();
    EXPECT_EQ(building.rows(), rows);
  }
  EXPECT_EQ(rows, people);
  EXPECT_FALSE(building.next()) << "there is no more";
}

// More streams change than are kept folded.
TEST_F(BuiltFromEvents, WhatWasForgottenWhileFollowingIsReadAgain) {
  constexpr std::size_t people = projections::limits::followed_streams * 2;
  for (std::size_t i = 0; i < people; ++i) registers(i, "Person");
  auto building = builder(projections::directory_view, {people / 3});
  for (std::size_t i = 0; i < people; ++i) registers(i, "Another " + std::to_string(i));
  Rows rows;
  build(building, rows);
  EXPECT_EQ(rows.size(), people / 3);
  follow(building, head(), rows);
  EXPECT_EQ(rows,
            projections::build_rows(log_, deadlines, std::string(projections::directory_view)));
  EXPECT_EQ(building.rows(), people);
}

TEST_F(BuiltFromEvents, FollowingStopsWhereItIsTold) {
  for (std::size_t i = 0; i < 10; ++i) registers(i, "Person");
  auto building = builder(projections::directory_view, {2});
  Rows rows;
  build(building, rows);
  follow(building, {7}, rows);
  EXPECT_EQ(building.at(), Position{7});
  EXPECT_EQ(rows.size(), 7U);
  EXPECT_TRUE(building.follow({7}).empty());
}

}  // namespace
}  // namespace tests
