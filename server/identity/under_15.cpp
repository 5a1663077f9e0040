#include "server/identity/under_15.h"

#include <variant>

#include "events/codec.h"
#include "events/plan/by_age.h"

namespace server {
namespace {

// From the events: it is asked for only where somebody comes at a low level, so no rows have it.
std::optional<events::Date> born(const events::Log& log, const events::PersonId& person) {
  if (person.value.empty()) return {};
  // A person's stream begins with who they are, which is recorded once.
  const auto first = log.read(events::stream_of(person), events::Version{}, 1);
  if (first.empty()) return {};
  const auto event = events::decode(first.front());
  if (!event) throw events::not_understood(first.front(), event.error());
  const auto* of_person = std::get_if<events::person::Event>(&*event);
  if (of_person == nullptr) return {};
  const auto* registered = std::get_if<events::person::PersonRegistered>(of_person);
  return registered == nullptr ? std::nullopt : registered->born;
}

}  // namespace

std::optional<events::Timestamp> under_15_until(const events::Log& log,
                                                const events::PersonId& person,
                                                events::Timestamp now) {
  const auto date = born(log, person);
  if (!date || now < events::turns(*date, 0)) return {};
  const auto birthday = events::turns(*date, exception_age);
  return now < birthday ? std::optional{birthday} : std::nullopt;
}

}  // namespace server
