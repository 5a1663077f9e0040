// What every store of events keeps while a view is built beside the live one: the old rows or the
// new, never both, never none.
#include <atomic>
#include <limits>
#include <thread>

#include "tests/events/log_contract.h"
#include "tests/support/replace_rows.h"

namespace tests {
namespace {

using events::Position;
using events::Row;
using events::RowChange;

RowChange put(const std::string& key, const std::string& value) {
  return {.view = my_view, .key = key, .value = value};
}
RowChange gone(const std::string& key) {
  return {.view = my_view, .key = key, .value = std::nullopt};
}

Texts shown(const std::vector<Row>& rows) {
  Texts texts;
  for (const auto& row : rows) texts.push_back(row.key + "=" + row.value);
  return texts;
}

class ViewBuilding : public LogContract {
 protected:
  // Some events, and two rows.
  ViewBuilding() {
    append({said(plan_a, 0, command(1), {"1", "2"})},
           {put("a", "old"), put("b", "old"), {.view = "other@1", .key = "o", .value = "other"}});
  }
  [[nodiscard]] Texts rows() { return shown(log().rows(my_view, "", "", no_limit)); }
};

TEST_P(LogContract, StreamsAreListedInOrderByWhatTheyStartWith) {
  EXPECT_TRUE(log().streams("", "", no_limit).empty());
  unsigned number = 0;
  for (const auto* stream : {"unit/2", "plan/b", "plan/a", "unit/1", "plan/ab", "plan/a"}) {
    say(log(), stream, ++number);
  }
  const auto listed = [&](const std::string& prefix, const std::string& after, std::size_t limit) {
    Texts names;
    for (const auto& stream : log().streams(prefix, after, limit)) names.push_back(stream.value);
    return names;
  };
  EXPECT_EQ(listed("", "", no_limit), (Texts{"plan/a", "plan/ab", "plan/b", "unit/1", "unit/2"}));
  EXPECT_EQ(listed("plan/", "", no_limit), (Texts{"plan/a", "plan/ab", "plan/b"}));
  EXPECT_EQ(listed("plan/", "plan/a", no_limit), (Texts{"plan/ab", "plan/b"}));
  EXPECT_EQ(listed("plan/", "plan/a", 1), (Texts{"plan/ab"}));
  EXPECT_EQ(listed("unit/", "", 1), (Texts{"unit/1"}));
  EXPECT_TRUE(listed("plan/", "plan/b", no_limit).empty());
  EXPECT_TRUE(listed("", "", 0).empty());
}

TEST_P(ViewBuilding, WhatIsBuiltIsNotSeenBeforeTheSwitchAndTheLiveRowsGoOn) {
  log().begin_view(my_view);
  EXPECT_EQ(rows(), (Texts{"a=old", "b=old"}));
  log().change_view(my_view, {put("c", "new")});
  EXPECT_EQ(rows(), (Texts{"a=old", "b=old"}));
  EXPECT_EQ(log().row(my_view, "c"), std::nullopt);
  append({said(plan_a, 2, command(2), {"3"})}, {put("b", "advanced")});
  EXPECT_EQ(rows(), (Texts{"a=old", "b=advanced"}));
  EXPECT_EQ(log().checkpoint(my_view), Position{3});
}

TEST_P(ViewBuilding, TheSwitchBringsAllTheNewRowsAndNoneOfTheOld) {
  log().begin_view(my_view);
  log().change_view(my_view, {put("b", "new"), put("c", "new"), put("d", "new")});
  log().change_view(my_view, {gone("c"), put("d", "newer")});
  log().switch_view(my_view, {2});
  EXPECT_EQ(rows(), (Texts{"b=new", "d=newer"}));
  EXPECT_EQ(log().row(my_view, "a"), std::nullopt);
  EXPECT_EQ(log().checkpoint(my_view), Position{2});
  EXPECT_EQ(log().row("other@1", "o"), "other");
  log().end_view(my_view);
  EXPECT_EQ(rows(), (Texts{"b=new", "d=newer"}));
}

TEST_P(ViewBuilding, WhatWasSwitchedToIsAdvancedFromThenOn) {
  log().begin_view(my_view);
  log().change_view(my_view, {put("b", "new")});
  log().switch_view(my_view, {2});
  append({said(plan_a, 2, command(2), {"3"})}, {put("c", "after")});
  log().end_view(my_view);
  append({said(plan_a, 3, command(3), {"4"})}, {gone("b")});
  EXPECT_EQ(rows(), (Texts{"c=after"}));
  EXPECT_EQ(log().checkpoint(my_view), Position{4});
}

TEST_P(ViewBuilding, ABuildThatIsEndedLeavesNothing) {
  log().begin_view(my_view);
  log().change_view(my_view, {put("c", "new")});
  log().end_view(my_view);
  EXPECT_EQ(rows(), (Texts{"a=old", "b=old"}));
  log().end_view(my_view);  // There is nothing to end: no harm.
  log().begin_view(my_view);
  log().switch_view(my_view, {2});
  EXPECT_TRUE(rows().empty());
}

TEST_P(ViewBuilding, AnotherBuildBeginsEmpty) {
  log().begin_view(my_view);
  log().change_view(my_view, {put("first", "new")});
  log().begin_view(my_view);
  log().change_view(my_view, {put("second", "new")});
  log().switch_view(my_view, {2});
  log().begin_view(my_view);  // What was live until now is dropped, what is live stays.
  EXPECT_EQ(rows(), (Texts{"second=new"}));
  log().switch_view(my_view, {2});
  EXPECT_TRUE(rows().empty());
}

TEST_P(ViewBuilding, TwoViewsAreApart) {
  log().begin_view(my_view);
  log().change_view(my_view, {put("c", "new")});
  replace_rows(log(), "other@1", {{.key = "x", .value = "y"}}, {2});
  EXPECT_EQ(rows(), (Texts{"a=old", "b=old"}));
  EXPECT_EQ(shown(log().rows("other@1", "", "", no_limit)), (Texts{"x=y"}));
  log().switch_view(my_view, {2});
  EXPECT_EQ(rows(), (Texts{"c=new"}));
}

TEST_P(ViewBuilding, ANewProcessFindsWhatWasSwitchedTo) {
  for (const auto* value : {"first", "second", "third"}) {
    replace_rows(log(), my_view, {{.key = "k", .value = value}}, {2});
    reopen();
    EXPECT_EQ(rows(), (Texts{std::string("k=") + value}));
    EXPECT_EQ(log().checkpoint(my_view), Position{2});
  }
  append({said(plan_a, 2, command(2), {"3"})}, {put("l", "after")});
  reopen();
  EXPECT_EQ(rows(), (Texts{"k=third", "l=after"}));
  EXPECT_EQ(log().checkpoint(my_view), Position{3});
}

// A set of rows that all say the same: torn as soon as they do not.
TEST_P(ViewBuilding, Threads_ReadersSeeOneSetOfRowsWhileAnotherTakesItsPlace) {
  constexpr std::size_t size = 200;
  constexpr int sets = 40;
  const auto build = [&](int number) {
    log().begin_view(my_view);
    for (std::size_t i = 0; i < size; i += 50) {
      std::vector<RowChange> some;
      for (std::size_t j = i; j < i + 50; ++j) {
        some.push_back(put(std::to_string(1000 + j), std::to_string(number)));
      }
      log().change_view(my_view, some);
    }
    log().switch_view(my_view, log().head().position);
  };
  build(0);
  std::atomic<bool> over = false;
  std::atomic<int> torn = 0;
  std::atomic<int> seen = 0;
  const auto look = [&] {
    while (!over) {
      const auto found = log().rows(my_view, "", "", no_limit);
      if (found.size() != size || found.front().value != found.back().value) ++torn;
      if (!log().row(my_view, "1000") || !log().checkpoint(my_view)) ++torn;
      ++seen;
    }
  };
  {
    const std::jthread first(look);
    const std::jthread second(look);
    for (int number = 1; number <= sets; ++number) {
      build(number);
      log().end_view(my_view);
    }
    while (seen < 20) std::this_thread::yield();
    over = true;
  }
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(log().row(my_view, "1000"), std::to_string(sets));
}

INSTANTIATE_TEST_SUITE_P(Stores, ViewBuilding, every_store(), name_of_store);

}  // namespace
}  // namespace tests
