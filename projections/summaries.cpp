#include "projections/summaries.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "events/json/shape.h"
#include "events/plan/areas.h"
#include "projections/picked.h"

namespace projections {
namespace {

using events::json::Json;

bool still_to_do(const Json& measure) {
  const auto status = text_in(measure, "status");
  return status != "declined" && status != "completed";
}

Json measures_for(const Json& view, const std::string& goal) {
  Json list = Json::array();
  for (const auto& [id, measure] : rows_in(view, "measures").items()) {
    if (text_in(measure, "goal") != goal || !still_to_do(measure)) continue;
    list.push_back(part_of(measure, {"measure", "what", "responsible", "when", "status"}));
  }
  return list;
}

// Meetings, appointments and the revision that are still to come.
Json what_is_next(const Json& view, const std::string& now) {
  std::vector<Json> next;
  const auto add = [&](std::string on, const char* kind, const Json& row, const char* id) {
    if (on.empty() || on < now.substr(0, on.size())) return;
    Json entry{{"on", std::move(on)}, {"kind", kind}};
    if (const auto found = row.find(id); found != row.end()) entry["id"] = *found;
    if (const auto found = row.find("title"); found != row.end()) entry["title"] = *found;
    next.push_back(std::move(entry));
  };
  for (const auto& [id, meeting] : rows_in(view, "meetings").items()) {
    const auto status = text_in(meeting, "status");
    if (status == "cancelled" || status == "held") continue;
    add(text_in(meeting, "startsAt"), "meeting", meeting, "meeting");
  }
  for (const auto& [id, entry] : rows_in(view, "calendar").items()) {
    add(text_in(entry, "startsAt"), "appointment", entry, "entry");
  }
  add(text_in(rows_in(view, "nextRevision"), "on"), "revision", Json::object(), "");
  std::sort(next.begin(), next.end(),
            [](const Json& a, const Json& b) { return a.at("on") < b.at("on"); });
  return next;
}

// The rows of a section by the person that this field names, their ids under `as`.
void add_by_person(const Json& view, std::string_view section, const char* field, const char* as,
                   Json& people) {
  for (const auto& [id, row] : rows_in(view, section).items()) {
    const auto person = text_in(row, field);
    if (person.empty() || !still_to_do(row)) continue;
    people[person][as].push_back(id);
  }
}

}  // namespace

Json plan_now(const Json& view, events::Timestamp at) {
  Json goals = Json::array();
  for (const auto& [id, goal] : rows_in(view, "goals").items()) {
    if (text_in(goal, "status") != "open") continue;
    auto entry = part_of(goal, {"goal", "ownWords", "area", "horizon"});
    entry["measures"] = measures_for(view, id);
    goals.push_back(std::move(entry));
  }
  Json matters = Json::array();
  for (const auto& [id, row] : rows_in(view, "whatMatters").items()) matters.push_back(row);
  Json tasks = Json::array();
  for (const auto& [id, row] : rows_in(view, "ownerTasks").items()) {
    tasks.push_back(part_of(row, {"task", "what", "area"}));
  }
  Json now{{"whatMatters", std::move(matters)},
           {"goals", std::move(goals)},
           {"ownTasks", std::move(tasks)},
           {"next", what_is_next(view, events::to_text(at))}};
  const auto coordinator = text_in(rows_in(view, "coordinator"), "coordinator");
  if (!coordinator.empty()) now["coordinator"] = coordinator;
  return now;
}

Json responsibilities(const Json& view) {
  Json people = Json::object();
  const auto enter = [&](const std::string& person) {
    if (!person.empty() && !people.contains(person)) people[person] = Json::object();
  };
  enter(text_in(rows_in(view, "plan"), "owner"));
  enter(text_in(rows_in(view, "coordinator"), "coordinator"));
  for (const auto& [id, member] : rows_in(rows_in(view, "participants"), "members").items()) {
    if (!member.contains("until")) enter(id);
  }
  add_by_person(view, "measures", "responsible", "measures", people);
  add_by_person(view, "contributions", "party", "contributions", people);
  const auto owner = text_in(rows_in(view, "plan"), "owner");
  if (!owner.empty()) {
    for (const auto& [id, row] : rows_in(view, "ownerTasks").items()) {
      people[owner]["tasks"].push_back(id);
    }
  }
  Json nobody = Json::array();
  for (const auto& [id, measure] : rows_in(view, "measures").items()) {
    if (still_to_do(measure) && text_in(measure, "responsible").empty()) nobody.push_back(id);
  }
  return {{"people", std::move(people)}, {"nobody", std::move(nobody)}};
}

Json areas(const Json& view) {
  constexpr std::array<std::string_view, 3> sections{"needs", "goals", "measures"};
  Json all = Json::object();
  for (const auto area : events::json::enum_names<events::LifeArea>) {
    all[area] = {{"needs", 0}, {"goals", 0}, {"measures", 0}};
  }
  for (const auto section : sections) {
    for (const auto& [id, row] : rows_in(view, section).items()) {
      const auto area = text_in(row, "area");
      const bool counts = section == "goals" ? text_in(row, "status") == "open" : still_to_do(row);
      if (!all.contains(area) || !counts) continue;
      auto& count = all[area][section];
      count = count.get<int>() + 1;
    }
  }
  for (auto& entry : all) {
    entry["gap"] = entry.at("measures") == 0 && (entry.at("needs") != 0 || entry.at("goals") != 0);
  }
  return all;
}

Json work_of(const Json& view, const events::PersonId& person) {
  Json work{{"measures", Json::array()},
            {"agreement", false},
            {"invitations", Json::array()},
            {"messages", Json::array()}};
  const auto& who = person.value;
  const bool owner = text_in(rows_in(view, "plan"), "owner") == who;
  bool has_part = owner;
  bool waits = false;
  for (const auto& [id, measure] : rows_in(view, "measures").items()) {
    const bool mine = owner || text_in(measure, "responsible") == who;
    if (!mine || !still_to_do(measure)) continue;
    has_part = true;
    waits = waits || text_in(measure, "status") == "proposed";
    const bool said = rows_in(measure, "acceptedBy").contains(who);
    if (text_in(measure, "status") == "proposed" && !said) work["measures"].push_back(id);
  }
  const bool any_measure = !rows_in(view, "measures").empty();
  work["agreement"] =
      has_part && any_measure && !waits && !rows_in(view, "agreement").contains(who);
  for (const auto& [id, meeting] : rows_in(view, "meetings").items()) {
    const auto invited = meeting.find("invited");
    const bool asked = invited != meeting.end() &&
                       std::find(invited->begin(), invited->end(), who) != invited->end();
    const bool open = text_in(meeting, "status") == "called";
    const bool said = rows_in(meeting, "answers").contains(who);
    if (asked && open && !said) work["invitations"].push_back(id);
  }
  for (const auto& [id, message] : rows_in(view, "messages").items()) {
    const auto to = message.find("to");
    const bool mine = to != message.end() && std::find(to->begin(), to->end(), who) != to->end();
    if (mine && !rows_in(message, "readBy").contains(who)) work["messages"].push_back(id);
  }
  return work;
}

Json summary_of(Summary which, const Json& view, const events::PersonId& person,
                events::Timestamp at) {
  switch (which) {
    case Summary::now: return plan_now(view, at);
    case Summary::responsibilities: return responsibilities(view);
    case Summary::areas: return areas(view);
    case Summary::work: return work_of(view, person);
  }
  return {};
}

}  // namespace projections
