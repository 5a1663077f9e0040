// What is recorded: that it is read as it was written, that it alone makes the plan, and that the
// view of it shows nobody more than they may see.
#include "events/codec.h"
#include "events/json/write.h"
#include "events/plan/content.h"
#include "events/plan/due.h"
#include "projections/plan_fold.h"
#include "tests/rules/invariants.h"
#include "tests/rules/oracle.h"
#include "tests/support/model_cast.h"

namespace tests {
namespace {

using json::Json;

Recorded recorded_as(const Story& story, std::size_t i) {
  const auto& told = story.told()[i];
  auto draft = encode(told.event);
  return {.stream = stream_of(story.kept.plan.id),
          .version = {i + 1},
          .position = {i + 1},
          .epoch = {1},
          .author = {.by = told.by, .at = told.at, .command = {}},
          .type = std::move(draft.type),
          .schema = draft.schema,
          .payload = std::move(draft.payload)};
}

// The event that the log gives back.
Result<plan::Event, std::string> read_back(const Recorded& recorded) {
  auto event = decode(recorded);
  if (!event) {
    const auto& fault = event.error().front();
    return recorded.type + fault.pointer + " should be " + fault.expected;
  }
  return std::get<plan::Event>(*event);
}

// R46, R47: an event has one text, and is what that text says.
Finding r47_an_event_is_read_as_it_was_written(const Story& story) {
  for (std::size_t i = story.kept.fresh; i < story.size(); ++i) {
    const auto recorded = recorded_as(story, i);
    const auto event = read_back(recorded);
    if (!event) return event.error();
    if (encode(*event).payload != recorded.payload) return recorded.type + " is written otherwise";
  }
  return {};
}

// What a plan answers, as text: who sees what, what is due, which points have content.
std::string answers_of(const Plan& plan, Timestamp at) {
  std::string text;
  for (const auto& person : model_people()) {
    const auto seen = audience_of(plan, {.person = person, .offices = offices_of(person)}, at);
    text += person.value + (seen.core ? " core " : " ") + (seen.desk ? "desk " : "") +
            std::to_string(seen.areas.bits());
    for (const auto& circle : seen.circles) text += " " + circle;
    text += "\n";
  }
  for (const auto& due : due_of(plan, Deadlines{})) text += due.what + "\n";
  return text + json::to_json(completeness_of(plan));
}

// R47: the plan is what its events make of it, read back from their text; what was refused has left
// nothing in it.
Finding r47_the_plan_is_what_its_events_make_it(const Story& story) {
  Plan afresh;
  afresh.id = story.kept.plan.id;
  for (std::size_t i = 0; i < story.size(); ++i) {
    const auto event = read_back(recorded_as(story, i));
    if (!event) return event.error();
    afresh = plan::evolve(std::move(afresh), *event);
  }
  if (answers_of(afresh, story.now) == answers_of(story.kept.plan, story.now)) return {};
  return "read back from the events the plan answers otherwise";
}

projections::PlanFold fold_of(const Story& story) {
  projections::PlanFold fold{story.kept.plan.id};
  for (std::size_t i = 0; i < story.size(); ++i) {
    static_cast<void>(fold.apply(recorded_as(story, i)));
  }
  return fold;
}

Finding r47_folding_twice_gives_the_same_bytes(const Story& story) {
  const auto one = fold_of(story);
  const auto other = fold_of(story);
  if (one.view(one.everything()).dump() == other.view(other.everything()).dump()) return {};
  return "two folds of the same events differ";
}

// Every life area that a view names beside its content: in rows' fields `area` and `otherArea`.
void collect_areas(const Json& view, AreaSet& areas) {
  if (!view.is_structured()) return;
  for (const auto& [key, value] : view.items()) {
    if ((key == "area" || key == "otherArea") && value.is_string()) {
      if (const auto area = json::enum_from<LifeArea>(value.get<std::string>())) {
        areas.insert(*area);
      }
    }
    collect_areas(value, areas);
  }
}

// R5: from the log to the view: what somebody is shown lies in areas that are covered for them.
Finding r5_no_view_shows_an_area_that_nothing_covers(const Story& story) {
  const auto fold = fold_of(story);
  const auto& oracle = story.oracle();
  for (const auto& person : model_people()) {
    const auto audience =
        audience_of(fold.plan(), {.person = person, .offices = offices_of(person)}, story.now);
    if (audience.nothing()) continue;
    AreaSet shown;
    collect_areas(fold.view(audience), shown);
    if (!oracle.areas(person).contains(shown)) return person.value + " is shown another area";
  }
  return {};
}

// R8: whatever consent there is, the owner can take it back, at any time and at once.
Finding r8_the_owner_can_always_withdraw(const Story& story) {
  for (const auto& [id, each] : story.kept.plan.consent.consents) {
    const auto decision =
        plan::decide(story.kept.plan, consent::Command{consent::WithdrawConsent{.consent = id}},
                     {.by = story.owner(), .at = story.now});
    if (!decision) return id.value + " cannot be withdrawn: " + decision.error().slug;
    if (!each.ended && decision->empty()) return id.value + " is not withdrawn";
  }
  return {};
}

}  // namespace

const Invariants& record_invariants() {
  static const Invariants all{
      {"R47_AnEventIsReadAsItWasWritten", &r47_an_event_is_read_as_it_was_written}};
  return all;
}

const Invariants& dear_invariants() {
  static const Invariants all{
      {"R8_TheOwnerCanAlwaysWithdraw", &r8_the_owner_can_always_withdraw},
      {"R47_ThePlanIsWhatItsEventsMakeIt", &r47_the_plan_is_what_its_events_make_it},
      {"R47_FoldingTwiceGivesTheSameBytes", &r47_folding_twice_gives_the_same_bytes},
      {"R5_NoViewShowsAnAreaThatNothingCovers", &r5_no_view_shows_an_area_that_nothing_covers}};
  return all;
}

}  // namespace tests
