// What the terminal says of a plan: events in words, and the view with headings and names.
#include "tools/telling/telling.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "projections/plan_fold.h"
#include "protocol/messages.h"
#include "tests/support/world.h"
#include "tools/demo/seed.h"
#include "tools/telling/fields.h"
#include "tools/telling/plan_text.h"

namespace tests {
namespace {

using projections::words::Language;

class Told : public testing::Test {
 protected:
  void SetUp() override {
    const auto now = world.clock().now();
    tools::demo::seed(world.log(), world.journal(), now, {tools::demo::child_with_family(now)});
    history = world.log().read(stream_of(plan_of(id_of("emil"))), {}, 1000);
  }
  [[nodiscard]] static tools::Reader reader(Language language) {
    return {.person = [](const PersonId& person) { return "<" + person.value + ">"; },
            .body = [](const Orgnr& body) { return "#" + body.value; },
            .language = language};
  }
  [[nodiscard]] std::vector<std::string> view(Language language) const {
    const auto fold = projections::fold_plan(log(), plan_of(id_of("emil")));
    return tools::plan_text(fold.view({.core = true}), reader(language));
  }
  [[nodiscard]] const events::Log& log() const { return world_log; }
  static bool any_has(const std::vector<std::string>& lines, std::string_view text) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.find(text) != std::string::npos;
    });
  }

  World world;
  const events::Log& world_log = world.log();
  std::vector<events::Recorded> history;
};

TEST_F(Told, Threads_EveryEventHasASentenceInEveryLanguage) {
  for (const auto language : {Language::nb, Language::nn, Language::en}) {
    const auto names = reader(language);
    tools::Telling telling(names.person, names.body, language);
    for (const auto& recorded : history) {
      const auto sentence = telling.sentence(recorded);
      ASSERT_TRUE(sentence) << recorded.type;
      EXPECT_NE(sentence->find("<" + recorded.author.by.value + ">"), std::string::npos)
          << *sentence;
    }
  }
}

TEST_F(Told, Threads_AMeasureIsCalledByWhatItIs) {
  const auto names = reader(Language::nb);
  tools::Telling telling(names.person, names.body, Language::nb);
  bool called = false;
  for (const auto& recorded : history) {
    const auto sentence = telling.sentence(recorded).value_or("");
    const bool paused = recorded.type == "MeasurePaused";
    called = called || (paused && sentence.find("Svømming lørdag formiddag") != std::string::npos);
  }
  EXPECT_TRUE(called);
}

TEST_F(Told, Threads_AnEventComesBackFromItsCloudEventAsItWas) {
  for (const auto& recorded : history) {
    const auto json = events::json::parse(protocol::cloud_event(recorded));
    ASSERT_TRUE(json);
    auto back = tools::recorded_from(*json);
    ASSERT_TRUE(back);
    back->position = recorded.position;  // The wire says where it stands in the plan only.
    back->epoch = recorded.epoch;
    EXPECT_EQ(*back, recorded);
  }
}

TEST_F(Told, Threads_WhatIsNoCloudEventIsNone) {
  EXPECT_FALSE(tools::recorded_from(events::json::Json::object()));
  EXPECT_FALSE(tools::recorded_from({{"type", "no.medvirk.GoalSet"}, {"time", "yesterday"}}));
}

TEST_F(Told, Threads_TheViewHasHeadingsNamesAndTitles) {
  const auto lines = view(Language::nb);
  EXPECT_TRUE(any_has(lines, "Det som betyr mest"));
  EXPECT_TRUE(any_has(lines, "koordinator: <eva>"));
  EXPECT_TRUE(any_has(lines, "mål: Jeg vil lese fiskeboka mi selv."));
  EXPECT_TRUE(any_has(lines, "[x] a: "));
  EXPECT_TRUE(any_has(view(Language::nn), "Medlemer av ansvarsgruppa"));
  EXPECT_TRUE(any_has(view(Language::en), "coordinator: <eva>"));
}

TEST(FieldLabels, R20_WhatSomebodyFulfilsIsSaidAndNoRight) {
  EXPECT_EQ(tools::field_label("eligible", Language::nb), "fyller vilkårene for individuell plan");
  EXPECT_EQ(tools::field_label("eligible", Language::nn), "fyller vilkåra for individuell plan");
  EXPECT_EQ(tools::field_label("eligible", Language::en).find("right"), std::string::npos);
}

TEST_F(Told, Threads_NoFieldOfTheViewIsShownByItsJsonName) {
  for (const auto& line : view(Language::nb)) {
    const auto camel = std::adjacent_find(line.begin(), line.end(), [](char a, char b) {
      return a >= 'a' && a <= 'z' && b >= 'A' && b <= 'Z';
    });
    EXPECT_EQ(camel, line.end()) << line;
  }
}

}  // namespace
}  // namespace tests
