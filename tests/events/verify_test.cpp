// Verify: a sound log is called sound, and each kind of damage is found.
#include "events/stores/verify.h"

#include "tests/events/rocks_cast.h"
#include "tests/support/replace_rows.h"

namespace tests {
namespace {

using events::stores::answer_key;
using events::stores::event_key;
using events::stores::number;
using events::stores::verify_log;
using events::stores::VerifyReport;

class VerifyTest : public RocksFolder {
 protected:
  VerifyTest() { append_and_close(1, 9); }

  [[nodiscard]] VerifyReport verified() const {
    return verify_log(*open_to_look(directory(), AnchorUse::unchecked));
  }

  void expect_fault(const std::string& part) const {
    const auto report = verified();
    EXPECT_FALSE(report.is_sound());
    std::string all;
    for (const auto& fault : report.faults) all += fault + "\n";
    EXPECT_NE(all.find(part), std::string::npos) << all;
  }
};

TEST_F(VerifyTest, ASoundLogIsSound) {
  std::vector<std::uint64_t> told;
  const auto log = open_to_look(directory());
  const auto report = verify_log(*log, [&](std::uint64_t done, std::uint64_t all) {
    EXPECT_EQ(all, 9u);
    told.push_back(done);
  });
  EXPECT_TRUE(report.is_sound());
  EXPECT_TRUE(report.faults.empty());
  EXPECT_EQ(report.events, 9u);
  EXPECT_EQ(report.streams, 2u);
  EXPECT_EQ(report.answers, 9u);
  EXPECT_EQ(report.head, log->head());
  EXPECT_EQ(told.back(), 9u);
}

TEST_F(VerifyTest, AnEmptyLogIsSound) {
  const auto log = open_log(other("empty"));
  EXPECT_TRUE(verify_log(*log).is_sound());
}

TEST_F(VerifyTest, FindsAChangedByteInAFrame) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    const auto key = event_key({"plan/odd"}, {2});
    auto frame = tables.get(tables.events(), key).value();
    frame[frame.size() / 2] = static_cast<char>(frame[frame.size() / 2] ^ 1);
    batch.Put(tables.events(), key, frame);
  });
  expect_fault("plan/odd version 2: the frame is damaged");
}

TEST_F(VerifyTest, FindsAFrameThatWasWrittenAnew) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    const auto key = event_key({"plan/odd"}, {2});
    auto event = events::decode_frame(tables.get(tables.events(), key).value()).value();
    event.payload = "said something else";
    batch.Put(tables.events(), key, events::encode_frame(event, events::Salt{}));
  });
  expect_fault("plan/odd version 2 is not what the log's root was made from");
}

TEST_F(VerifyTest, FindsAMissingFrame) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Delete(tables.events(), event_key({"plan/even"}, {1}));
  });
  expect_fault("plan/even version 1 at position 2 is missing");
}

TEST_F(VerifyTest, FindsAFrameTooMany) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Put(tables.events(), event_key({"plan/even"}, {5}), "x");
  });
  expect_fault("does not know the event plan/even version 5");
}

TEST_F(VerifyTest, FindsAMissingRowOfTheLog) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) { batch.Delete(tables.log(), number(4)); });
  expect_fault("the log has a hole after position 3");
}

TEST_F(VerifyTest, FindsARootThatDoesNotFollow) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    auto row = events::stores::log_row_from(tables.get(tables.log(), number(4)).value()).value();
    row.root[0] = static_cast<std::uint8_t>(row.root[0] ^ 1);
    batch.Put(tables.log(), number(4), encode(row));
  });
  expect_fault("the root at position 4 does not follow");
}

TEST_F(VerifyTest, FindsAWrongHead) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Put(tables.heads(), "plan/odd",
              encode(events::stores::StreamHead{.version = {4}, .leaf = {}}));
  });
  expect_fault("the head of the stream plan/odd does not name its last event");
}

TEST_F(VerifyTest, FindsAMissingHeadAndOneTooMany) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Delete(tables.heads(), "plan/odd");
    batch.Put(tables.heads(), "plan/none",
              encode(events::stores::StreamHead{.version = {4}, .leaf = {}}));
  });
  expect_fault("the stream plan/odd has no head");
  expect_fault("no event of the stream plan/none");
}

TEST_F(VerifyTest, FindsAMissingAnswer) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Delete(tables.answers(), answer_key({"plan/odd"}, command(3)));
  });
  expect_fault("plan/odd version 2 has no answer");
}

TEST_F(VerifyTest, FindsAnAnswerTooMany) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Put(tables.answers(), answer_key({"plan/odd"}, command(77)),
              events::stores::encode(events::Answer{.first = {2}, .last = {2}, .request = {}}));
  });
  expect_fault(command(77).value + " in plan/odd names events of another command");
  expect_fault("the answers name 10 events, and there are 9");
}

TEST_F(VerifyTest, FindsAnAnswerThatTakesInTheEventsOfOthers) {
  {
    const auto log = open_log(directory());
    (void)log->append(group(
        *log, {said("plan/c", 0, command(20), {"1"}), said("plan/c", 1, command(21), {"2"})}));
  }
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    batch.Put(tables.answers(), answer_key({"plan/c"}, command(20)),
              events::stores::encode(events::Answer{.first = {1}, .last = {2}, .request = {}}));
  });
  expect_fault("names events of another command");
}

TEST_F(VerifyTest, FindsThatTheAnchorIsMissingOrAhead) {
  const auto anchor = directory() / "anchor";
  copy(directory() / "log", other("older"));
  append_and_close(10, 1);
  copy(other("older"), directory() / "log");
  expect_fault("the log ends at position 9, and position 10 was acknowledged");
  fs::remove(anchor);
  expect_fault("the anchor is missing");
}

TEST_F(VerifyTest, FindsAViewBeyondTheLog) {
  {
    const auto log = open_log(directory());
    replace_rows(*log, "mine@1", {}, {10});
  }
  expect_fault("the view mine@1 is at position 10");
}

TEST_F(VerifyTest, TellsABoundedNumberOfFaults) {
  edit([](Tables& tables, rocksdb::WriteBatch& batch) {
    for (unsigned i = 0; i < 500; ++i) {
      batch.Put(tables.events(), event_key({"plan/none"}, {i}), "x");
    }
  });
  const auto report = verified();
  EXPECT_EQ(report.fault_count, 500u);
  EXPECT_EQ(report.faults.size(), events::stores::verify_limits::faults_max);
}

}  // namespace
}  // namespace tests
