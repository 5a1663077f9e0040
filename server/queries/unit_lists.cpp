#include "server/queries/unit_lists.h"

#include <algorithm>
#include <chrono>

#include "events/json/shape.h"

namespace server {
namespace {

using events::Timestamp;
using events::json::Json;
using projections::ChainStage;
using projections::DeskRow;

Json string_json(std::string_view text) { return Json(std::string(text)); }

template <class Enum>
Json enum_json(Enum value) {
  return string_json(events::json::enum_text(value));
}

void set_time(Json& json, const char* key, const std::optional<Timestamp>& time) {
  if (time) json[key] = events::to_text(*time);
}

ListItem item_of(const DeskRow& row, Json json) {
  json["plan"] = row.plan.value;
  json["owner"] = row.owner.value;
  return {.json = std::move(json), .people = {row.owner}};
}

// R32: an application that nobody has answered in time, not even for the time being.
bool decision_is_late(const DeskRow& row, const DeskSeen& seen) {
  return row.applied_at && !row.preliminary_answer &&
         *row.applied_at + seen.deadlines.decision <= seen.now;
}

// S11: counted from the day that a plan was asked for; for a coordinator alone no time is set.
std::optional<Timestamp> start_due(const DeskRow& row, const DeskSeen& seen) {
  const bool owed = row.awaits_start && row.wants == projections::Wanted::plan && row.asked_at;
  return owed ? std::optional{*row.asked_at + seen.deadlines.start} : std::nullopt;
}

List requests(const DeskSeen& seen) {
  List list;
  for (const auto& row : seen.rows) {
    const bool waits = row.chain && (*row.chain != ChainStage::start || row.applied_at);
    if (!waits) continue;
    const auto due = start_due(row, seen);
    const bool late = decision_is_late(row, seen);
    Json json{{"stage", enum_json(*row.chain)},
              {"stageSince", events::to_text(*row.chain_since)},
              {"stageDays", whole_days(*row.chain_since, seen.now)},
              {"askedAt", events::to_text(*row.asked_at)},
              {"days", whole_days(*row.asked_at, seen.now)},
              {"wants", enum_json(*row.wants)},
              {"answered", row.answered},
              {"preliminaryAnswer", row.preliminary_answer},
              {"decisionLate", late},
              {"overdue", late || (due && *due <= seen.now)}};
    set_time(json, "appliedAt", row.applied_at);
    set_time(json, "startDue", due);
    if (row.responsible) json["responsible"] = row.responsible->value;
    list[events::to_text(*row.asked_at) + '/' + row.plan.value] = item_of(row, std::move(json));
  }
  return list;
}

// R25: the open vacancy; a paused plan that has moved lacks a coordinator without one.
List vacancies(const DeskSeen& seen) {
  List list;
  for (const auto& row : seen.rows) {
    if (row.coordinator || !(row.running || row.vacant_since)) continue;
    Json json{{"stage", row.stage}, {"childCoordinator", row.child_coordinator}};
    set_time(json, "vacantSince", row.vacant_since);
    if (row.vacant_since) json["days"] = whole_days(*row.vacant_since, seen.now);
    const auto since = row.vacant_since ? events::to_text(*row.vacant_since) : std::string("-");
    list[since + '/' + row.plan.value] = item_of(row, std::move(json));
  }
  return list;
}

List revisions(const DeskSeen& seen) {
  List list;
  for (const auto& row : seen.rows) {
    if (!row.next_revision) continue;
    const auto end = events::end_of(*row.next_revision);
    if (seen.now + seen.deadlines.revision_soon < end) continue;
    const auto today = std::chrono::sys_days{events::day_of(seen.now)};
    const auto days = (std::chrono::sys_days{*row.next_revision} - today).count();
    Json json{{"revision", events::to_text(*row.next_revision)},
              {"overdue", end <= seen.now},
              {"daysLeft", days}};
    auto item = item_of(row, std::move(json));
    if (row.coordinator) {
      item.json["coordinator"] = row.coordinator->value;
      item.people.push_back(*row.coordinator);
    }
    list[events::to_text(*row.next_revision) + '/' + row.plan.value] = std::move(item);
  }
  return list;
}

// Those at this desk, and those whom the unit has trained or guided and who have no plan now.
List coordinators(const DeskSeen& seen) {
  std::map<events::PersonId, std::uint64_t> load;
  for (const auto& [person, schooling] : seen.schooling) load[person];
  for (const auto& row : seen.rows) {
    if (row.coordinator) ++load[*row.coordinator];
  }
  List list;
  for (const auto& [person, plans] : load) {
    Json json{{"person", person.value}, {"plans", plans}};
    if (const auto found = seen.schooling.find(person); found != seen.schooling.end()) {
      set_time(json, "trained", found->second.trained);
      set_time(json, "guided", found->second.guided);
    }
    list[person.value] = {.json = std::move(json), .people = {person}};
  }
  return list;
}

List plans(const DeskSeen& seen) {
  List list;
  for (const auto& row : seen.rows) {
    Json json{
        {"stage", row.stage}, {"agreed", row.agreed}, {"childCoordinator", row.child_coordinator}};
    if (row.chain) json["chain"] = enum_json(*row.chain);
    if (seen.is_coordinating_unit) json["group"] = row.group;
    if (row.next_revision) json["revision"] = events::to_text(*row.next_revision);
    auto item = item_of(row, std::move(json));
    if (row.coordinator) {
      item.json["coordinator"] = row.coordinator->value;
      item.people.push_back(*row.coordinator);
    }
    list[row.plan.value] = std::move(item);
  }
  return list;
}

}  // namespace

List list_of(DeskSection section, const DeskSeen& seen) {
  switch (section) {
    case DeskSection::requests: return requests(seen);
    case DeskSection::vacancies: return vacancies(seen);
    case DeskSection::revisions: return revisions(seen);
    case DeskSection::coordinators: return coordinators(seen);
    case DeskSection::plans: break;
  }
  return plans(seen);
}

std::int64_t whole_days(Timestamp from, Timestamp to) {
  return std::chrono::floor<std::chrono::days>(to - from).count();
}

}  // namespace server
