// What every store of events keeps: order without holes, one effect a command, all or nothing.
#include "tests/events/log_contract.h"

#include <atomic>
#include <limits>
#include <thread>

#include "tests/support/replace_rows.h"

namespace tests {
namespace {

using events::Answer;
using events::Conflict;
using events::Fenced;
using events::Position;
using events::Repeated;
using events::Reused;
using events::Row;
using events::Version;

TEST_P(LogContract, AnEmptyLogStandsBeforeItsFirstPositionInItsFirstEpoch) {
  EXPECT_EQ(log().head(), (events::Head{.epoch = {1}, .position = {0}, .root = {}}));
  EXPECT_EQ(log().version_of({plan_a}), Version{0});
  EXPECT_TRUE(log().read({plan_a}, {0}, no_limit).empty());
  EXPECT_TRUE(log().read_all({0}, no_limit).empty());
  EXPECT_EQ(log().answer({plan_a}, command(1)), std::nullopt);
  EXPECT_EQ(log().checkpoint("mine@1"), Position{0});
}

TEST_P(LogContract, AnEventIsReadAsItWasSaid) {
  auto first = said(plan_a, 0, command(1), {R"({"text":"æøå"})"});
  first.author.mandate = {.on_behalf_of = {"ola"}, .authority = "guardian until 2030"};
  first.events[0].schema = 7;
  const auto appended = append({first});
  ASSERT_EQ(appended.size(), 1u);
  const events::Recorded expected{.stream = {plan_a},
                                  .version = {1},
                                  .position = {1},
                                  .epoch = {1},
                                  .author = first.author,
                                  .type = "note.said",
                                  .schema = 7,
                                  .payload = R"({"text":"æøå"})"};
  EXPECT_EQ(appended[0], expected);
  EXPECT_EQ(log().read({plan_a}, {0}, no_limit), appended);
  EXPECT_EQ(log().read_all({0}, no_limit), appended);
}

TEST_P(LogContract, EventsOfOneCommandStandTogether) {
  const auto appended = append({said(plan_a, 0, command(1), {"one", "two", "three"})});
  ASSERT_EQ(appended.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(appended[i].version.value, i + 1);
    EXPECT_EQ(appended[i].position.value, i + 1);
  }
  EXPECT_EQ(log().version_of({plan_a}), Version{3});
  EXPECT_EQ(log().head().position, Position{3});
}

TEST_P(LogContract, VersionsAndPositionsHaveNoHoles) {
  append({said("plan/a", 0, command(1), {"a1", "a2"}), said("plan/b", 0, command(2), {"b1"})});
  append({said("plan/b", 1, command(3), {"b2"}), said("plan/a", 2, command(4), {"a3"})});
  EXPECT_EQ(payloads(log().read_all({0}, no_limit)), (Texts{"a1", "a2", "b1", "b2", "a3"}));
  const auto everything = log().read_all({0}, no_limit);
  for (std::size_t i = 0; i < everything.size(); ++i) {
    EXPECT_EQ(everything[i].position.value, i + 1);
  }
  const auto stream = log().read({"plan/a"}, {0}, no_limit);
  ASSERT_EQ(payloads(stream), (Texts{"a1", "a2", "a3"}));
  for (std::size_t i = 0; i < stream.size(); ++i) EXPECT_EQ(stream[i].version.value, i + 1);
}

TEST_P(LogContract, ReadingStartsAfterWhatIsKnownAndEndsAtItsLimit) {
  append({said(plan_a, 0, command(1), {"1", "2", "3", "4", "5"})});
  EXPECT_EQ(payloads(log().read({plan_a}, {2}, 2)), (Texts{"3", "4"}));
  EXPECT_EQ(payloads(log().read({plan_a}, {4}, no_limit)), (Texts{"5"}));
  EXPECT_TRUE(log().read({plan_a}, {5}, no_limit).empty());
  EXPECT_TRUE(log().read({plan_a}, {9}, no_limit).empty());
  EXPECT_TRUE(log().read({plan_a}, {0}, 0).empty());
  EXPECT_EQ(payloads(log().read_all({2}, 2)), (Texts{"3", "4"}));
  EXPECT_TRUE(log().read_all({5}, no_limit).empty());
  EXPECT_TRUE(log().read_all({0}, 0).empty());
}

TEST_P(LogContract, StreamsWithACommonBeginningAreApart) {
  append({said("plan/a", 0, command(1), {"a"}), said("plan/ab", 0, command(2), {"ab"}),
          said("plan/", 0, command(3), {"-"})});
  EXPECT_EQ(payloads(log().read({"plan/a"}, {0}, no_limit)), (Texts{"a"}));
  EXPECT_EQ(payloads(log().read({"plan/ab"}, {0}, no_limit)), (Texts{"ab"}));
  EXPECT_EQ(payloads(log().read({"plan/"}, {0}, no_limit)), (Texts{"-"}));
}

TEST_P(LogContract, R52_AStaleExpectedVersionGetsTheMissedEvents) {
  append({said(plan_a, 0, command(1), {"1", "2", "3"})});
  const auto why = refused<Conflict>(
      group(log(), {said("plan/b", 0, command(2), {"b"}), said(plan_a, 1, command(3), {"late"})}));
  EXPECT_EQ(why.index, 1u);
  EXPECT_EQ(payloads(why.missed), (Texts{"2", "3"}));
  EXPECT_EQ(log().version_of({"plan/b"}), Version{0});
}

TEST_P(LogContract, R52_AnExpectedVersionThatIsNotThereYetIsRefused) {
  append({said(plan_a, 0, command(1), {"1"})});
  EXPECT_TRUE(refused<Conflict>(group(log(), {said(plan_a, 2, command(2), {"x"})})).missed.empty());
}

TEST_P(LogContract, R53_AnAnswerIsKept) {
  append({said(plan_a, 0, command(1), {"1", "2"}), said(plan_a, 2, command(2), {"3"})});
  EXPECT_EQ(log().answer({plan_a}, command(1)),
            (Answer{.first = {1}, .last = {2}, .request = request("the body")}));
  EXPECT_EQ(log().answer({plan_a}, command(2)),
            (Answer{.first = {3}, .last = {3}, .request = request("the body")}));
  EXPECT_EQ(log().answer({"plan/b"}, command(1)), std::nullopt);
  EXPECT_EQ(log().answer({plan_a}, command(3)), std::nullopt);
}

TEST_P(LogContract, R53_ARepeatedCommandGetsItsFirstAnswer) {
  append({said(plan_a, 0, command(1), {"1", "2"})});
  append({said(plan_a, 2, command(2), {"3"})});
  const auto why = refused<Repeated>(
      group(log(), {said(plan_a, 3, command(3), {"4"}), said(plan_a, 0, command(1), {"1", "2"})}));
  EXPECT_EQ(why.index, 1u);
  EXPECT_EQ(why.answer, (Answer{.first = {1}, .last = {2}, .request = request("the body")}));
  EXPECT_EQ(log().version_of({plan_a}), Version{3});
}

TEST_P(LogContract, R53_AnotherRequestUnderAUsedIdIsRefused) {
  append({said(plan_a, 0, command(1), {"1"})});
  auto other = said(plan_a, 1, command(1), {"other"});
  other.request = request("another body");
  EXPECT_EQ(refused<Reused>(group(log(), {other})).index, 0u);
}

TEST_P(LogContract, R53_AnIdIsUsedForOneStream) {
  append({said("plan/a", 0, command(1), {"a"})});
  append({said("plan/b", 0, command(1), {"b"})});
  EXPECT_EQ(payloads(log().read({"plan/b"}, {0}, no_limit)), (Texts{"b"}));
}

TEST_P(LogContract, CommandsOfOneGroupFollowEachOtherInOneStream) {
  append({said(plan_a, 0, command(1), {"1", "2"}), said(plan_a, 2, command(2), {"3"}),
          said("plan/b", 0, command(3), {"b"}), said(plan_a, 3, command(4), {"4"})});
  EXPECT_EQ(payloads(log().read({plan_a}, {0}, no_limit)), (Texts{"1", "2", "3", "4"}));
  EXPECT_EQ(log().version_of({plan_a}), Version{4});
  EXPECT_EQ(payloads(log().read_all({0}, no_limit)), (Texts{"1", "2", "3", "b", "4"}));
}

TEST_P(LogContract, R52_CommandsOfOneGroupDecidedAgainstTheSameVersionConflict) {
  const auto why = refused<Conflict>(
      group(log(), {said(plan_a, 0, command(1), {"1"}), said(plan_a, 0, command(2), {"2"})}));
  EXPECT_EQ(why.index, 1u);
  EXPECT_TRUE(why.missed.empty());
}

TEST_P(LogContract, R53_ACommandComesOnceInAGroup) {
  const auto twice =
      group(log(), {said(plan_a, 0, command(1), {"1"}), said(plan_a, 1, command(1), {"1"})});
  const auto why = refused<Repeated>(twice);
  EXPECT_EQ(why.index, 1u);
  EXPECT_EQ(why.answer.last, Version{1});
  auto reused = twice;
  reused.appends[1].request = request("another body");
  EXPECT_EQ(refused<Reused>(reused).index, 1u);
}

TEST_P(LogContract, AWriterThatDoesNotKnowTheHeadIsFenced) {
  append({said(plan_a, 0, command(1), {"1"})});
  auto stale = group(log(), {said(plan_a, 1, command(2), {"2"})});
  stale.expected = {0};
  EXPECT_EQ(refused<Fenced>(stale).head, log().head());
  stale.expected = {2};
  EXPECT_EQ(refused<Fenced>(stale).head, log().head());
}

TEST_P(LogContract, AWriterOfAnotherEpochIsFenced) {
  auto replaced = group(log(), {said(plan_a, 0, command(1), {"1"})});
  replaced.epoch = {2};
  EXPECT_EQ(refused<Fenced>(replaced).head, log().head());
  replaced.epoch = {0};
  EXPECT_EQ(refused<Fenced>(replaced).head, log().head());
}

TEST_P(LogContract, ARefusedGroupLeavesNothing) {
  append({said(plan_a, 0, command(1), {"1"})}, {{.view = "mine@1", .key = "k", .value = "old"}});
  (void)refused<Conflict>(
      group(log(), {said("plan/b", 0, command(2), {"b"}), said(plan_a, 0, command(3), {"late"})},
            {{.view = "mine@1", .key = "k", .value = "new"}}));
  EXPECT_EQ(log().row("mine@1", "k"), "old");
  EXPECT_EQ(log().checkpoint("mine@1"), Position{1});
  EXPECT_EQ(log().answer({"plan/b"}, command(2)), std::nullopt);
  EXPECT_EQ(log().read_all({0}, no_limit).size(), 1u);
  append({said("plan/b", 0, command(2), {"b"})});  // The id was not used up.
}

TEST_P(LogContract, TheRootChangesWithEachEvent) {
  const auto empty = log().head().root;
  append({said(plan_a, 0, command(1), {"1"})});
  const auto one = log().head().root;
  append({said(plan_a, 1, command(2), {"1"})});
  EXPECT_NE(one, empty);
  EXPECT_NE(log().head().root, one);
}

TEST_P(LogContract, RowsAndCheckpointsMoveWithTheEvents) {
  append({said(plan_a, 0, command(1), {"1", "2"})},
         {{.view = "mine@1", .key = "kari", .value = "a"},
          {.view = "mine@1", .key = "ola", .value = "b"},
          {.view = "other@1", .key = "kari", .value = "c"}});
  EXPECT_EQ(log().row("mine@1", "kari"), "a");
  EXPECT_EQ(log().row("other@1", "kari"), "c");
  EXPECT_EQ(log().row("other@1", "ola"), std::nullopt);
  EXPECT_EQ(log().checkpoint("mine@1"), Position{2});
  append({said(plan_a, 2, command(2), {"3"})},
         {{.view = "mine@1", .key = "kari", .value = std::nullopt},
          {.view = "mine@1", .key = "ola", .value = "b2"}});
  EXPECT_EQ(log().row("mine@1", "kari"), std::nullopt);
  EXPECT_EQ(log().row("mine@1", "ola"), "b2");
  EXPECT_EQ(log().checkpoint("mine@1"), Position{3});
  EXPECT_EQ(log().checkpoint("other@1"), Position{3});
}

TEST_P(LogContract, AViewThatTheLogDoesNotHaveHasNothing) {
  EXPECT_EQ(log().checkpoint("none@1"), std::nullopt);
  EXPECT_EQ(log().row("none@1", "k"), std::nullopt);
  EXPECT_TRUE(log().rows("none@1", "", "", no_limit).empty());
}

Texts keys(const std::vector<Row>& rows) {
  Texts keys;
  for (const auto& row : rows) keys.push_back(row.key);
  return keys;
}

TEST_P(LogContract, RowsAreListedInOrderByWhatTheyStartWith) {
  std::vector<events::RowChange> changes;
  for (const auto* key : {"b/2", "a/1", "b/1", "c", "b/3", "b"}) {
    changes.push_back({.view = "mine@1", .key = key, .value = std::string("row ") + key});
  }
  append({said(plan_a, 0, command(1), {"1"})}, changes);
  EXPECT_EQ(keys(log().rows("mine@1", "", "", no_limit)),
            (Texts{"a/1", "b", "b/1", "b/2", "b/3", "c"}));
  EXPECT_EQ(keys(log().rows("mine@1", "b/", "", no_limit)), (Texts{"b/1", "b/2", "b/3"}));
  EXPECT_EQ(keys(log().rows("mine@1", "b/", "b/1", no_limit)), (Texts{"b/2", "b/3"}));
  EXPECT_EQ(keys(log().rows("mine@1", "b/", "b/1", 1)), (Texts{"b/2"}));
  EXPECT_EQ(keys(log().rows("mine@1", "b", "", 2)), (Texts{"b", "b/1"}));
  EXPECT_EQ(keys(log().rows("mine@1", "", "b/3", no_limit)), (Texts{"c"}));
  EXPECT_TRUE(log().rows("mine@1", "b/", "c", no_limit).empty());
  EXPECT_TRUE(log().rows("mine@1", "", "", 0).empty());
  EXPECT_EQ(log().rows("mine@1", "c", "", no_limit)[0].value, "row c");
  EXPECT_TRUE(log().rows("other@1", "", "", no_limit).empty());
}

TEST_P(LogContract, RowsStandAtAPosition) {
  EXPECT_EQ(log().rows_at("mine@1", "b/", "", no_limit).position, Position{0});
  append({said(plan_a, 0, command(1), {"1", "2"})}, {{.view = "mine@1", .key = "b/1", .value = "v"},
                                                     {.view = "mine@1", .key = "b/2", .value = "w"},
                                                     {.view = "mine@1", .key = "c", .value = "x"}});
  const auto found = log().rows_at("mine@1", "b/", "b/1", no_limit);
  EXPECT_EQ(found.position, Position{2});
  EXPECT_EQ(keys(found.rows), Texts{"b/2"});
  EXPECT_EQ(keys(log().rows_at("mine@1", "", "", 2).rows), (Texts{"b/1", "b/2"}));
  EXPECT_EQ(log().rows_at("none@1", "", "", no_limit).position, Position{0});
  reopen();
  EXPECT_EQ(log().rows_at("mine@1", "b/", "", no_limit).position, Position{2});
}

// Each group writes its own number into every row: whoever read the rows and then the checkpoint,
// or the other way round, would soon catch one of another group.
TEST_P(LogContract, Threads_RowsAndTheirPositionAreOfOneMoment) {
  constexpr unsigned groups = 200;
  constexpr std::size_t rows = 20;
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (unsigned n = 1; n <= groups; ++n) {
      std::vector<events::RowChange> changes;
      for (std::size_t i = 0; i < rows; ++i) {
        changes.push_back(
            {.view = "mine@1", .key = "k" + std::to_string(i), .value = std::to_string(n)});
      }
      append({said(plan_a, n - 1, command(n), {"x"})}, std::move(changes));
    }
    done = true;
  });
  while (!done) {
    const auto found = log().rows_at("mine@1", "k", "", no_limit);
    for (const auto& row : found.rows) {
      EXPECT_EQ(row.value, std::to_string(found.position.value));
    }
  }
  writer.join();
  EXPECT_EQ(log().rows_at("mine@1", "k", "", no_limit).rows.size(), rows);
}

