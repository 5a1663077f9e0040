#include "projections/calendar.h"

#include <algorithm>
#include <string_view>

#include "events/plan/due.h"
#include "projections/picked.h"
#include "projections/words/words.h"

namespace projections {
namespace {

std::optional<std::string> text_if_any(const Json& row, std::string_view field) {
  const auto found = row.find(field);
  if (found == row.end() || !found->is_string()) return {};
  return found->get<std::string>();
}

std::optional<events::Timestamp> time(const Json& row, std::string_view field) {
  const auto written = text_if_any(row, field);
  return written ? events::timestamp_from(*written) : std::nullopt;
}

std::optional<events::Date> day(const Json& row, std::string_view field) {
  const auto written = text_if_any(row, field);
  return written ? events::date_from(*written) : std::nullopt;
}

// When it begins: what entries are put in order by. Each has a time or a day.
events::Timestamp start_of(const CalendarEntry& entry) {
  return entry.starts_at ? *entry.starts_at : events::Timestamp{std::chrono::sys_days{*entry.on}};
}

// When it is over.
events::Timestamp end_of(const CalendarEntry& entry) {
  if (entry.on) return events::end_of(*entry.on);
  return entry.ends_at.value_or(*entry.starts_at);
}

CalendarEntry timed(CalendarKind kind, const std::string& id, const Json& row) {
  return {.kind = kind,
          .starts_at = time(row, "startsAt"),
          .ends_at = time(row, "endsAt"),
          .id = id,
          .title = text_if_any(row, "title"),
          .where = text_if_any(row, "where")};
}

void add_meetings(const Json& view, const events::PersonId& viewer,
                  std::vector<CalendarEntry>& entries) {
  for (const auto& [id, row] : rows_in(view, "meetings").items()) {
    auto entry = timed(CalendarKind::meeting, id, row);
    entry.status = text_if_any(row, "status");
    entry.answer = text_if_any(rows_in(rows_in(row, "answers"), viewer.value), "answer");
    if (entry.status != "cancelled") entries.push_back(std::move(entry));
  }
}

// Rows of this section with this status, by the day that a field of theirs names.
void add_days(const Json& view, std::string_view section, CalendarKind kind,
              std::string_view status, std::vector<CalendarEntry>& entries) {
  for (const auto& [id, row] : rows_in(view, section).items()) {
    if (text_if_any(row, "status") != status) continue;
    entries.push_back({.kind = kind, .on = day(row, "until"), .id = id});
  }
}

// What the services owe, for those at the desk and those who keep the plan.
void add_deadlines(const Json& view, const events::Plan& plan, const events::Deadlines& deadlines,
                   std::vector<CalendarEntry>& entries) {
  if (events::awaits_start(plan)) {
    const auto due = *plan.intake.asked_at + deadlines.start;
    entries.push_back({.kind = CalendarKind::start_deadline, .on = events::day_of(due)});
  }
  for (const auto& [id, row] : rows_in(view, "applications").items()) {
    if (const auto due = events::decision_due(plan, {id}, deadlines)) {
      entries.push_back(
          {.kind = CalendarKind::decision_deadline, .on = events::day_of(*due), .id = id});
    }
  }
}

}  // namespace

std::vector<CalendarEntry> calendar_of(const PlanFold& fold, const events::Audience& audience,
                                       const events::PersonId& viewer, events::Timestamp at,
                                       const events::Deadlines& deadlines) {
  const auto view = fold.view(audience);
  std::vector<CalendarEntry> entries;
  add_meetings(view, viewer, entries);
  for (const auto& [id, row] : rows_in(view, "calendar").items()) {
    entries.push_back(timed(CalendarKind::appointment, id, row));
  }
  const auto& revision = rows_in(view, "nextRevision");
  entries.push_back({.kind = CalendarKind::revision,
                     .on = day(revision, "on"),
                     .status = text_if_any(revision, "status")});
  add_days(view, "consents", CalendarKind::consent_end, "given", entries);
  add_days(view, "access", CalendarKind::access_end, "granted", entries);
  if (audience.core || audience.desk) add_deadlines(view, fold.plan(), deadlines, entries);
  const auto is_out = [&](const CalendarEntry& entry) {
    const bool has_time = entry.starts_at || entry.on;
    return !has_time || end_of(entry) < at - limits::calendar_past;
  };
  entries.erase(std::remove_if(entries.begin(), entries.end(), is_out), entries.end());
  std::stable_sort(entries.begin(), entries.end(),
                   [](const CalendarEntry& one, const CalendarEntry& other) {
                     return start_of(one) < start_of(other);
                   });
  if (entries.size() > limits::calendar_entries_max) entries.resize(limits::calendar_entries_max);
  return entries;
}

bool is_in_feed(const CalendarEntry& entry) {
  switch (entry.kind) {
    case CalendarKind::meeting: return entry.answer != "no";
    case CalendarKind::appointment: return true;
    case CalendarKind::revision: return true;
    case CalendarKind::consent_end:
    case CalendarKind::access_end:
    case CalendarKind::start_deadline:
    case CalendarKind::decision_deadline: break;
  }
  return false;
}

std::string feed_text(events::person::Language language) {
  return words::Phrase{"Avtale i Medvirk", "Avtale i Medvirk", "Appointment in Medvirk"}.in(
      language);
}

}  // namespace projections
