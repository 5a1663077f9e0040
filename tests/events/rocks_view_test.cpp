// A view that is built anew on disk: after a crash at any moment, and for a process that looks
// while it happens, there are the old rows or the new.
#include <atomic>
#include <thread>

#include "events/stores/verify.h"
#include "tests/events/rocks_cast.h"
#include "tests/support/replace_rows.h"

namespace tests {
namespace {

using events::Position;

class RocksViewTest : public RocksFolder {
 protected:
  // Two events and one row.
  [[nodiscard]] std::unique_ptr<RocksLog> with_a_row() const {
    auto log = open_log(directory());
    say(*log, "plan/a", 1);
    say(*log, "plan/a", 2);
    replace_rows(*log, my_view, {{.key = "k", .value = "old"}}, {2});
    return log;
  }

  // What a process finds that starts after this one was killed now: everything is on disk, nothing
  // was tidied up.
  struct Found {
    std::string row;
    Position checkpoint;
    std::size_t tables;
    bool operator==(const Found&) const = default;
  };
  [[nodiscard]] Found after_a_kill() const {
    copy(directory(), other("killed"));
    Found found;
    {
      const auto log = open_log(other("killed"));
      EXPECT_TRUE(verify_log(*log).is_sound());
      found.row = log->row(my_view, "k").value_or("none");
      found.checkpoint = log->checkpoint(my_view).value_or(Position{});
      say(*log, "plan/b", 100);
      EXPECT_EQ(log->checkpoint(my_view), log->head().position) << "it is not behind";
    }
    found.tables = tables_of(other("killed")).size();
    return found;
  }
  // The tables of the view.
  [[nodiscard]] static Texts tables_of(const fs::path& folder) {
    std::vector<std::string> names;
    const auto status = rocksdb::DB::ListColumnFamilies({}, (folder / "log").string(), &names);
    EXPECT_TRUE(status.ok()) << status.ToString();
    Texts found;
    for (const auto& name : names) {
      if (name.starts_with("v." + my_view)) found.push_back(name);
    }
    return found;
  }
};

TEST_F(RocksViewTest, AfterAKillAtAnyStepThereAreTheOldRowsOrTheNewAndNothingElse) {
  const auto log = with_a_row();
  const Found old_rows{.row = "old", .checkpoint = {2}, .tables = 1};
  EXPECT_EQ(after_a_kill(), old_rows);
  log->begin_view(my_view);
  EXPECT_EQ(after_a_kill(), old_rows);
  log->change_view(my_view, {{.view = my_view, .key = "k", .value = "new"}});
  EXPECT_EQ(after_a_kill(), old_rows);
  say(*log, "plan/a", 3);
  EXPECT_EQ(after_a_kill(), (Found{.row = "old", .checkpoint = {3}, .tables = 1}));
  log->switch_view(my_view, {3});
  const Found new_rows{.row = "new", .checkpoint = {3}, .tables = 1};
  EXPECT_EQ(after_a_kill(), new_rows);
  log->end_view(my_view);
  EXPECT_EQ(after_a_kill(), new_rows);
  say(*log, "plan/a", 4);
  EXPECT_EQ(after_a_kill(), (Found{.row = "new", .checkpoint = {4}, .tables = 1}));
}

TEST_F(RocksViewTest, ASwitchThatDidNotReachTheDiskWholeLeavesTheOldRows) {
  {
    const auto log = with_a_row();
    log->begin_view(my_view);
    log->change_view(my_view, {{.view = my_view, .key = "k", .value = "new"}});
    log->switch_view(my_view, {2});
    copy(directory(), other("torn"));
  }
  const auto tail = write_ahead_log(other("torn"));
  fs::resize_file(tail, fs::file_size(tail) - 7);
  const auto log = open_log(other("torn"));
  EXPECT_EQ(log->row(my_view, "k"), "old");
  EXPECT_EQ(log->checkpoint(my_view), Position{2});
}

TEST_F(RocksViewTest, ABuildAfterAKillDoesNotFindWhatTheOneBeforeLeft) {
  with_a_row()->begin_view(my_view);
  {
    const auto log = open_log(directory());
    log->begin_view(my_view);
    log->change_view(my_view, {{.view = my_view, .key = "half", .value = "built"}});
  }
  const auto log = open_log(directory());
  log->begin_view(my_view);
  log->switch_view(my_view, {2});
  EXPECT_TRUE(log->rows(my_view, "", "", everything).empty());
}

TEST_F(RocksViewTest, WhoReadsTheOldRowsReadsThemToTheEnd) {
  const auto log = with_a_row();
  const auto held = log->views().live(my_view);
  replace_rows(*log, my_view, {{.key = "k", .value = "new"}}, {2});
  EXPECT_EQ(log->row(my_view, "k"), "new");
  EXPECT_EQ(log->tables().get(held.get(), "k"), "old");
  const auto at = log->tables().scan(held.get(), "k");
  ASSERT_TRUE(at->Valid());
  EXPECT_EQ(at->value().ToString(), "old");
}

TEST_F(RocksViewTest, ARowThatNamesATableThatIsNotThereDoesNotCount) {
  append_and_close(1, 2);
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Put(tables.meta(), "view/mine@1", "v.mine@1~1");
  });
  {
    const auto log = open_log(directory());
    EXPECT_EQ(log->checkpoint(my_view), Position{2});
    // Were the row still there, this half-built table would be the one that it names.
    log->begin_view(my_view);
    log->change_view(my_view, {{.view = my_view, .key = "half", .value = "built"}});
  }
  const auto log = open_log(directory());
  EXPECT_EQ(log->row(my_view, "half"), std::nullopt);
  EXPECT_EQ(log->checkpoint(my_view), Position{2});
}

