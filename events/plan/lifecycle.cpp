#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/content.h"
#include "events/plan/due.h"
#include "events/plan/one_plan.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::lifecycle {
namespace {

// The services owe the start; the owner's side may press it too (S9, S11).
bool may_start(const Plan& plan, const Stamp& stamp) {
  return acts_for_owner(plan, stamp) || is_coordinator(plan, stamp.by) ||
         at_desk(plan, stamp.offices);
}

// R25: an active plan has a coordinator or an open vacancy, from its first moment on.
void open_vacancy(const Plan& plan, const Stamp& stamp, plan::Events& events) {
  if (plan.coordination.coordinator || plan.coordination.vacant_since) return;
  events.push_back(coordination::CoordinatorVacancyOpened{.vacant_since = stamp.at});
}

std::optional<Rejection> refuse_keeping(const Plan& plan, const Stamp& stamp,
                                        std::string_view rule) {
  if (!keeps_plan(plan, stamp)) {
    return forbidden(rule,
                     "This is for the owner, a representative or the coordinator, who keep the "
                     "plan.",
                     "keepers");
  }
  return refuse_unless_active(plan);
}

std::optional<Rejection> refuse_but_timer(const Stamp& stamp, std::string_view rule) {
  if (stamp.by == system_actor) return {};
  return forbidden(rule, "Only the server's timer says that time has passed.", "timer");
}

Rejection not_due(std::string_view rule) {
  return invalid(rule, "not-due", "The time named in due has not passed yet.", {"due"});
}

plan::Decision on(const Plan& plan, const StartPlan&, const Stamp& stamp) {
  if (!may_start(plan, stamp)) {
    return forbidden("S9",
                     "A plan is started by the responsible service, the coordinating unit, the "
                     "coordinator or the owner's side.");
  }
  if (auto refusal = refuse_second_plan(plan)) return *refusal;
  if (!has_consent(plan, consent::ConsentKind::plan, stamp.at)) {
    return broken("R1", "plan-consent-missing",
                  "No plan is made without the owner's consent to it; GivePlanConsent comes "
                  "first.");
  }
  const bool right = plan.intake.eligible.value_or(false);
  if (!right && !plan.intake.voluntary_offered) {
    return broken("S2", "eligibility-not-assessed",
                  "No right to a plan is found and none is offered; AssessEligibility, or "
                  "OfferVoluntaryPlan where there is no right, comes first.");
  }
  plan::Events events{
      PlanStarted{.basis = right ? intake::PlanBasis::right : intake::PlanBasis::voluntary,
                  .started_at = stamp.at}};
  open_vacancy(plan, stamp, events);
  return events;
}

// A plan that paused because the consent was taken back is taken up by whoever may start one, as
// the new consent is the owner's yes. One that the owner wanted paused waits for the owner's word.
std::optional<Rejection> refuse_resuming(const Plan& plan, const ResumePlan& command,
                                         const Stamp& stamp) {
  if (!plan.lifecycle.paused_by_wish) {
    if (may_start(plan, stamp)) return {};
    return forbidden("R9",
                     "A plan is resumed by the responsible service, the coordinating unit, the "
                     "coordinator or the owner's side.");
  }
  if (!acts_for_owner(plan, stamp) && is_coordinator(plan, stamp.by)) {
    if (command.owner_agreement) return {};
    return broken("R9", "owner-agreement-missing",
                  "The plan is the owner's: write in ownerAgreement what the owner said to this, "
                  "or let the owner's side do it.",
                  {"ownerAgreement"});
  }
  return refuse_unless_for_owner(plan, stamp, "R9",
                                 "The owner wanted the plan paused; the owner's side resumes it, "
                                 "or the coordinator at the owner's wish.",
                                 AreaSet::all(), "paused-by-owner");
}

plan::Decision on(const Plan& plan, const ResumePlan& command, const Stamp& stamp) {
  if (auto refusal = refuse_resuming(plan, command, stamp)) return *refusal;
  const auto stage = plan.lifecycle.stage;
  if (stage == Stage::none || stage == Stage::ended) return *refuse_unless_active(plan);
  if (stage == Stage::active) {
    return broken("R9", "plan-not-paused", "The plan is active; only a paused plan is resumed.");
  }
  if (!has_consent(plan, consent::ConsentKind::plan, stamp.at)) {
    return broken("R9", "plan-consent-missing",
                  "The owner's consent to the plan is withdrawn; GivePlanConsent comes first.");
  }
  plan::Events events{PlanResumed{.resumed_at = stamp.at}};
  if (command.owner_agreement) {
    events.emplace_back(ending::StepExplained{.step = ending::Step::resume,
                                              .owner_agreement = command.owner_agreement});
  }
  open_vacancy(plan, stamp, events);
  return events;
}

// What is moot gives no event: the timer may come after the start, or speak of an earlier request.
plan::Decision on(const Plan& plan, const MarkStartOverdue& command, const Stamp& stamp) {
  if (auto refusal = refuse_but_timer(stamp, "S11")) return *refusal;
  if (!awaits_start(plan) || plan.lifecycle.start_overdue) return plan::Events{};
  if (command.due < *plan.intake.asked_at) return plan::Events{};
  if (stamp.at < command.due) return not_due("S11");
  return plan::Events{StartOverdue{.due = command.due}};
}

plan::Decision on(const Plan& plan, const MarkRevisionOverdue& command, const Stamp& stamp) {
  if (auto refusal = refuse_but_timer(stamp, "R22")) return *refusal;
  const auto& lifecycle = plan.lifecycle;
  if (lifecycle.next_revision != command.due || lifecycle.revision_overdue) return plan::Events{};
  if (stamp.at < end_of(command.due)) return not_due("R22");
  return plan::Events{RevisionOverdue{.due = command.due}};
}

plan::Decision on(const Plan& plan, const SetPlanPeriod& command, const Stamp& stamp) {
  if (auto refusal = refuse_keeping(plan, stamp, "R22")) return *refusal;
  if (command.until < command.from) {
    return invalid("R22", "period-backwards", "The period ends on its first day or later.",
                   {"from", "until"});
  }
  return plan::Events{PlanPeriodSet{.from = command.from, .until = command.until}};
}

plan::Decision on(const Plan& plan, const ScheduleRevision& command, const Stamp& stamp) {
  if (auto refusal = refuse_keeping(plan, stamp, "R22")) return *refusal;
  const auto today = day_of(stamp.at);
  if (command.on <= today) {
    return invalid("R22", "revision-not-ahead", "The next revision is on a day after today.",
                   {"on"});
  }
  if (command.on.year() > today.year() + revision_ahead_max) {
    return invalid("R22", "revision-too-far", "The next revision is within the next ten years.",
                   {"on"});
  }
  return plan::Events{RevisionScheduled{.on = command.on}};
}

plan::Decision on(const Plan& plan, const DeclareNone& command, const Stamp& stamp) {
  if (auto refusal = refuse_keeping(plan, stamp, "R18")) return *refusal;
  return plan::Events{ContentPointDeclaredNone{.point = command.point, .because = command.because}};
}

plan::Decision on(const Plan& plan, const AgreePlan&, const Stamp& stamp) {
  const bool for_owner = acts_for_owner(plan, stamp);
  if (!for_owner && !responsible_parties(plan).contains(stamp.by)) {
    return forbidden("R18",
                     "The plan is agreed to by the owner's side and by those who are responsible "
                     "for a measure in it.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  const auto& agreements = plan.lifecycle.agreements;
  if (agreements.contains(stamp.by)) return plan::Events{};
  if (agreements.size() >= parties_max) {
    return broken("R18", "too-many-parties",
                  "As many parties as a plan can have agree already; fewer people should be "
                  "responsible for its measures.");
  }
  AgreementGiven given{.party = stamp.by};
  if (for_owner && plan.owner != stamp.by) given.on_behalf_of = plan.owner;
  return plan::Events{std::move(given)};
}

// Not taken back: it has no last day.
bool plan_consent_stands(const Plan& plan) {
  const auto& all = plan.consent.consents;
  return std::any_of(all.begin(), all.end(), [](const auto& row) {
    return row.second.kind == consent::ConsentKind::plan && !row.second.ended;
  });
}

void start(Plan& plan, const PlanStarted& e) {
  plan.lifecycle.stage = Stage::active;
  plan.lifecycle.paused_by_wish = false;
  plan.lifecycle.basis = e.basis;
  plan.intake.declined = false;  // The owner has said yes since (R1).
}

// The first yes after the content changed begins a new round.
void agree(Plan& plan, const AgreementGiven& e) {
  auto& lifecycle = plan.lifecycle;
  if (lifecycle.agreements.empty()) lifecycle.agreements_counted = false;
  lifecycle.agreements[e.party] = {.for_owner = e.party == plan.owner || e.on_behalf_of};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& lifecycle = plan.lifecycle;
  std::visit(
      Overloaded{
          [&](const PlanStarted& e) { start(plan, e); },
          [&](const StartOverdue&) { lifecycle.start_overdue = true; },
          [&](const PlanPaused&) {
            lifecycle.stage = Stage::paused;
            lifecycle.paused_by_wish = plan_consent_stands(plan);
          },
          [&](const PlanResumed&) {
            lifecycle.stage = Stage::active;
            lifecycle.paused_by_wish = false;
          },
          [&](const PlanPeriodSet&) { lifecycle.has_period = true; },
          [&](const RevisionScheduled& e) {
            lifecycle.next_revision = e.on;
            lifecycle.revision_overdue = false;
          },
          [&](const RevisionOverdue&) { lifecycle.revision_overdue = true; },
          [&](const ContentPointDeclaredNone& e) { lifecycle.declared_none.insert(e.point); },
          [&](const AgreementGiven& e) { agree(plan, e); },
          [&](const PlanAgreed&) {
            lifecycle.agreed = true;
            lifecycle.agreements_counted = true;
          },
      },
      event);
}

}  // namespace events::lifecycle
