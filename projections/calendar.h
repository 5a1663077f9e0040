// Calendar: what is on in one plan, and by when something has to be done, as one viewer's own view
// shows it (S63); and the little of it that a calendar programme elsewhere may hear (S62, R48).
#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "events/person/person.h"
#include "events/plan/deadlines.h"
#include "projections/plan_fold.h"

namespace projections {

namespace limits {
inline constexpr std::size_t calendar_entries_max = 1000;  // In one answer; the earliest stay.
inline constexpr std::chrono::days calendar_past{31};      // What is longer over is left out.
}  // namespace limits

// The last day of a consent or an access; the day by which a plan is to be started (S11) or an
// application to be answered (R32).
BOOST_DEFINE_ENUM_CLASS(CalendarKind, meeting, appointment, revision, consent_end, access_end,
                        start_deadline, decision_deadline)

// Either at a time (`starts_at`) or of a whole day (`on`).
struct CalendarEntry {
  CalendarKind kind;
  std::optional<events::Timestamp> starts_at{};
  std::optional<events::Timestamp> ends_at{};
  std::optional<events::Date> on{};
  std::optional<std::string> id{};  // Of the meeting, the entry, the consent, …
  std::optional<std::string> title{};
  std::optional<std::string> where{};
  std::optional<std::string> status{};  // Of a meeting or the revision.
  std::optional<std::string> answer{};  // The viewer's own to an invitation.
};
BOOST_DESCRIBE_STRUCT(CalendarEntry, (),
                      (kind, starts_at, ends_at, on, id, title, where, status, answer))

// In the order of time; cancelled meetings left out. Made of what this audience sees.
[[nodiscard]] std::vector<CalendarEntry> calendar_of(const PlanFold& fold,
                                                     const events::Audience& audience,
                                                     const events::PersonId& viewer,
                                                     events::Timestamp at,
                                                     const events::Deadlines& deadlines);

// Whether the entry is something to turn up for, so that it is in the feed: a meeting that the
// viewer has not said no to, an appointment, the day of the revision. A deadline is not: its very
// date, month after month, would tell of a plan's course.
[[nodiscard]] bool is_in_feed(const CalendarEntry& entry);

// The same text for every entry of every feed: «Avtale i Medvirk».
[[nodiscard]] std::string feed_text(events::person::Language language);

}  // namespace projections
