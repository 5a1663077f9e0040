#include <algorithm>
#include <array>

#include "events/overloaded.h"
#include "events/plan/one_plan.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::intake {
namespace {

// --- Who may. ---

// The owner also before there is a plan that could hold a mandate.
bool speaks_as_owner(const Plan& plan, const PersonId& owner, const Stamp& stamp) {
  return stamp.by == owner || acts_for_owner(plan, stamp);
}

bool may_ask(const Plan& plan, const RegisterRequest& command, const Stamp& stamp) {
  switch (command.asked_by) {
    case Asker::owner:
      return speaks_as_owner(plan, command.owner, stamp) || works_at(stamp, command.service);
    case Asker::service: return works_at(stamp, command.service);
    case Asker::kin: break;
  }
  return true;  // Kin may take the initiative without any authority (S7).
}

// A form that came on paper is entered by the unit that it came to. Kin need a mandate to apply.
bool may_apply(const Plan& plan, const SubmitApplication& command, const Stamp& stamp) {
  const auto receives = [&](const Office& office) {
    return office.body == command.unit && office.kind == BodyKind::coordinating_unit;
  };
  return speaks_as_owner(plan, command.owner, stamp) ||
         std::any_of(stamp.offices.begin(), stamp.offices.end(), receives);
}

std::optional<Rejection> refuse_unless_at_desk(const Plan& plan, const Stamp& stamp,
                                               std::string_view rule) {
  if (at_desk(plan, stamp.offices)) return {};
  return forbidden(
      rule, "This is for the staff of the responsible service or the coordinating unit.", "desk");
}

std::optional<Rejection> refuse_unless_clarifying(const Plan& plan, const Stamp& stamp,
                                                  std::string_view rule) {
  if (is_coordinator(plan, stamp.by)) return {};
  return refuse_unless_at_desk(plan, stamp, rule);
}

// R31: whoever is approached first is responsible from that moment on.
void take_if_nobody_has(const Plan& plan, const Orgnr& body, plan::Events& events) {
  if (!plan.intake.responsible) events.push_back(IntakeResponsibilityTaken{.service = body});
}

std::optional<Rejection> refuse_known(const Plan& plan, const ApplicationId& id,
                                      std::string_view rule) {
  if (!plan.intake.applications.contains(id)) return {};
  return broken(rule, "application-exists",
                "An application with this id is registered already; choose a new id.",
                {"application"});
}

// --- Asking and applying. ---

plan::Decision on(const Plan& plan, const RegisterRequest& command, const Stamp& stamp) {
  if (auto refusal = refuse_other_owner(plan, command.owner)) return *refusal;
  if (!may_ask(plan, command, stamp)) {
    return forbidden("S7",
                     "A request is registered by the owner, by kin (askedBy kin), or by staff of "
                     "the service that it names.");
  }
  if (auto refusal = refuse_second_plan(plan)) return *refusal;
  if (plan.intake.requests.contains(command.request)) {
    return broken("S7", "request-exists",
                  "A request with this id is registered already; choose a new id.", {"request"});
  }
  plan::Events events{RequestRegistered{.request = command.request,
                                        .owner = command.owner,
                                        .channel = command.channel,
                                        .asked_by = command.asked_by,
                                        .service = command.service,
                                        .wants = command.wants,
                                        .received_at = stamp.at,
                                        .note = command.note}};
  take_if_nobody_has(plan, command.service, events);
  return events;
}

plan::Decision on(const Plan& plan, const SubmitApplication& command, const Stamp& stamp) {
  if (auto refusal = refuse_other_owner(plan, command.owner)) return *refusal;
  if (!may_apply(plan, command, stamp)) {
    return forbidden("S8",
                     "An application is sent by the owner or a representative with a mandate, or "
                     "entered by the coordinating unit that it names.");
  }
  if (auto refusal = refuse_second_plan(plan)) return *refusal;
  if (auto refusal = refuse_known(plan, command.application, "S8")) return *refusal;
  plan::Events events{ApplicationSubmitted{.application = command.application,
                                           .owner = command.owner,
                                           .form = command.form,
                                           .unit = command.unit,
                                           .received_at = stamp.at}};
  take_if_nobody_has(plan, command.unit, events);
  return events;
}

// R32: a no that cannot be understood or complained about is no answer.
std::optional<Rejection> refuse_bare_no(const DecideApplication& command) {
  if (command.decision == Decision::granted) return {};
  std::vector<std::string> missing;
  if (!command.reasons) missing.emplace_back("reasons");
  if (!command.complaint_route) missing.emplace_back("complaintRoute");
  if (missing.empty()) return {};
  return invalid("R32", "refusal-without-reasons",
                 "A refusal states its reasons and where and how to complain.", std::move(missing));
}

plan::Decision on(const Plan& plan, const DecideApplication& command, const Stamp& stamp) {
  const auto& applications = plan.intake.applications;
  const auto found = applications.find(command.application);
  const bool known = found != applications.end();
  if (known ? !works_at(stamp, found->second.unit) : !at_desk(plan, stamp.offices)) {
    return forbidden("S8", "An application is decided by staff of the unit that it was sent to.",
                     "deciding");
  }
  if (!known) {
    return broken("S8", "application-unknown", "There is no application with this id here.",
                  {"application"});
  }
  if (found->second.decided) {
    return broken("S8", "application-decided",
                  "This application is decided; a new one may be submitted.", {"application"});
  }
  if (auto refusal = refuse_bare_no(command)) return *refusal;
  return plan::Events{ApplicationDecided{.application = command.application,
                                         .decision = command.decision,
                                         .reasons = command.reasons,
                                         .complaint_route = command.complaint_route}};
}

// --- Clarifying. ---

// Nobody makes themselves responsible, and so sees the desk, over the head of those who are: the
// body has been applied to, or the plan was anchored with it by those who had it before.
plan::Decision on(const Plan& plan, const TakeIntake& command, const Stamp& stamp) {
  const auto& intake = plan.intake;
  if (!works_at(stamp, command.service)) {
    return forbidden("S10", "A service is made responsible by its own staff.");
  }
  const bool asked = intake.responsible || !intake.requests.empty() || !intake.applications.empty();
  if (!asked) {  // A notice of need is no request (S5).
    return broken("S10", "nothing-asked",
                  "Nobody has asked for anything here; RegisterRequest or an application comes "
                  "first.");
  }
  if (intake.responsible == command.service) return plan::Events{};
  const bool handed_over = intake.unit == command.service || intake.anchor == command.service;
  if (intake.responsible && !handed_over) {
    return broken("S10", "intake-taken",
                  "Another service is responsible; it hands over by anchoring the plan with this "
                  "one (AnchorPlan).",
                  {"service"});
  }
  return plan::Events{IntakeResponsibilityTaken{.service = command.service}};
}

plan::Decision on(const Plan& plan, const RecordClarification& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_clarifying(plan, stamp, "S10")) return *refusal;
  return plan::Events{ClarificationRecorded{.text = command.text}};
}

