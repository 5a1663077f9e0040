// The views across plans against the log: what is found, and that rebuilding mends it.
#include "tools/views.h"

#include <gtest/gtest.h>

#include "projections/rows.h"
#include "tests/support/replace_rows.h"
#include "tests/support/world.h"
#include "tools/demo/seed.h"

namespace tests {
namespace {

class Views : public testing::Test {
 protected:
  void SetUp() override {
    tools::demo::seed(world.log(), world.journal(), world.clock().now());
    ASSERT_EQ(tools::compare_views(world.log()).fault_count, 0u);
  }
  // Puts other rows in a view's place, as nobody should.
  void put(std::string_view view, std::vector<events::Row> rows) {
    replace_rows(world.log(), std::string(view), rows, world.log().head().position);
  }
  [[nodiscard]] std::vector<events::Row> rows_of(std::string_view view) {
    return world.log().rows(std::string(view), "", "", 1000);
  }

  World world;
};

TEST_F(Views, Threads_ARowThatIsMissingIsFound) {
  auto rows = rows_of(projections::directory_view);
  rows.pop_back();
  put(projections::directory_view, rows);
  const auto report = tools::compare_views(world.log());
  EXPECT_EQ(report.fault_count, 1u);
  EXPECT_EQ(report.faults.at(0), "directory@1: a row is missing");
}

TEST_F(Views, Threads_ARowThatSaysSomethingElseIsFound) {
  auto rows = rows_of(projections::my_plans_view);
  rows.at(0).value = "{}";
  put(projections::my_plans_view, rows);
  EXPECT_EQ(tools::compare_views(world.log()).fault_count, 1u);
}

TEST_F(Views, Threads_ARowTooManyIsFound) {
  auto rows = rows_of(projections::directory_view);
  rows.push_back({.key = "zz", .value = "{}"});
  put(projections::directory_view, rows);
  EXPECT_EQ(tools::compare_views(world.log()).fault_count, 1u);
}

TEST_F(Views, Threads_AViewThatStandsBehindIsFound) {
  replace_rows(world.log(), std::string(projections::due_view), {}, events::Position{1});
  EXPECT_EQ(tools::compare_views(world.log()).fault_count, 1u);
}

TEST_F(Views, Threads_RebuildingMendsThem) {
  put(projections::directory_view, {});
  put(projections::my_plans_view, {{.key = "x", .value = "y"}});
  EXPECT_GT(tools::rebuild_views(world.log()), 0u);
  EXPECT_EQ(tools::compare_views(world.log()).fault_count, 0u);
}

}  // namespace
}  // namespace tests
