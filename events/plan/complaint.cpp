#include "events/plan/complaint.h"

#include <algorithm>

#include "events/plan/circles.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::complaint {
namespace {

constexpr std::string_view complainers_word =
    "A complaint is the owner's, or of whoever acts for the owner in all life areas; kin need a "
    "written authority, recorded by AppointRepresentative.";

std::optional<Rejection> refuse_unless_complaining(const Plan& plan, const Stamp& stamp) {
  return refuse_unless_for_owner(plan, stamp, "R13", complainers_word, AreaSet::all());
}

// The complaint, if this person is in its circle at all: whoever is not does not learn from a
// refusal that there is one (R43).
const Complaint* seen(const Plan& plan, const ComplaintId& id, const Viewer& viewer, Timestamp at) {
  const auto found = plan.complaint.complaints.find(id);
  if (found == plan.complaint.complaints.end()) return nullptr;
  Circles circles;
  add_circles(plan, viewer, at, circles);
  return circles.contains(circle_of(id)) ? &found->second : nullptr;
}

const Complaint* seen(const Plan& plan, const ComplaintId& id, const Stamp& stamp) {
  return seen(plan, id, {.person = stamp.by, .offices = stamp.offices}, stamp.at);
}

// The complaint, if staff of the body that decided may handle it now.
const Complaint* handled(const Plan& plan, const ComplaintId& id, const Stamp& stamp) {
  const auto* complaint = seen(plan, id, stamp);
  return complaint && works_at(stamp, complaint->decided_by) ? complaint : nullptr;
}

// --- What was wrong, and what would be right. ---

Rejection unknown_complaint() {
  return broken("S57", "complaint-unknown", "There is no complaint with this id in the plan.",
                {"complaint"});
}

Rejection handlers_only() {
  return forbidden("R41",
                   "A complaint is handled by staff of the body that decided, once it is there, "
                   "who have no other part in this plan.");
}

// A complaint that has come to an end takes no further step.
Rejection not_now(const Complaint& complaint) {
  constexpr std::string_view slug = "complaint-not-there";
  switch (complaint.stage) {
    case Stage::filed:
      return broken("R41", slug,
                    "The complaint has not reached the body that decided; RouteComplaint comes "
                    "first.",
                    {"complaint"});
    case Stage::received:
      return broken("R41", "not-reconsidered",
                    "The body that decided has not looked at it again; ReconsiderComplaint comes "
                    "first.",
                    {"complaint"});
    case Stage::upheld:
      return broken("R41", "complaint-upheld",
                    "The complaint was upheld in full and is at an end; nothing is left to send "
                    "on or decide.",
                    {"complaint"});
    case Stage::kept:
      return broken("R41", "complaint-reconsidered",
                    "The complaint is reconsidered; ForwardComplaint sends it to the county "
                    "governor.",
                    {"complaint"});
    case Stage::forwarded:
      return broken("R41", "complaint-forwarded",
                    "The complaint is with the county governor, who decides it by "
                    "DecideComplaint.",
                    {"complaint"});
    case Stage::decided:
      return broken("S60", "complaint-decided",
                    "The county governor has decided; a new matter is a new complaint.",
                    {"complaint"});
    case Stage::withdrawn: break;
  }
  return broken("S57", "complaint-withdrawn",
                "The complaint is taken back; a new one is filed by FileComplaint.", {"complaint"});
}

// A plan that the law does not ask for: offered, and not found to be owed.
bool is_voluntary(const Plan& plan) {
  if (plan.lifecycle.basis) return *plan.lifecycle.basis == intake::PlanBasis::voluntary;
  return plan.intake.voluntary_offered && !plan.intake.eligible.value_or(false);
}

std::optional<Rejection> refuse_ground(const Plan& plan, const FileComplaint& command) {
  const bool coordinator =
      command.ground == Ground::no_coordinator || command.ground == Ground::no_child_coordinator;
  if (coordinator && command.legal_basis == LegalBasis::fvl) {
    return invalid("R33", "coordinator-under-pbrl",
                   "The rules of fvl chapters IV and V do not apply to a coordinator; the "
                   "complaint rests on pbrl.",
                   {"legalBasis"});
  }
  if (command.ground == Ground::no_plan && is_voluntary(plan)) {
    return broken("R24", "voluntary-plan",
                  "The plan is offered on a voluntary basis, so that none was given is no ground; "
                  "every other ground is.",
                  {"ground"});
  }
  return {};
}

// --- One `on` per command. ---

// Filed with the body that decided it is where it belongs at once (R41).
plan::Decision on(const Plan& plan, const FileComplaint& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_complaining(plan, stamp)) return *refusal;
  if (plan.complaint.complaints.contains(command.complaint)) {
    return broken("S57", "complaint-exists",
                  "A complaint with this id is filed already; choose a new id.", {"complaint"});
  }
  if (command.decision_known_on && *command.decision_known_on > day_of(stamp.at)) {
    return invalid("R42", "decision-ahead",
                   "The owner learned of the decision today or earlier; give that day, or none "
                   "where there is no decision.",
                   {"decisionKnownOn"});
  }
  if (auto refusal = refuse_ground(plan, command)) return *refusal;
  const auto filed_with = command.filed_with.value_or(command.decided_by);
  plan::Events events{ComplaintFiled{.complaint = command.complaint,
                                     .ground = command.ground,
                                     .text = command.text,
                                     .decided_by = command.decided_by,
                                     .filed_with = filed_with,
                                     .decision_known_on = command.decision_known_on,
                                     .legal_basis = command.legal_basis,
                                     .filed_by = stamp.by,
                                     .filed_at = stamp.at}};
  if (filed_with == command.decided_by) {
    events.push_back(
        ComplaintReceivedBy{.complaint = command.complaint, .received_by = command.decided_by});
  }
  return events;
}

