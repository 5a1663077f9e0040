// Who sees what: the audiences that the rules compute, held against the oracle's.
#include "events/codec.h"
#include "events/json/shape.h"
#include "projections/audience.h"
#include "tests/rules/invariants.h"
#include "tests/rules/oracle.h"
#include "tests/support/model_cast.h"

namespace tests {
namespace {

std::string names_of(AreaSet areas) {
  std::string text;
  for (std::size_t i = 0; i < life_area_count; ++i) {
    const auto area = static_cast<LifeArea>(i);
    if (areas.contains(area))
      text += (text.empty() ? "" : " ") + std::string(json::enum_text(area));
  }
  return text.empty() ? "nothing" : text;
}

// R3, R5, R6, R7, R13, R38: the areas that somebody sees are those that a consent, an access or an
// authority covers at this moment, and the core is the owner, the coordinator and who stands for
// the owner in all of life.
Finding r5_nobody_sees_an_area_that_nothing_covers(const Story& story) {
  const auto& oracle = story.oracle();
  for (const auto& person : model_people()) {
    const auto& audience = story.audience(person);
    const bool core = oracle.core(person);
    if (audience.core != core) {
      return person.value + (core ? " is kept out of" : " is let into") + " the whole plan";
    }
    if (core) continue;
    const auto covered = oracle.areas(person);
    if (!(audience.areas == covered)) {
      return person.value + " sees " + names_of(audience.areas) + ", covered is " +
             names_of(covered);
    }
    if (audience.group == covered.empty()) return person.value + " sees what the group sees";
    if (audience.desk && !oracle.desk(person)) return person.value + " has no place at the desk";
  }
  return {};
}

// R36, R43, S61: what is for a circle is seen by its people and nobody else.
Finding r43_what_is_for_a_circle_stays_in_it(const Story& story) {
  const auto& oracle = story.oracle();
  if (oracle.circles().empty()) return {};
  for (const auto& person : model_people()) {
    const auto& seen = story.audience(person).circles;
    for (const auto& [circle, talk] : oracle.circles()) {
      const auto verdict = oracle.in_circle(circle, person);
      if (verdict == Oracle::Verdict::out && seen.contains(circle)) {
        return person.value + " is let into " + circle;
      }
      if (verdict == Oracle::Verdict::in && !seen.contains(circle)) {
        return person.value + " is kept out of " + circle;
      }
    }
    for (const auto& circle : seen) {
      if (!oracle.circles().contains(circle)) return circle + " is the circle of nothing";
    }
  }
  return {};
}

// The life areas that an event's words name: read from its JSON, as it goes out. (In what people
// write a quotation mark has a backslash before it, so that it is not taken for a key's.)
AreaSet areas_named(const plan::Event& event) {
  AreaSet areas;
  const auto payload = encode(event).payload;
  for (const std::string_view key : {R"("area":")", R"("otherArea":")"}) {
    const auto found = payload.find(key);
    if (found == std::string::npos) continue;
    const auto start = found + key.size();
    const auto name = payload.substr(start, payload.find('"', start) - start);
    if (const auto area = json::enum_from<LifeArea>(name)) areas.insert(*area);
  }
  return areas;
}

// R5: an event that names an area reaches nobody whom nothing covers there, and what names neither
// area nor circle and is for the core reaches the core.
Finding r5_no_event_reaches_further_than_its_area(const Story& story) {
  for (std::size_t i = story.kept.fresh; i < story.size(); ++i) {
    const auto& event = story.told()[i].event;
    const auto areas = areas_named(event);
    const auto scope = scope_of(event);
    if (areas.empty() && scope.reach != Reach::core) continue;
    const auto& oracle = story.oracle();
    for (const auto& person : model_people()) {
      if (!projections::sees(story.audience(person), scope) || oracle.core(person)) continue;
      if (!areas.empty() && oracle.areas(person).contains(areas)) continue;
      return person.value + " gets an event of " + names_of(areas);
    }
  }
  return {};
}

// R34: the owner is in whatever happens.
Finding r34_the_owner_is_always_there(const Story& story) {
  if (!story.kept.plan.owner) return "the plan has events and no owner";
  if (*story.kept.plan.owner != story.owner()) return "the plan is somebody else's";
  if (!story.audience(story.owner()).core) return "the owner does not see the plan";
  if (!takes_part(story.kept.plan, story.owner(), story.now)) return "the owner is no member";
  const auto& members = story.kept.plan.group.members;
  if (members.contains(story.owner())) return "the owner has a row among the members";
  return judge_fresh<group::MemberRemoved>(story, [&](const auto& e, std::size_t) -> Finding {
    if (e.person == story.owner()) return "the owner is removed";
    return {};
  });
}

template <class... Themes>
bool is_theme(const Told& told) {
  const plan::AnyEvent* sum = &told.event;
  return (std::holds_alternative<Themes>(*sum) || ...);
}

// R5, R13, R51: who writes in an area may see it at that moment. (What bodies decide and answer
// about a plan is not among these themes.)
Finding r51_who_writes_in_an_area_sees_it(const Story& story) {
  for (std::size_t i = story.kept.fresh; i < story.size(); ++i) {
    const auto& told = story.told()[i];
    if (told.by == system_actor || !is_theme<mapping::Event, goals::Event, measures::Event,
                                             contact::Event, disagreement::Event>(told)) {
      continue;
    }
    const auto areas = areas_named(told.event);
    if (areas.empty()) continue;
    // As it was before this command: all of its events have one time and one author.
    std::size_t before = i;
    while (before > story.kept.fresh && story.told()[before - 1].by == told.by) --before;
    const Oracle oracle{story.owner(), story.told(), before, told.at};
    if (!oracle.areas(told.by).contains(areas)) {
      return told.by.value + " writes in " + names_of(areas) + " and sees " +
             names_of(oracle.areas(told.by));
    }
  }
  return {};
}

}  // namespace

const Invariants& access_invariants() {
  static const Invariants all{
      {"R34_TheOwnerIsAlwaysThere", &r34_the_owner_is_always_there},
      {"R5_NobodySeesAnAreaThatNothingCovers", &r5_nobody_sees_an_area_that_nothing_covers},
      {"R43_WhatIsForACircleStaysInIt", &r43_what_is_for_a_circle_stays_in_it},
      {"R5_NoEventReachesFurtherThanItsArea", &r5_no_event_reaches_further_than_its_area},
      {"R51_WhoWritesInAnAreaSeesIt", &r51_who_writes_in_an_area_sees_it}};
  return all;
}

}  // namespace tests
