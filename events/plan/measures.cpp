#include <algorithm>

#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::measures {
namespace {

const Measure* find(const Plan& plan, const MeasureId& id) {
  const auto found = plan.measures.measures.find(id);
  return found != plan.measures.measures.end() ? &found->second : nullptr;
}

bool closed(const Measure& measure) {
  return measure.status == Status::declined || measure.status == Status::completed;
}

// --- What was wrong, and what would be right. ---

Rejection unknown_measure(std::string_view field = "measure") {
  return broken("S42", "measure-unknown", "There is no measure with this id in the plan.",
                {std::string(field)});
}

Rejection closed_measure(std::string_view field = "measure") {
  return broken("S48", "measure-closed",
                "The measure is completed or declined; propose a new measure instead.",
                {std::string(field)});
}

std::optional<Rejection> refuse_unless_working_in(const Plan& plan, const Stamp& stamp,
                                                  LifeArea area) {
  if (!works_in(plan, stamp, area)) {
    return forbidden("S42",
                     "This is for the owner, a representative, the coordinator, or a member whose "
                     "access covers the measure's life area.");
  }
  return refuse_unless_active(plan);
}

// The responsible party acts as such only while taking part and seeing the area (R5, R51).
bool is_responsible(const Plan& plan, const Measure& measure, const Stamp& stamp) {
  if (!measure.responsible || measure.responsible != stamp.by) return false;
  return takes_part(plan, stamp.by, stamp.at) &&
         (keeps_plan(plan, stamp, measure.area) ||
          shared_with(plan, stamp.by, stamp.at).contains(measure.area));
}

// The owner, or whoever acts instead of the owner in the measure's area.
bool speaks_for_owner(const Plan& plan, const Measure& measure, const Stamp& stamp) {
  return authority_of(plan, stamp.by, stamp.at).contains(measure.area);
}

std::optional<Rejection> refuse_unless_party(const Plan& plan, const Measure& measure,
                                             const Stamp& stamp) {
  if (!is_responsible(plan, measure, stamp)) {
    auto refusal = refuse_unless_for_owner(
        plan, stamp, "S1",
        "Yes and no to a measure are said by the owner's side and by the responsible party, as "
        "long as that party may see the measure.",
        LifeAreas{measure.area});
    if (refusal) return refusal;
  }
  return refuse_unless_active(plan);
}

std::optional<Rejection> refuse_unless_running(const Plan& plan, const Measure& measure,
                                               const Stamp& stamp) {
  if (!is_coordinator(plan, stamp.by) && !is_responsible(plan, measure, stamp)) {
    auto refusal = refuse_unless_for_owner(
        plan, stamp, "S48",
        "A measure is paused, resumed and completed by its responsible party, the coordinator or "
        "the owner's side.",
        LifeAreas{measure.area});
    if (refusal) return refusal;
  }
  return refuse_unless_active(plan);
}

std::optional<Rejection> refuse_goal(const Plan& plan, const std::optional<GoalId>& goal) {
  if (!goal) return {};
  const auto found = plan.goals.goals.find(*goal);
  if (found != plan.goals.goals.end() && found->second.open) return {};
  return broken("S39", "goal-unknown", "There is no open goal with this id in the plan.", {"goal"});
}

std::optional<Rejection> refuse_responsible(const Plan& plan,
                                            const std::optional<PersonId>& responsible,
                                            Timestamp at) {
  if (!responsible || takes_part(plan, *responsible, at)) return {};
  return broken("S44", "responsible-unknown",
                "The responsible person takes no part in this plan; name the owner or somebody who "
                "does.",
                {"responsible"});
}

std::vector<std::string> missing_in(const Measure& measure) {
  std::vector<std::string> missing;
  if (!measure.goal) missing.emplace_back("goal");
  if (!measure.has_how) missing.emplace_back("how");
  if (!measure.has_extent) missing.emplace_back("extent");
  if (!measure.has_when) missing.emplace_back("when");
  if (!measure.responsible) missing.emplace_back("responsible");
  return missing;
}

// Goals come first (R16), and a measure says everything before it is agreed to (R17).
std::optional<Rejection> refuse_unripe(const Plan& plan, const Measure& measure) {
  const auto& goals = plan.goals.goals;
  if (std::none_of(goals.begin(), goals.end(), [](const auto& each) { return each.second.open; })) {
    return broken("R16", "goal-missing",
                  "The plan has no open goal yet; set a goal before a measure is accepted.");
  }
  auto missing = missing_in(measure);
  if (missing.empty()) return {};
  return broken("R17", "measure-incomplete",
                "Something is missing in the measure; add it by ChangeMeasure, and how it is done "
                "by DescribeImplementation.",
                std::move(missing));
}

// --- One `on` per command. ---

plan::Decision on(const Plan& plan, const RecordProfessionalAssessment& command,
                  const Stamp& stamp) {
  const auto member = plan.group.members.find(stamp.by);
  const bool provider = member != plan.group.members.end() &&
                        member->second.kind != group::MemberKind::kin &&
                        works_in(plan, stamp, command.area);
  if (acts_for_owner(plan, stamp) || !(provider || is_coordinator(plan, stamp.by))) {
    return forbidden("S41",
                     "A professional assessment is recorded by the coordinator or by a service's "
                     "member whose access covers the life area.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (plan.measures.assessments.contains(command.assessment)) {
    return broken("S41", "assessment-exists",
                  "An assessment with this id is recorded already; choose a new id.",
                  {"assessment"});
  }
  return plan::Events{AssessmentRecorded{.assessment = command.assessment,
                                         .area = command.area,
                                         .by = stamp.by,
                                         .text = command.text}};
}

plan::Decision on(const Plan& plan, const ProposeMeasure& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_working_in(plan, stamp, command.area)) return *refusal;
  if (find(plan, command.measure)) {
    return broken("S42", "measure-exists",
                  "A measure with this id is proposed already; choose a new id.", {"measure"});
  }
  if (auto refusal = refuse_goal(plan, command.goal)) return *refusal;
  if (auto refusal = refuse_responsible(plan, command.responsible, stamp.at)) return *refusal;
  for (const auto& assessment : command.assessments) {
    if (plan.measures.assessments.contains(assessment)) continue;
    return broken("S41", "assessment-unknown",
                  "There is no assessment with this id in the plan; record it first.",
                  {"assessments"});
  }
  return plan::Events{
      MeasureProposed{.measure = command.measure,
                      .area = command.area,
                      .what = command.what,
                      .goal = command.goal,
                      .how = command.how,
                      .extent = command.extent,
                      .when = command.when,
                      .responsible = command.responsible,
                      .beneficiary = command.beneficiary.value_or(Beneficiary::owner),
                      .assessments = command.assessments}};
}

plan::Decision on(const Plan& plan, const ChangeMeasure& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_working_in(plan, stamp, measure->area)) return *refusal;
  if (closed(*measure)) return closed_measure();
  if (!command.what && !command.goal && !command.extent && !command.when && !command.responsible &&
      !command.beneficiary) {
    return invalid("R19", "nothing-to-change",
                   "Say which of what, goal, extent, when, responsible and beneficiary changes.",
                   {"what", "goal", "extent", "when", "responsible", "beneficiary"});
  }
  if (auto refusal = refuse_goal(plan, command.goal)) return *refusal;
  if (auto refusal = refuse_responsible(plan, command.responsible, stamp.at)) return *refusal;
  return plan::Events{MeasureChanged{.measure = command.measure,
                                     .area = measure->area,
                                     .what = command.what,
                                     .goal = command.goal,
                                     .extent = command.extent,
                                     .when = command.when,
                                     .responsible = command.responsible,
                                     .beneficiary = command.beneficiary}};
}

