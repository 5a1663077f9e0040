// The demo's stories as they are written, before anybody seeds them: whose they are, in which order
// they happen, and who the log-in page shows.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/world.h"
#include "tools/demo/papers.h"
#include "tools/demo/stories.h"

namespace tests {
namespace {

namespace demo = tools::demo;

const Timestamp now = time_of("2026-03-02T12:00:00Z");

std::set<std::string> figure_ids() {
  std::set<std::string> ids;
  for (const auto& figure : demo::figures()) ids.emplace(figure.id);
  return ids;
}

const demo::Cast* cast_of(const demo::Story& story) {
  const auto& all = demo::casts();
  const auto found = std::find_if(all.begin(), all.end(), [&](const demo::Cast& cast) {
    const PersonId owner{std::string(cast.people.front())};
    return stream_of(plan_of(owner)) == story.steps.front().stream;
  });
  return found != all.end() ? &*found : nullptr;
}

TEST(DemoStories, HappenInTheirOrderAndHaveHappened) {
  for (const auto& story : demo::all_stories(now)) {
    ASSERT_FALSE(story.steps.empty());
    EXPECT_TRUE(std::is_sorted(
        story.steps.begin(), story.steps.end(),
        [](const demo::Step& one, const demo::Step& other) { return one.at < other.at; }))
        << story.name;
    EXPECT_LT(story.steps.back().at, now) << story.name;
  }
}

// They are seeded abreast.
TEST(DemoStories, SpeakOfOnePlanEachAndOfNoOtherStorys) {
  std::set<StreamId> plans;
  for (const auto& story : demo::plan_stories(now)) {
    EXPECT_TRUE(plans.insert(story.steps.front().stream).second) << story.name;
    for (const auto& step : story.steps) {
      EXPECT_EQ(step.stream, story.steps.front().stream) << story.name;
    }
  }
}

// Their commands' ids are made from it (R53).
TEST(DemoStories, R53_HaveANameOfTheirOwn) {
  std::set<std::string> names;
  for (const auto& story : demo::all_stories(now)) {
    EXPECT_TRUE(names.insert(story.name).second) << story.name;
  }
}

TEST(DemoStories, AtLeastEightPlansAreToldAtLength) {
  const auto stories = demo::plan_stories(now);
  const auto long_ones = std::count_if(
      stories.begin(), stories.end(),
      [](const demo::Story& story) { return cast_of(story) && story.steps.size() >= 30; });
  EXPECT_GE(long_ones, 8);
}

TEST(DemoStories, WhoeverActsIsAFigure) {
  auto ids = figure_ids();
  ids.emplace(demo::administrator);
  ids.emplace(demo::timer);
  auto stories = demo::all_stories(now);
  stories.push_back(demo::played_plan(demo::played_owner, now));
  for (const auto& story : stories) {
    for (const auto& step : story.steps) {
      EXPECT_TRUE(ids.contains(step.by.value)) << story.name << ": " << step.by.value;
    }
  }
}

TEST(DemoStories, WhoeverActsInAPlanIsShownWithIt) {
  for (const auto& story : demo::plan_stories(now)) {
    const auto* cast = cast_of(story);
    if (!cast) continue;
    for (const auto& step : story.steps) {
      const bool shown =
          step.by.value == demo::timer ||
          std::find(cast->people.begin(), cast->people.end(), step.by.value) != cast->people.end();
      EXPECT_TRUE(shown) << story.name << ": " << step.by.value;
    }
  }
}

TEST(DemoStories, WhoeverIsShownIsAFigureAndOnlyOnceInAPlan) {
  const auto ids = figure_ids();
  EXPECT_EQ(ids.size(), demo::figures().size());
  for (const auto& cast : demo::casts()) {
    std::set<std::string_view> people;
    for (const auto id : cast.people) {
      EXPECT_TRUE(ids.contains(std::string(id))) << id;
      EXPECT_TRUE(people.insert(id).second) << cast.title << ": " << id;
    }
  }
}

TEST(DemoStories, PapersAreWhatTheirHashSays) {
  for (const auto& each : demo::papers()) {
    EXPECT_TRUE(each.bytes.starts_with("%PDF-")) << each.title;
    EXPECT_TRUE(each.bytes.ends_with("%%EOF\n")) << each.title;
    const auto name = demo::paper(each.title);
    EXPECT_EQ(name.bytes, each.bytes.size());
    EXPECT_EQ(&demo::paper_with(name.sha256), &each);
  }
}

}  // namespace
}  // namespace tests
