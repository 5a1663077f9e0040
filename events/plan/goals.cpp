#include "events/overloaded.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::goals {
namespace {

// A goal is the owner's: the owner's side or the coordinator writes it down (S39); a representative
// within the scope (R13).
std::optional<Rejection> refuse_writing(const Plan& plan, const Stamp& stamp, LifeArea area) {
  if (!keeps_plan(plan, stamp, area)) {
    return forbidden("S39", "A goal is set by the owner, a representative or the coordinator.");
  }
  return refuse_unless_active(plan);
}

Rejection unknown_goal() {
  return broken("S39", "goal-unknown", "There is no open goal with this id in the plan.", {"goal"});
}

const Goal* open_goal(const Plan& plan, const GoalId& id) {
  const auto found = plan.goals.goals.find(id);
  return found != plan.goals.goals.end() && found->second.open ? &found->second : nullptr;
}

plan::Decision on(const Plan& plan, const SetGoal& command, const Stamp& stamp) {
  if (auto refusal = refuse_writing(plan, stamp, command.area)) return *refusal;
  if (plan.goals.goals.contains(command.goal)) {
    return broken("S39", "goal-exists", "A goal with this id is set already; choose a new id.",
                  {"goal"});
  }
  return plan::Events{GoalSet{.goal = command.goal,
                              .area = command.area,
                              .horizon = command.horizon,
                              .own_words = command.own_words}};
}

plan::Decision on(const Plan& plan, const ChangeGoal& command, const Stamp& stamp) {
  const auto* goal = open_goal(plan, command.goal);
  const auto area = goal ? goal->area : LifeArea::everyday;
  if (auto refusal = refuse_writing(plan, stamp, area)) return *refusal;
  if (!goal) return unknown_goal();
  if (!command.horizon && !command.own_words) {
    return invalid("S39", "nothing-to-change", "Say which of horizon and ownWords changes.",
                   {"horizon", "ownWords"});
  }
  return plan::Events{GoalChanged{.goal = command.goal,
                                  .area = goal->area,
                                  .horizon = command.horizon,
                                  .own_words = command.own_words}};
}

plan::Decision on(const Plan& plan, const CloseGoal& command, const Stamp& stamp) {
  const auto* goal = open_goal(plan, command.goal);
  const auto area = goal ? goal->area : LifeArea::everyday;
  if (auto refusal = refuse_writing(plan, stamp, area)) return *refusal;
  if (!goal) return unknown_goal();
  return plan::Events{GoalClosed{
      .goal = command.goal, .area = goal->area, .outcome = command.outcome, .note = command.note}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& goals = plan.goals.goals;
  std::visit(Overloaded{
                 [&](const GoalSet& e) { goals[e.goal] = {.area = e.area, .open = true}; },
                 [](const GoalChanged&) {},
                 [&](const GoalClosed& e) { goals[e.goal].open = false; },
             },
             event);
  plan.lifecycle.agreements.clear();  // What the parties agreed to is no longer what stands.
}

}  // namespace events::goals
