#include "events/plan/ending.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/plan.h"
#include "events/plan/rooms.h"
#include "events/plan/standing.h"

namespace events::ending {
namespace {

using lifecycle::Stage;

// A member, peer or representative, or somebody whom the coordinator brought in.
bool has_part(const Plan& plan, const PersonId& person, Timestamp at) {
  return takes_part(plan, person, at) || plan.coordination.professionals.contains(person);
}

std::optional<Rejection> refuse_entry(const Plan& plan, const EntryId& entry) {
  if (!plan.ending.entries.contains(entry)) return {};
  return broken("R22", "entry-exists", "This id is in use already; choose a new one.", {"entry"});
}

// What the owner's side does by itself, staff does with the owner's agreement only.
std::optional<Rejection> refuse_without_agreement(const std::optional<Note>& agreement,
                                                  std::string_view rule) {
  if (agreement) return {};
  return broken(rule, "owner-agreement-missing",
                "The plan is the owner's: write in ownerAgreement what the owner said to this, or "
                "let the owner's side do it.",
                {"ownerAgreement"});
}

// There was no start, or there has been an end: nothing that could be paused or ended.
std::optional<Rejection> refuse_unless_running(const Plan& plan) {
  return plan.lifecycle.stage == Stage::paused ? std::nullopt : refuse_unless_active(plan);
}

void explain(Step step, const std::optional<Note>& reason, const std::optional<Note>& agreement,
             plan::Events& events) {
  if (!reason && !agreement) return;
  events.emplace_back(StepExplained{.step = step, .reason = reason, .owner_agreement = agreement});
}

// --- Revision and evaluation. ---

std::optional<Rejection> refuse_took_part(const Plan& plan, const HoldRevision& command,
                                          Timestamp at) {
  if (command.took_part.empty()) {
    return invalid("R22", "nobody-took-part", "A plan is revised by people: name who took part.",
                   {"tookPart"});
  }
  const bool all = std::all_of(command.took_part.begin(), command.took_part.end(),
                               [&](const PersonId& each) { return has_part(plan, each, at); });
  if (all) return {};
  return broken("R22", "person-unknown",
                "Somebody named has no part in this plan; name those who have.", {"tookPart"});
}

// Who may, and which date may come next, is as for ScheduleRevision, which this includes.
plan::Decision on(const Plan& plan, const HoldRevision& command, const Stamp& stamp) {
  auto scheduled =
      lifecycle::decide(plan, lifecycle::ScheduleRevision{.on = command.next_revision}, stamp);
  if (!scheduled) {
    auto& refusal = scheduled.error();
    if (!refusal.fields.empty()) refusal.fields = {"nextRevision"};
    return refusal;
  }
  if (auto refusal = refuse_entry(plan, command.entry)) return *refusal;
  if (command.held_on > day_of(stamp.at)) {
    return invalid("R22", "revision-not-held",
                   "A revision is recorded once it is held; ScheduleRevision plans one.",
                   {"heldOn"});
  }
  if (auto refusal = refuse_took_part(plan, command, stamp.at)) return *refusal;
  plan::Events events{RevisionHeld{.entry = command.entry,
                                   .held_on = command.held_on,
                                   .took_part = command.took_part,
                                   .outcome = command.outcome,
                                   .next_revision = command.next_revision}};
  events.insert(events.end(), scheduled->begin(), scheduled->end());
  return events;
}

plan::Decision on(const Plan& plan, const EvaluatePlan& command, const Stamp& stamp) {
  if (!keeps_plan(plan, stamp)) {
    return forbidden("R22",
                     "The plan as a whole is evaluated by the owner's side or the coordinator; "
                     "EvaluateMeasure is for one measure, EvaluateProcess for the work.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (auto refusal = refuse_entry(plan, command.entry)) return *refusal;
  return plan::Events{
      PlanEvaluated{.entry = command.entry, .evaluated_by = stamp.by, .text = command.text}};
}

// Whoever takes part has a view of it, as long as they may see anything of the plan (R5).
bool may_say_how_it_went(const Plan& plan, const Stamp& stamp) {
  return keeps_plan(plan, stamp) ||
         (has_part(plan, stamp.by, stamp.at) && !shared_with(plan, stamp.by, stamp.at).empty());
}

plan::Decision on(const Plan& plan, const EvaluateProcess& command, const Stamp& stamp) {
  if (!may_say_how_it_went(plan, stamp)) {
    return forbidden("R22",
                     "The work on the plan is evaluated by those who take part in it and may see "
                     "something of the plan.",
                     "evaluating-work");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (auto refusal = refuse_entry(plan, command.entry)) return *refusal;
  if (!command.taking_part && !command.cooperation && !command.coordination) {
    return invalid("R22", "nothing-evaluated",
                   "Say how at least one of takingPart, cooperation and coordination worked.",
                   {"takingPart", "cooperation", "coordination"});
  }
  return plan::Events{ProcessEvaluated{.entry = command.entry,
                                       .evaluated_by = stamp.by,
                                       .taking_part = command.taking_part,
                                       .cooperation = command.cooperation,
                                       .coordination = command.coordination}};
}

// --- Pause and end. ---

std::optional<Rejection> refuse_step(const Plan& plan, const Stamp& stamp,
                                     const std::optional<Note>& agreement, std::string_view rule,
                                     std::string_view who, std::string_view sense) {
  if (!acts_for_owner(plan, stamp) && is_coordinator(plan, stamp.by)) {
    return refuse_without_agreement(agreement, rule);
  }
  return refuse_unless_for_owner(plan, stamp, rule, who, AreaSet::all(), sense);
}

plan::Decision on(const Plan& plan, const PausePlan& command, const Stamp& stamp) {
  constexpr std::string_view who =
      "The plan is paused by the owner's side, or by the coordinator at the owner's wish.";
  if (auto refusal = refuse_step(plan, stamp, command.owner_agreement, "R9", who, "pausing")) {
    return *refusal;
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  plan::Events events{lifecycle::PlanPaused{.paused_at = stamp.at}};
  explain(Step::pause, command.reason, command.owner_agreement, events);
  return events;
}

// Nobody is left to agree where the owner has died: whoever has the plan in hand closes it.
std::optional<Rejection> refuse_ending(const Plan& plan, const EndPlan& command,
                                       const Stamp& stamp) {
  const bool has_it_in_hand = is_coordinator(plan, stamp.by) || at_desk(plan, stamp.offices);
  if (command.reason == EndReason::died && has_it_in_hand) return {};
  return refuse_step(plan, stamp, command.owner_agreement, "S5",
                     "The plan is ended by the owner's side, or by the coordinator with the "
                     "owner's agreement; staff at the desk may where the owner has died.",
                     "ending");
}

// Consents to this plan and to sharing what it holds were given for as long as it lasts: a later
// start needs the owner's new yes (R1), and shares nothing by an old one (R5).
void expire_consents(const Plan& plan, plan::Events& events) {
  for (const auto& [id, each] : plan.consent.consents) {
    if (each.ended || each.kind == consent::ConsentKind::coordinator) continue;
    events.emplace_back(consent::ConsentExpired{.consent = id, .kind = each.kind});
  }
}

plan::Decision on(const Plan& plan, const EndPlan& command, const Stamp& stamp) {
  if (auto refusal = refuse_ending(plan, command, stamp)) return *refusal;
  if (auto refusal = refuse_unless_running(plan)) return *refusal;
  plan::Events events{PlanEnded{.reason = command.reason, .ended_at = stamp.at}};
  explain(Step::end, command.note, command.owner_agreement, events);
  if (const auto& next = plan.lifecycle.next_revision) {
    events.emplace_back(RevisionCancelled{.on = *next});
  }
  if (const auto& since = plan.coordination.vacant_since) {
    events.emplace_back(CoordinatorVacancyClosed{.vacant_since = *since});
  }
  expire_consents(plan, events);
  return events;
}

// --- Moving. ---

bool is_municipality_number(const unit::Municipality& number) {
  return number.value.size() == unit::Municipality::length_max &&
         number.value.find_first_not_of("0123456789") == std::string::npos;
}

std::optional<Rejection> refuse_transfer(const Plan& plan, const TransferPlan& command,
                                         const Stamp& stamp) {
  const bool has_it_in_hand = is_coordinator(plan, stamp.by) || at_desk(plan, stamp.offices);
  if (!acts_for_owner(plan, stamp) && has_it_in_hand) {
    return refuse_without_agreement(command.owner_agreement, "R15");
  }
  return refuse_unless_for_owner(plan, stamp, "R15",
                                 "The plan is moved by the owner's side, or, with the owner's "
                                 "agreement, by the coordinator or the body that it is with.",
                                 AreaSet::all());
}

// R25: the old coordinator leaves with the old municipality; an active plan then has a vacancy.
void vacate(const Plan& plan, Timestamp at, plan::Events& events) {
  if (!plan.coordination.coordinator) return;
  events.emplace_back(
      coordination::CoordinatorVacated{.coordinator = *plan.coordination.coordinator,
                                       .cause = coordination::VacancyCause::plan_moved});
  if (plan.lifecycle.stage == Stage::active) {
    events.emplace_back(coordination::CoordinatorVacancyOpened{.vacant_since = at});
  }
}

// A paused plan moves too, and so does an ended one, lest a new start be tied to the old place.
plan::Decision on(const Plan& plan, const TransferPlan& command, const Stamp& stamp) {
  if (auto refusal = refuse_transfer(plan, command, stamp)) return *refusal;
  if (plan.lifecycle.stage == Stage::none) return *refuse_unless_active(plan);
  if (!is_municipality_number(command.to_municipality)) {
    return invalid("R15", "municipality-number", "A municipality number is four digits.",
                   {"toMunicipality"});
  }
  if (plan.intake.anchor == command.to_unit || plan.intake.unit == command.to_unit) {
    return broken("R15", "same-unit",
                  "The plan is with this coordinating unit already; name the new municipality's.",
                  {"toUnit"});
  }
  plan::Events events{
      PlanTransferred{.to_municipality = command.to_municipality, .to_unit = command.to_unit}};
  explain(Step::transfer, {}, command.owner_agreement, events);
  vacate(plan, stamp.at, events);
  return events;
}

plan::Decision on(const Plan& plan, const ChangeCareLevel& command, const Stamp& stamp) {
  if (!keeps_plan(plan, stamp, LifeArea::health)) {
    return forbidden("R15",
                     "The level of care is recorded by the owner's side, within the scope, or the "
                     "coordinator.",
                     "care-level");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (command.since > day_of(stamp.at)) {
    return invalid("R15", "since-ahead",
                   "A level of care is recorded once it has changed: since today or before.",
                   {"since"});
  }
  return plan::Events{
      CareLevelChanged{.level = command.level, .since = command.since, .area = LifeArea::health}};
}

// --- What is true then. ---

// The services owe a start again only once somebody asks anew (S11).
void end(Plan& plan) {
  auto& lifecycle = plan.lifecycle;
  lifecycle.stage = Stage::ended;
  lifecycle.agreed = false;
  lifecycle.agreements.clear();
  lifecycle.agreements_counted = false;
  lifecycle.start_overdue = false;
  plan.intake.asked_at.reset();
}

// All that decides who is at the desk names the new unit; it answers what the old one has not.
void transfer(intake::State& intake, const Orgnr& unit) {
  intake.anchor = unit;
  intake.responsible = unit;
  intake.unit = unit;
  for (auto& [id, application] : intake.applications) {
    if (!application.decided) application.unit = unit;
  }
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& lifecycle = plan.lifecycle;
  auto& entries = plan.ending.entries;
  std::visit(Overloaded{
                 [&](const RevisionHeld& e) {
                   entries.insert(e.entry);
                   lifecycle.next_revision = e.next_revision;
                   lifecycle.revision_overdue = false;
                 },
                 [&](const PlanEvaluated& e) { entries.insert(e.entry); },
                 [&](const ProcessEvaluated& e) { entries.insert(e.entry); },
                 [&](const PlanEnded&) { end(plan); },
                 [](const StepExplained&) {},
                 [&](const RevisionCancelled&) {
                   lifecycle.next_revision.reset();
                   lifecycle.revision_overdue = false;
                 },
                 [&](const CoordinatorVacancyClosed&) { plan.coordination.vacant_since.reset(); },
                 [&](const PlanTransferred& e) { transfer(plan.intake, e.to_unit); },
                 [](const CareLevelChanged&) {},
             },
             event);
}

}  // namespace events::ending