TEST_P(LogContract, RowsChangeWithoutEvents) {
  append({}, {{.view = "mine@1", .key = "k", .value = "v"}});
  EXPECT_EQ(log().row("mine@1", "k"), "v");
  EXPECT_EQ(log().head().position, Position{0});
}

TEST_P(LogContract, ReplacedRowsAreAllThereIs) {
  append({said(plan_a, 0, command(1), {"1"})}, {{.view = "mine@1", .key = "old", .value = "x"},
                                                {.view = "other@1", .key = "old", .value = "y"}});
  std::vector<Row> rows;  // More than fits one write.
  for (int i = 1000; i < 4000; ++i) {
    rows.push_back({.key = std::to_string(i), .value = std::string(1000, 'r')});
  }
  replace_rows(log(), "mine@1", rows, {1});
  EXPECT_EQ(log().rows("mine@1", "", "", no_limit).size(), 3000u);
  EXPECT_EQ(log().row("mine@1", "old"), std::nullopt);
  EXPECT_EQ(log().row("mine@1", "1234"), std::string(1000, 'r'));
  EXPECT_EQ(log().checkpoint("mine@1"), Position{1});
  EXPECT_EQ(log().row("other@1", "old"), "y");
}

TEST_P(LogContract, AViewThatIsBehindWaitsForItsRowsToBeReplaced) {
  append({said(plan_a, 0, command(1), {"1", "2"})});
  replace_rows(log(), "mine@1", {{.key = "k", .value = "at 1"}}, {1});
  append({said(plan_a, 2, command(2), {"3"})}, {{.view = "mine@1", .key = "k", .value = "wrong"}});
  EXPECT_EQ(log().row("mine@1", "k"), "at 1");
  EXPECT_EQ(log().checkpoint("mine@1"), Position{1});
  EXPECT_EQ(log().checkpoint("other@1"), Position{3});
  replace_rows(log(), "mine@1", {{.key = "k", .value = "at 3"}}, {3});
  append({said(plan_a, 3, command(3), {"4"})}, {{.view = "mine@1", .key = "k", .value = "at 4"}});
  EXPECT_EQ(log().row("mine@1", "k"), "at 4");
  EXPECT_EQ(log().checkpoint("mine@1"), Position{4});
}

