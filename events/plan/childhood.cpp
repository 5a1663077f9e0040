#include "events/plan/childhood.h"

#include "events/plan/by_age.h"
#include "events/plan/plan.h"
#include "events/plan/rooms.h"
#include "events/plan/standing.h"

namespace events::childhood {
namespace {

// Somebody who is there for a service and has anything to do with the plan now.
bool is_professional(const Plan& plan, const Stamp& stamp) {
  if (is_coordinator(plan, stamp.by) || at_desk(plan, stamp.offices)) return true;
  const auto member = plan.group.members.find(stamp.by);
  const bool of_service =
      member != plan.group.members.end() && member->second.kind != group::MemberKind::kin;
  return of_service && !shared_with(plan, stamp.by, stamp.at).empty();
}

// A parent or guardian in force, whether instead of the child or together with it.
bool is_parent_or_guardian(const Plan& plan, const Stamp& stamp) {
  for (const auto& [id, each] : plan.group.representations) {
    const bool named = each.person == stamp.by && each.kind != group::RepresentativeKind::proxy;
    if (named && holds(plan, each, stamp.at)) return true;
  }
  return false;
}

// R12: what the parents have by role ends; whom the youth wants, the youth appoints.
void end_parents(const Plan& plan, Timestamp at, plan::Events& events) {
  for (const auto& [id, each] : plan.group.representations) {
    const bool runs = !each.ended && at < each.until;
    if (each.kind == group::RepresentativeKind::parent && runs) {
      events.push_back(group::RepresentationEnded{.representation = id});
    }
  }
}

// The event, and the end of the parents' part if it is over once this has happened.
plan::Events with_parents(const Plan& plan, Event event, Timestamp at) {
  Plan after = plan;
  evolve(after, event);
  plan::Events events{std::move(event)};
  if (parents_part_is_over(after, at)) end_parents(plan, at, events);
  return events;
}

Rejection birth_date_missing(std::string_view rule) {
  return broken(rule, "birth-date-missing",
                "The owner's birth date is not recorded; RecordBirthDate comes first.");
}

std::optional<Rejection> refuse_timer(const Stamp& stamp, std::string_view rule) {
  if (stamp.by == system_actor) return {};
  return forbidden(rule, "Only the server's timer says that a birthday has come.", "timer");
}

Rejection not_due(std::string_view rule) {
  return broken(rule, "not-due", "The birthday has not come yet.");
}

// --- The birth date. ---

std::optional<Rejection> refuse_date(Date date, Timestamp at) {
  const auto today = day_of(at);
  if (date > today) {
    return invalid("R10", "birth-ahead",
                   "A birth date is today or earlier; a birth that is expected is named in "
                   "AppointChildCoordinator.",
                   {"date"});
  }
  if (turns(date, ages.oldest) <= at) {
    return invalid("R10", "birth-too-long-ago", "Nobody is that old; look at the year again.",
                   {"date"});
  }
  return {};
}

plan::Decision on(const Plan& plan, const RecordBirthDate& command, const Stamp& stamp) {
  const bool may =
      acts_for_owner(plan, stamp) || is_coordinator(plan, stamp.by) || at_desk(plan, stamp.offices);
  if (!may) {
    return forbidden("R10",
                     "A birth date is recorded by the owner's side, the coordinator or the staff "
                     "at the desk.");
  }
  if (auto no = refuse_date(command.date, stamp.at)) return *no;
  if (const auto& birth = plan.childhood.birth) {
    if (birth->date == command.date) return plan::Events{};  // Already so: a retry adds nothing.
    return broken("R10", "birth-date-recorded",
                  "Another birth date is recorded; CorrectBirthDate changes it, with a reason.",
                  {"date"});
  }
  return with_parents(plan, BirthDateRecorded{.date = command.date, .recorded_at = stamp.at},
                      stamp.at);
}

// The staff's, who have seen where it stands: a date that moves an age is no matter of opinion.
plan::Decision on(const Plan& plan, const CorrectBirthDate& command, const Stamp& stamp) {
  if (!is_coordinator(plan, stamp.by) && !at_desk(plan, stamp.offices)) {
    return forbidden("R10",
                     "A birth date is corrected by the coordinator or the staff at the desk.",
                     "correcting");
  }
  if (auto no = refuse_date(command.date, stamp.at)) return *no;
  if (!plan.childhood.birth) return birth_date_missing("R10");
  if (plan.childhood.birth->date == command.date) return plan::Events{};  // Already so.
  return with_parents(
      plan,
      BirthDateCorrected{.date = command.date, .reason = command.reason, .corrected_at = stamp.at},
      stamp.at);
}

// --- Competence, and the child's own view. ---

plan::Decision on(const Plan& plan, const AssessCompetence& command, const Stamp& stamp) {
  if (!is_professional(plan, stamp) || plan.owner == stamp.by) {
    return forbidden("R10",
                     "Competence is assessed by a professional: the coordinator, the staff at the "
                     "desk, or a service's member with access.",
                     "competence");
  }
  if (command.matters.empty()) {
    return invalid("R10", "matters-missing",
                   "Say which matters the assessment is about: competence is assessed for each.",
                   {"matters"});
  }
  if (plan.childhood.assessments.contains(command.entry)) {
    return broken("R10", "entry-exists",
                  "An assessment with this id is recorded already; choose a new id.", {"entry"});
  }
  return plan::Events{CompetenceAssessed{.entry = command.entry,
                                         .matters = command.matters,
                                         .areas = command.areas,
                                         .competent = command.competent,
                                         .reason = command.reason,
                                         .assessed_by = stamp.by}};
}

std::optional<Rejection> refuse_hearing(const Plan& plan, const Stamp& stamp) {
  if (is_professional(plan, stamp) || is_parent_or_guardian(plan, stamp)) return {};
  return forbidden("R11",
                   "What a child says is written down by a professional, or by a parent or "
                   "guardian whose authority is in force.");
}

plan::Decision on(const Plan& plan, const HearChild& command, const Stamp& stamp) {
  if (auto no = refuse_hearing(plan, stamp)) return *no;
  const auto age = age_of_owner(plan, stamp.at);
  if (!age) return birth_date_missing("R11");
  if (*age >= ages.own_consent_full) {
    return broken("R11", "not-a-child",
                  "The owner is of age and speaks for themselves (RecordOwnerView, consents).");
  }
  if (!command.on && !command.topic) {
    return invalid("R11", "matter-missing",
                   "Say in on which consent the child was heard on, or in topic what else.",
                   {"on", "topic"});
  }
  if (plan.childhood.hearings.contains(command.entry)) {
    return broken("R11", "entry-exists",
                  "A view with this id is recorded already; choose a new id.", {"entry"});
  }
  return plan::Events{ChildHeard{.entry = command.entry,
                                 .on = command.on,
                                 .topic = command.topic,
                                 .view = command.view,
                                 .agrees = command.agrees,
                                 .age = *age}};
}

plan::Decision on(const Plan& plan, const WeighChildView& command, const Stamp& stamp) {
  if (auto no = refuse_hearing(plan, stamp)) return *no;
  const auto found = plan.childhood.hearings.find(command.entry);
  if (found == plan.childhood.hearings.end()) {
    return broken("R11", "view-unknown", "No view of the child has this id; HearChild comes first.",
                  {"entry"});
  }
  if (found->second.agrees) {
    return broken("R11", "nothing-to-weigh",
                  "The child wanted the same; a reason is needed only where the child did not.",
                  {"entry"});
  }
  if (found->second.weighed) {
    return broken("R11", "view-weighed",
                  "A reason is written down for this view; a new view is a new HearChild.",
                  {"entry"});
  }
  return plan::Events{ChildViewWeighed{.entry = command.entry, .reason = command.reason}};
}

// --- The child coordinator. ---

// R30: a child that is expected or under age, and one of the two must be known.
std::optional<Rejection> refuse_child(const Plan& plan, const AppointChildCoordinator& command,
                                      const Stamp& stamp) {
  const auto& expected = command.expected_birth;
  if (const auto age = age_of_owner(plan, stamp.at)) {
    if (*age >= ages.child_coordinator) {
      return broken("R30", "of-age",
                    "A child coordinator is for a child expected or under age; AppointCoordinator "
                    "appoints a coordinator for everybody else.");
    }
    if (!expected) return {};
    return invalid("R30", "already-born", "The birth date is recorded; leave out expectedBirth.",
                   {"expectedBirth"});
  }
  if (!expected) {
    return broken("R30", "child-unknown",
                  "Nothing says that there is a child; RecordBirthDate comes first, or say in "
                  "expectedBirth when the child is expected.",
                  {"expectedBirth"});
  }
  const auto today = std::chrono::sys_days(day_of(stamp.at));
  const auto day = std::chrono::sys_days(*expected);
  if (today <= day && day <= today + ages.expected_ahead) return {};
  return invalid("R30", "birth-not-expected",
                 "An expected birth is today or within a pregnancy's time; one that has been is "
                 "recorded by RecordBirthDate.",
                 {"expectedBirth"});
}

plan::Decision on(const Plan& plan, const AppointChildCoordinator& command, const Stamp& stamp) {
  if (!may_appoint(plan, stamp, command.body)) {
    return forbidden("R30",
                     "The plan's coordinating unit or its delegate appoints, or a health trust "
                     "with a part in the plan its own.");
  }
  if (!plan.owner) {  // Of whom nobody has told, there is nobody to coordinate for.
    return broken("R30", "nothing-asked",
                  "Nobody has asked for anything here; RegisterRequest, or a notice of need, "
                  "comes first.");
  }
  if (auto no = refuse_child(plan, command, stamp)) return *no;
  if (plan.owner == command.person) {
    return invalid("R30", "coordinator-from-service",
                   "The child coordinator comes from a service; the owner cannot be it.",
                   {"person"});
  }
  if (plan.childhood.coordinator) {
    return broken("R30", "child-coordinator-present",
                  "The family has a child coordinator; one is enough. DeclineChildCoordinator "
                  "comes before another.");
  }
  if (plan.childhood.coordinator_declined && !command.family_wish) {
    return broken("R30", "child-coordinator-declined",
                  "The family has said no; if it asks again, write its wish in familyWish.",
                  {"familyWish"});
  }
  return plan::Events{ChildCoordinatorAppointed{.person = command.person,
                                                .body = command.body,
                                                .family_wish = command.family_wish,
                                                .expected_birth = command.expected_birth}};
}

plan::Decision on(const Plan& plan, const DeclineChildCoordinator& command, const Stamp& stamp) {
  constexpr std::string_view detail =
      "The family says no to a child coordinator: the owner, or a representative instead of the "
      "owner.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "R30", detail, {}, "declining")) {
    return *no;
  }
  const auto& state = plan.childhood;
  if (state.coordinator_declined && !state.coordinator) return plan::Events{};  // Already so.
  return plan::Events{ChildCoordinatorDeclined{.reason = command.reason}};
}

plan::Decision on(const Plan& plan, const EndChildCoordinator&, const Stamp& stamp) {
  if (auto no = refuse_timer(stamp, "R30")) return *no;
  const auto until = child_coordinator_until(plan);
  if (!until) return plan::Events{};  // Once, also after a restart (R7).
  if (stamp.at < *until) return not_due("R30");
  return plan::Events{ChildCoordinatorEndedAt18{.person = *plan.childhood.coordinator}};
}

// --- At 16 and at 18. ---

std::optional<Rejection> refuse_age(std::uint32_t age) {
  for (const auto each : reconfirmation_ages) {
    if (each == age) return {};
  }
  return invalid("R12", "age-unknown",
                 "Consents are confirmed at the age of own consent in health matters and at full "
                 "age, 16 and 18 where nothing else is set.",
                 {"age"});
}

plan::Decision on(const Plan& plan, const ConfirmReconfirmationDue& command, const Stamp& stamp) {
  if (auto no = refuse_timer(stamp, "R12")) return *no;
  if (auto no = refuse_age(command.age)) return *no;
  if (!awaits_reconfirmation(plan, command.age)) return plan::Events{};  // Once (R7).
  if (stamp.at < turns(plan.childhood.birth->date, command.age)) return not_due("R12");
  return with_parents(plan, ConsentReconfirmationDue{.age = command.age}, stamp.at);
}

std::optional<Rejection> refuse_reconfirming(const Plan& plan, const ReconfirmConsent& command,
                                             const Stamp& stamp) {
  if (plan.owner != stamp.by) {
    return forbidden("R12", "The youth alone says whether consents stand and parents stay.");
  }
  if (auto no = refuse_age(command.age)) return no;
  if (!plan.childhood.birth) return birth_date_missing("R12");
  const auto birthday = turns(plan.childhood.birth->date, command.age);
  if (stamp.at < birthday - ages.reconfirm_ahead) {
    return broken("R12", "too-early",
                  "It is too long until the birthday; the answer is asked for in the half year "
                  "before it.",
                  {"age"});
  }
  const auto said = plan.childhood.parents_keep.find(command.age);
  const bool kept = said != plan.childhood.parents_keep.end() && said->second;
  if (command.parents_keep_access && !kept && birthday <= stamp.at) {
    return broken("R12", "parents-part-over",
                  "The parents' part ended on the birthday; answer false here, and let "
                  "AppointRepresentative appoint as proxy whoever is to help.",
                  {"parentsKeepAccess"});
  }
  return {};
}

plan::Decision on(const Plan& plan, const ReconfirmConsent& command, const Stamp& stamp) {
  if (auto no = refuse_reconfirming(plan, command, stamp)) return *no;
  const auto said = plan.childhood.parents_keep.find(command.age);
  const bool same =
      said != plan.childhood.parents_keep.end() && said->second == command.parents_keep_access;
  if (same) return plan::Events{};  // Already so: a retry adds nothing.
  return with_parents(
      plan,
      ConsentReconfirmed{.age = command.age, .parents_keep_access = command.parents_keep_access},
      stamp.at);
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

}  // namespace events::childhood
