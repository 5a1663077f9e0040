// The log on disk: it is opened whole or not at all, and says why.
#include "events/stores/rocks_log.h"

#include "events/stores/memory_log.h"
#include "tests/events/rocks_cast.h"
#include "tests/support/replace_rows.h"

namespace tests {
namespace {

using events::Position;
using events::Version;
using RocksLogTest = RocksFolder;

TEST_F(RocksLogTest, MakesItsFolder) {
  const auto deep = other("a") / "b";
  const auto log = open_log(deep);
  EXPECT_EQ(log->head().epoch, events::Epoch{1});
  EXPECT_TRUE(fs::exists(deep / "anchor"));
}

TEST_F(RocksLogTest, AFolderIsUsedByOneWriter) {
  const auto log = open_log(directory());
  expect_refused(directory(), {"in use", "stop that one first"});
  say(*log, "plan/a", 1);  // The first is not disturbed.
}

TEST_F(RocksLogTest, AFolderWithOtherThingsIsLeftAlone) {
  fs::create_directories(directory());
  { std::ofstream(directory() / "thesis.txt") << "mine"; }
  expect_refused(directory(), {"not empty", "name an empty folder"});
  EXPECT_EQ(std::distance(fs::directory_iterator(directory()), fs::directory_iterator{}), 1);
}

TEST_F(RocksLogTest, AnotherDatabaseIsLeftAlone) {
  fs::create_directories(directory());
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* database = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, (directory() / "log").string(), &database).ok());
  delete database;
  expect_refused(directory(), {"not a log of medvirk"});
}

TEST_F(RocksLogTest, AFileInThePlaceOfTheFolderIsRefused) {
  { std::ofstream(directory()) << "a file"; }
  expect_refused(directory(), {"cannot use the folder"});
}

TEST_F(RocksLogTest, AMakingThatWasBrokenOffIsBegunAgain) {
  fs::create_directories(directory() / "log.new");
  { std::ofstream(directory() / "log.new" / "000004.log") << "half"; }
  append_and_close(1, 1);
  EXPECT_FALSE(fs::exists(directory() / "log.new"));
}

TEST_F(RocksLogTest, AnotherFormatIsNamed) {
  append_and_close(1, 1);
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Put(tables.meta(), "format", "medvirk-log/9");
  });
  expect_refused(directory(), {"medvirk-log/9", "medvirk-log/1", "newer"});
}

TEST_F(RocksLogTest, AMissingFolderIsNotMadeForReading) {
  expect_refused({.directory = directory(), .access = Access::read}, {"holds no log", "check"});
  EXPECT_FALSE(fs::exists(directory()));
}

TEST_F(RocksLogTest, AStartDoesNotChangeTheEpoch) {
  append_and_close(1, 1);
  append_and_close(2, 1);
  EXPECT_EQ(open_log(directory())->head().epoch, events::Epoch{1});
}

TEST_F(RocksLogTest, ANewEpochFencesTheOldOneForEver) {
  {
    const auto log = open_log(directory());
    say(*log, "plan/a", 1);
    auto old = group(*log, {said("plan/a", 1, command(2), {"late"})});
    EXPECT_EQ(log->begin_epoch(), events::Epoch{2});
    const auto result = log->append(old);
    ASSERT_FALSE(result.has_value());
    EXPECT_TRUE(std::holds_alternative<events::Fenced>(result.error()));
  }
  const auto log = open_log(directory());
  EXPECT_EQ(log->head().epoch, events::Epoch{2});
  say(*log, "plan/a", 3);
  EXPECT_EQ(log->read_all({0}, everything).back().epoch, events::Epoch{2});
}

TEST_F(RocksLogTest, AnOlderCopyIsBehindItsAnchor) {
  append_and_close(1, 5);
  copy(directory() / "log", other("older"));
  append_and_close(6, 2);
  copy(other("older"), directory() / "log");
  expect_refused(directory(), {"behind its anchor", "position 5", "position 7", "restore"});
  expect_refused({.directory = directory(), .access = Access::read}, {"behind its anchor"});
}