plan::Decision on(const Plan& plan, const DescribeImplementation& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_working_in(plan, stamp, measure->area)) return *refusal;
  if (closed(*measure)) return closed_measure();
  return plan::Events{MeasureImplementationDescribed{.measure = command.measure,
                                                     .area = measure->area,
                                                     .how = command.how,
                                                     .schedule = command.schedule}};
}

// Somebody may speak for both sides: an owner who is responsible herself, or a parent with a
// mandate who does what the measure says. One yes is then enough.
plan::Decision on(const Plan& plan, const AcceptMeasure& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_party(plan, *measure, stamp)) return *refusal;
  if (closed(*measure)) return closed_measure();
  const bool for_owner = speaks_for_owner(plan, *measure, stamp);
  const bool for_responsible =
      is_responsible(plan, *measure, stamp) || (for_owner && measure->responsible == plan.owner);
  const bool owner_says_yes = measure->owner_accepted || for_owner;
  const bool responsible_says_yes = measure->responsible_accepted || for_responsible;
  if (owner_says_yes == measure->owner_accepted &&
      responsible_says_yes == measure->responsible_accepted) {
    return plan::Events{};  // This side has said yes already: a retry adds nothing.
  }
  if (auto refusal = refuse_unripe(plan, *measure)) return *refusal;
  return plan::Events{MeasureAccepted{.measure = command.measure,
                                      .area = measure->area,
                                      .party = stamp.by,
                                      .complete = owner_says_yes && responsible_says_yes}};
}