plan::Decision on(const Plan& plan, const RouteComplaint& command, const Stamp& stamp) {
  const auto* complaint = seen(plan, command.complaint, stamp);
  if (!complaint || !works_at(stamp, complaint->filed_with)) {
    auto refusal = refuse_unless_for_owner(
        plan, stamp, "R41",
        "A complaint is passed on by staff of the body it was filed with, or by the owner's side.",
        AreaSet::all(), "routing");
    if (refusal) return *refusal;
  }
  if (!complaint) return unknown_complaint();
  if (command.body != complaint->decided_by) {
    return broken("R41", "not-the-deciding-body",
                  "A complaint goes to the body whose decision it is about; name that one.",
                  {"body"});
  }
  if (complaint->stage == Stage::received) return plan::Events{};  // Already so.
  if (complaint->stage != Stage::filed) return not_now(*complaint);
  return plan::Events{
      ComplaintReceivedBy{.complaint = command.complaint, .received_by = command.body}};
}

// What is moot gives no event: flagged already, or at an end.
plan::Decision on(const Plan& plan, const FlagLateComplaint& command, const Stamp& stamp) {
  if (stamp.by != system_actor) {
    return forbidden("R42", "Only the server's timer says that a complaint came late.", "timer");
  }
  const auto found = plan.complaint.complaints.find(command.complaint);
  if (found == plan.complaint.complaints.end()) return unknown_complaint();
  const auto& complaint = found->second;
  if (complaint.late || complaint.closed()) return plan::Events{};
  if (complaint.filed_at < end_of(command.missed_deadline)) {
    return invalid("R42", "not-late", "The complaint was filed by the day named in missedDeadline.",
                   {"missedDeadline"});
  }
  return plan::Events{LateComplaintFlagged{.complaint = command.complaint,
                                           .missed_deadline = command.missed_deadline}};
}

