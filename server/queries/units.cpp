#include "server/queries/units.h"

#include <algorithm>

#include "events/codec.h"
#include "events/json/write.h"
#include "projections/case_rows.h"
#include "projections/rows.h"
#include "projections/statistics.h"
#include "server/queries/desk.h"
#include "server/queries/directory.h"
#include "server/queries/look.h"
#include "server/queries/unit_lists.h"

namespace server {
namespace {

using events::Timestamp;
using events::json::Json;
using protocol::Problem;

constexpr std::size_t rows_a_read = 512;  // Rows or events read at a time.

const events::Office* own_office_in(const events::Orgnr& unit, const events::Viewer& viewer) {
  const auto found = std::find_if(viewer.offices.begin(), viewer.offices.end(),
                                  [&](const events::Office& each) { return each.body == unit; });
  return found == viewer.offices.end() ? nullptr : &*found;
}

// Calls `each(row)` for the rows of a body in a view, those after `after`, until it says false.
template <class Each>
void for_each_row(const events::Log& log, std::string_view view, const events::Orgnr& unit,
                  std::string after, const Each& each) {
  const auto prefix = projections::key_of(unit);
  for (;;) {
    const auto rows = log.rows(std::string(view), prefix, after, rows_a_read);
    for (const auto& row : rows) {
      if (!each(row)) return;
    }
    if (rows.size() < rows_a_read) return;
    after = rows.back().key;
  }
}

template <class Row>
Row understood(const events::Row& stored) {
  auto row = row_as<Row>(stored.value);
  if (!row) throw events::LogFailure("a row of a unit is not understood");
  return std::move(*row);
}

Json page_of(const List& list, const PageAsked& page, std::vector<events::PersonId>& people) {
  Json items = Json::array();
  std::string last;
  auto each = list.upper_bound(page.after);
  for (; each != list.end() && items.size() < page.limit; ++each) {
    items.push_back(each->second.json);
    people.insert(people.end(), each->second.people.begin(), each->second.people.end());
    last = each->first;
  }
  return {{"items", std::move(items)}, {"next", each == list.end() ? Json(nullptr) : Json(last)}};
}

// What the unit has in hand is seen by those of its staff whom the plan lets into the circle.
Json case_json(const projections::CaseRow& row, Timestamp now) {
  Json json{{"plan", row.plan.value},
            {"kind", std::string(events::json::enum_text(row.kind))},
            {"id", row.id},
            {"state", std::string(events::json::enum_text(row.state))},
            {"since", events::to_text(row.since)},
            {"days", whole_days(row.since, now)}};
  if (row.kind != projections::CaseKind::complaint) return json;
  json["late"] = row.late;
  if (row.ground) json["ground"] = std::string(events::json::enum_text(*row.ground));
  if (row.legal_basis) json["legalBasis"] = std::string(events::json::enum_text(*row.legal_basis));
  if (row.filed_at) json["filedAt"] = events::to_text(*row.filed_at);
  if (row.deadline) json["deadline"] = events::to_text(*row.deadline);
  return json;
}

events::Date last_31_december(Timestamp now) {
  const auto year = events::day_of(now).year() - std::chrono::years{1};
  return year / std::chrono::December / 31;
}

struct PlanThen {
  events::Plan plan;
  projections::Course course;
  bool asked_this_year = false;
};

// When somebody asked or applied by this event.
std::optional<Timestamp> asked_by(const events::plan::Event& event) {
  const auto* of_intake = std::get_if<events::intake::Event>(&event);
  if (!of_intake) return {};
  return std::visit(
      [](const auto& e) -> std::optional<Timestamp> {
        if constexpr (requires { e.received_at; }) return e.received_at;
        return {};
      },
      *of_intake);
}

PlanThen plan_then(const events::Log& log, const events::PlanId& id, events::Date day) {
  PlanThen then;
  then.plan.id = id;
  const auto end = events::end_of(day);
  for_each_event(log, id, {}, [&](const events::Recorded& recorded, const auto& event) {
    if (recorded.author.at >= end) return false;
    then.plan = events::plan::evolve(std::move(then.plan), event);
    projections::note(then.course, then.plan, event, recorded.author.at);
    const auto asked = asked_by(event);
    then.asked_this_year |= asked && events::day_of(*asked).year() == day.year();
    return true;
  });
  return then;
}

}  // namespace

events::Result<std::string, Problem> Units::desk(const events::Orgnr& unit,
                                                 const events::Viewer& viewer,
                                                 const std::optional<DeskSection>& section,
                                                 const PageAsked& page) const {
  const auto* office = own_office_in(unit, viewer);
  if (!office) return protocol::not_staff();
  const auto now = clock_.now();
  const auto seen = read_desk(log_, *office, now, deadlines_).seen;
  Json answer{{"unit", unit.value}, {"time", events::to_text(now)}};
  std::vector<events::PersonId> people;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<DeskSection>>([&](auto each) {
    if (section && *section != each.value) return;
    answer[each.name] = page_of(list_of(each.value, seen), page, people);
  });
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  Json names = Json::object();
  const Directory directory{log_};
  for (const auto& each : people) names[each.value] = directory.person(each);
  answer["people"] = std::move(names);
  return answer.dump();
}

events::Result<std::string, Problem> Units::cases(const events::Orgnr& unit,
                                                  const events::Viewer& viewer,
                                                  const PageAsked& page) const {
  if (!own_office_in(unit, viewer)) return protocol::not_staff();
  const auto now = clock_.now();
  const auto prefix = projections::key_of(unit);
  const auto after = page.after.empty() ? std::string() : prefix + page.after;
  Json list = Json::array();
  Json next = nullptr;
  std::string last;
  // `next` names the last case shown, and only where the asker sees another one after it: a case
  // that they may not see is not told of by a cursor either (R43).
  for_each_row(log_, projections::cases_view, unit, after, [&](const events::Row& stored) {
    const auto row = understood<projections::CaseRow>(stored);
    const auto seen = look(log_, clock_, row.plan, viewer);
    if (!seen || !seen->audience.circles.contains(projections::circle_of(row))) return true;
    if (list.size() == page.limit) {
      next = last;
      return false;
    }
    list.push_back(case_json(row, now));
    last = stored.key.substr(prefix.size());
    return true;
  });
  return Json{{"unit", unit.value},
              {"time", events::to_text(now)},
              {"cases", std::move(list)},
              {"next", next}}
      .dump();
}

events::Result<std::string, Problem> Units::statistics(
    const events::Orgnr& unit, const events::Viewer& viewer,
    const std::optional<events::Date>& at) const {
  const auto* office = own_office_in(unit, viewer);
  if (!office || !is_coordinating_unit(*office)) return protocol::not_staff();
  const auto now = clock_.now();
  const auto day = at.value_or(last_31_december(now));
  if (events::end_of(day) > now) {
    return protocol::bad_query("at", "a day that is over, such as 2026-12-31");
  }
  const auto make = [&] { return counted(*office, day); };
  // The clock may be set back a little: until then an event of that day could still come.
  if (events::end_of(day) + std::chrono::days{1} > now) return make();
  return statistics_.answer(unit.value + ' ' + events::to_text(day), make);
}

std::string Units::counted(const events::Office& office, events::Date day) const {
  const auto& unit = office.body;
  projections::Tally tally{day.year()};
  const auto prefix = projections::key_of(unit);
  for_each_row(log_, projections::unit_plans_view, unit, "", [&](const events::Row& row) {
    const auto then = plan_then(log_, {row.key.substr(prefix.size())}, day);
    if (!then.plan.owner || !events::at_desk(then.plan, {office})) return true;
    tally.add({.plan = then.plan, .course = then.course, .asked_this_year = then.asked_this_year});
    return true;
  });
  auto answer = tally.json(small_);
  answer["unit"] = unit.value;
  answer["at"] = events::to_text(day);
  answer["smallCount"] = small_.threshold;
  return answer.dump();
}

}  // namespace server
