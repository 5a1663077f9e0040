// The outbox: order, taking back what may no longer be seen, making less for a slow reader, and its
// bounds.
#include "server/gateway/socket/outbox.h"

#include <gtest/gtest.h>

#include "events/json/read.h"
#include "protocol/limits.h"
#include "server/gateway/socket/live_counts.h"

namespace tests {
namespace {

namespace limits = protocol::limits;
using events::json::Json;
using protocol::CloseCode;
using server::frame;
using server::Frame;
using server::FrameText;
using server::Outbox;

std::string next_said(Outbox& outbox) {
  const auto next = outbox.next();
  return next ? std::string(next->text()) : "";
}

const std::string quarter(limits::queued_bytes_max / 4 - 100, 'x');

FrameText snapshot() {
  return std::make_shared<const Frame>(quarter + quarter + quarter + quarter + quarter,
                                       std::nullopt, true);
}

// A patch of `plan/<id>` to the version after `from`, that sets one cell to that version.
FrameText cell_patch(const std::string& id, std::uint64_t from, const std::string& cell,
                     std::size_t words = 900) {
  const Json json{{"t", "patch"},
                  {"feed", "plan/" + id},
                  {"from", {{"epoch", 1}, {"seq", from}}},
                  {"to", {{"epoch", 1}, {"seq", from + 1}}},
                  {"command", "command-" + std::to_string(from + 1)},
                  {"patch", {{cell, {{"at", from + 1}, {"words", std::string(words, 'x')}}}}}};
  const Frame::Patch leads{.from = {.epoch = 1, .seq = from}, .to = {.epoch = 1, .seq = from + 1}};
  return std::make_shared<const Frame>(json.dump(), leads);
}

TEST(Outbox, SaysThingsInTheirOrder) {
  Outbox outbox;
  outbox.push("plan/a", frame("1"));
  outbox.push({}, frame("2"));
  EXPECT_EQ(next_said(outbox), "1");
  EXPECT_EQ(next_said(outbox), "2");
  EXPECT_EQ(outbox.next(), nullptr);
}

TEST(Outbox, R6_APurgeTakesTheFeedsFramesAndNoOthers) {
  Outbox outbox;
  outbox.push("plan/a", frame("a1"));
  outbox.push("plan/b", frame("b1"));
  outbox.push({}, frame("reply"));
  outbox.push("plan/a", frame("a2"));
  outbox.purge("plan/a");
  outbox.purge("plan/c");
  EXPECT_EQ(next_said(outbox), "b1");
  EXPECT_EQ(next_said(outbox), "reply");
  EXPECT_EQ(outbox.next(), nullptr);
}

TEST(Outbox, R6_WhatHasBegunIsSaidToItsEndAndAllElseIsTakenBack) {
  Outbox outbox;
  outbox.push("plan/a", frame("a1"));
  outbox.push("plan/a", frame("a2"));
  outbox.said(1);
  ASSERT_TRUE(outbox.has_begun());
  outbox.purge("plan/a");
  ASSERT_EQ(outbox.size(), 1U);
  EXPECT_EQ(outbox.unsaid(0),
            "\x02"
            "a1");
  outbox.push("plan/a", frame("a3"));
  outbox.said(3);
  EXPECT_FALSE(outbox.has_begun());
  EXPECT_EQ(next_said(outbox), "a3");
}

TEST(Outbox, BytesAreCountedAcrossFrames) {
  Outbox outbox;
  for (const auto* text : {"one", "two", "three"}) outbox.push({}, frame(text));
  outbox.said(7);  // The first with its header, and two bytes of the second.
  EXPECT_EQ(outbox.size(), 2U);
  EXPECT_EQ(outbox.unsaid(0), "two");
  EXPECT_EQ(outbox.unsaid(1).substr(2), "three");
  outbox.said(3 + 2 + 5);
  EXPECT_EQ(outbox.size(), 0U);
  EXPECT_EQ(outbox.bytes(), 0U);
}

TEST(Outbox, MoreThanItsBoundEndsAsSlowAndSaysNoMore) {
  Outbox outbox;
  for (int i = 0; i < 4; ++i) outbox.push("plan/a", frame(quarter));
  EXPECT_FALSE(outbox.ending());
  outbox.push("plan/a", frame(quarter));
  ASSERT_TRUE(outbox.ending());
  EXPECT_EQ(outbox.ending()->code, CloseCode::slow);
  EXPECT_EQ(outbox.ending()->reason, "slow");
  EXPECT_EQ(outbox.next(), nullptr);
  EXPECT_EQ(outbox.bytes(), 0U);
}

TEST(Outbox, OfWhatHasBegunTheRestIsSaidBeforeItEndsAsSlow) {
  Outbox outbox;
  outbox.push("plan/a", frame(quarter));
  outbox.said(1000);
  for (int i = 0; i < 4; ++i) outbox.push("plan/a", frame(quarter));
  ASSERT_TRUE(outbox.ending());
  EXPECT_EQ(outbox.size(), 1U);
  EXPECT_TRUE(outbox.has_begun()) << "a frame that is cut off would break the connection";
}

// Else a plan whose one event is larger than the bound could never be followed.
TEST(Outbox, AFrameThatIsAloneMayBeOfAnySize) {
  Outbox outbox;
  outbox.push("events/a", frame(std::string(2 * limits::queued_bytes_max, 'x')));
  EXPECT_FALSE(outbox.ending());
  EXPECT_EQ(outbox.size(), 1U);
  outbox.push("events/a", frame("x"));
  EXPECT_TRUE(outbox.ending());
}

TEST(Outbox, WhatWasSaidOrPurgedNoLongerCounts) {
  Outbox outbox;
  for (int round = 0; round < 10; ++round) {
    outbox.push("plan/a", frame(quarter));
    outbox.push("plan/b", frame(quarter));
    EXPECT_EQ(next_said(outbox), quarter);
    outbox.purge("plan/b");
  }
  EXPECT_FALSE(outbox.ending());
  EXPECT_EQ(outbox.bytes(), 0U);
}

TEST(Outbox, APlanOfAnySizeCanBeLookedAtButNotWithoutEnd) {
  Outbox outbox;
  outbox.push("plan/a", snapshot());
  outbox.push("plan/a", frame("x"));
  EXPECT_FALSE(outbox.ending());
  EXPECT_TRUE(outbox.is_full()) << "nothing more should be asked before it has been read";
  EXPECT_EQ(next_said(outbox), snapshot()->text());
  EXPECT_FALSE(outbox.is_full());
}

TEST(Outbox, EndsOnceAllIsSaidAndTheFirstEndingCounts) {
  Outbox outbox;
  outbox.push({}, frame("last words"));
  outbox.end(CloseCode::unauthorized, "unauthorized");
  outbox.end(CloseCode::drain, "drain");
  outbox.push({}, frame("too late"));
  EXPECT_EQ(next_said(outbox), "last words");
  EXPECT_EQ(outbox.next(), nullptr);
  EXPECT_EQ(outbox.ending()->code, CloseCode::unauthorized);
}

TEST(Outbox, BeyondTheSoftLimitTheQueuedPatchesOfAFeedLeadAsOneFromWhereTheClientStands) {
  Outbox outbox;
  server::LiveCounts counts;
  outbox.count_in(counts);
  const std::uint64_t patches = 5 * limits::queued_bytes_soft / 1000;
  outbox.push("plan/a", cell_patch("a", 0, "cell-0"));
  outbox.said(10);  // The client will have the first.
  for (std::uint64_t seq = 1; seq < patches; ++seq) {
    outbox.push("plan/a", cell_patch("a", seq, "cell-" + std::to_string(seq % 7)));
    EXPECT_LE(outbox.bytes(), limits::queued_bytes_soft);
  }
  EXPECT_FALSE(outbox.ending());
  EXPECT_GT(counts.conflated.get(), patches / 2);
  EXPECT_EQ(counts.queued_bytes.get(), outbox.bytes());

  Json view;
  std::uint64_t at = 0;
  std::size_t commands = 0;
  while (outbox.size() > 0) {
    const auto json = Json::parse(next_said(outbox));
    EXPECT_EQ(json.at("from").at("seq"), at);
    at = json.at("to").at("seq");
    commands += json.contains("commands") ? json.at("commands").size() : 1;
    view.merge_patch(json.at("patch"));
  }
  EXPECT_EQ(at, patches) << "nothing is passed over";
  EXPECT_EQ(commands, patches);
  ASSERT_EQ(view.size(), 7U);
  for (std::uint64_t seq = patches - 7; seq < patches; ++seq) {
    EXPECT_EQ(view.at("cell-" + std::to_string(seq % 7)).at("at"), seq + 1) << "the last words";
  }
}

TEST(Outbox, OneFeedsPatchesAreMergedAndAllOtherFramesKeepTheirPlaces) {
  Outbox outbox;
  outbox.push({}, frame("ack 1"));
  outbox.push("plan/a", cell_patch("a", 1, "x"));
  outbox.push("plan/b", cell_patch("b", 5, "y"));
  outbox.push({}, frame("ack 2"));
  outbox.push("events/a", frame("event 1"));
  outbox.push("plan/a", cell_patch("a", 2, "x"));
  outbox.push("events/a", frame("event 2"));
  outbox.push("plan/b", cell_patch("b", 6, "y"));
  outbox.push({}, frame(std::string(limits::queued_bytes_soft, 'z')));
  EXPECT_EQ(next_said(outbox), "ack 1");
  const auto first = Json::parse(next_said(outbox));
  EXPECT_EQ(first.at("feed"), "plan/a");
  EXPECT_EQ(first.at("to").at("seq"), 3);
  const auto second = Json::parse(next_said(outbox));
  EXPECT_EQ(second.at("feed"), "plan/b");
  EXPECT_EQ(second.at("from").at("seq"), 5);
  EXPECT_EQ(second.at("to").at("seq"), 7);
  EXPECT_EQ(next_said(outbox), "ack 2");
  EXPECT_EQ(next_said(outbox), "event 1");
  EXPECT_EQ(next_said(outbox), "event 2") << "an ordered feed is never merged";
}

// What was said under rights that are gone must not be mixed with what comes after.
TEST(Outbox, R6_NothingIsMergedAcrossARevocationOrASnapshot) {
  for (const bool is_snapshot : {false, true}) {
    Outbox outbox;
    outbox.push("plan/a", cell_patch("a", 1, "x"));
    outbox.push("plan/a", std::make_shared<const Frame>("between", std::nullopt, is_snapshot));
    outbox.push("plan/a", cell_patch("a", 2, "x"));
    outbox.push({}, frame(std::string(limits::queued_bytes_soft, 'z')));
    EXPECT_EQ(Json::parse(next_said(outbox)).at("to").at("seq"), 2);
    EXPECT_EQ(next_said(outbox), "between");
    EXPECT_EQ(Json::parse(next_said(outbox)).at("from").at("seq"), 2);
  }
}

TEST(Outbox, R6_WhatIsMergedIsStillTakenBackWithItsFeed) {
  Outbox outbox;
  for (std::uint64_t seq = 0; seq < 300; ++seq) outbox.push("plan/a", cell_patch("a", seq, "x"));
  outbox.push("plan/b", frame("b"));
  outbox.purge("plan/a");
  EXPECT_EQ(next_said(outbox), "b");
  EXPECT_EQ(outbox.next(), nullptr);
}

TEST(Outbox, OfWhoIsThereTheLastIsLeft) {
  const auto presence = [](int number) {
    return frame(R"({"t":"presence","feed":"plan/a","people":{"kari":)" + std::to_string(number) +
                 R"(},"whole":false})");
  };
  Outbox outbox;
  for (int i = 0; i < 100; ++i) outbox.push("plan/a", presence(i));
  outbox.push({}, frame(std::string(limits::queued_bytes_soft, 'z')));
  EXPECT_EQ(Json::parse(next_said(outbox)).at("people").at("kari"), 99);
  EXPECT_EQ(outbox.size(), 1U);
}

TEST(Outbox, WhoAgreedToDeflatedFramesGetsThem) {
  const auto large = cell_patch("a", 0, "x");
  Outbox outbox;
  outbox.set_compressed(true);
  outbox.push("plan/a", large);
  outbox.push({}, frame("small"));
  EXPECT_EQ(outbox.unsaid(0), large->compressed_wire());
  EXPECT_EQ(outbox.unsaid(1), frame("small")->wire());
  outbox.said(large->compressed_wire().size());
  EXPECT_EQ(outbox.size(), 1U);
}

}  // namespace
}  // namespace tests
