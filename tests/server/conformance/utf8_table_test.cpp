// The tables of UTF-8 that decoders are tried with (sections 6.5 to 6.23 of the common list of
// cases): each is good or bad as RFC 3629 has it, and is said whole and in fragments of one byte.
#include "tests/server/conformance/cases.h"

namespace tests {
namespace {

using Samples = std::vector<std::string>;

// As RFC 3629 draws it, and further than it goes: also what it forbids.
std::string encoded(std::uint32_t code, std::size_t bytes) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value & 0xFFU); };
  if (bytes == 1) return {byte(code)};
  const std::uint32_t mark = 0xFFU << (8U - bytes);
  std::string text{byte(mark | code >> (6U * (bytes - 1)))};
  for (std::size_t i = bytes - 1; i-- > 0;) text += byte(0x80U | (code >> (6U * i) & 0x3FU));
  return text;
}
std::string encoded(std::uint32_t code) {
  return encoded(code, code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
}

// --- Good ones. ---

Samples examples() {  // 6.5, 6.6.
  return {"hello$world", "hello\xC2\xA2world", "hello\xE2\x82\xACworld",
          "hello\xF0\xA4\xAD\xA2world", "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5"};
}
Samples first_and_last() {  // 6.7, 6.9, 6.11.
  Samples all;
  for (const std::uint32_t code : {0x0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFDU,
                                   0xFFFFU, 0x10000U, 0x10FFFFU}) {
    all.push_back(encoded(code));
  }
  return all;
}
Samples no_characters() {  // 6.22: the last two of each plane.
  Samples all;
  for (std::uint32_t plane = 0; plane <= 0x10; ++plane) {
    all.push_back(encoded(plane << 16U | 0xFFFEU));
    all.push_back(encoded(plane << 16U | 0xFFFFU));
  }
  return all;
}
Samples specials() {  // 6.23.
  Samples all;
  for (std::uint32_t code = 0xFFF9U; code <= 0xFFFFU; ++code) all.push_back(encoded(code));
  return all;
}

// --- Bad ones. ---

Samples prefixes() {  // 6.6: of a word, where they end within a character.
  const auto word = examples().back();
  Samples all;
  for (const std::size_t size : {1U, 3U, 4U, 6U, 8U, 10U}) all.push_back(word.substr(0, size));
  return all;
}
Samples too_far() {  // 6.8, 6.10, 6.11.5.
  return {encoded(0x110000, 4),  encoded(0x1FFFFF, 4),  encoded(0x200000, 5),
          encoded(0x3FFFFFF, 5), encoded(0x4000000, 6), encoded(0x7FFFFFFF, 6)};
}
Samples lonely_continuations() {  // 6.12.
  Samples all{"\x80", "\xBF"};
  std::string each;
  for (int i = 0; i < 6; ++i) all.push_back(each += i % 2 == 0 ? '\x80' : '\xBF');
  each.clear();
  for (int byte = 0x80; byte <= 0xBF; ++byte) each += static_cast<char>(byte);
  all.push_back(each);
  return all;
}
Samples lonely_starts() {  // 6.13: each followed by a space.
  Samples all;
  for (const auto& [first, last] :
       {std::pair{0xC0, 0xDF}, std::pair{0xE0, 0xEF}, std::pair{0xF0, 0xF7}, std::pair{0xF8, 0xFB},
        std::pair{0xFC, 0xFD}}) {
    std::string text;
    for (int byte = first; byte <= last; ++byte) text += {static_cast<char>(byte), ' '};
    all.push_back(text);
  }
  return all;
}
Samples without_the_last_byte() {  // 6.14; 6.15 is all of them in a row.
  Samples all;
  std::string row;
  for (std::size_t bytes = 2; bytes <= 6; ++bytes) {
    for (const std::uint32_t code : {0x0U, (1U << (bytes == 2 ? 11U : 5U * bytes + 1U)) - 1U}) {
      auto text = encoded(code, bytes);
      text.pop_back();
      row += text;
      all.push_back(std::move(text));
    }
  }
  all.push_back(row);
  return all;
}
Samples impossible() { return {"\xFE", "\xFF", "\xFE\xFE\xFF\xFF"}; }  // 6.16.
Samples longer_than_need_be() {  // 6.17 a slash, 6.18 the most that fits in fewer, 6.19 zero.
  Samples all;
  for (std::size_t bytes = 2; bytes <= 6; ++bytes) {
    const std::uint32_t most = bytes == 2   ? 0x7FU
                               : bytes == 3 ? 0x7FFU
                                            : (1U << (5 * bytes - 4)) - 1;
    for (const std::uint32_t code : {0x2FU, most, 0x0U}) all.push_back(encoded(code, bytes));
  }
  return all;
}
Samples surrogates() {  // 6.20 alone, 6.21 in pairs.
  Samples all;
  for (const std::uint32_t code : {0xD800U, 0xDB7FU, 0xDB80U, 0xDBFFU, 0xDC00U, 0xDF80U, 0xDFFFU}) {
    all.push_back(encoded(code));
  }
  for (const std::uint32_t high : {0xD800U, 0xDB7FU, 0xDB80U, 0xDBFFU}) {
    for (const std::uint32_t low : {0xDC00U, 0xDFFFU}) all.push_back(encoded(high) + encoded(low));
  }
  return all;
}

Case whole(const std::string& text) {
  return {.name = testing::PrintToString(text), .says = {{.payload = text}}};
}
Case in_fragments(const std::string& text) {
  Case one{.name = testing::PrintToString(text) + " in fragments", .says = {}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    one.says.push_back({.payload = text.substr(i, 1),
                        .opcode = i == 0 ? ws::text : ws::continuation,
                        .final = i + 1 == text.size()});
  }
  return one;
}

void expect_good(const Samples& texts) {
  const EchoServer server;
  for (const auto& text : texts) {
    for (auto one : {whole(text), in_fragments(text)}) {
      one.hears = {echo(text)};
      play(server.peer(), one, Chopped::not_at_all);
    }
  }
}
void expect_bad(const Samples& texts) {
  const EchoServer server;
  for (const auto& text : texts) {
    for (auto one : {whole(text), in_fragments(text)}) {
      one.closes = bad_payload;
      play(server.peer(), one, Chopped::not_at_all);
    }
  }
}

TEST(Utf8Table, IsMadeAsTheRfcDrawsIt) {
  EXPECT_EQ(encoded(0x20AC), "\xE2\x82\xAC");
  EXPECT_EQ(encoded(0x10FFFF), "\xF4\x8F\xBF\xBF");
  EXPECT_EQ(encoded(0x2F, 2), "\xC0\xAF");
  EXPECT_EQ(encoded(0x7FFFFFFF, 6), "\xFD\xBF\xBF\xBF\xBF\xBF");
  EXPECT_EQ(without_the_last_byte().at(1), "\xDF");
  EXPECT_EQ(without_the_last_byte().at(3), "\xEF\xBF");
  EXPECT_EQ(without_the_last_byte().at(9), "\xFD\xBF\xBF\xBF\xBF");
  EXPECT_EQ(longer_than_need_be().at(1), "\xC1\xBF");
  EXPECT_EQ(longer_than_need_be().at(4), "\xE0\x9F\xBF");
  EXPECT_EQ(longer_than_need_be().at(7), "\xF0\x8F\xBF\xBF");
  EXPECT_EQ(longer_than_need_be().at(13), "\xFC\x83\xBF\xBF\xBF\xBF");
}

TEST(Utf8Table, Threads_6_5_ExamplesComeBack) { expect_good(examples()); }
TEST(Utf8Table, Threads_6_6_AWordThatEndsWithinACharacterIsBad) { expect_bad(prefixes()); }
TEST(Utf8Table, Threads_6_7_6_9_6_11_FirstLastAndBoundaryCodesComeBack) {
  expect_good(first_and_last());
}
TEST(Utf8Table, Threads_6_8_6_10_WhatLiesBeyondTheLastCodeIsBad) { expect_bad(too_far()); }
TEST(Utf8Table, Threads_6_12_ContinuationsOfNothingAreBad) { expect_bad(lonely_continuations()); }
TEST(Utf8Table, Threads_6_13_StartsOfNothingAreBad) { expect_bad(lonely_starts()); }
TEST(Utf8Table, Threads_6_14_6_15_WhatLacksItsLastByteIsBad) {
  expect_bad(without_the_last_byte());
}
TEST(Utf8Table, Threads_6_16_BytesThatNeverAreAreBad) { expect_bad(impossible()); }
TEST(Utf8Table, Threads_6_17_6_18_6_19_WhatIsLongerThanNeedBeIsBad) {
  expect_bad(longer_than_need_be());
}
TEST(Utf8Table, Threads_6_20_6_21_SurrogatesAreBad) { expect_bad(surrogates()); }
TEST(Utf8Table, Threads_6_22_6_23_NoCharactersAndSpecialsComeBack) {
  expect_good(no_characters());
  expect_good(specials());
}

}  // namespace
}  // namespace tests
