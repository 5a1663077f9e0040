// Readers: how a case of a nested variant is read from JSON, found by its name. Part of the codec,
// which is cut into several files because each of them is slow to compile.
#pragma once

#include <cstdint>
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

// How the case of a name is read: straight to its place inside the root.
template <class Root>
struct Reader {
  std::uint16_t schema;
  json::Faults (*read)(const json::Json& body, Root& into);
};
template <class Root>
using Readers = std::unordered_map<std::string_view, Reader<Root>>;

// Path: the variants on the way down from the root.
template <class Variant, class... Path>
auto& emplace_on(auto& outer) {
  if constexpr (sizeof...(Path) == 0) {
    return outer.template emplace<Variant>();
  } else {
    return emplace_on<Path...>(outer.template emplace<Variant>());
  }
}

template <class Root, class Variant, class... Path>
void add_readers(Readers<Root>& readers) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Sum<Variant>>>(
      [&](auto identity) {
        using Case = typename decltype(identity)::type;
        if constexpr (is_variant<Case>) {
          add_readers<Root, Case, Path..., Case>(readers);
        } else {
          const auto read = [](const json::Json& body, Root& into) {
            return json::read_into(body, emplace_on<Path..., Case>(into));
          };
          readers.emplace(Case::name, Reader<Root>{schema_of<Case>(), read});
        }
      });
}

// Built once.
template <class Root>
const Readers<Root>& readers_of() {
  static const Readers<Root> readers = [] {
    Readers<Root> table;
    add_readers<Root, Root>(table);
    return table;
  }();
  return readers;
}

template <class Root>
Result<Root, json::Faults> read_by_name(std::string_view name, const json::Json& body) {
  const auto& readers = readers_of<Root>();
  const auto found = readers.find(name);
  if (found == readers.end()) return json::Faults{{"/name", "a name that `medvirk schema` lists"}};
  Root root;
  auto faults = found->second.read(body, root);
  if (!faults.empty()) return faults;
  return root;
}

}  // namespace events
