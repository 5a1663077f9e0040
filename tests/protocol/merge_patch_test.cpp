// Two merge patches as one: whatever the document, one must do what both would have done.
#include "protocol/merge_patch.h"

#include <gtest/gtest.h>

#include <iostream>
#include <random>

namespace tests {
namespace {

using events::json::Json;

Json applied(Json document, const Json& patch) {
  document.merge_patch(patch);
  return document;
}

// Few names and small values, so that patches meet.
class Drawn {
 public:
  explicit Drawn(unsigned seed) : random_(seed) {}

  Json value(int depth, bool nulls) {
    switch (below(depth > 0 ? 6U : 3U)) {
      case 0: return nulls ? Json(nullptr) : Json("text");
      case 1: return below(3);
      case 2: return Json::array({1, nullptr, Json{{"a", nullptr}}});
      default: return object(depth - 1, nulls);
    }
  }
  Json object(int depth, bool nulls) {
    Json drawn = Json::object();
    for (const auto* name : {"a", "b", "c"}) {
      if (below(2) == 0) drawn[name] = value(depth, nulls);
    }
    return drawn;
  }
  unsigned below(unsigned most) { return static_cast<unsigned>(random_() % most); }

 private:
  std::mt19937 random_;
};

TEST(MergePatch, OneDoesWhatTwoWouldHaveDoneToAnyDocument) {
  const auto seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  Drawn drawn(seed);
  int composed = 0;
  for (int round = 0; round < 5000; ++round) {
    const auto document = drawn.value(3, false);
    const auto first = drawn.value(3, true);
    const auto second = drawn.value(3, true);
    if (!protocol::can_compose(first, second)) continue;
    ++composed;
    auto both = first;
    protocol::compose(both, second);
    ASSERT_EQ(applied(document, both), applied(applied(document, first), second))
        << document << " by " << first << " then " << second << " in one: " << both;
  }
  EXPECT_GT(composed, 1000) << "so many refused are not worth composing";
}

TEST(MergePatch, ThreeAreOneHoweverTheyArePaired) {
  const auto seed = std::random_device{}();
  std::cout << "seed " << seed << '\n';
  Drawn drawn(seed);
  for (int round = 0; round < 1000; ++round) {
    const auto document = drawn.object(3, false);
    auto left = drawn.object(2, true);
    const auto first = left;
    const auto second = drawn.object(2, true);
    const auto third = drawn.object(2, true);
    if (!protocol::can_compose(left, second)) continue;
    protocol::compose(left, second);
    if (!protocol::can_compose(left, third)) continue;
    protocol::compose(left, third);
    ASSERT_EQ(applied(document, left), applied(applied(applied(document, first), second), third));
  }
}

// A goal that is removed and set anew must not keep what the old one had.
TEST(MergePatch, WhatIsRemovedAndMadeAnewIsNotComposed) {
  const Json document{{"goal", {{"words", "old"}, {"horizon", "long"}}}};
  const Json removed{{"goal", nullptr}};
  const Json anew{{"goal", {{"words", "new"}}}};
  EXPECT_FALSE(protocol::can_compose(removed, anew));
  EXPECT_NE(applied(document, anew), applied(applied(document, removed), anew));
  EXPECT_FALSE(protocol::can_compose(Json{{"goal", "text"}}, anew));
  EXPECT_FALSE(protocol::can_compose(Json(nullptr), anew));
  EXPECT_TRUE(protocol::can_compose(anew, removed));
  EXPECT_TRUE(protocol::can_compose(removed, removed));
}

}  // namespace
}  // namespace tests
