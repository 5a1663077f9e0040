// The demo over a real socket: the played story from the first request to the withdrawal.
#include "tools/demo/play.h"
#include "projections/words/words.h"

#include <gtest/gtest.h>

#include "projections/plan_fold.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/demo/seed.h"

namespace tests {
namespace {

class Played : public testing::Test {
 protected:
  void SetUp() override {
    // Somebody who has a plan, and the people who play.
    tools::demo::seed(log, node.journal(), clock.now(), {tools::demo::agreed_plan(clock.now())});
    node.start();
  }
  void play(std::optional<std::string> owner = {}) {
    tools::demo::play({.server = {.host = "127.0.0.1", .port = node.port()},
                       .owner = std::move(owner),
                       .language = projections::words::Language::nb},
                      log, *issuer, clock);
  }
  [[nodiscard]] bool is_agreed(const char* owner) const {
    return projections::fold_plan(log, plan_of(id_of(owner))).plan().lifecycle.agreed;
  }

  TempFolder folder;
  server::SystemClock clock;
  events::stores::MemoryLog log{counted_salt, server::view_names()};
  std::unique_ptr<server::Issuer> issuer = server::Issuer::open(folder.path());
  server::Node node{{}, log, *issuer, clock};
};

TEST_F(Played, Threads_TheStoryIsToldToItsEndAndAgainForSomebodyElse) {
  play();
  EXPECT_TRUE(is_agreed("ada"));
  play();
  EXPECT_TRUE(is_agreed("ada-2"));
}

TEST_F(Played, Threads_R14_WhoHasAPlanIsNotPlayedAnew) {
  const auto head = log.head();
  EXPECT_THROW(play("marit"), std::runtime_error);
  EXPECT_EQ(log.head(), head);
}

}  // namespace
}  // namespace tests
