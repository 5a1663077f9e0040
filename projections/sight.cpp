#include "projections/sight.h"

#include <algorithm>
#include <string>

namespace projections {
namespace {

using events::json::Json;

const Json& under(const Json& object, std::string_view key) {
  static const Json nothing = Json::object();
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

bool is(const Json& row, std::string_view key, std::string_view value) {
  const auto& field = under(row, key);
  return field.is_string() && field.get_ref<const std::string&>() == value;
}

void add_person(std::set<events::PersonId>& people, const Json& row, std::string_view key) {
  const auto& field = under(row, key);
  if (field.is_string()) people.insert({field.get<std::string>()});
}

// Rows whose key is a person.
void add_keys(std::set<events::PersonId>& people, const Json& rows, std::string_view status) {
  for (const auto& [person, row] : rows.items()) {
    if (is(row, "status", status)) people.insert({person});
  }
}

}  // namespace

std::set<events::PersonId> group_in(const Json& view) {
  std::set<events::PersonId> people;
  add_person(people, under(view, "plan"), "owner");
  const auto& coordinator = under(view, "coordinator");
  if (is(coordinator, "status", "appointed")) add_person(people, coordinator, "coordinator");
  const auto& participants = under(view, "participants");
  add_keys(people, under(participants, "members"), "member");
  add_keys(people, under(participants, "peers"), "accepted");
  for (const auto& [id, row] : under(participants, "representatives").items()) {
    if (is(row, "status", "appointed")) add_person(people, row, "person");
  }
  return people;
}

bool shows(const Json& view, std::string_view entry) {
  const Json* here = &view;
  while (!entry.empty()) {
    const auto key = entry.substr(0, entry.find('/'));
    if (!here->is_object()) return false;
    const auto found = here->find(key);
    if (found == here->end()) return false;
    here = &*found;
    entry.remove_prefix(std::min(entry.size(), key.size() + 1));
  }
  return here != &view;
}

}  // namespace projections
