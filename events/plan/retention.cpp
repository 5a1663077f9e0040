#include "events/plan/retention.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/plan.h"
#include "events/plan/rooms.h"
#include "events/plan/standing.h"

namespace events::retention {
namespace {

bool holds(const Duty& duty, Timestamp at) {
  return !duty.lifted && (!duty.until || day_of(at) <= *duty.until);
}

plan::Decision on(const Plan& plan, const SetRetentionDuty& command, const Stamp& stamp) {
  if (!plan.owner || !works_at(stamp, command.body) || !has_part(plan, command.body)) {
    return forbidden("R55",
                     "A duty to keep the history is set by staff of the body that has it, and the "
                     "body has a part in the plan.");
  }
  if (plan.retention.duties.contains(command.duty)) {
    return broken("R55", "duty-exists", "This id is in use already; choose a new one.", {"duty"});
  }
  if (command.until && *command.until < day_of(stamp.at)) {
    return invalid("R55", "duty-over", "The last day of a duty is today or later.", {"until"});
  }
  return plan::Events{RetentionDutySet{.duty = command.duty,
                                       .body = command.body,
                                       .legal_basis = command.legal_basis,
                                       .until = command.until}};
}

plan::Decision on(const Plan& plan, const LiftRetentionDuty& command, const Stamp& stamp) {
  const auto found = plan.retention.duties.find(command.duty);
  const bool known = found != plan.retention.duties.end();
  if (!known || !works_at(stamp, found->second.body)) {
    return forbidden(
        "R55", "A duty to keep the history is lifted by staff of the body that set it.", "lifting");
  }
  if (found->second.lifted) {
    return broken("R55", "duty-lifted", "This duty is lifted already.", {"duty"});
  }
  return plan::Events{RetentionDutyLifted{.duty = command.duty, .reason = command.reason}};
}

plan::Decision on(const Plan& plan, const RequestErasure& command, const Stamp& stamp) {
  auto no = refuse_unless_for_owner(plan, stamp, "R55",
                                    "Erasure is asked for by the owner, or by a representative "
                                    "instead of the owner for the whole of life.",
                                    AreaSet::all(), "erasing");
  if (no) return *no;
  const auto stage = plan.lifecycle.stage;
  if (stage == lifecycle::Stage::active || stage == lifecycle::Stage::paused) {
    return broken("R55", "plan-running",
                  "The plan is in use; EndPlan first, then it can be asked to be erased.");
  }
  const auto& duties = plan.retention.duties;
  const bool kept = std::any_of(duties.begin(), duties.end(),
                                [&](const auto& row) { return holds(row.second, stamp.at); });
  if (kept) {
    return broken("R55", "retention-holds",
                  "Somebody has to keep this history by law; `retention` in the plan says who, by "
                  "which law and until when. Ask again when that is over.");
  }
  if (plan.retention.erasure_requested) {
    return broken("R55", "erasure-requested", "Erasure has been asked for already.");
  }
  plan::Events events{ErasureRequested{.requested_at = stamp.at}};
  if (command.reason) events.emplace_back(ErasureExplained{.reason = *command.reason});
  return events;
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& state = plan.retention;
  std::visit(Overloaded{
                 [&](const RetentionDutySet& e) {
                   state.duties[e.duty] = {.body = e.body, .until = e.until};
                 },
                 [&](const RetentionDutyLifted& e) { state.duties[e.duty].lifted = true; },
                 [&](const ErasureRequested&) { state.erasure_requested = true; },
                 [](const ErasureExplained&) {},
             },
             event);
}

}  // namespace events::retention
