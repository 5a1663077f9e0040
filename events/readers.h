// Readers: how a case of a nested variant is read from JSON, found by its name. Part of the codec,
// which is cut into several files because each of them is slow to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "events/json/read.h"
#include "events/themes.h"

namespace events {

template <class T>
constexpr std::uint16_t schema_of() {
  if constexpr (requires { T::schema; }) {
    return T::schema;
  } else {
    return 1;
  }
}

// Name → how to read it. Built once; the themes are wrapped around the case on the way up.
template <class Root>
struct Reader {
  std::uint16_t schema;
  std::function<Result<Root, json::Faults>(const json::Json&)> read;
};
template <class Root>
using Readers = std::unordered_map<std::string_view, Reader<Root>>;

template <class Root, class Variant, class Lift>
void add_readers(Readers<Root>& readers, const Lift& lift) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Variant>>(
      [&](auto identity) {
        using Case = typename decltype(identity)::type;
        if constexpr (is_variant<Case>) {
          add_readers<Root, Case>(readers, [lift](Case theme) { return lift(std::move(theme)); });
        } else {
          const auto read = [lift](const json::Json& body) -> Result<Root, json::Faults> {
            auto value = json::from_json<Case>(body);
            if (!value) return std::move(value.error());
            return lift(Variant{std::move(*value)});
          };
          readers.emplace(Case::name, Reader<Root>{schema_of<Case>(), read});
        }
      });
}

template <class Root>
const Readers<Root>& readers_of() {
  static const Readers<Root> readers = [] {
    Readers<Root> table;
    add_readers<Root, Root>(table, [](auto value) { return Root{std::move(value)}; });
    return table;
  }();
  return readers;
}

template <class Root>
Result<Root, json::Faults> read_by_name(std::string_view name, const json::Json& body) {
  const auto& readers = readers_of<Root>();
  const auto found = readers.find(name);
  if (found == readers.end()) return json::Faults{{"/name", "a name that `medvirk schema` lists"}};
  return found->second.read(body);
}

}  // namespace events