plan::Decision on(const Plan& plan, const ReconsiderComplaint& command, const Stamp& stamp) {
  const auto* complaint = handled(plan, command.complaint, stamp);
  if (!complaint) return handlers_only();
  if (complaint->stage != Stage::received) return not_now(*complaint);
  return plan::Events{ComplaintReconsidered{.complaint = command.complaint,
                                            .reconsideration = command.outcome,
                                            .reason = command.reason}};
}

plan::Decision on(const Plan& plan, const ForwardComplaint& command, const Stamp& stamp) {
  const auto* complaint = handled(plan, command.complaint, stamp);
  if (!complaint) return handlers_only();
  if (complaint->stage != Stage::kept) return not_now(*complaint);
  if (command.governor == complaint->decided_by) {
    return invalid("R41", "governor-is-deciding-body",
                   "The county governor is another body than the one that decided; name that one.",
                   {"governor"});
  }
  return plan::Events{ComplaintSentToSF{.complaint = command.complaint,
                                        .governor = command.governor,
                                        .filed_at = complaint->filed_at,
                                        .forwarded_at = stamp.at}};
}

bool is_governor(const Complaint& complaint, const Stamp& stamp) {
  return std::any_of(stamp.offices.begin(), stamp.offices.end(), [&](const Office& office) {
    return office.body == complaint.governor && office.kind == BodyKind::county_governor;
  });
}

plan::Decision on(const Plan& plan, const DecideComplaint& command, const Stamp& stamp) {
  const auto* complaint = seen(plan, command.complaint, stamp);
  if (!complaint || !is_governor(*complaint, stamp)) {
    return forbidden("S60",
                     "A complaint is decided by staff of the county governor it was sent to, who "
                     "have no other part in this plan.");
  }
  if (complaint->stage != Stage::forwarded) return not_now(*complaint);
  return plan::Events{ComplaintDecided{
      .complaint = command.complaint, .ruling = command.outcome, .ruling_text = command.text}};
}

// What the owner filed, the owner alone takes back; what was filed for the owner, the owner's side.
plan::Decision on(const Plan& plan, const WithdrawComplaint& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_complaining(plan, stamp)) return *refusal;
  const auto* complaint = seen(plan, command.complaint, stamp);
  if (!complaint) return unknown_complaint();
  if (plan.owner == complaint->filed_by && plan.owner != stamp.by) {
    return forbidden("S57", "The owner filed this complaint; only the owner takes it back.");
  }
  if (complaint->closed()) return not_now(*complaint);
  return plan::Events{ComplaintWithdrawn{.complaint = command.complaint}};
}

plan::Decision on(const Plan& plan, const ShareComplaint& command, const Stamp& stamp) {
  constexpr std::string_view detail = "Only the owner's side lets others see a complaint.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "R43", detail, AreaSet::all())) return *no;
  const auto* complaint = seen(plan, command.complaint, stamp);
  if (!complaint) return unknown_complaint();
  const bool takes_part_now = keeps_plan(plan, {.by = command.person, .at = stamp.at}) ||
                              !shared_with(plan, command.person, stamp.at).empty();
  if (!takes_part_now) {
    return broken("R5", "person-sees-nothing",
                  "This person may see nothing of the plan now; a consent or an access in force "
                  "comes first, by GiveSharingConsent or GrantAccess.",
                  {"person"});
  }
  if (seen(plan, command.complaint, {.person = command.person}, stamp.at)) return plan::Events{};
  return plan::Events{ComplaintShared{.complaint = command.complaint, .person = command.person}};
}

plan::Decision on(const Plan& plan, const StopSharingComplaint& command, const Stamp& stamp) {
  constexpr std::string_view detail = "Only the owner's side takes back that others see it.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "R43", detail, AreaSet::all())) return *no;
  const auto* complaint = seen(plan, command.complaint, stamp);
  if (!complaint) return unknown_complaint();
  if (!complaint->shared_with.contains(command.person)) return plan::Events{};  // Already so.
  return plan::Events{
      ComplaintSharingEnded{.complaint = command.complaint, .person = command.person}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

}  // namespace events::complaint