// No age, no diagnosis, no number of levels: only how long and how many have to work together.
plan::Decision on(const Plan& plan, const AssessEligibility& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_at_desk(plan, stamp, "S2")) return *refusal;
  return plan::Events{EligibilityAssessed{.eligible = command.long_term && command.coordinated,
                                          .long_term = command.long_term,
                                          .coordinated = command.coordinated,
                                          .levels = command.levels,
                                          .sectors = command.sectors,
                                          .grounds = command.grounds}};
}

// Whoever says no to a plan takes back a consent to it too, so that a start needs a new yes (R1).
plan::Decision on(const Plan& plan, const DeclinePlan& command, const Stamp& stamp) {
  if (!acts_for_owner(plan, stamp)) {
    return forbidden("S5",
                     "Only the owner, or a representative with a mandate, says no to a plan.");
  }
  if (plan.lifecycle.stage == lifecycle::Stage::active) {
    return broken("S5", "plan-active",
                  "The plan is active; withdrawing the consent to the plan (WithdrawConsent) "
                  "pauses it.");
  }
  plan::Events events{PlanDeclined{.reason = command.reason}};
  for (const auto& [id, each] : plan.consent.consents) {
    if (each.kind != consent::ConsentKind::plan || each.ended) continue;
    events.push_back(consent::ConsentWithdrawn{.consent = id, .kind = each.kind});
  }
  const bool already_so = plan.intake.declined && events.size() == 1;
  return already_so ? plan::Events{} : events;
}

plan::Decision on(const Plan& plan, const OfferVoluntaryPlan& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_at_desk(plan, stamp, "S6")) return *refusal;
  if (auto refusal = refuse_second_plan(plan)) return *refusal;
  if (plan.intake.eligible.value_or(false)) {
    return broken(
        "S6", "plan-is-a-right",
        "This person has a right to a plan; a voluntary offer is for those who have not.");
  }
  return plan::Events{
      VoluntaryPlanOffered{.basis = PlanBasis::voluntary, .grounds = command.grounds}};
}

bool is_duty_holder(BodyKind kind) {
  constexpr std::array duty_holders{BodyKind::coordinating_unit, BodyKind::municipal_service,
                                    BodyKind::health_trust, BodyKind::nav_office,
                                    BodyKind::child_welfare};
  return std::find(duty_holders.begin(), duty_holders.end(), kind) != duty_holders.end();
}

plan::Decision on(const Plan& plan, const AnchorPlan& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_clarifying(plan, stamp, "S13")) return *refusal;
  if (!is_duty_holder(command.kind)) {
    return invalid("S14", "not-a-duty-holder",
                   "A plan rests with the municipality (a service, child welfare or the "
                   "coordinating unit), a health trust or Nav; others have to cooperate.",
                   {"kind"});
  }
  return plan::Events{PlanAnchored{.body = command.body, .kind = command.kind}};
}

