#include "tests/support/model_world.h"

#include "events/check.h"
#include "events/codec.h"
#include "events/plan/due.h"
#include "tests/support/any_command.h"
#include "tests/support/model_cast.h"

namespace tests {
namespace {

using events::Timestamp;

// Timers may bring about others, a few times; more would be a circle.
constexpr int rounds_max = 10;

Timestamp beginning() {
  using std::chrono::hours;
  using std::chrono::sys_days;
  return sys_days{std::chrono::year{2026} / 3 / 2} + hours{8};
}

}  // namespace

std::string text_of(const ModelStep& step) {
  const auto draft = events::encode(step.command);
  return events::to_text(step.at) + "  " + step.by.value + " -> the plan of " +
         model_owners().at(step.plan).id.value + ": " + draft.type + " " + draft.payload;
}

ModelWorld::ModelWorld(ModelFaults faults) : faults_(std::move(faults)), now_(beginning()) {
  for (const auto& owner : model_owners()) {
    ModelPlan kept{.owner = owner.id};
    kept.plan.id = events::plan_of(owner.id);
    plans_.push_back(std::move(kept));
  }
}

void ModelWorld::record(ModelPlan& kept, const events::plan::Events& events,
                        const events::Stamp& stamp, bool derived) {
  for (const auto& event : events) {
    kept.told.push_back({.event = event, .by = stamp.by, .at = stamp.at, .derived = derived});
    if (!faults_.forgotten.empty() && faults_.forgotten.contains(name_of(event))) continue;
    kept.plan = events::plan::evolve(std::move(kept.plan), event);
  }
}

// Whether the command was accepted, even if it changed nothing.
bool ModelWorld::send(ModelPlan& kept, const events::plan::Command& command,
                      const events::Stamp& stamp, Outcome& outcome) {
  const auto decision = events::plan::decide(kept.plan, command, stamp);
  if (!decision) return false;
  if (decision->empty()) return true;
  record(kept, *decision, stamp, false);
  record(kept, events::plan::derive(kept.plan, stamp), stamp, true);
  outcome.effects.push_back(name_of(command));
  return true;
}

// One pass over what is due: true if anything was sent. A name that was accepted once is never
// sent again, as the log keeps a timer's command id for good.
bool ModelWorld::send_due(ModelPlan& kept, std::set<std::string>& sent, Outcome& outcome) {
  bool any = false;
  for (const auto& due : events::due_of(kept.plan, events::Deadlines{})) {
    if (due.at > now_) break;
    if (kept.fired.contains(due.what) || !sent.insert(due.what).second) continue;
    any = true;
    const events::Stamp stamp{.by = events::system_actor, .at = now_};
    if (send(kept, due.command, stamp, outcome)) kept.fired.insert(due.what);
  }
  return any;
}

void ModelWorld::run_timers(ModelPlan& kept, Outcome& outcome) {
  kept.left_over.clear();
  kept.next_due.reset();
  std::set<std::string> sent;
  for (int round = 0; round < rounds_max && send_due(kept, sent, outcome); ++round) {
  }
  for (const auto& due : events::due_of(kept.plan, events::Deadlines{})) {
    if (due.at > now_) {
      kept.next_due = due.at;
      break;
    }
    kept.left_over.insert(due.what);
  }
}

ModelWorld::Outcome ModelWorld::play(const ModelStep& step) {
  now_ = std::max(now_, step.at);
  Outcome outcome;
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    auto& kept = plans_[i];
    const auto before = kept.told.size();
    if (i == step.plan) {
      outcome.accepted = send(kept, step.command,
                              {.by = step.by, .at = now_, .offices = offices_of(step.by)}, outcome);
    }
    const bool moved = kept.told.size() > before;
    const bool due = kept.next_due && *kept.next_due <= now_;
    if (!faults_.no_timers && (moved || due)) run_timers(kept, outcome);
    if (kept.told.size() == before) continue;
    kept.fresh = before;
    outcome.changed.push_back(i);
  }
  return outcome;
}

}  // namespace tests