plan::Decision on(const Plan& plan, const DeclineMeasure& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_party(plan, *measure, stamp)) return *refusal;
  if (closed(*measure)) return closed_measure();
  return plan::Events{MeasureDeclined{.measure = command.measure,
                                      .area = measure->area,
                                      .party = stamp.by,
                                      .reason = command.reason}};
}

// Whether `from` waits, directly or not, for `to`. Each measure is looked at once.
bool waits_for(const Plan& plan, const MeasureId& from, const MeasureId& to) {
  std::set<MeasureId> seen{from};
  std::vector<MeasureId> ahead{from};
  while (!ahead.empty()) {
    const auto id = ahead.back();
    ahead.pop_back();
    if (id == to) return true;
    const auto* measure = find(plan, id);
    if (!measure) continue;
    for (const auto& next : measure->depends_on) {
      if (seen.insert(next).second) ahead.push_back(next);
    }
  }
  return false;
}

plan::Decision on(const Plan& plan, const LinkMeasures& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  const auto* other = find(plan, command.other);
  if (!other) return unknown_measure("other");
  if (auto refusal = refuse_unless_working_in(plan, stamp, measure->area)) return *refusal;
  if (auto refusal = refuse_unless_working_in(plan, stamp, other->area)) return *refusal;
  if (command.measure == command.other) {
    return invalid("S45", "same-measure", "A measure is linked to another one than itself.",
                   {"other"});
  }
  if (measure->status == Status::declined) return closed_measure();
  if (other->status == Status::declined) return closed_measure("other");
  if (command.kind == LinkKind::depends_on) {
    if (measure->depends_on.contains(command.other)) return plan::Events{};
    if (waits_for(plan, command.other, command.measure)) {
      return broken("S45", "cycle",
                    "The other measure depends on this one already; two measures cannot wait for "
                    "each other.",
                    {"other"});
    }
  }
  return plan::Events{MeasuresLinked{.measure = command.measure,
                                     .area = measure->area,
                                     .other = command.other,
                                     .other_area = other->area,
                                     .kind = command.kind}};
}

plan::Decision on(const Plan& plan, const PauseMeasure& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_running(plan, *measure, stamp)) return *refusal;
  if (measure->status != Status::accepted) {
    return broken("S48", "measure-not-accepted", "Only an accepted measure can be paused.",
                  {"measure"});
  }
  return plan::Events{
      MeasurePaused{.measure = command.measure, .area = measure->area, .reason = command.reason}};
}

plan::Decision on(const Plan& plan, const ResumeMeasure& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_running(plan, *measure, stamp)) return *refusal;
  if (measure->status != Status::paused) {
    return broken("S48", "measure-not-paused", "Only a paused measure can be resumed.",
                  {"measure"});
  }
  return plan::Events{MeasureResumed{.measure = command.measure, .area = measure->area}};
}

plan::Decision on(const Plan& plan, const CompleteMeasure& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_running(plan, *measure, stamp)) return *refusal;
  if (measure->status != Status::accepted && measure->status != Status::paused) {
    return broken("S48", "measure-not-accepted",
                  "Only an accepted or paused measure can be completed.", {"measure"});
  }
  return plan::Events{MeasureCompleted{.measure = command.measure, .area = measure->area}};
}

plan::Decision on(const Plan& plan, const EvaluateMeasure& command, const Stamp& stamp) {
  const auto* measure = find(plan, command.measure);
  if (!measure) return unknown_measure();
  if (auto refusal = refuse_unless_working_in(plan, stamp, measure->area)) return *refusal;
  if (measure->status == Status::declined) return closed_measure();
  return plan::Events{MeasureEvaluated{.measure = command.measure,
                                       .area = measure->area,
                                       .evaluated_by = stamp.by,
                                       .evaluation = command.text}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

}  // namespace events::measures