TEST_F(RocksLogTest, ALostWriteAheadLogIsSeen) {
  append_and_close(1, 5);
  fs::remove(write_ahead_log(directory()));
  expect_refused(directory(), {"behind its anchor"});
}

TEST_F(RocksLogTest, ALostLogIsNotBegunAnew) {
  append_and_close(1, 1);
  fs::remove_all(directory() / "log");
  expect_refused(directory(), {"is gone", "restore"});
}

TEST_F(RocksLogTest, AnotherHistoryOfTheSameLengthIsBehindItsAnchor) {
  append_and_close(1, 2);
  copy(directory(), other("fork"));
  append_and_close(3, 2);
  {
    const auto fork = open_log(other("fork"));
    say(*fork, "plan/even", 13);
    say(*fork, "plan/odd", 14);
    say(*fork, "plan/odd", 15);
  }
  copy(other("fork") / "log", directory() / "log");
  expect_refused(directory(), {"behind its anchor", "other events"});
}

TEST_F(RocksLogTest, AMissingAnchorIsNotMadeUp) {
  append_and_close(1, 2);
  fs::remove(directory() / "anchor");
  expect_refused(directory(), {"anchor", "missing", "verify", "position (2)"});
  EXPECT_FALSE(fs::exists(directory() / "anchor"));
  EXPECT_EQ(open_to_look(directory(), AnchorUse::unchecked)->head().position, Position{2});
  (void)RocksLog::open(
      {.directory = directory(), .anchor = AnchorUse::renewed, .salts = counted_salts()});
  append_and_close(3, 1);
}

TEST_F(RocksLogTest, ADamagedAnchorIsNotMadeUp) {
  append_and_close(1, 2);
  flip_bit(directory() / "anchor", 10);
  flip_bit(directory() / "anchor", 522);
  expect_refused(directory(), {"anchor", "damaged", "verify"});
}

TEST_F(RocksLogTest, AMissingAnchorOfAnEmptyLogIsMadeAgain) {
  append_and_close(1, 0);
  fs::remove(directory() / "anchor");
  append_and_close(1, 1);
}

TEST_F(RocksLogTest, AFlippedBitInTheWriteAheadLogIsNeverSilent) {
  append_and_close(1, 60);
  const auto before = open_to_look(directory())->read_all({0}, everything);
  ASSERT_EQ(before.size(), 60u);
  const auto size = fs::file_size(write_ahead_log(directory()));
  unsigned refused = 0;
  constexpr unsigned places = 24;
  for (unsigned place = 0; place < places; ++place) {
    copy(directory(), other("damaged"));
    flip_bit(write_ahead_log(other("damaged")), size * place / places + 11);
    try {
      const auto log = open_log(other("damaged"));
      EXPECT_EQ(log->read_all({0}, everything), before) << place;
    } catch (const LogFailure&) {
      ++refused;
    }
  }
  EXPECT_EQ(refused, places);
}

// The anchor would catch a log that ends too early; this is about the log itself, without one.
TEST_F(RocksLogTest, AFlippedBitBeforeTheLastRecordIsSeenWithoutAnAnchor) {
  append_and_close(1, 60);
  const auto size = fs::file_size(write_ahead_log(directory()));
  constexpr unsigned places = 24;
  for (unsigned place = 0; place < places; ++place) {
    copy(directory(), other("damaged"));
    fs::remove(other("damaged") / "anchor");
    flip_bit(write_ahead_log(other("damaged")), size * place / places + 11);
    EXPECT_THROW((void)RocksLog::open({.directory = other("damaged"),
                                       .views = {"mine@1"},
                                       .anchor = AnchorUse::renewed,
                                       .salts = counted_salts()}),
                 LogFailure)
        << place;
  }
}

TEST_F(RocksLogTest, ATornTailThatNobodyWasToldOfIsAccepted) {
  append_and_close(1, 5);
  copy(directory() / "anchor", other("anchor"));
  {
    const auto log = open_log(directory());
    say(*log, "plan/odd", 7);
    say(*log, "plan/odd", 9);
  }
  copy(other("anchor"), directory() / "anchor");
  const auto tail = write_ahead_log(directory());
  fs::resize_file(tail, fs::file_size(tail) - 7);
  const auto log = open_log(directory());
  EXPECT_EQ(log->head().position, Position{6});
  EXPECT_EQ(log->answer({"plan/odd"}, command(9)), std::nullopt);
  say(*log, "plan/odd", 9);
}

