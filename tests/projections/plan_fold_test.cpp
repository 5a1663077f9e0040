// The plan view on random histories: folding patches = building afresh, and filtering for an
// audience commutes with folding (DESIGN.md section 4).
#include "projections/plan_fold.h"

#include <gtest/gtest.h>

#include "projections/audience.h"
#include "tests/projections/history.h"
#include "tests/support/more_cast.h"
#include "tests/support/random_story.h"

namespace tests {
namespace {

using projections::Json;
using projections::patch_for;
using projections::PlanFold;

constexpr std::uint64_t seeds = 20;
constexpr int steps = 120;

PlanFold fold_of(const std::vector<Recorded>& history) {
  PlanFold fold{plan_of(id_of(kari))};
  for (const auto& recorded : history) static_cast<void>(fold.apply(recorded));
  return fold;
}

const std::vector<Audience>& some_audiences() {
  static const std::vector<Audience> audiences{
      {.core = true},
      {.group = true, .areas = LifeAreas{LifeArea::health}},
      {.group = true, .areas = LifeAreas{LifeArea::health, LifeArea::education}},
      {.group = true, .areas = AreaSet::all()},
      {.desk = true},
      {.group = true, .desk = true, .areas = LifeAreas{LifeArea::work}},
      {.core = true, .circles = {"meeting/meeting-1", "thread/thread-2", "complaint/complaint-0"}},
      {.group = true, .areas = LifeAreas{LifeArea::health}, .circles = {"thread/thread-1"}},
      {.circles = {"complaint/complaint-1"}},
      {}};
  return audiences;
}

TEST(PlanFold, FoldingPatchesIsBuildingAfreshForEveryAudience) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStory story{seed};
    auto history = story.opening();
    PlanFold server = fold_of(history);
    std::vector<Json> clients;  // Each began with a snapshot and is advanced by patches only.
    for (const auto& audience : some_audiences()) clients.push_back(server.view(audience));
    for (int i = 0; i < steps; ++i) {
      for (const auto& recorded : story.step()) {
        history.push_back(recorded);
        const auto step = server.apply(recorded);
        for (std::size_t each = 0; each < clients.size(); ++each) {
          if (const auto patch = patch_for(some_audiences()[each], step)) {
            clients[each].merge_patch(*patch);
            EXPECT_EQ(server.last_change(some_audiences()[each]), recorded.version);
          }
        }
      }
    }
    const PlanFold afresh = fold_of(history);
    for (std::size_t each = 0; each < clients.size(); ++each) {
      ASSERT_EQ(clients[each].dump(), afresh.view(some_audiences()[each]).dump());
    }
  }
}

// A row never changes its reach, so that the union of what an audience sees is its view.
TEST(PlanFold, ViewsOfNarrowAudiencesAreContainedInTheWhole) {
  for (std::uint64_t seed = 100; seed < 100 + seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStory story{seed};
    auto history = story.opening();
    for (int i = 0; i < steps; ++i) {
      for (const auto& recorded : story.step()) history.push_back(recorded);
    }
    const PlanFold fold = fold_of(history);
    const auto whole = fold.view(fold.everything());
    for (const auto& audience : some_audiences()) {
      auto merged = whole;
      merged.merge_patch(fold.view(audience));
      ASSERT_EQ(merged.dump(), whole.dump());
    }
  }
}

TEST(PlanFold, R5_WhoIsCoveredByNothingSeesNothing) {
  RandomStory story{7};
  const PlanFold fold = fold_of(story.opening());
  EXPECT_EQ(fold.view({}).dump(), "{}");
  EXPECT_TRUE(fold.people({}).empty());
}

TEST(PlanFold, R5_AMemberSeesTheLifeAreaOfTheConsentAndNoOther) {
  auto history = all_of(with_goal(), goals::GoalSet{.goal = {"read"},
                                                    .area = LifeArea::education,
                                                    .horizon = goals::Horizon::long_term,
                                                    .own_words = "Lese høyt i klassen"});
  const auto fold = History{}.at(noon, kari, history).fold();
  const auto seen_by = [&](std::string_view person) {
    return fold.view(
        audience_of(fold.plan(), {.person = id_of(person), .offices = {}}, time_of(noon)));
  };
  EXPECT_TRUE(seen_by(physio)["goals"].contains("walk"));
  EXPECT_FALSE(seen_by(physio)["goals"].contains("read"));
  EXPECT_TRUE(seen_by(teacher)["goals"].contains("read"));
  EXPECT_FALSE(seen_by(teacher)["goals"].contains("walk"));
  EXPECT_FALSE(seen_by(physio).contains("consents"));
  EXPECT_TRUE(seen_by(kari)["goals"].contains("walk"));
  EXPECT_TRUE(seen_by(kari)["goals"].contains("read"));
  EXPECT_TRUE(seen_by(coordinator).contains("consents"));
  EXPECT_EQ(seen_by(stranger).dump(), "{}");
}

// R47: the same events give the same bytes, whatever was folded before or beside them.
TEST(PlanFold, R47_ReplayToAVersionGivesTheSameBytes) {
  RandomStory story{42};
  auto history = story.opening();
  std::vector<std::string> then;
  PlanFold live = fold_of(history);
  for (int i = 0; i < steps; ++i) {
    for (const auto& recorded : story.step()) {
      history.push_back(recorded);
      static_cast<void>(live.apply(recorded));
      then.push_back(live.view(live.everything()).dump());
    }
  }
  const auto opening = history.size() - then.size();
  for (std::size_t i = 0; i < then.size(); i += 7) {
    const std::vector<Recorded> until(history.begin(),
                                      history.begin() + static_cast<long>(opening + i + 1));
    ASSERT_EQ(fold_of(until).view(live.everything()).dump(), then[i]);
  }
}

}  // namespace
}  // namespace tests
