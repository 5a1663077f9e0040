// Frames: what is stored reads back, and no damage goes unseen.
#include "events/frame.h"

#include <gtest/gtest.h>

#include <limits>

#include "events/bytes.h"
#include "tests/support/log_words.h"

namespace tests {
namespace {

using events::decode_frame;
using events::encode_frame;
using events::leaf_of;
using events::Recorded;

const events::Salt salt{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

Recorded an_event() {
  return {.stream = {"plan/a"},
          .version = {3},
          .position = {70'000},
          .epoch = {2},
          .author = {.by = {"kari"},
                     .mandate = events::Mandate{.on_behalf_of = {"ola"}, .authority = "guardian"},
                     .at = some_time,
                     .command = command(7)},
          .type = "goal.set",
          .schema = 258,
          .payload = R"({"goal":"walk"})"};
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    text += two;
  }
  return text;
}

// As somebody would who changes a frame on purpose.
std::string with_new_crc(std::string frame) {
  frame.resize(frame.size() - 4);
  events::put_u32(frame, events::crc32c(frame));
  return frame;
}

void expect_round_trip(const Recorded& event) {
  const auto decoded = decode_frame(encode_frame(event, salt));
  ASSERT_TRUE(decoded.has_value()) << decoded.error();
  EXPECT_EQ(*decoded, event);
}

TEST(Frame, AnEventReadsBackAsItWas) { expect_round_trip(an_event()); }

TEST(Frame, AnEventOfOneWhoActsForHerselfReadsBack) {
  auto event = an_event();
  event.author.mandate.reset();
  expect_round_trip(event);
}

TEST(Frame, TheSmallestAndTheLargestReadBack) {
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  auto event = an_event();
  event.stream.value = std::string(255, 's');
  event.type = std::string(255, 't');
  event.author.by.value = std::string(255, 'a');
  event.author.mandate = {.on_behalf_of = {std::string(255, 'b')},
                          .authority = std::string(1024, 'c')};
  event.author.at = events::Timestamp::max();
  event.version = {most};
  event.position = {most};
  event.epoch = {most};
  event.schema = 0xffff;
  event.payload = std::string(events::frame_limits::payload_max, 'p');
  expect_round_trip(event);
  event = an_event();
  event.author.at = events::Timestamp::min();
  event.author.mandate = {.on_behalf_of = {"b"}, .authority = ""};
  event.payload.clear();
  expect_round_trip(event);
}

// Worked out by another program from the grammar in frame.h. Never edit these bytes.
TEST(Frame, TheBytesOnDiskNeverChange) {
  const auto frame = encode_frame(an_event(), salt);
  EXPECT_EQ(hex(frame),
            "4d56010006706c616e2f610000000000000003000000000001117000000000000000020006442abc"
            "62144008676f616c2e7365740102046b617269036f6c610008677561726469616e0c0ffee0000040"
            "0080000000000000071e13c4206e4f4923d1626b0e8f2aa0935105a9158eb82ca7ec934e6b5c337c"
            "e20000000f0102030405060708090a0b0c0d0e0f107b22676f616c223a2277616c6b227d1a990258");
  EXPECT_EQ(events::to_hex(leaf_of(frame).value()),
            "05156deb668b24cc15d6d4391e43f5027f59ea1c07d92800cdcc05a58ee9e853");
}

TEST(Frame, EachFlippedBitIsSeen) {
  const auto frame = encode_frame(an_event(), salt);
  for (std::size_t bit = 0; bit < 8 * frame.size(); ++bit) {
    auto damaged = frame;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(decode_frame(damaged).has_value()) << "bit " << bit;
  }
}

// Behind a new CRC the header can be changed, but then the leaf is another one.
TEST(Frame, EachBitChangedOnPurposeIsSeenInTheFrameOrInItsLeaf) {
  const auto frame = encode_frame(an_event(), salt);
  for (std::size_t bit = 0; bit < 8 * (frame.size() - 4); ++bit) {
    auto changed = frame;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    changed = with_new_crc(changed);
    if (decode_frame(changed).has_value()) {
      EXPECT_NE(leaf_of(changed), leaf_of(frame)) << "bit " << bit;
    }
  }
}

TEST(Frame, EachCutFrameIsSeen) {
  const auto frame = encode_frame(an_event(), salt);
  for (std::size_t size = 0; size < frame.size(); ++size) {
    EXPECT_FALSE(decode_frame(frame.substr(0, size)).has_value()) << size;
    if (size >= 4) {
      EXPECT_FALSE(decode_frame(with_new_crc(frame.substr(0, size))).has_value()) << size;
    }
  }
  EXPECT_FALSE(decode_frame(frame + "x").has_value());
  EXPECT_FALSE(decode_frame(with_new_crc(frame + "x")).has_value());
}

TEST(Frame, AnotherPayloadIsNotWhatTheFrameCommitsTo) {
  auto frame = encode_frame(an_event(), salt);
  frame.replace(frame.find("walk"), 4, "swim");
  const auto decoded = decode_frame(with_new_crc(frame));
  ASSERT_FALSE(decoded.has_value());
  EXPECT_NE(decoded.error().find("commits to"), std::string::npos) << decoded.error();
}

TEST(Frame, AnUnknownFormatIsNamed) {
  auto frame = encode_frame(an_event(), salt);
  frame[2] = 9;
  const auto decoded = decode_frame(with_new_crc(frame));
  ASSERT_FALSE(decoded.has_value());
  EXPECT_NE(decoded.error().find("format 9"), std::string::npos) << decoded.error();
  EXPECT_NE(decoded.error().find("knows 1"), std::string::npos) << decoded.error();
}

TEST(Frame, UnknownFlagsAreRefused) {
  auto frame = encode_frame(an_event(), salt);
  frame[3] = 1;
  const auto decoded = decode_frame(with_new_crc(frame));
  ASSERT_FALSE(decoded.has_value());
  EXPECT_NE(decoded.error().find("flags"), std::string::npos) << decoded.error();
}

TEST(Frame, OtherBytesAreNoFrame) {
  EXPECT_FALSE(decode_frame("").has_value());
  EXPECT_FALSE(decode_frame("M").has_value());
  EXPECT_FALSE(decode_frame("MV").has_value());
  EXPECT_FALSE(decode_frame(std::string(4096, 'x')).has_value());
}

TEST(Frame, ALeafDoesNotNeedTheBody) {
  const auto frame = encode_frame(an_event(), salt);
  const auto body = 4 + salt.size() + an_event().payload.size() + 4;
  EXPECT_EQ(leaf_of(frame.substr(0, frame.size() - body)), leaf_of(frame));
  EXPECT_EQ(leaf_of(frame.substr(0, frame.size() - body - 1)), std::nullopt);
}

TEST(Frame, AnotherSaltIsAnotherLeaf) {
  auto other = salt;
  other[0] = 0;
  EXPECT_NE(leaf_of(encode_frame(an_event(), other)), leaf_of(encode_frame(an_event(), salt)));
}

}  // namespace
}  // namespace tests
