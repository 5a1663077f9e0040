// Answers that cannot change any more are made once, and so many are kept.
#include "server/queries/answer_cache.h"

#include <gtest/gtest.h>

namespace tests {
namespace {

class Answers : public testing::Test {
 protected:
  std::string ask(const std::string& what) {
    return cache_.answer(what, [&] {
      ++made_;
      return "about " + what;
    });
  }

  server::AnswerCache cache_{2};
  int made_ = 0;
};

TEST_F(Answers, TheSecondAskMakesNothing) {
  EXPECT_EQ(ask("a"), "about a");
  EXPECT_EQ(ask("a"), "about a");
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(ask("b"), "about b");
  EXPECT_EQ(made_, 2);
}

TEST_F(Answers, TheLongestUnaskedGoesFirst) {
  ask("a");
  ask("b");
  ask("a");
  ask("c");
  EXPECT_EQ(made_, 3);
  ask("a");
  EXPECT_EQ(made_, 3);
  ask("b");
  EXPECT_EQ(made_, 4);
}

}  // namespace
}  // namespace tests
