#include "protocol/place.h"

#include <gtest/gtest.h>

namespace tests {
namespace {

using protocol::At;
using protocol::at_from;
using protocol::member_of;

TEST(Place, IsOneWord) {
  EXPECT_EQ(protocol::to_text(At{.epoch = 3, .seq = 17}), "3:17");
  EXPECT_EQ(at_from("3:17"), (At{.epoch = 3, .seq = 17}));
  for (const auto* text : {"", ":", "3", "3:", ":17", "3:17 ", " 3:17", "-3:17", "3:17:1", "a:b",
                           "99999999999999999999:1"}) {
    EXPECT_FALSE(at_from(text)) << text;
  }
}

TEST(Place, AMemberIsFoundWhereverItStands) {
  constexpr std::string_view text =
      R"({"t":"event","feed":"a\"}b","from":{"epoch":1,"seq":[2,{"x":"]"}]},)"
      R"("n":5,"event":{"id":"at"}})";
  EXPECT_EQ(member_of(text, "t"), "\"event\"");
  EXPECT_EQ(member_of(text, "feed"), R"("a\"}b")");
  EXPECT_EQ(member_of(text, "from"), R"({"epoch":1,"seq":[2,{"x":"]"}]})");
  EXPECT_EQ(member_of(text, "n"), "5");
  EXPECT_EQ(member_of(text, "event"), R"({"id":"at"})");
  EXPECT_EQ(member_of(text, "id"), "") << "of the event, not of the message";
  EXPECT_EQ(protocol::type_of(text), "event");
}

TEST(Place, WhatIsCutOffHasNoMembers) {
  constexpr std::string_view whole = R"({"at":{"epoch":1,"seq":2},"view":"x"})";
  EXPECT_EQ(protocol::at_in(whole), (At{.epoch = 1, .seq = 2}));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(member_of(whole.substr(0, size), "view"), size + 1 < whole.size() ? "" : "\"x\"");
  }
}

}  // namespace
}  // namespace tests
