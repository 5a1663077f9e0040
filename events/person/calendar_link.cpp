#include "events/person/calendar_link.h"

#include "events/person/rooms.h"
#include "events/plan/standing.h"

namespace events::person {
namespace {

// All the digits that there is room for.
template <std::size_t Max>
bool is_hexadecimal(const Text<Max>& text) {
  return text.value.size() == Max &&
         text.value.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The feed shows where somebody is when: it is for the person alone to open and to close.
std::optional<Rejection> refuse_unless_self(const Person& person, const Stamp& stamp) {
  if (!person.registered || stamp.by != person.id) {
    return forbidden("S62", "A calendar link is made and ended by the person themselves.",
                     "calendar-link");
  }
  return {};
}

}  // namespace

Decision decide_link(const Person& person, const MakeCalendarLink& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_self(person, stamp)) return *refusal;
  if (!is_hexadecimal(command.digest)) {
    return invalid("S62", "link-digest-format",
                   "The digest is a SHA-256 in 64 lower-case hexadecimal digits.", {"digest"});
  }
  if (!is_hexadecimal(command.uid_key)) {
    return invalid("S62", "link-uid-key-format",
                   "The key of the entries' ids is 32 lower-case hexadecimal digits.", {"uidKey"});
  }
  if (person.calendar_link.digest == command.digest) return std::vector<Event>{};  // Already so.
  std::vector<Event> events;
  if (person.calendar_link.digest) {
    events.emplace_back(CalendarLinkRevoked{.digest = *person.calendar_link.digest});
  }
  events.emplace_back(
      CalendarLinkMade{.person = person.id, .digest = command.digest, .uid_key = command.uid_key});
  return events;
}

Decision decide_link(const Person& person, const RevokeCalendarLink& /*command*/,
                     const Stamp& stamp) {
  if (auto refusal = refuse_unless_self(person, stamp)) return *refusal;
  if (!person.calendar_link.digest) return std::vector<Event>{};  // There is none to end.
  return std::vector<Event>{CalendarLinkRevoked{.digest = *person.calendar_link.digest}};
}

}  // namespace events::person