TEST_F(RocksViewTest, AViewThatIsDroppedTakesItsNameWithIt) {
  (void)with_a_row();
  (void)RocksLog::open(
      {.directory = directory(), .drops_other_views = true, .salts = counted_salts()});
  EXPECT_TRUE(tables_of(directory()).empty());
  const auto log = open_log(directory());
  EXPECT_EQ(log->row(my_view, "k"), std::nullopt);
  EXPECT_EQ(log->checkpoint(my_view), Position{0});
}

TEST_F(RocksViewTest, ALookSeesTheRowsThatCountAndLeavesTheOthersAlone) {
  const auto log = with_a_row();
  log->begin_view(my_view);
  log->change_view(my_view, {{.view = my_view, .key = "k", .value = "new"}});
  EXPECT_EQ(open_to_look(directory())->row(my_view, "k"), "old");
  log->switch_view(my_view, {2});
  EXPECT_EQ(open_to_look(directory())->row(my_view, "k"), "new");
  EXPECT_EQ(open_to_look(directory())->views().names(), Texts{my_view});
  EXPECT_EQ(tables_of(directory()).size(), 2u);  // The old rows are dropped by their own process.
  log->end_view(my_view);
  EXPECT_EQ(tables_of(directory()).size(), 1u);
}

TEST_F(RocksViewTest, Threads_ALookOpensWhileAViewIsSwitchedAndTheOldOneDropped) {
  constexpr int rounds = 20;
  const auto log = with_a_row();
  std::atomic<int> wanted = 0;
  const std::jthread builder([&] {
    for (int round = 1; round <= rounds; ++round) {
      while (wanted < round) std::this_thread::yield();
      replace_rows(*log, my_view, {{.key = "k", .value = "new " + std::to_string(round)}}, {2});
    }
  });
  for (int round = 1; round <= rounds; ++round) {
    wanted = round;
    const auto reader = open_to_look(directory());
    EXPECT_TRUE(reader->row(my_view, "k")) << "round " << round;
    EXPECT_EQ(reader->checkpoint(my_view), Position{2}) << "round " << round;
  }
}

}  // namespace
}  // namespace tests
