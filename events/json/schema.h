// Type → JSON Schema (2020-12), from the same description that the reader checks.
#pragma once

#include <concepts>
#include <nlohmann/json.hpp>
#include <string>

#include "events/json/shape.h"

namespace events::json {

using Schema = nlohmann::ordered_json;

// What a description cannot say, such as a document that only passes through, says it itself.
template <class T>
concept SaysItsSchema = requires {
  { T::json_schema() } -> std::same_as<Schema>;
};

template <class T>
[[nodiscard]] Schema schema() {
  if constexpr (SaysItsSchema<T>) {
    return T::json_schema();
  } else if constexpr (std::same_as<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::unsigned_integral<T>) {
    return {{"type", "integer"}, {"minimum", 0}};
  } else if constexpr (std::integral<T>) {
    return {{"type", "integer"}};
  } else if constexpr (std::same_as<T, std::string> || std::same_as<T, StreamId>) {
    return {{"type", "string"}};
  } else if constexpr (std::same_as<T, Timestamp>) {
    return {{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::same_as<T, Date>) {
    return {{"type", "string"}, {"format", "date"}};
  } else if constexpr (DescribedEnum<T>) {
    Schema names = Schema::array();
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto each) { names.push_back(each.name); });
    return {{"type", "string"}, {"enum", names}};
  } else if constexpr (is_text<T>) {
    return {{"type", "string"}, {"minLength", 1}, {"maxLength", T::length_max}};
  } else if constexpr (is_id_type<T>) {
    return {{"type", "string"}, {"pattern", "^[a-z0-9][a-z0-9-]{0,63}$"}};
  } else if constexpr (std::same_as<T, Orgnr>) {
    return {{"type", "string"}, {"pattern", "^[0-9]{9}$"}};
  } else if constexpr (is_list<T>) {
    using Element = typename decltype(T::values)::value_type;
    return {{"type", "array"}, {"maxItems", T::size_max}, {"items", schema<Element>()}};
  } else if constexpr (is_optional<T>) {
    return schema<typename T::value_type>();
  } else if constexpr (Described<T>) {
    Schema properties = Schema::object();
    Schema required = Schema::array();
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
      using Member = decltype(member);
      using Slot = std::remove_reference_t<decltype(std::declval<T&>().*Member::pointer)>;
      const std::string key{Key<Member>::text};
      properties[key] = schema<Slot>();
      if (!is_optional<Slot> && !is_list<Slot>) required.push_back(key);
    });
    return {{"type", "object"}, {"properties", properties}, {"required", required}};
  } else if constexpr (std::integral<decltype(T::value)>) {
    return {{"type", "integer"}, {"minimum", 0}};
  } else {
    return {{"type", "string"}, {"format", "uuid"}};
  }
}

}  // namespace events::json
