#include "tests/support/any_command.h"

#include "events/json/shape.h"
#include "events/themes.h"
#include "tests/support/steer.h"

namespace tests {
namespace {

namespace json = events::json;
namespace mp11 = boost::mp11;
namespace plan = events::plan;

constexpr std::size_t optional_percent = 60;
constexpr std::size_t list_most = 3;

template <class Slot>
[[gnu::noinline]] void fill(Slot& slot, std::string_view field, Draw& draw) {
  if constexpr (std::is_same_v<Slot, bool>) {
    slot = draw.chance().percent(60);
  } else if constexpr (std::is_integral_v<Slot>) {
    slot = draw.number(field);
  } else if constexpr (std::is_same_v<Slot, events::Date>) {
    slot = draw.date(field);
  } else if constexpr (std::is_same_v<Slot, events::Timestamp>) {
    slot = draw.time(field);
  } else if constexpr (std::is_same_v<Slot, events::LifeArea>) {
    slot = draw.area();
  } else if constexpr (json::DescribedEnum<Slot>) {
    slot = static_cast<Slot>(draw.chance().below(json::enum_names<Slot>.size()));
  } else if constexpr (json::is_optional<Slot>) {
    if (draw.chance().percent(optional_percent)) fill(slot.emplace(), field, draw);
  } else if constexpr (json::is_list<Slot>) {
    slot.values.resize(std::min(Slot::size_max, draw.chance().below(list_most + 1)));
    for (auto& each : slot.values) fill(each, field, draw);
  } else if constexpr (json::is_text<Slot>) {
    slot.value = draw.text(Slot::length_max);
  } else if constexpr (std::is_same_v<Slot, events::PersonId>) {
    slot = draw.person(field);
  } else if constexpr (std::is_same_v<Slot, events::Orgnr>) {
    slot = draw.body(field);
  } else {
    slot.value = draw.id(Slot::kind);
  }
}

template <class Theme, class Case>
plan::Command make(Draw& draw) {
  Case command{};
  mp11::mp_for_each<json::Members<Case>>(
      [&](auto member) { fill(command.*decltype(member)::pointer, decltype(member)::name, draw); });
  steer(command, draw);
  return Theme{std::move(command)};
}

template <class Theme>
void append_kinds(std::vector<CommandKind>& kinds) {
  mp11::mp_for_each<mp11::mp_transform<mp11::mp_identity, Theme>>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    kinds.push_back({.name = Case::name, .make = &make<Theme, Case>});
  });
}

}  // namespace

const std::vector<CommandKind>& command_kinds() {
  static const std::vector<CommandKind> all = [] {
    std::vector<CommandKind> kinds;
    mp11::mp_for_each<mp11::mp_transform<mp11::mp_identity, plan::AnyCommand>>(
        [&](auto theme) { append_kinds<typename decltype(theme)::type>(kinds); });
    return kinds;
  }();
  return all;
}

std::string_view name_of(const plan::Command& command) {
  return events::visit_inner(
      command, [](const auto& each) { return std::remove_cvref_t<decltype(each)>::name; });
}

std::string_view name_of(const plan::Event& event) {
  return events::visit_inner(
      event, [](const auto& each) { return std::remove_cvref_t<decltype(each)>::name; });
}

}  // namespace tests
