#include "server/queries/row_documents.h"

#include <algorithm>
#include <boost/mp11/algorithm.hpp>

#include "projections/desk_rows.h"
#include "protocol/limits.h"
#include "server/queries/desk.h"
#include "server/queries/look.h"
#include "server/queries/units.h"

namespace server {
namespace {

using events::json::Json;

void sort_once(std::vector<events::PersonId>& people) {
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
}

Json my_plan_json(const projections::MyPlan& plan, const Directory& directory) {
  Json json{{"plan", plan.plan.value},
            {"owner", plan.owner.value},
            {"ownerName", directory.person(plan.owner)},
            {"role", plan.role},
            {"stage", plan.stage}};
  if (plan.until) json["accessUntil"] = events::to_text(*plan.until);
  return json;
}

// An entry is about a plan, or about a person.
std::string item_id(const Json& item) {
  const auto plan = item.find("plan");
  return (plan == item.end() ? item.at("person") : *plan).get<std::string>();
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): its items are moved on.
Json first_of(List list, std::vector<events::PersonId>& people) {
  Json items = Json::object();
  const bool more = list.size() > protocol::limits::unit_feed_items_max;
  for (auto& [key, item] : list) {
    if (items.size() == protocol::limits::unit_feed_items_max) break;
    auto id = item_id(item.json);
    people.insert(people.end(), item.people.begin(), item.people.end());
    items[std::move(id)] = std::move(item.json);
  }
  return {{"items", std::move(items)}, {"more", more}};
}

}  // namespace

MyPlansRead read_my_plans(const events::Log& log, const events::PersonId& person,
                          events::Timestamp now, std::size_t most) {
  const auto stored =
      log.rows_at(std::string(projections::my_plans_view), projections::key_of(person), "", most);
  MyPlansRead read{.position = stored.position, .plans = {}};
  for (const auto& row : stored.rows) {
    auto plan = row_as<projections::MyPlan>(row.value);
    if (!plan || (plan->until && *plan->until <= now)) continue;  // R5: over is over.
    read.plans.push_back(std::move(*plan));
  }
  return read;
}

RowDocument my_document(const events::Log& log, const Directory& directory,
                        const events::PersonId& person, events::Timestamp now) {
  const auto read = read_my_plans(log, person, now, protocol::limits::my_plans_max);
  Json plans = Json::object();
  std::vector<events::PersonId> people;
  for (const auto& plan : read.plans) {
    plans[plan.plan.value] = my_plan_json(plan, directory);
    people.push_back(plan.owner);
  }
  sort_once(people);
  return {.position = read.position,
          .view = {{"plans", std::move(plans)}},
          .people = std::move(people)};
}

RowDocument desk_document(const events::Log& log, const events::Office& office,
                          events::Timestamp now, const events::Deadlines& deadlines) {
  const auto read = read_desk(log, office, now, deadlines);
  RowDocument document{
      .position = read.position, .view = {{"unit", office.body.value}}, .people = {}};
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<DeskSection>>([&](auto each) {
    document.view[each.name] = first_of(list_of(each.value, read.seen), document.people);
  });
  sort_once(document.people);
  return document;
}

std::optional<events::Office> office_in(const events::Log& log, const events::PersonId& person,
                                        const events::Orgnr& body) {
  const auto row =
      log.row(std::string(projections::offices_view), projections::key_of(person) + body.value);
  return row ? row_as<events::Office>(*row) : std::nullopt;
}

Json patch_between(const Json& before, const Json& after) {
  Json patch = Json::object();
  for (const auto& [key, value] : before.items()) {
    if (!after.contains(key)) patch[key] = nullptr;
  }
  for (const auto& [key, value] : after.items()) {
    const auto old = before.find(key);
    if (old == before.end()) {
      patch[key] = value;
    } else if (*old != value) {
      patch[key] = old->is_object() && value.is_object() ? patch_between(*old, value) : value;
    }
  }
  return patch;
}

}  // namespace server
