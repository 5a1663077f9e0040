// The anchor: the newest whole slot counts, and a torn one costs no more than itself.
#include "events/stores/anchor.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temp_folder.h"

namespace tests {
namespace {

using events::Head;
using events::stores::Anchor;
using events::stores::NoAnchor;
using events::stores::read_anchor;

Head head_at(std::uint64_t position) {
  return {.epoch = {1},
          .position = {position},
          .root = events::sha256("root " + std::to_string(position))};
}

class AnchorFile : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "anchor"; }

  void spoil(std::streamoff offset) {
    std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(offset);
    const auto byte = static_cast<char>(file.get());
    file.seekp(offset);
    file.put(static_cast<char>(byte ^ 4));
  }

 private:
  TempFolder folder_;
};

TEST_F(AnchorFile, RemembersTheNewestHead) {
  {
    Anchor anchor(path(), head_at(0), {});
    EXPECT_EQ(*read_anchor(path()), head_at(0));
    for (std::uint64_t position = 1; position < 6; ++position) {
      anchor.write(head_at(position));
      EXPECT_EQ(*read_anchor(path()), head_at(position));
    }
  }
  const Anchor again(path(), head_at(9), {});
  EXPECT_EQ(*read_anchor(path()), head_at(9));
}

TEST_F(AnchorFile, WaitsForTheDiskNowAndThenOnly) {
  std::chrono::milliseconds now{1000};
  int asked = 0;
  Anchor anchor(path(), head_at(0), [&] {
    ++asked;
    return now;
  });
  const auto asked_by = [&](std::uint64_t position) {
    asked = 0;
    anchor.write(head_at(position));
    return asked;
  };
  EXPECT_EQ(asked_by(1), 1);  // Whether it is time; it is not.
  now += Anchor::sync_interval;
  EXPECT_EQ(asked_by(2), 2);  // It is, and when that was.
  EXPECT_EQ(asked_by(3), 1);
  EXPECT_EQ(*read_anchor(path()), head_at(3));
}

TEST_F(AnchorFile, ATornSlotLeavesTheOneBefore) {
  {
    Anchor anchor(path(), head_at(0), {});
    anchor.write(head_at(1));
    anchor.write(head_at(2));
  }
  constexpr std::streamoff newest = 0;
  constexpr std::streamoff older = 512;
  spoil(newest + 20);
  EXPECT_EQ(*read_anchor(path()), head_at(1));
  spoil(newest + 20);
  spoil(older + 20);
  EXPECT_EQ(*read_anchor(path()), head_at(2));
}

TEST_F(AnchorFile, EachSpoiltByteOfBothSlotsIsSeen) {
  { const Anchor anchor(path(), head_at(7), {}); }
  for (std::streamoff offset = 0; offset < 64; ++offset) {
    spoil(offset);
    spoil(512 + offset);
    const auto left = read_anchor(path());
    ASSERT_FALSE(left.has_value()) << offset;
    EXPECT_EQ(left.error(), NoAnchor::damaged);
    spoil(offset);
    spoil(512 + offset);
  }
}

TEST_F(AnchorFile, AMissingFileIsNotADamagedOne) {
  EXPECT_EQ(read_anchor(path()).error(), NoAnchor::missing);
  { const std::ofstream empty(path()); }
  EXPECT_EQ(read_anchor(path()).error(), NoAnchor::damaged);
}

}  // namespace
}  // namespace tests