TEST_P(LogContract, ANewProcessFindsAllThatWasAppended) {
  append({said(plan_a, 0, command(1), {"1", "2"})}, {{.view = "mine@1", .key = "k", .value = "v"}});
  append({said("plan/b", 0, command(2), {"b"})});
  const auto head = log().head();
  const auto everything = log().read_all({0}, no_limit);
  reopen();
  EXPECT_EQ(log().head(), head);
  EXPECT_EQ(log().read_all({0}, no_limit), everything);
  EXPECT_EQ(log().version_of({plan_a}), Version{2});
  EXPECT_EQ(log().row("mine@1", "k"), "v");
  EXPECT_EQ(log().checkpoint("mine@1"), Position{3});
  EXPECT_EQ(refused<Repeated>(group(log(), {said(plan_a, 2, command(1), {"1"})})).answer.last,
            Version{2});
  append({said(plan_a, 2, command(3), {"3"})});
  EXPECT_EQ(payloads(log().read({plan_a}, {0}, no_limit)), (Texts{"1", "2", "3"}));
}

TEST_P(LogContract, Threads_ReadersSeeWholeGroupsWhileOneWrites) {
  constexpr std::uint64_t groups = 150;
  constexpr std::uint64_t size = 3;
  std::atomic<bool> written = false;
  std::atomic<std::uint64_t> torn = 0;
  const auto look = [&] {
    while (!written) {
      const auto known = log().head().position.value;
      const auto everything = log().read_all({0}, no_limit).size();
      const auto stream = log().read({plan_a}, {0}, no_limit).size();
      const auto row = log().row("mine@1", "count").value_or("0");
      if (known % size != 0 || everything % size != 0 || stream % size != 0) ++torn;
      if (everything < known || stream < everything || std::stoull(row) < stream) ++torn;
      if (log().version_of({plan_a}).value % size != 0) ++torn;
    }
  };
  {
    const std::jthread first(look);
    const std::jthread second(look);
    for (unsigned i = 0; i < groups; ++i) {
      const auto count = std::to_string((i + 1) * size);
      append({said(plan_a, i * size, command(i), {"1", "2", "3"})},
             {{.view = "mine@1", .key = "count", .value = count}});
    }
    written = true;
  }
  EXPECT_EQ(torn, 0u);
  EXPECT_EQ(log().head().position.value, groups * size);
}

INSTANTIATE_TEST_SUITE_P(Stores, LogContract, every_store(), name_of_store);

}  // namespace
}  // namespace tests