// --- Cooperation between bodies. ---

plan::Decision on(const Plan& plan, const RequestCooperation& command, const Stamp& stamp) {
  const bool may =
      acts_for_owner(plan, stamp) || is_coordinator(plan, stamp.by) || at_desk(plan, stamp.offices);
  if (!may) {
    return forbidden("S15",
                     "Cooperation is asked for by the owner's side, the coordinator or the "
                     "responsible service.");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (plan.intake.cooperation.contains(command.cooperation)) {
    return broken("S15", "cooperation-exists",
                  "Cooperation is asked for under this id already; choose a new id.",
                  {"cooperation"});
  }
  return plan::Events{CooperationRequested{.cooperation = command.cooperation,
                                           .area = command.area,
                                           .body = command.body,
                                           .what = command.what}};
}

// Only the body that was asked answers, and once.
Result<Cooperation, Rejection> to_answer(const Plan& plan, const CooperationId& id,
                                         const Stamp& stamp) {
  const auto found = plan.intake.cooperation.find(id);
  if (found == plan.intake.cooperation.end()) {
    return broken("S15", "cooperation-unknown", "There is no request for cooperation with this id.",
                  {"cooperation"});
  }
  if (!works_at(stamp, found->second.body)) {
    return forbidden("S15", "A request for cooperation is answered by staff of the body asked.",
                     "answering");
  }
  if (auto refusal = refuse_unless_active(plan)) return *refusal;
  if (found->second.status != CooperationStatus::requested) {
    return broken("S15", "cooperation-answered",
                  "This request is answered; a new one may be made under a new id.",
                  {"cooperation"});
  }
  return found->second;
}

plan::Decision on(const Plan& plan, const AcceptCooperation& command, const Stamp& stamp) {
  const auto asked = to_answer(plan, command.cooperation, stamp);
  if (!asked) return asked.error();
  return plan::Events{CooperationAccepted{.cooperation = command.cooperation, .area = asked->area}};
}

plan::Decision on(const Plan& plan, const RefuseCooperation& command, const Stamp& stamp) {
  const auto asked = to_answer(plan, command.cooperation, stamp);
  if (!asked) return asked.error();
  return plan::Events{CooperationRefused{
      .cooperation = command.cooperation, .area = asked->area, .reason = command.reason}};
}

// --- A coordinator without a plan. ---

plan::Decision on(const Plan& plan, const ApplyForCoordinator& command, const Stamp& stamp) {
  if (auto refusal = refuse_other_owner(plan, command.owner)) return *refusal;
  if (!speaks_as_owner(plan, command.owner, stamp)) {
    return forbidden("S28",
                     "A coordinator is applied for by the owner or a representative with a "
                     "mandate.");
  }
  if (auto refusal = refuse_known(plan, command.application, "S28")) return *refusal;
  plan::Events events{CoordinatorApplicationSubmitted{.application = command.application,
                                                      .owner = command.owner,
                                                      .unit = command.unit,
                                                      .received_at = stamp.at}};
  take_if_nobody_has(plan, command.unit, events);
  return events;
}

plan::Decision on(const Plan& plan, const OfferCoordinatorOnly& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_at_desk(plan, stamp, "S28")) return *refusal;
  if (plan.coordination.coordinator || plan.lifecycle.stage == lifecycle::Stage::active) {
    return broken("S28", "coordinator-not-missing",
                  "There is a coordinator, or an active plan that gets one by AppointCoordinator; "
                  "this offer is for those who have neither.");
  }
  const auto offer = plan.intake.coordinator_offer;
  if (offer == Offer::offered || offer == Offer::accepted) {
    return broken("S28", "coordinator-offered",
                  "A coordinator is offered already; the owner answers, then one is appointed.");
  }
  return plan::Events{CoordinatorOnlyOffered{.body = command.body}};
}

std::optional<Rejection> refuse_answer(const Plan& plan, const Stamp& stamp) {
  if (!acts_for_owner(plan, stamp)) {
    return forbidden("S28", "The owner, or a representative with a mandate, answers the offer.",
                     "answering");
  }
  if (plan.intake.coordinator_offer == Offer::offered) return {};
  return broken("S28", "nothing-offered",
                "No offer is open; ApplyForCoordinator asks for one at any time.");
}

plan::Decision on(const Plan& plan, const AcceptCoordinatorOnly&, const Stamp& stamp) {
  if (auto refusal = refuse_answer(plan, stamp)) return *refusal;
  return plan::Events{CoordinatorOnlyAccepted{.owner = *plan.owner}};
}

plan::Decision on(const Plan& plan, const DeclineCoordinatorOnly&, const Stamp& stamp) {
  if (auto refusal = refuse_answer(plan, stamp)) return *refusal;
  return plan::Events{CoordinatorOnlyDeclined{.owner = *plan.owner}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

}  // namespace events::intake
