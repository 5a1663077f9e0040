// Goals: what the owner wants, short and long (S39, S40). Goals come before measures (R16).
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"

namespace events::goals {

BOOST_DEFINE_ENUM_CLASS(Horizon, short_term, long_term)
BOOST_DEFINE_ENUM_CLASS(GoalOutcome, reached, partly_reached, given_up)

struct SetGoal {
  static constexpr std::string_view name = "SetGoal";
  static constexpr std::string_view about = "Sets a goal in the owner's own words (S39, S40).";
  GoalId goal;
  LifeArea area;
  Horizon horizon;
  Note own_words;
};
BOOST_DESCRIBE_STRUCT(SetGoal, (), (goal, area, horizon, own_words))

struct ChangeGoal {
  static constexpr std::string_view name = "ChangeGoal";
  static constexpr std::string_view about = "Changes a goal's words or horizon; its area stays.";
  GoalId goal;
  std::optional<Horizon> horizon{};
  std::optional<Note> own_words{};
};
BOOST_DESCRIBE_STRUCT(ChangeGoal, (), (goal, horizon, own_words))

struct CloseGoal {
  static constexpr std::string_view name = "CloseGoal";
  static constexpr std::string_view about = "Closes a goal that was reached or given up.";
  GoalId goal;
  GoalOutcome outcome;
  std::optional<Note> note{};
};
BOOST_DESCRIBE_STRUCT(CloseGoal, (), (goal, outcome, note))

using Command = std::variant<SetGoal, ChangeGoal, CloseGoal>;

struct GoalSet {
  static constexpr std::string_view name = "GoalSet";
  static constexpr Place place{.section = "goals", .status = "open"};
  GoalId goal;
  LifeArea area;
  Horizon horizon;
  Note own_words;
};
BOOST_DESCRIBE_STRUCT(GoalSet, (), (goal, area, horizon, own_words))

struct GoalChanged {
  static constexpr std::string_view name = "GoalChanged";
  static constexpr Place place{.section = "goals"};
  GoalId goal;
  LifeArea area;
  std::optional<Horizon> horizon{};
  std::optional<Note> own_words{};
};
BOOST_DESCRIBE_STRUCT(GoalChanged, (), (goal, area, horizon, own_words))

struct GoalClosed {
  static constexpr std::string_view name = "GoalClosed";
  static constexpr Place place{.section = "goals", .status = "closed"};
  GoalId goal;
  LifeArea area;
  GoalOutcome outcome;
  std::optional<Note> note{};
};
BOOST_DESCRIBE_STRUCT(GoalClosed, (), (goal, area, outcome, note))

using Event = std::variant<GoalSet, GoalChanged, GoalClosed>;

struct Goal {
  LifeArea area;
  bool open;
};
struct State {
  std::map<GoalId, Goal> goals{};
};

}  // namespace events::goals
