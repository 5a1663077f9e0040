#include "events/plan/notices.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/one_plan.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::notices {
namespace {

// --- A professional's notice. ---

// Anybody who holds an office may tell, about anybody: what is told is not answered, so that it
// does not show whether there is a plan.
plan::Decision on(const Plan& plan, const NotifyNeed& command, const Stamp& stamp) {
  if (auto refusal = refuse_other_owner(plan, command.owner)) return *refusal;
  if (!works_at(stamp, command.body)) {
    return forbidden("S7",
                     "A need is notified by staff of the body that they name; owner and kin ask "
                     "by RegisterRequest or SubmitSecureForm.",
                     "notifying");
  }
  if (plan.notices.notices.contains(command.notice)) {
    return broken("S7", "notice-exists", "A notice with this id is made already; choose a new id.",
                  {"notice"});
  }
  return plan::Events{NeedNotified{.notice = command.notice,
                                   .owner = command.owner,
                                   .body = command.body,
                                   .unit = command.unit,
                                   .wants = command.wants,
                                   .text = command.text,
                                   .noticed_at = stamp.at}};
}

bool works_at_unit(const Stamp& stamp, const Orgnr& unit) {
  return std::any_of(stamp.offices.begin(), stamp.offices.end(), [&](const Office& office) {
    return office.body == unit && office.kind == BodyKind::coordinating_unit;
  });
}

// The notice, for the staff of the unit that was told. Others do not learn whether there is one.
Result<Notice, Rejection> for_unit(const Plan& plan, const NoticeId& id, const Stamp& stamp) {
  const auto found = plan.notices.notices.find(id);
  const bool known = found != plan.notices.notices.end();
  if (known ? !works_at_unit(stamp, found->second.unit) : !at_desk(plan, stamp.offices)) {
    return forbidden("S7", "A notice is taken up by staff of the coordinating unit that was told.",
                     "taking-up");
  }
  if (!known) {
    return broken("S7", "notice-unknown", "There is no notice with this id here.", {"notice"});
  }
  return found->second;
}

plan::Decision on(const Plan& plan, const ReceiveNotice& command, const Stamp& stamp) {
  const auto notice = for_unit(plan, command.notice, stamp);
  if (!notice) return notice.error();
  if (notice->received) return plan::Events{};  // Already so: a retry adds nothing.
  return plan::Events{NoticeReceivedByUnit{.notice = command.notice, .unit = notice->unit}};
}

// The outcome must be true of the plan: handling makes nothing so (S5).
std::optional<Rejection> refuse_outcome(const Plan& plan, const HandleNotice& command) {
  const auto& intake = plan.intake;
  const bool asked = !intake.requests.empty() || !intake.applications.empty();
  if (command.outcome == NoticeOutcome::request_registered && !asked) {
    return broken("S5", "nothing-asked",
                  "Nobody has asked for anything; if the person wishes it, RegisterRequest comes "
                  "first.",
                  {"outcome"});
  }
  if (command.outcome == NoticeOutcome::already_has_plan && !refuse_second_plan(plan)) {
    return broken("S5", "no-plan",
                  "There is no plan; say what the person wished, or that the notice is passed on.",
                  {"outcome"});
  }
  if (command.outcome == NoticeOutcome::passed_on && !command.note) {
    return invalid("S7", "note-missing", "Say in note to whom the notice is passed on.", {"note"});
  }
  return {};
}

plan::Decision on(const Plan& plan, const HandleNotice& command, const Stamp& stamp) {
  const auto notice = for_unit(plan, command.notice, stamp);
  if (!notice) return notice.error();
  if (!notice->received) {
    return broken("S7", "notice-not-received",
                  "The notice is not received yet; ReceiveNotice comes first.", {"notice"});
  }
  if (notice->outcome) {
    return broken("S7", "notice-handled", "This notice is handled; a new need is a new notice.",
                  {"notice"});
  }
  if (auto refusal = refuse_outcome(plan, command)) return *refusal;
  return plan::Events{
      NoticeHandled{.notice = command.notice, .outcome = command.outcome, .note = command.note}};
}

// --- Secure forms and letters. ---

// What a complaint says is for those of the complaint, and the desk and the coordinator are not:
// it stands in FileComplaint alone.
std::optional<Rejection> refuse_summary(PostKind kind, const std::optional<Note>& summary) {
  if (kind == PostKind::complaint && summary) {
    return invalid("R43", "complaint-in-summary",
                   "Nothing of what a complaint says is written here; FileComplaint keeps it for "
                   "those who handle it.",
                   {"summary"});
  }
  if (kind != PostKind::complaint && !summary) {
    return invalid("S62", "summary-missing", "Say in summary what was sent.", {"summary"});
  }
  return {};
}

// What came in, as the intake sees it.
struct Asked {
  std::string id;
  PersonId owner;
  PostKind kind;
  intake::Channel channel;
  intake::Asker asker;
  Orgnr service;
  Timestamp received_at;
};

// R31: a request in any form is a request, and the service that it came to is responsible from the
// same day. Where there is a plan, it is the plan's people who read it.
void append_intake(const Plan& plan, const Asked& asked, plan::Events& events) {
  const RequestId request{asked.id};
  const bool new_request = asked.kind == PostKind::request && !refuse_second_plan(plan) &&
                           !plan.intake.requests.contains(request);
  if (new_request) {
    events.push_back(intake::RequestRegistered{.request = request,
                                               .owner = asked.owner,
                                               .channel = asked.channel,
                                               .asked_by = asked.asker,
                                               .service = asked.service,
                                               .wants = intake::Wanted::unsure,
                                               .received_at = asked.received_at});
  }
  if (!plan.intake.responsible) {
    events.push_back(intake::IntakeResponsibilityTaken{.service = asked.service});
  }
}

// Whoever is not the owner's side writes as kin, who may take the initiative (S7).
plan::Decision on(const Plan& plan, const SubmitSecureForm& command, const Stamp& stamp) {
  if (auto refusal = refuse_other_owner(plan, command.owner)) return *refusal;
  if (plan.notices.forms.contains(command.form)) {
    return broken("S62", "form-exists", "A form with this id is sent already; choose a new id.",
                  {"form"});
  }
  if (auto refusal = refuse_summary(command.kind, command.summary)) return *refusal;
  const bool by_owner = stamp.by == command.owner || acts_for_owner(plan, stamp);
  plan::Events events{SecureFormSubmitted{.form = command.form,
                                          .owner = command.owner,
                                          .kind = command.kind,
                                          .service = command.service,
                                          .summary = command.summary}};
  append_intake(plan,
                {.id = command.form.value,
                 .owner = command.owner,
                 .kind = command.kind,
                 .channel = intake::Channel::secure_form,
                 .asker = by_owner ? intake::Asker::owner : intake::Asker::kin,
                 .service = command.service,
                 .received_at = stamp.at},
                events);
  return events;
}

plan::Decision on(const Plan& plan, const RegisterPostalItem& command, const Stamp& stamp) {
  if (auto refusal = refuse_other_owner(plan, command.owner)) return *refusal;
  if (!works_at(stamp, command.service)) {
    return forbidden("S62", "A letter is entered by staff of the service that it came to.");
  }
  if (plan.notices.postal_items.contains(command.item)) {
    return broken("S62", "item-exists",
                  "A letter with this id is entered already; choose a new id.", {"item"});
  }
  if (command.received > day_of(stamp.at)) {
    return invalid("S62", "received-ahead", "A letter was received today or earlier.",
                   {"received"});
  }
  if (auto refusal = refuse_summary(command.kind, command.summary)) return *refusal;
  plan::Events events{PostalItemRegistered{.item = command.item,
                                           .owner = command.owner,
                                           .kind = command.kind,
                                           .sender = command.sender,
                                           .service = command.service,
                                           .received = command.received,
                                           .summary = command.summary}};
  append_intake(plan,
                {.id = command.item.value,
                 .owner = command.owner,
                 .kind = command.kind,
                 .channel = intake::Channel::letter,
                 .asker = command.sender,
                 .service = command.service,
                 .received_at = std::chrono::sys_days(command.received)},
                events);
  return events;
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

// Nobody has asked by a notice: no time to start runs from it, and nobody is responsible (S5).
void evolve(Plan& plan, const Event& event) {
  auto& state = plan.notices;
  std::visit(Overloaded{
                 [&](const NeedNotified& e) {
                   plan.owner = e.owner;
                   state.notices[e.notice] = {.unit = e.unit};
                 },
                 [&](const NoticeReceivedByUnit& e) { state.notices[e.notice].received = true; },
                 [&](const NoticeHandled& e) { state.notices[e.notice].outcome = e.outcome; },
                 [&](const SecureFormSubmitted& e) {
                   plan.owner = e.owner;
                   state.forms.insert(e.form);
                 },
                 [&](const PostalItemRegistered& e) {
                   plan.owner = e.owner;
                   state.postal_items.insert(e.item);
                 },
             },
             event);
}

}  // namespace events::notices
