#include "events/codec.h"
#include "events/json/shape.h"
#include "events/themes.h"

namespace events {
namespace {

namespace mp11 = boost::mp11;

// The id that comes first among the fields is what an event or command is about.
template <class T>
std::string first_id(const T& value) {
  std::string entity;
  mp11::mp_for_each<json::Members<T>>([&](auto member) {
    using Slot = std::remove_cvref_t<decltype(value.*decltype(member)::pointer)>;
    if constexpr (json::is_id_type<Slot>) {
      if (entity.empty()) {
        entity = std::string(Slot::kind) + "/" + (value.*decltype(member)::pointer).value;
      }
    }
  });
  return entity;
}

template <class T>
std::string entity_of_case(const T& value) {
  if constexpr (requires { T::entity; }) {
    return std::string(T::entity);
  } else {
    return first_id(value);
  }
}

template <class Slot>
void collect_people(const Slot& slot, std::vector<PersonId>& people) {
  if constexpr (std::is_same_v<Slot, PersonId>) {
    people.push_back(slot);
  } else if constexpr (json::is_optional<Slot>) {
    if (slot) collect_people(*slot, people);
  } else if constexpr (json::is_list<Slot>) {
    for (const auto& each : slot) collect_people(each, people);
  }
}

}  // namespace

std::string entity_of(const Event& event) {
  return visit_inner(event, [](const auto& each) { return entity_of_case(each); });
}
std::string entity_of(const plan::Command& command) {
  return visit_inner(command, [](const auto& each) { return entity_of_case(each); });
}

bool collide(std::string_view named, std::string_view touched) {
  if (named.empty() || touched.empty()) return false;
  if (named == "*") return touched.starts_with("goal/") || touched.starts_with("measure/");
  return named == touched;
}

Scope scope_of(const plan::Event& event) {
  return visit_inner(event, [](const auto& each) {
    Scope scope{.reach = std::remove_cvref_t<decltype(each)>::place.reach};
    if constexpr (requires { each.area; }) scope.areas.insert(each.area);
    if constexpr (requires { each.other_area; }) scope.areas.insert(each.other_area);
    if constexpr (requires { each.circle(); }) scope.circle = each.circle();
    return scope;
  });
}

Place place_of(const plan::Event& event) {
  return visit_inner(event,
                     [](const auto& each) { return std::remove_cvref_t<decltype(each)>::place; });
}

std::string row_of(const plan::Event& event) {
  return visit_inner(event, [](const auto& each) {
    using T = std::remove_cvref_t<decltype(each)>;
    if constexpr (requires { T::entity; }) {
      if (T::entity == T::place.section) return std::string();
    }
    const auto id = first_id(each);
    return id.substr(id.find('/') + 1);
  });
}

std::vector<PersonId> people_in(const Event& event) {
  std::vector<PersonId> people;
  visit_inner(event, [&](const auto& each) {
    mp11::mp_for_each<json::Members<std::remove_cvref_t<decltype(each)>>>(
        [&](auto member) { collect_people(each.*decltype(member)::pointer, people); });
  });
  return people;
}

}  // namespace events
