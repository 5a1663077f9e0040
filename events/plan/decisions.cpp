#include "events/plan/decisions.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::decisions {
namespace {

// What is about a measure is in the measure's area, so that it reaches nobody who may not see the
// measure; what is about none says its area itself.
template <class Command>
Result<LifeArea, Rejection> area_of(const Plan& plan, const Command& command,
                                    std::string_view rule) {
  if (!command.measure) {
    if (command.area) return *command.area;
    return invalid(rule, "area-missing",
                   "Name the measure or, where this is about none, the life area.",
                   {"measure", "area"});
  }
  const auto found = plan.measures.measures.find(*command.measure);
  if (found != plan.measures.measures.end()) return found->second.area;
  return broken(rule, "measure-unknown", "There is no measure with this id in the plan.",
                {"measure"});
}

std::optional<Rejection> refuse_other_area(const std::optional<LifeArea>& named, LifeArea area,
                                           std::string_view rule) {
  if (!named || *named == area) return {};
  return invalid(rule, "area-mismatch",
                 "A measure has a life area already; leave out area, or name that one.", {"area"});
}

template <class Ids, class Id>
std::optional<Rejection> refuse_known(const Ids& known, const Id& id, std::string_view rule,
                                      std::string_view slug, std::string_view field) {
  if (!known.contains(id)) return {};
  return broken(rule, slug, "This id is in use already; choose a new one.", {std::string(field)});
}

// The plan rests with this body, or asks for its cooperation in the area.
bool has_part(const Plan& plan, const Orgnr& body, LifeArea area) {
  const auto& intake = plan.intake;
  if (intake.responsible == body || intake.unit == body || intake.anchor == body) return true;
  return std::any_of(intake.cooperation.begin(), intake.cooperation.end(), [&](const auto& row) {
    const auto& asked = row.second;
    return asked.body == body && asked.area == area &&
           asked.status != intake::CooperationStatus::refused;
  });
}

// The coordinator, or staff of the body that decided. Who may not see the measure does not speak of
// it, and a body without a part in the plan has no say in it.
bool may_link(const Plan& plan, const LinkDecision& command, LifeArea area, const Stamp& stamp) {
  if (is_coordinator(plan, stamp.by)) return true;
  if (!works_at(stamp, command.body)) return false;
  return works_in(plan, stamp, area) || (!command.measure && has_part(plan, command.body, area));
}

// R21: a no, or a partial one, to what the owner wants; a yes to what the owner does not want.
bool goes_against_owner(const Plan& plan, const LinkDecision& command) {
  if (!command.measure) return false;
  const auto view = plan.decisions.owner_wants.find(*command.measure);
  if (view == plan.decisions.owner_wants.end()) return false;
  const bool granted = command.outcome == Outcome::granted;
  return view->second == Wants::in_favour ? !granted : granted;
}

// --- One `on` per command. ---

plan::Decision on(const Plan& plan, const AttachSubPlan& command, const Stamp& stamp) {
  if (!works_in(plan, stamp, command.area)) {
    return forbidden("S49",
                     "A sub-plan is attached by the owner's side, the coordinator, or a member "
                     "whose access covers its life area.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (auto refusal = refuse_known(plan.decisions.sub_plans, command.sub_plan, "S49",
                                  "sub-plan-exists", "subPlan")) {
    return *refusal;
  }
  if (command.from && command.until && *command.until < *command.from) {
    return invalid("S49", "period-backwards", "The period ends on its first day or later.",
                   {"from", "until"});
  }
  return plan::Events{SubPlanAttached{.sub_plan = command.sub_plan,
                                      .kind = command.kind,
                                      .title = command.title,
                                      .body = command.body,
                                      .area = command.area,
                                      .from = command.from,
                                      .until = command.until}};
}

plan::Decision on(const Plan& plan, const LinkDecision& command, const Stamp& stamp) {
  const auto area = area_of(plan, command, "S51");
  if (!area) return area.error();
  if (!may_link(plan, command, *area, stamp)) {
    return forbidden("S51",
                     "A decision is linked by the coordinator, or by staff of the body that made "
                     "it: whose access covers the life area or, where no measure is named, whose "
                     "body has a part in the plan.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (auto refusal = refuse_other_area(command.area, *area, "S51")) return *refusal;
  if (auto refusal = refuse_known(plan.decisions.decisions, command.decision, "S51",
                                  "decision-exists", "decision")) {
    return *refusal;
  }
  if (command.decided_on > day_of(stamp.at)) {
    return invalid("S51", "decision-ahead",
                   "A decision is linked once it is made: today or before.", {"decidedOn"});
  }
  const bool against = goes_against_owner(plan, command);
  if (against && !command.deviates_because) {
    return broken("R21", "deviation-without-reason",
                  "The decision goes against the owner's recorded view on this measure; say why in "
                  "deviatesBecause.",
                  {"deviatesBecause"});
  }
  return plan::Events{DecisionLinked{.decision = command.decision,
                                     .measure = command.measure,
                                     .area = *area,
                                     .reference = command.reference,
                                     .body = command.body,
                                     .outcome = command.outcome,
                                     .decided_on = command.decided_on,
                                     .appeal_basis = command.appeal_basis,
                                     .against_owner_view = against,
                                     .deviates_because = command.deviates_because}};
}

// What leaves the plan leaves it on the owner's word (R5).
std::optional<Rejection> refuse_export(const Plan& plan, const ExportBasisDocument& command,
                                       const Stamp& stamp) {
  if (acts_for_owner(plan, stamp) || !is_coordinator(plan, stamp.by)) {
    return refuse_unless_for_owner(plan, stamp, "S52",
                                   "The plan is taken out as a basis by the owner's side, or by "
                                   "the coordinator as agreed with the owner.",
                                   command.areas);
  }
  if (command.owner_agreement) return {};
  return broken("S52", "owner-agreement-missing",
                "The owner decides who receives what: write in ownerAgreement what the owner said, "
                "or let the owner's side do it.",
                {"ownerAgreement"});
}

plan::Decision on(const Plan& plan, const ExportBasisDocument& command, const Stamp& stamp) {
  if (auto refusal = refuse_export(plan, command, stamp)) return *refusal;
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (command.areas.empty()) {
    return invalid("S52", "areas-missing",
                   "Name the life areas that the body needs for its decision, and no others.",
                   {"areas"});
  }
  if (auto refusal =
          refuse_known(plan.decisions.entries, command.entry, "S52", "entry-exists", "entry")) {
    return *refusal;
  }
  return plan::Events{BasisDocumentExported{.entry = command.entry,
                                            .purpose = command.purpose,
                                            .areas = command.areas,
                                            .body = command.body,
                                            .owner_agreement = command.owner_agreement}};
}

plan::Decision on(const Plan& plan, const LinkServiceApplication& command, const Stamp& stamp) {
  const auto area = area_of(plan, command, "S52");
  if (!area) return area.error();
  if (!works_in(plan, stamp, *area)) {
    return forbidden("S52",
                     "An application for a service is linked by the owner's side, the coordinator, "
                     "or a member whose access covers its life area.",
                     "linking");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (auto refusal = refuse_other_area(command.area, *area, "S52")) return *refusal;
  if (auto refusal = refuse_known(plan.decisions.applications, command.application, "S52",
                                  "application-exists", "application")) {
    return *refusal;
  }
  return plan::Events{ServiceApplicationLinked{.application = command.application,
                                               .measure = command.measure,
                                               .area = *area,
                                               .sought = command.sought,
                                               .body = command.body}};
}

plan::Decision on(const Plan& plan, const RecordOwnerView& command, const Stamp& stamp) {
  const auto area = area_of(plan, command, "S53");
  if (!area) return area.error();
  if (!keeps_plan(plan, stamp, *area)) {
    return forbidden("S53",
                     "The owner's view is recorded by the owner, a representative within the "
                     "scope, or the coordinator, who writes it down.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (auto refusal = refuse_other_area(command.area, *area, "S53")) return *refusal;
  if (command.measure && !command.wants) {
    return invalid("R21", "wants-missing",
                   "A view on a measure says in wants whether the owner is in favour or against, "
                   "so that a decision can be held against it.",
                   {"wants"});
  }
  if (auto refusal =
          refuse_known(plan.decisions.entries, command.entry, "S53", "entry-exists", "entry")) {
    return *refusal;
  }
  return plan::Events{OwnerViewRecorded{.entry = command.entry,
                                        .measure = command.measure,
                                        .area = *area,
                                        .wants = command.wants,
                                        .text = command.text}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

// A decision leaves the measure as its parties agreed it (S50): nothing here touches a measure.
void evolve(Plan& plan, const Event& event) {
  auto& state = plan.decisions;
  std::visit(
      Overloaded{
          [&](const SubPlanAttached& e) { state.sub_plans.insert(e.sub_plan); },
          [&](const DecisionLinked& e) { state.decisions.insert(e.decision); },
          [&](const BasisDocumentExported& e) { state.entries.insert(e.entry); },
          [&](const ServiceApplicationLinked& e) { state.applications.insert(e.application); },
          [&](const OwnerViewRecorded& e) {
            state.entries.insert(e.entry);
            if (e.measure && e.wants) state.owner_wants[*e.measure] = *e.wants;
          },
      },
      event);
}

}  // namespace events::decisions
