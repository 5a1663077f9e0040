#include "events/person/person.h"

#include "events/overloaded.h"
#include "events/person/rooms.h"
#include "events/plan/standing.h"

namespace events::person {
namespace {

constexpr std::size_t national_id_digits = 11;

// Invented people in a demonstration have numbers that no register would issue: digits suffice.
bool is_national_id(const std::string& text) {
  return text.size() == national_id_digits &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

// Services register whom they meet; the directory is not open for anybody to fill (S32).
bool may_register(const Stamp& stamp) { return stamp.by == system_actor || !stamp.offices.empty(); }

Decision on(const Person& person, const RegisterPerson& command, const Stamp& stamp) {
  if (!may_register(stamp)) {
    return forbidden("S32",
                     "A person is registered by a local administrator or by staff of a body.");
  }
  if (command.person != person.id) {
    return invalid("S32", "person-mismatch",
                   "The id in person is not that of the person addressed; they are the same.",
                   {"person"});
  }
  if (command.person == system_actor) {
    return invalid("S32", "person-reserved",
                   "This id belongs to the server's own timers; choose another.", {"person"});
  }
  if (command.national_id && !is_national_id(command.national_id->value)) {
    return invalid("S32", "national-id-format", "A national id is eleven digits.", {"nationalId"});
  }
  if (person.registered) {
    return broken("S32", "person-exists", "This id is registered already; choose another.",
                  {"person"});
  }
  return std::vector<Event>{PersonRegistered{.person = command.person,
                                             .full_name = command.full_name,
                                             .national_id = command.national_id,
                                             .born = command.born,
                                             .language = command.language.value_or(Language::nb)}};
}

Decision on(const Person& person, const MakeCalendarLink& command, const Stamp& stamp) {
  return decide_link(person, command, stamp);
}

Decision on(const Person& person, const RevokeCalendarLink& command, const Stamp& stamp) {
  return decide_link(person, command, stamp);
}

template <class NoticeCommand>
Decision on(const Person& person, const NoticeCommand& command, const Stamp& stamp) {
  return decide_notice(person, command, stamp);
}

}  // namespace

Decision decide(const Person& person, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(person, each, stamp); }, command);
}

Person evolve(Person person, const Event& event) {
  std::visit(Overloaded{
                 [&](const PersonRegistered& e) {
                   person.id = e.person;
                   person.registered = true;
                 },
                 [&](const CalendarLinkMade& e) { person.calendar_link.digest = e.digest; },
                 [&](const CalendarLinkRevoked&) { person.calendar_link.digest.reset(); },
                 [&](const auto& e) { evolve_notices(person.noticing, e); },
             },
             event);
  return person;
}

}  // namespace events::person