TEST_F(RocksLogTest, ATornTailThatWasAcknowledgedIsRefused) {
  append_and_close(1, 5);
  const auto tail = write_ahead_log(directory());
  fs::resize_file(tail, fs::file_size(tail) - 7);
  expect_refused(directory(), {"behind its anchor", "position 4", "position 5"});
}

TEST_F(RocksLogTest, ADamagedLastEventIsRefusedAtTheStart) {
  append_and_close(1, 3);
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    const auto key = events::stores::event_key({"plan/odd"}, {2});
    auto frame = tables.get(tables.events(), key).value();
    frame[30] = static_cast<char>(frame[30] ^ 1);
    batch.Put(tables.events(), key, frame);
  });
  expect_refused(directory(), {"damaged", "last event"});
}

TEST_F(RocksLogTest, AMissingEventIsNotReadOver) {
  append_and_close(1, 9);
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Delete(tables.events(), events::stores::event_key({"plan/odd"}, {2}));
  });
  const auto log = open_log(directory());
  EXPECT_THROW((void)log->read({"plan/odd"}, {0}, everything), LogFailure);
  EXPECT_THROW((void)log->read_all({0}, everything), LogFailure);
  EXPECT_EQ(log->read({"plan/odd"}, {2}, everything).size(), 3u);
}

TEST_F(RocksLogTest, AnEventInThePlaceOfAnotherIsNotRead) {
  append_and_close(1, 9);
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    const auto other = tables.get(tables.events(), events::stores::event_key({"plan/even"}, {2}));
    batch.Put(tables.events(), events::stores::event_key({"plan/odd"}, {2}), other.value());
  });
  const auto log = open_log(directory());
  EXPECT_THROW((void)log->read({"plan/odd"}, {0}, everything), LogFailure);
  EXPECT_THROW((void)log->read_all({0}, everything), LogFailure);
}

TEST_F(RocksLogTest, AgreesWithTheLogInMemoryOnTheRoot) {
  const auto first = open_log(directory());
  const auto second = std::make_unique<events::stores::MemoryLog>(counted_salts(), Texts{});
  for (unsigned number = 1; number < 5; ++number) {
    say(*first, "plan/a", number);
    say(*second, "plan/a", number);
  }
  EXPECT_EQ(first->head().root, second->head().root);
}

TEST_F(RocksLogTest, ANewViewIsBehindUntilItsRowsAreReplaced) {
  append_and_close(1, 2);
  const RocksLogOptions options{
      .directory = directory(), .views = {"mine@1", "mine@2"}, .salts = counted_salts()};
  {
    const auto log = RocksLog::open(options);
    EXPECT_EQ(log->checkpoint("mine@1"), Position{2});
    EXPECT_EQ(log->checkpoint("mine@2"), Position{0});
    say(*log, "plan/odd", 3);
    EXPECT_EQ(log->checkpoint("mine@2"), Position{0});
    replace_rows(*log, "mine@2", {{.key = "k", .value = "v"}}, {3});
  }
  const auto log = RocksLog::open(options);
  EXPECT_EQ(log->checkpoint("mine@2"), Position{3});
  EXPECT_EQ(log->row("mine@2", "k"), "v");
}

TEST_F(RocksLogTest, AViewOfAnotherProgramIsLeftBehindOrDropped) {
  {
    const auto log = open_log(directory());
    replace_rows(*log, "mine@1", {{.key = "k", .value = "v"}}, {0});
  }
  {
    const auto log = RocksLog::open({.directory = directory(), .salts = counted_salts()});
    say(*log, "plan/a", 1);
    EXPECT_EQ(log->checkpoint("mine@1"), Position{0});
  }
  (void)RocksLog::open(
      {.directory = directory(), .drops_other_views = true, .salts = counted_salts()});
  const auto log = open_log(directory());
  EXPECT_EQ(log->row("mine@1", "k"), std::nullopt);
}

}  // namespace
}  // namespace tests
