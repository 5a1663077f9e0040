#include "events/plan/disagreement.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/circles.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::disagreement {
namespace {

template <class Id, class Value>
const Value* find(const std::map<Id, Value>& all, const Id& id) {
  const auto found = all.find(id);
  return found != all.end() ? &found->second : nullptr;
}

// The coordinator, and who stands for the owner in every life area: whom the dispute of two bodies
// concerns, for it has no area.
bool keeps_all_of_plan(const Plan& plan, const Stamp& stamp) {
  for (std::size_t index = 0; index < life_area_count; ++index) {
    if (!keeps_plan(plan, stamp, static_cast<LifeArea>(index))) return false;
  }
  return true;
}

// Staff of one of the two bodies, and with a part in this plan: at its desk, or let in by consent.
bool speaks_for_party(const Plan& plan, const Stamp& stamp, const Orgnr& body, const Orgnr& other) {
  return (works_at(stamp, body) || works_at(stamp, other)) &&
         (at_desk(plan, stamp.offices) || !shared_with(plan, stamp.by, stamp.at).empty());
}

bool is_governor(const Stamp& stamp, const Orgnr& governor) {
  return std::any_of(stamp.offices.begin(), stamp.offices.end(), [&](const Office& office) {
    return office.body == governor && office.kind == BodyKind::county_governor;
  });
}

// --- What was wrong, and what would be right. ---

Rejection unknown_disagreement() {
  return broken("S56", "disagreement-unknown", "There is no disagreement with this id in the plan.",
                {"disagreement"});
}

Rejection settled_disagreement() {
  return broken("S56", "disagreement-settled",
                "The disagreement is settled; what is new is raised by RaiseDisagreement.",
                {"disagreement"});
}

// What a disagreement is about lies in its area, or it would tell of an area that its readers may
// not see (R5).
std::optional<Rejection> refuse_subject(const Plan& plan, const RaiseDisagreement& command) {
  if (command.measure && command.assessment) {
    return invalid("S56", "two-subjects",
                   "A disagreement is about a measure or about an assessment; raise one for each.",
                   {"measure", "assessment"});
  }
  if (command.measure) {
    const auto* measure = find(plan.measures.measures, *command.measure);
    if (!measure || measure->area != command.area) {
      return broken("S56", "measure-unknown",
                    "There is no measure with this id in this life area; name one of the area, or "
                    "none.",
                    {"measure", "area"});
    }
  }
  if (command.assessment) {
    const auto* assessment = find(plan.measures.assessments, *command.assessment);
    if (!assessment || assessment->area != command.area) {
      return broken("S56", "assessment-unknown",
                    "There is no assessment with this id in this life area; name one of the area, "
                    "or none.",
                    {"assessment", "area"});
    }
  }
  return {};
}

// Somebody who is there for a service: neither the owner nor who came by the owner's own act.
bool is_private(const Plan& plan, const PersonId& person, Timestamp at) {
  const auto* member = find(plan.group.members, person);
  const bool owners_side =
      keeps_plan(plan, {.by = person, .at = at}) && !is_coordinator(plan, person);
  return owners_side || plan.group.peers.contains(person) ||
         (member && member->kind == group::MemberKind::kin);
}

std::optional<Rejection> refuse_assessor(const Plan& plan, const Disagreement& disagreement,
                                         const RequestSecondOpinion& command, Timestamp at) {
  if (disagreement.first.contains(command.professional)) {
    return broken("R39", "same-assessor",
                  "The second assessment comes from somebody else than whose view is disputed and "
                  "who disputes it; ask another professional.",
                  {"professional"});
  }
  if (is_private(plan, command.professional, at)) {
    return broken("S56", "not-a-professional",
                  "The owner, kin and peers give no professional assessment; ask somebody who is "
                  "there for a service.",
                  {"professional"});
  }
  if (!consented_to(plan, command.professional, at).contains(disagreement.area)) {
    return broken("R5", "no-consent-cover",
                  "No sharing consent in force covers this professional in the disagreement's life "
                  "area; the owner agrees first, by GiveSharingConsent.",
                  {"professional"});
  }
  return {};
}

// --- One `on` per command. ---

plan::Decision on(const Plan& plan, const RaiseDisagreement& command, const Stamp& stamp) {
  if (!works_in(plan, stamp, command.area)) {
    return forbidden("S56",
                     "A disagreement is raised by the owner's side, the coordinator, or a member "
                     "whose access covers the life area.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (plan.disagreement.disagreements.contains(command.disagreement)) {
    return broken("S56", "disagreement-exists",
                  "A disagreement with this id is raised already; choose a new id.",
                  {"disagreement"});
  }
  if (auto refusal = refuse_subject(plan, command)) return *refusal;
  return plan::Events{DisagreementRaised{.disagreement = command.disagreement,
                                         .area = command.area,
                                         .measure = command.measure,
                                         .assessment = command.assessment,
                                         .by = stamp.by,
                                         .text = command.text}};
}

// Whoever is asked and has no part in the plan yet is invited by the same act: the consent that
// covers them shows them nothing before that (S27).
plan::Decision on(const Plan& plan, const RequestSecondOpinion& command, const Stamp& stamp) {
  const auto* disagreement = find(plan.disagreement.disagreements, command.disagreement);
  const auto area = disagreement ? disagreement->area : LifeArea::everyday;
  if (!keeps_plan(plan, stamp, area)) {
    return forbidden("S56",
                     "A second assessment is asked for by the owner's side or the coordinator.",
                     "asking");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (!disagreement) return unknown_disagreement();
  if (disagreement->settled) return settled_disagreement();
  if (plan.disagreement.second_opinions.contains(command.second_opinion)) {
    return broken("S56", "second-opinion-exists",
                  "A second assessment with this id is asked for already; choose a new id.",
                  {"secondOpinion"});
  }
  if (auto refusal = refuse_assessor(plan, *disagreement, command, stamp.at)) return *refusal;
  plan::Events events;
  if (!plan.group.members.contains(command.professional) &&
      !plan.coordination.professionals.contains(command.professional)) {
    events.push_back(coordination::ProfessionalInvited{.professional = command.professional,
                                                       .body = command.body,
                                                       .area = disagreement->area,
                                                       .purpose = command.question});
  }
  events.push_back(SecondOpinionRequested{.second_opinion = command.second_opinion,
                                          .disagreement = command.disagreement,
                                          .area = disagreement->area,
                                          .professional = command.professional,
                                          .body = command.body,
                                          .question = command.question});
  return events;
}

plan::Decision on(const Plan& plan, const GiveSecondOpinion& command, const Stamp& stamp) {
  const auto& all = plan.disagreement.second_opinions;
  const auto found = all.find(command.second_opinion);
  const bool asked = found != all.end() && found->second.professional == stamp.by;
  if (!asked || !shared_with(plan, stamp.by, stamp.at).contains(found->second.area)) {
    return forbidden("S56",
                     "A second assessment is given by the professional who was asked for it, as "
                     "long as a consent covers them in the disagreement's life area.",
                     "giving");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (found->second.given) {
    return broken("R39", "second-opinion-given",
                  "This assessment is given and stays as it is; a further one is asked for by "
                  "RequestSecondOpinion.",
                  {"secondOpinion"});
  }
  return plan::Events{SecondOpinionGiven{.second_opinion = command.second_opinion,
                                         .disagreement = found->second.disagreement,
                                         .area = found->second.area,
                                         .text = command.text}};
}

plan::Decision on(const Plan& plan, const SettleDisagreement& command, const Stamp& stamp) {
  const auto* disagreement = find(plan.disagreement.disagreements, command.disagreement);
  const auto areas = disagreement ? LifeAreas{disagreement->area} : LifeAreas{};
  auto refusal = refuse_unless_for_owner(plan, stamp, "S56",
                                         "The owner's side says when a disagreement is settled.",
                                         areas, "settling");
  if (refusal) return *refusal;
  if (auto inactive = refuse_unless_active(plan)) return *inactive;
  if (!disagreement) return unknown_disagreement();
  if (disagreement->settled) return settled_disagreement();
  return plan::Events{DisagreementSettled{.disagreement = command.disagreement,
                                          .area = disagreement->area,
                                          .outcome = command.outcome}};
}

// Also before the work on a plan has started: who has to start it may be what they dispute.
plan::Decision on(const Plan& plan, const ReferResponsibilityDispute& command, const Stamp& stamp) {
  if (!keeps_all_of_plan(plan, stamp) &&
      !speaks_for_party(plan, stamp, command.body, command.other_body)) {
    auto refusal = refuse_unless_for_owner(
        plan, stamp, "S61",
        "A dispute over responsibility is referred by the owner's side, the coordinator, or staff "
        "of one of the two bodies who take part in this plan.",
        AreaSet::all());
    if (refusal) return *refusal;
  }
  if (plan.disagreement.disputes.contains(command.dispute)) {
    return broken("S61", "dispute-exists",
                  "A dispute with this id is referred already; choose a new id.", {"dispute"});
  }
  if (command.body == command.other_body) {
    return invalid("S61", "same-body", "The dispute is between two bodies; name two that differ.",
                   {"body", "otherBody"});
  }
  if (command.governor == command.body || command.governor == command.other_body) {
    return invalid("S61", "governor-is-party",
                   "The county governor clarifies between two other bodies; name those.",
                   {"governor"});
  }
  return plan::Events{ResponsibilityDisputeReferred{.dispute = command.dispute,
                                                    .body = command.body,
                                                    .other_body = command.other_body,
                                                    .governor = command.governor,
                                                    .text = command.text}};
}

plan::Decision on(const Plan& plan, const ClarifyResponsibility& command, const Stamp& stamp) {
  const auto* dispute = find(plan.disagreement.disputes, command.dispute);
  if (!dispute || !is_governor(stamp, dispute->governor)) {
    return forbidden("S61",
                     "Responsibility is clarified by staff of the county governor that the dispute "
                     "was referred to.",
                     "clarifying");
  }
  if (dispute->clarified) {
    return broken("S61", "dispute-clarified",
                  "This dispute is clarified; a new one is referred by ReferResponsibilityDispute.",
                  {"dispute"});
  }
  if (command.responsible_body != dispute->body &&
      command.responsible_body != dispute->other_body) {
    return broken("S61", "not-a-party",
                  "The responsible body is one of the two that the dispute is between.",
                  {"responsibleBody"});
  }
  return plan::Events{ResponsibilityClarified{.dispute = command.dispute,
                                              .responsible_body = command.responsible_body,
                                              .clarification = command.text}};
}

// Those whose view is disputed, as far as the plan knows them, and who disputes it (R39).
std::set<PersonId> first_of(const Plan& plan, const DisagreementRaised& event) {
  std::set<PersonId> people{event.by};
  const auto add_author = [&](const AssessmentId& id) {
    if (const auto* assessment = find(plan.measures.assessments, id)) people.insert(assessment->by);
  };
  if (event.assessment) add_author(*event.assessment);
  if (event.measure) {
    if (const auto* measure = find(plan.measures.measures, *event.measure)) {
      for (const auto& id : measure->assessments) add_author(id);
    }
  }
  return people;
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& state = plan.disagreement;
  std::visit(
      Overloaded{
          [&](const DisagreementRaised& e) {
            state.disagreements[e.disagreement] = {.area = e.area, .first = first_of(plan, e)};
          },
          [&](const SecondOpinionRequested& e) {
            state.second_opinions[e.second_opinion] = {
                .disagreement = e.disagreement, .area = e.area, .professional = e.professional};
          },
          [&](const SecondOpinionGiven& e) {
            state.second_opinions[e.second_opinion].given = true;
          },
          [&](const DisagreementSettled& e) { state.disagreements[e.disagreement].settled = true; },
          [&](const ResponsibilityDisputeReferred& e) {
            state.disputes[e.dispute] = {
                .body = e.body, .other_body = e.other_body, .governor = e.governor};
          },
          [&](const ResponsibilityClarified& e) { state.disputes[e.dispute].clarified = true; },
      },
      event);
}

// A dispute is seen by who may refer it and by the county governor's staff.
void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles) {
  if (plan.disagreement.disputes.empty()) return;
  const Stamp stamp{.by = viewer.person, .at = at, .offices = viewer.offices};
  const bool keeps_all = keeps_all_of_plan(plan, stamp);
  for (const auto& [id, dispute] : plan.disagreement.disputes) {
    if (keeps_all || is_governor(stamp, dispute.governor) ||
        speaks_for_party(plan, stamp, dispute.body, dispute.other_body)) {
      circles.insert("dispute/" + id.value);
    }
  }
}

}  // namespace events::disagreement
