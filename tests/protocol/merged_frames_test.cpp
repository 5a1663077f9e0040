// What a slow reader gets instead of many frames.
#include "protocol/merged_frames.h"

#include <gtest/gtest.h>

#include <array>

#include "events/json/read.h"
#include "tests/support/golden.h"

namespace tests {
namespace {

using events::json::Json;
using protocol::merge_patches;
using protocol::merge_presence;

events::Timestamp at_noon(int seconds) {
  return events::timestamp_from("2026-03-02T12:00:0" + std::to_string(seconds) + "Z").value();
}

std::string patch(std::uint64_t from, std::string_view change, std::string_view people = "{}") {
  const std::string command = "7b1f3c52-0d7e-4e55-9a43-00000000000" + std::to_string(from + 1);
  return encode(protocol::PatchFrame{.feed = golden_plan,
                                     .from = {.epoch = 1, .seq = from},
                                     .to = {.epoch = 1, .seq = from + 1},
                                     .patch = change,
                                     .people = people,
                                     .by = "kari",
                                     .time = at_noon(static_cast<int>(from)),
                                     .command = command});
}

TEST(MergedFrames, PatchesBecomeOneFromTheFirstToTheLastWithAllTheirCommands) {
  const auto first = patch(1, R"({"goals":{"walk":{"words":"Gå"}}})", R"({"kari":"Kari"})");
  const auto second = patch(2, R"({"goals":{"walk":{"horizon":"long"}}})", R"({"ola":"Ola"})");
  const auto third = patch(3, R"({"goals":{"swim":null}})");
  const std::array<std::string_view, 3> frames{first, second, third};
  const auto merged = merge_patches(frames);
  EXPECT_EQ(merged.count, 3U);
  EXPECT_EQ(merged.text, golden("messages/patch_merged.json"));
}

TEST(MergedFrames, WhatIsMergedCanBeMergedAgain) {
  const auto first = patch(1, R"({"a":1})");
  const auto second = patch(2, R"({"b":2})");
  const std::array<std::string_view, 2> begin{first, second};
  const auto merged = merge_patches(begin).text;
  const auto third = patch(3, R"({"a":null})");
  const std::array<std::string_view, 2> all{merged, third};
  const auto json = Json::parse(merge_patches(all).text);
  EXPECT_EQ(json.at("patch"), (Json{{"a", nullptr}, {"b", 2}}));
  EXPECT_EQ(json.at("from").at("seq"), 1);
  EXPECT_EQ(json.at("to").at("seq"), 4);
  EXPECT_EQ(json.at("commands").size(), 3U);
  EXPECT_EQ(json.at("time"), "2026-03-02T12:00:03.000000Z");
}

TEST(MergedFrames, APatchThatDoesNotFollowIsNotMerged) {
  const auto first = patch(1, R"({"a":1})");
  const auto gap = patch(3, R"({"b":2})");
  const std::array<std::string_view, 2> apart{first, gap};
  EXPECT_EQ(merge_patches(apart).count, 1U);
  auto other = patch(2, R"({"b":2})");
  other.replace(other.find(golden_plan), golden_plan.size(), "plan/other");
  const std::array<std::string_view, 2> feeds{first, other};
  EXPECT_EQ(merge_patches(feeds).count, 1U);
  const auto anew = patch(3, R"({"a":{"b":1}})");
  const auto ended = patch(2, R"({"a":null})");
  const std::array<std::string_view, 3> not_one{first, ended, anew};
  EXPECT_EQ(merge_patches(not_one).count, 2U) << "one patch cannot say what the two would do";
}

TEST(MergedFrames, WhatIsNoPatchIsNotMerged) {
  for (const std::string_view odd :
       {R"({"t":"event","feed":"a"})", "no json", "[]", R"({"t":1})"}) {
    const std::array<std::string_view, 2> frames{odd, odd};
    EXPECT_EQ(merge_patches(frames).count, 0U) << odd;
    EXPECT_EQ(merge_presence(frames).count, 0U) << odd;
  }
}

TEST(MergedFrames, OfWhoIsThereEachOnesLastStateIsLeft) {
  const std::string first =
      R"({"t":"presence","feed":"plan/a","people":{"kari":{"state":"looking"},)"
      R"("ola":{"state":"editing"}},"whole":true})";
  const std::string second =
      R"({"t":"presence","feed":"plan/a","people":{"kari":null},"whole":false})";
  EXPECT_TRUE(protocol::is_presence(first));
  const std::array<std::string_view, 2> frames{first, second};
  const auto merged = merge_presence(frames);
  EXPECT_EQ(merged.count, 2U);
  EXPECT_TRUE(protocol::is_presence(merged.text)) << merged.text;
  const auto json = Json::parse(merged.text);
  EXPECT_EQ(json.at("people"), (Json{{"kari", nullptr}, {"ola", {{"state", "editing"}}}}));
  EXPECT_EQ(json.at("whole"), true);
  const std::array<std::string_view, 2> renewed{second, first};
  EXPECT_EQ(Json::parse(merge_presence(renewed).text), Json::parse(first));
}

}  // namespace
}  // namespace tests
