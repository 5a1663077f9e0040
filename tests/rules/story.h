// Story: what an invariant looks at: a plan's events as they were recorded, from which it reads for
// itself what is true; and the plan that the rules made of them, to hold against that.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "events/plan/standing.h"
#include "events/themes.h"
#include "tests/support/model_world.h"

namespace tests {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.

class Oracle;

struct Story {
  const ModelPlan& kept;
  Timestamp now;
  // Both below, once somebody has asked for them.
  mutable std::shared_ptr<const Oracle> found_oracle{};
  mutable std::map<PersonId, Audience> found_audiences{};

  [[nodiscard]] const std::vector<Told>& told() const { return kept.told; }
  [[nodiscard]] std::size_t size() const { return kept.told.size(); }
  [[nodiscard]] const PersonId& owner() const { return kept.owner; }
  // Who sees what now: as the events say, and as the rules compute it.
  [[nodiscard]] const Oracle& oracle() const;
  [[nodiscard]] const Audience& audience(const PersonId& person) const;
};

// What is wrong, in English; nothing if all is well.
using Finding = std::optional<std::string>;

template <class Case>
struct Holds {
  template <class Theme>
  using fn = boost::mp11::mp_contains<Theme, Case>;
};
template <class Case>
using ThemeOf = boost::mp11::mp_front<boost::mp11::mp_copy_if_q<plan::AnyEvent, Holds<Case>>>;

// The event as this case; null if it is another.
template <class Case>
const Case* as(const plan::Event& event) {
  const plan::AnyEvent* sum = &event;
  const auto* theme = std::get_if<ThemeOf<Case>>(sum);
  return theme ? std::get_if<Case>(theme) : nullptr;
}
template <class Case>
const Case* as(const Told& told) {
  return as<Case>(told.event);
}

// Calls `visit(case, index)` for each event of this case among the first `count`, in order.
template <class Case, class Visit>
void for_each_in(const std::vector<Told>& told, std::size_t count, const Visit& visit) {
  for (std::size_t i = 0; i < count; ++i) {
    if (const auto* event = as<Case>(told[i])) visit(*event, i);
  }
}

// Whether an event of this case in [from, until) fits.
template <class Case, class Fits>
bool any_in(const std::vector<Told>& told, std::size_t from, std::size_t until, const Fits& fits) {
  for (std::size_t i = from; i < until; ++i) {
    if (const auto* event = as<Case>(told[i]); event && fits(*event)) return true;
  }
  return false;
}
template <class Case>
bool any_in(const std::vector<Told>& told, std::size_t from, std::size_t until) {
  return any_in<Case>(told, from, until, [](const Case&) { return true; });
}

// The last event of this case before `until` that fits; null if there is none.
template <class Case, class Fits>
const Case* last_in(const std::vector<Told>& told, std::size_t until, const Fits& fits) {
  for (std::size_t i = until; i-- > 0;) {
    if (const auto* event = as<Case>(told[i]); event && fits(*event)) return event;
  }
  return nullptr;
}
template <class Case>
const Case* last_in(const std::vector<Told>& told, std::size_t until) {
  return last_in<Case>(told, until, [](const Case&) { return true; });
}

// Of two cases, whether the first has happened and the second not since.
template <class Begun, class Over>
bool stands(const std::vector<Told>& told, std::size_t until) {
  for (std::size_t i = until; i-- > 0;) {
    if (as<Over>(told[i])) return false;
    if (as<Begun>(told[i])) return true;
  }
  return false;
}

// Judges each event of this case in the last step: `judge(event, index)` gives a Finding.
template <class Case, class Judge>
Finding judge_fresh(const Story& story, const Judge& judge) {
  for (std::size_t i = story.kept.fresh; i < story.size(); ++i) {
    if (const auto* event = as<Case>(story.told()[i])) {
      if (auto finding = judge(*event, i)) return finding;
    }
  }
  return {};
}

template <class List, class Value>
bool has(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Whether there is a plan, not paused and not ended, after the first `count` events.
[[nodiscard]] bool is_active(const std::vector<Told>& told, std::size_t count);
// Started and not ended: active or paused.
[[nodiscard]] bool has_plan(const std::vector<Told>& told, std::size_t count);
// The coordinator then, if there is one.
[[nodiscard]] std::optional<PersonId> coordinator_in(const std::vector<Told>& told,
                                                     std::size_t count);
// The owner's birth date as it was last recorded or corrected.
[[nodiscard]] std::optional<Date> born_in(const std::vector<Told>& told, std::size_t count);
// The first moment of a birthday: whoever was born on 29 February has it on 1 March in other years.
[[nodiscard]] Timestamp birthday(Date born, int age);
// In whole years; none if the birth date is not known or to come.
[[nodiscard]] std::optional<int> age_in(const std::vector<Told>& told, std::size_t count,
                                        Timestamp at);
// The first moment after a last day.
[[nodiscard]] Timestamp after(Date last_day);

}  // namespace tests
