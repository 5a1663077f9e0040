#include "events/plan/coordination.h"

#include "events/overloaded.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::coordination {
namespace {

constexpr std::string_view appointers_word =
    "The plan's coordinating unit or its delegate appoints, or a health trust with a part in the "
    "plan its own.";

Rejection no_coordinator(std::string_view rule) {
  return broken(rule, "no-coordinator",
                "The plan has no coordinator at present; AppointCoordinator appoints one.");
}

// The owner's request that waits for an answer, if there is one.
std::optional<RequestId> open_request(const Plan& plan) {
  for (const auto& [id, request] : plan.coordination.other_requests) {
    if (request.open) return id;
  }
  return {};
}

bool is_open(const Plan& plan, const RequestId& id) {
  const auto found = plan.coordination.other_requests.find(id);
  return found != plan.coordination.other_requests.end() && found->second.open;
}

Rejection request_not_open() {
  return broken("R27", "request-not-open",
                "There is no open request with this id for another coordinator.", {"request"});
}

bool follows_wish(const Plan& plan, const PersonId& coordinator) {
  const auto& wish = plan.coordination.wish;
  return !wish || !wish->person || *wish->person == coordinator;
}

// What an appointment and a replacement have in common.
template <class Appointment>
std::optional<Rejection> refuse_appointment(const Plan& plan, const Appointment& command,
                                            const Stamp& stamp) {
  if (!may_appoint(plan, stamp, command.body)) return forbidden("R28", appointers_word);
  if (!has_consent(plan, consent::ConsentKind::coordinator, stamp.at)) {
    return broken("R2", "coordinator-consent-missing",
                  "Nobody is appointed without the owner's consent to a coordinator; "
                  "GiveCoordinatorConsent comes first.");
  }
  if (plan.owner == command.coordinator) {
    return invalid("S22", "coordinator-from-service",
                   "The coordinator comes from a service; the owner cannot be it.",
                   {"coordinator"});
  }
  if (!follows_wish(plan, command.coordinator) && !command.deviates_because) {
    return broken("R26", "deviation-without-reason",
                  "The owner wished for somebody else; appoint that person, or say why not in "
                  "deviatesBecause.",
                  {"deviatesBecause"});
  }
  return {};
}

Rejection same_person() {
  return broken("R27", "same-person",
                "The owner is to have another coordinator; appoint another person, or say no with "
                "a reason by RefuseRequest.",
                {"coordinator"});
}

plan::Decision on(const Plan& plan, const StateCoordinatorWish& command, const Stamp& stamp) {
  constexpr std::string_view detail = "The wish is the owner's to state.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "S19", detail)) return *no;
  return plan::Events{CoordinatorWishStated{.wish = command.wish, .person = command.person}};
}

plan::Decision on(const Plan& plan, const AppointCoordinator& command, const Stamp& stamp) {
  if (auto no = refuse_appointment(plan, command, stamp)) return *no;
  const auto& state = plan.coordination;
  if (state.coordinator) {
    return broken("R25", "coordinator-present",
                  "The plan has a coordinator, and there is never a second; ReplaceCoordinator "
                  "puts another person in that place.");
  }
  const auto request = open_request(plan);
  if (request && state.other_requests.at(*request).instead_of == command.coordinator) {
    return same_person();
  }
  return plan::Events{CoordinatorAppointed{.coordinator = command.coordinator,
                                           .body = command.body,
                                           .profession = command.profession,
                                           .wish_stated = state.wish.has_value(),
                                           .follows_wish = follows_wish(plan, command.coordinator),
                                           .request = request,
                                           .deviates_because = command.deviates_because}};
}

plan::Decision on(const Plan& plan, const RequestOtherCoordinator& command, const Stamp& stamp) {
  constexpr std::string_view detail = "The owner's side asks for another coordinator.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "S20", detail)) return *no;
  if (!plan.coordination.coordinator) return no_coordinator("S20");
  if (plan.coordination.other_requests.contains(command.request)) {
    return broken("S20", "request-exists",
                  "A request with this id is made already; choose a new "
                  "id.",
                  {"request"});
  }
  if (open_request(plan)) {
    return broken("R27", "request-open",
                  "A request for another coordinator waits for its answer: a replacement, or a no "
                  "with a reason.");
  }
  return plan::Events{
      OtherCoordinatorRequested{.request = command.request, .reason = command.reason}};
}

plan::Decision on(const Plan& plan, const ReplaceCoordinator& command, const Stamp& stamp) {
  if (auto no = refuse_appointment(plan, command, stamp)) return *no;
  const auto& state = plan.coordination;
  if (!state.coordinator) return no_coordinator("R25");
  if (*state.coordinator == command.coordinator) return same_person();
  if (command.request && !is_open(plan, *command.request)) return request_not_open();
  return plan::Events{CoordinatorReplaced{.previous = *state.coordinator,
                                          .coordinator = command.coordinator,
                                          .body = command.body,
                                          .profession = command.profession,
                                          .wish_stated = state.wish.has_value(),
                                          .follows_wish = follows_wish(plan, command.coordinator),
                                          .request = open_request(plan),
                                          .deviates_because = command.deviates_because}};
}

// In any office that may appoint for this plan, if only the people of its own body.
bool appoints_here(const Plan& plan, const Stamp& stamp) {
  for (const auto& office : stamp.offices) {
    if (may_appoint(plan, stamp, office.body)) return true;
  }
  return false;
}

plan::Decision on(const Plan& plan, const RefuseRequest& command, const Stamp& stamp) {
  if (!appoints_here(plan, stamp)) {
    return forbidden("R28", "Whoever may appoint a coordinator answers the owner's request.",
                     "answering");
  }
  if (!is_open(plan, command.request)) return request_not_open();
  return plan::Events{RequestRefused{.request = command.request, .reason = command.reason}};
}

plan::Decision on(const Plan& plan, const VacateCoordinator& command, const Stamp& stamp) {
  const auto& state = plan.coordination;
  const auto body = state.coordinator_body.value_or(Orgnr{});
  if (!is_coordinator(plan, stamp.by) && !may_appoint(plan, stamp, body)) {
    return forbidden("S21",
                     "The coordinator, or whoever may appoint one, says that the "
                     "coordinator leaves.");
  }
  if (!state.coordinator) return no_coordinator("R25");
  return plan::Events{
      CoordinatorVacated{.coordinator = *state.coordinator, .cause = VacancyCause::left},
      CoordinatorVacancyOpened{.vacant_since = stamp.at},
      ending::StepExplained{.step = ending::Step::leave, .reason = command.reason}};
}

std::optional<Rejection> refuse_entry(const Plan& plan, const EntryId& entry,
                                      std::string_view rule) {
  if (!plan.coordination.entries.contains(entry)) return {};
  return broken(rule, "entry-exists", "A record with this id exists already; choose a new id.",
                {"entry"});
}

plan::Decision on(const Plan& plan, const RecordInvolvement& command, const Stamp& stamp) {
  if (!is_coordinator(plan, stamp.by)) {
    return forbidden("S24", "The coordinator records how owner and kin are involved.");
  }
  if (auto no = refuse_entry(plan, command.entry, "S24")) return *no;
  return plan::Events{InvolvementRecorded{
      .entry = command.entry, .involved = command.involved, .how = command.how}};
}

plan::Decision on(const Plan& plan, const GiveInformation& command, const Stamp& stamp) {
  if (!is_coordinator(plan, stamp.by) && !at_desk(plan, stamp.offices)) {
    return forbidden("S26", "The coordinator or the body responsible informs the owner.");
  }
  if (auto no = refuse_entry(plan, command.entry, "S26")) return *no;
  return plan::Events{
      InformationGiven{.entry = command.entry, .topic = command.topic, .text = command.text}};
}

plan::Decision on(const Plan& plan, const InviteProfessional& command, const Stamp& stamp) {
  if (!is_coordinator(plan, stamp.by)) {
    return forbidden("S27", "The coordinator brings in other professionals.");
  }
  if (auto no = refuse_unless_active(plan)) return *no;
  if (!consented_to(plan, command.professional, stamp.at).contains(command.area)) {
    return broken("R5", "no-consent-cover",
                  "No sharing consent in force covers this professional in this life area; the "
                  "owner agrees first, by GiveSharingConsent.",
                  {"professional", "area"});
  }
  return plan::Events{ProfessionalInvited{.professional = command.professional,
                                          .body = command.body,
                                          .area = command.area,
                                          .purpose = command.purpose}};
}

// Somebody else has the place now: no vacancy beside them (R25), and nobody waits for them (R27).
template <class Appointment>
void appoint(State& state, const Appointment& event) {
  state.coordinator = event.coordinator;
  state.coordinator_body = event.body;
  state.vacant_since.reset();
  for (auto& [id, request] : state.other_requests) request.open = false;
}

// Who asks for another person no longer wishes for the present one.
void request_other(State& state, const OtherCoordinatorRequested& event) {
  state.other_requests[event.request] = {.instead_of = state.coordinator.value_or(PersonId{})};
  if (state.wish && state.wish->person == state.coordinator) state.wish->person.reset();
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& state = plan.coordination;
  std::visit(Overloaded{
                 [&](const CoordinatorWishStated& e) { state.wish = Wish{.person = e.person}; },
                 [&](const CoordinatorAppointed& e) { appoint(state, e); },
                 [&](const OtherCoordinatorRequested& e) { request_other(state, e); },
                 [&](const CoordinatorReplaced& e) { appoint(state, e); },
                 [&](const RequestRefused& e) { state.other_requests[e.request].open = false; },
                 [&](const CoordinatorVacated&) {
                   state.coordinator.reset();
                   state.coordinator_body.reset();
                 },
                 [&](const CoordinatorVacancyOpened& e) { state.vacant_since = e.vacant_since; },
                 [&](const InvolvementRecorded& e) { state.entries.insert(e.entry); },
                 [&](const InformationGiven& e) { state.entries.insert(e.entry); },
                 [&](const ProfessionalInvited& e) { state.professionals.insert(e.professional); },
             },
             event);
}

}  // namespace events::coordination
