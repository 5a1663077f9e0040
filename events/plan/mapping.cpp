#include "events/overloaded.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::mapping {
namespace {

// The owner's own voice is written down by the owner's side or, with the owner, the coordinator.
std::optional<Rejection> refuse_unless_keeping(const Plan& plan, const Stamp& stamp, LifeArea area,
                                               std::string_view rule) {
  if (!keeps_plan(plan, stamp, area)) {
    return forbidden(rule,
                     "This is written by the owner, the coordinator, or a representative whose "
                     "scope covers the life area.",
                     "owners-voice");
  }
  return refuse_unless_active(plan);
}

// The services take part in mapping, each where it may see.
std::optional<Rejection> refuse_unless_working_in(const Plan& plan, const Stamp& stamp,
                                                  LifeArea area) {
  if (!works_in(plan, stamp, area)) {
    return forbidden("S34",
                     "This is written by the owner, a representative, the coordinator, or a member "
                     "whose access covers the life area.");
  }
  return refuse_unless_active(plan);
}

// An id keeps its kind and its area: those who saw an entry must see what became of it, and nobody
// else.
std::optional<Rejection> refuse_taken(const Plan& plan, const EntryId& id, const Entry& entry) {
  const auto found = plan.mapping.entries.find(id);
  if (found == plan.mapping.entries.end()) return {};
  if (found->second.kind == entry.kind && found->second.area == entry.area) return {};
  return broken("S34", "entry-exists",
                "An entry of another kind or life area has this id; choose a new id.", {"entry"});
}

plan::Decision on(const Plan& plan, const RecordWhatMatters& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_keeping(plan, stamp, LifeArea::everyday, "S25")) return *refusal;
  const Entry entry{.kind = EntryKind::what_matters, .area = LifeArea::everyday};
  if (auto refusal = refuse_taken(plan, command.entry, entry)) return *refusal;
  return plan::Events{WhatMattersRecorded{
      .entry = command.entry, .area = LifeArea::everyday, .text = command.text}};
}

// Situation, need and resource differ in nothing but what they are called.
template <class Recorded, class Command>
plan::Decision record(const Plan& plan, EntryKind kind, const Command& command,
                      const Stamp& stamp) {
  if (auto refusal = refuse_unless_working_in(plan, stamp, command.area)) return *refusal;
  const Entry entry{.kind = kind, .area = command.area};
  if (auto refusal = refuse_taken(plan, command.entry, entry)) return *refusal;
  return plan::Events{Recorded{.entry = command.entry, .area = command.area, .text = command.text}};
}

plan::Decision on(const Plan& plan, const RecordSituation& command, const Stamp& stamp) {
  return record<SituationRecorded>(plan, EntryKind::situation, command, stamp);
}

plan::Decision on(const Plan& plan, const RecordNeed& command, const Stamp& stamp) {
  return record<NeedRecorded>(plan, EntryKind::need, command, stamp);
}

plan::Decision on(const Plan& plan, const RecordResource& command, const Stamp& stamp) {
  return record<ResourceRecorded>(plan, EntryKind::resource, command, stamp);
}

plan::Decision on(const Plan& plan, const RecordWish& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_keeping(plan, stamp, command.area, "S34")) return *refusal;
  const Entry entry{.kind = EntryKind::wish, .area = command.area};
  if (auto refusal = refuse_taken(plan, command.entry, entry)) return *refusal;
  return plan::Events{WishRecorded{
      .entry = command.entry, .area = command.area, .time = command.time, .text = command.text}};
}

plan::Decision on(const Plan& plan, const SetFacilitation& command, const Stamp& stamp) {
  if (!keeps_plan(plan, stamp)) {
    return forbidden("S35",
                     "How the owner takes part is set by the owner, a representative or the "
                     "coordinator.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (!command.language && !command.interpreter && command.aids.empty() && !command.form) {
    return invalid("S35", "nothing-to-change",
                   "Say at least one of language, interpreter, aids and form.",
                   {"language", "interpreter", "aids", "form"});
  }
  return plan::Events{FacilitationSet{.language = command.language,
                                      .interpreter = command.interpreter,
                                      .aids = command.aids,
                                      .form = command.form}};
}

plan::Decision on(const Plan& plan, const AssignOwnerTask& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_keeping(plan, stamp, command.area, "S38")) return *refusal;
  const auto found = plan.mapping.tasks.find(command.task);
  if (found != plan.mapping.tasks.end() && found->second != command.area) {
    return broken("S38", "task-exists", "A task in another life area has this id; choose a new id.",
                  {"task"});
  }
  return plan::Events{OwnerTaskAssigned{
      .task = command.task, .area = command.area, .what = command.what, .when = command.when}};
}

plan::Decision on(const Plan& plan, const AgreeContribution& command, const Stamp& stamp) {
  const bool own = command.party == stamp.by && works_in(plan, stamp, command.area);
  if (!own && !keeps_plan(plan, stamp, command.area)) {
    return forbidden("S38",
                     "A contribution is written by the owner, a representative or the coordinator, "
                     "or by the party itself where its access covers the life area.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (!takes_part(plan, command.party, stamp.at)) {
    return broken("S38", "party-unknown",
                  "The party takes no part in this plan; name somebody who does.", {"party"});
  }
  const Contribution contribution{.area = command.area, .party = command.party};
  const auto found = plan.mapping.contributions.find(command.contribution);
  if (found != plan.mapping.contributions.end() && found->second != contribution) {
    return broken("S38", "contribution-exists",
                  "A contribution of another party or life area has this id; choose a new id.",
                  {"contribution"});
  }
  return plan::Events{ContributionAgreed{.contribution = command.contribution,
                                         .area = command.area,
                                         .party = command.party,
                                         .what = command.what}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

// What the parties agreed to is no longer what stands once somebody's contribution or task changes;
// what is known about the owner's life may grow without that.
void evolve(Plan& plan, const Event& event) {
  auto& state = plan.mapping;
  const auto enter = [&](const auto& e, EntryKind kind) {
    state.entries[e.entry] = {.kind = kind, .area = e.area};
  };
  std::visit(Overloaded{
                 [&](const WhatMattersRecorded& e) { enter(e, EntryKind::what_matters); },
                 [&](const SituationRecorded& e) { enter(e, EntryKind::situation); },
                 [&](const NeedRecorded& e) { enter(e, EntryKind::need); },
                 [&](const ResourceRecorded& e) { enter(e, EntryKind::resource); },
                 [&](const WishRecorded& e) { enter(e, EntryKind::wish); },
                 [](const FacilitationSet&) {},
                 [&](const OwnerTaskAssigned& e) {
                   state.tasks[e.task] = e.area;
                   plan.lifecycle.agreements.clear();
                 },
                 [&](const ContributionAgreed& e) {
                   state.contributions[e.contribution] = {.area = e.area, .party = e.party};
                   plan.lifecycle.agreements.clear();
                 },
             },
             event);
}

}  // namespace events::mapping
