// Looking at a log while its writer goes on.
#include <rocksdb/options.h>

#include <set>

#include "events/stores/verify.h"
#include "tests/events/rocks_cast.h"

namespace tests {
namespace {

using events::Position;
using RocksReadTest = RocksFolder;

// Everything in memory goes to a file, and the write-ahead log goes with it.
void flush(const RocksLog& log) {
  const auto& tables = log.tables();
  ASSERT_TRUE(tables.database()
                  .Flush({}, {tables.events(), tables.log(), tables.heads(), tables.answers(),
                              tables.meta(), log.views().live("mine@1").get()})
                  .ok());
}

std::set<std::string> files(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    names.insert(entry.path().string() + " " +
                 (entry.is_regular_file() ? std::to_string(entry.file_size()) : "folder"));
  }
  return names;
}

TEST_F(RocksReadTest, AReaderSeesWhatWasWrittenBeforeItOpened) {
  const auto writer = open_log(directory());
  for (unsigned number = 1; number <= 20; ++number) {
    say(*writer, "plan/a", number);
    if (number % 7 == 0) flush(*writer);
    const auto reader = open_to_look(directory());
    EXPECT_EQ(reader->head(), writer->head());
    EXPECT_EQ(reader->read_all({0}, everything), writer->read_all({0}, everything));
    EXPECT_EQ(reader->checkpoint("mine@1"), Position{number});
  }
}

TEST_F(RocksReadTest, AReaderStaysWhereItOpened) {
  const auto writer = open_log(directory());
  for (unsigned number = 1; number <= 5; ++number) say(*writer, "plan/a", number);
  flush(*writer);
  for (unsigned number = 6; number <= 9; ++number) say(*writer, "plan/a", number);
  const auto reader = open_to_look(directory());
  for (unsigned number = 10; number <= 20; ++number) say(*writer, "plan/a", number);
  flush(*writer);
  auto& database = writer->tables().database();
  rocksdb::CompactRangeOptions all;
  all.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  ASSERT_TRUE(database.CompactRange(all, writer->tables().events(), nullptr, nullptr).ok());
  EXPECT_EQ(reader->head().position, Position{9});
  EXPECT_EQ(reader->read({"plan/a"}, {0}, everything).size(), 9u);
  EXPECT_TRUE(verify_log(*reader).is_sound());
}

TEST_F(RocksReadTest, AReaderChangesNothing) {
  append_and_close(1, 5);
  const auto before = files(directory());
  {
    const auto reader = open_to_look(directory());
    EXPECT_EQ(reader->read_all({0}, everything).size(), 5u);
  }
  EXPECT_EQ(files(directory()), before);
}

TEST_F(RocksReadTest, AReaderDoesNotAppend) {
  append_and_close(1, 1);
  const auto reader = open_to_look(directory());
  EXPECT_THROW((void)reader->append(group(*reader, {said("plan/a", 0, command(5), {"x"})})),
               LogFailure);
  EXPECT_THROW(reader->begin_view("mine@1"), LogFailure);
  EXPECT_THROW(reader->switch_view("mine@1", {1}), LogFailure);
  EXPECT_THROW((void)reader->begin_epoch(), LogFailure);
}

}  // namespace
}  // namespace tests
