#include "server/queries/calendar.h"

#include <algorithm>

#include "events/hash.h"
#include "events/json/shape.h"
#include "events/json/write.h"
#include "projections/calendar.h"
#include "projections/rows.h"
#include "protocol/icalendar.h"
#include "protocol/messages.h"
#include "server/queries/directory.h"
#include "server/queries/row_documents.h"

namespace server {
namespace {

using projections::CalendarEntry;

std::vector<CalendarEntry> entries_of(const Seen& seen, const events::PersonId& viewer,
                                      events::Timestamp at) {
  return projections::calendar_of(seen.fold, seen.audience, viewer, at, events::Deadlines{});
}

// The same at every fetch, and nothing that can be worked out from outside: the key is in the log.
std::string uid_of(const std::string& key, const events::PlanId& plan, const CalendarEntry& entry) {
  const auto kind = events::json::enum_text(entry.kind);
  return events::to_hex(
      events::sha256_of({key, "\n", plan.value, "\n", kind, "\n", entry.id.value_or("")}));
}

protocol::Busy busy_of(const std::string& key, const events::PlanId& plan,
                       const CalendarEntry& entry) {
  const bool whole_day = entry.on.has_value();
  return {.uid = uid_of(key, plan, entry),
          .starts_at =
              whole_day ? events::Timestamp{std::chrono::sys_days{*entry.on}} : *entry.starts_at,
          .ends_at = entry.ends_at,
          .whole_day = whole_day};
}

// The plans that somebody has a part in now.
std::vector<events::PlanId> plans_of(const events::Log& log, const events::PersonId& person,
                                     events::Timestamp at) {
  std::vector<events::PlanId> plans;
  for (const auto& each : read_my_plans(log, person, at, limits::feed_plans_max).plans) {
    plans.push_back(each.plan);
  }
  return plans;
}

events::person::Language language_of(const events::Log& log, const events::PersonId& person) {
  const auto text = log.row(std::string(projections::directory_view), person.value);
  const auto row = text ? row_as<projections::DirectoryRow>(*text) : std::nullopt;
  return row ? row->language : events::person::Language::nb;
}

bool is_link_secret(std::string_view text) {
  return text.size() == link_secret_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

events::Result<std::string, protocol::Problem> calendar(const events::Log& log, const Clock& clock,
                                                        const events::PlanId& plan,
                                                        const events::Viewer& viewer) {
  const auto seen = look(log, clock, plan, viewer);
  if (!seen) return seen.error();
  std::string list;
  for (const auto& entry : entries_of(*seen, viewer.person, clock.now())) {
    if (!list.empty()) list += ',';
    events::json::write(list, entry);
  }
  const protocol::At at{.epoch = log.head().epoch.value,
                        .seq = seen->fold.last_change(seen->audience).value};
  return "{\"at\":" + events::json::to_json(at) + ",\"entries\":[" + list + "]}";
}

std::optional<std::string> calendar_feed(const events::Log& log, const Clock& clock,
                                         std::string_view secret) {
  if (!is_link_secret(secret)) return {};
  const auto row = log.row(std::string(projections::calendar_links_view),
                           events::to_hex(events::sha256(secret)));
  const auto link = row ? row_as<projections::CalendarLinkRow>(*row) : std::nullopt;
  if (!link) return {};
  const events::Viewer viewer{.person = link->person, .offices = offices_of(log, link->person)};
  const auto now = clock.now();
  std::vector<protocol::Busy> busy;
  for (const auto& plan : plans_of(log, link->person, now)) {
    const auto seen = look(log, clock, plan, viewer);
    if (!seen) continue;  // R5: nothing of what they may not see now.
    for (const auto& entry : entries_of(*seen, link->person, now)) {
      if (projections::is_in_feed(entry)) busy.push_back(busy_of(link->uid_key, plan, entry));
    }
  }
  // In the order of time, so that plans are not told apart; the earliest stay.
  std::stable_sort(busy.begin(), busy.end(), [](const auto& one, const auto& other) {
    return one.starts_at < other.starts_at;
  });
  if (busy.size() > limits::feed_entries_max) busy.resize(limits::feed_entries_max);
  return protocol::icalendar(busy, projections::feed_text(language_of(log, link->person)), now);
}

}  // namespace server
