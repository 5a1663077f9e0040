// Given / When / Then: a rule as a test, in the domain's words.
//
//   given(started_plan()).as(coordinator).when(SetGoal{...}).then(GoalSet{...});
//   given(started_plan()).as(stranger).when(SetGoal{...}).then_refused("S39", "not-yours-to-do");
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "events/codec.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"
#include "events/themes.h"

namespace tests {

using events::plan::Event;
using events::plan::Events;

// An event or command of any theme → the plan's variant.
template <class Root, class Case>
Root lift(Case value) {
  Root root;
  const auto into = [&]<class Theme>(std::in_place_type_t<Theme>) {
    if constexpr (boost::mp11::mp_contains<Theme, Case>::value) root = Theme{std::move(value)};
  };
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::in_place_type_t, events::Sum<Root>>>(
      into);
  return root;
}

// `all_of(started_plan(), GoalSet{...})`: lists and single events, one after the other.
inline void append_to(Events& all, const Events& more) {
  all.insert(all.end(), more.begin(), more.end());
}
template <class Case>
requires(!std::is_same_v<Case, Events>) void append_to(Events& all, Case event) {
  all.push_back(lift<Event>(std::move(event)));
}
template <class... Parts>
Events all_of(Parts... parts) {
  Events all;
  (append_to(all, std::move(parts)), ...);
  return all;
}

[[nodiscard]] std::string text_of(const Events& list);
[[nodiscard]] events::Plan fold(const Events& history, events::Plan plan = {});

class Scenario {
 public:
  explicit Scenario(Events history);
  Scenario(const Scenario& other);
  Scenario& operator=(const Scenario& other);
  ~Scenario();

  // Who asks, in which offices, and when; the default is the owner, at noon on 2026-03-02.
  Scenario& as(std::string_view person, std::vector<events::Office> offices = {});
  Scenario& at(std::string_view time);

  // The command is decided, and what follows by itself is derived, as the journal does it.
  template <class Command>
  Scenario& when(Command command) {
    return decide(lift<events::plan::Command>(std::move(command)));
  }

  template <class... Parts>
  void then(Parts... parts) {
    expect(tests::all_of(std::move(parts)...));
  }
  void then_nothing() { expect({}); }
  // Accepted, whatever came of it.
  void then_accepted();
  void then_refused(std::string_view rule, std::string_view slug,
                    const std::vector<std::string>& fields = {});
  [[nodiscard]] const Events& happened() const { return happened_; }

 private:
  Scenario& decide(const events::plan::Command& command);
  void expect(const Events& all);

  Events history_;
  events::Stamp stamp_{.by = {"kari"},
                       .at = events::timestamp_from("2026-03-02T12:00:00Z").value()};
  Events happened_;
  std::optional<events::Rejection> rejection_;
};

template <class... Parts>
Scenario given(Parts... parts) {
  return Scenario{tests::all_of(std::move(parts)...)};
}

}  // namespace tests
