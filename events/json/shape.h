// The shape of a type, from its one description (Boost.Describe): what the JSON writer, the reader
// and the schema have in common.
#pragma once

#include <algorithm>
#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "events/ids.h"
#include "events/text.h"
#include "events/time.h"

namespace events::json {

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
inline constexpr bool is_id_type = false;
template <Kind Of>
inline constexpr bool is_id_type<Id<Of>> = true;
template <class T>
inline constexpr bool is_text = false;
template <std::size_t Max>
inline constexpr bool is_text<Text<Max>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T, std::size_t Max>
inline constexpr bool is_list<List<T, Max>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
template <class T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<Members<T>>::value;

// `own_words` in C++ is `ownWords` in JSON.
template <class Member>
struct Key {
  static constexpr std::string_view name{Member::name};
  static constexpr auto letters = [] {
    std::array<char, name.size() + 1> camel{};
    std::size_t length = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool hump = name[i] == '_' && i + 1 < name.size();
      if (hump) ++i;
      camel[length++] = hump ? static_cast<char>(name[i] - 'a' + 'A') : name[i];
    }
    return std::pair{camel, length};
  }();
  static constexpr std::string_view text{letters.first.data(), letters.second};
};

// Indices of the members in the order of their JSON keys: canonical JSON has its keys sorted.
template <class T>
inline constexpr auto sorted_members = []<std::size_t... I>(std::index_sequence<I...>) {
  constexpr std::array<std::string_view, sizeof...(I)> keys{
      Key<boost::mp11::mp_at_c<Members<T>, I>>::text...};
  std::array<std::size_t, sizeof...(I)> order{I...};
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  return order;
}
(std::make_index_sequence<member_count<T>>{});

// Calls `visit(key, member)` for each member of `value` in the order of the keys.
template <class T, class Visit>
void for_each_sorted(T&& value, Visit&& visit) {
  using Plain = std::remove_cvref_t<T>;
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    [[maybe_unused]] const auto each = [&]<std::size_t N>(std::integral_constant<std::size_t, N>) {
      using Member = boost::mp11::mp_at_c<Members<Plain>, sorted_members<Plain>[N]>;
      visit(Key<Member>::text, value.*Member::pointer);
    };
    (each(std::integral_constant<std::size_t, I>{}), ...);
  }
  (std::make_index_sequence<member_count<Plain>>{});
}

// The enumerators' own names are their JSON text, by number: they count from 0 without a gap.
template <DescribedEnum E>
inline constexpr auto enum_names = []<template <class...> class L, class... Each>(L<Each...>) {
  std::size_t next = 0;
  const bool in_order = ((static_cast<std::size_t>(Each::value) == next++) && ...);
  return in_order ? std::array<std::string_view, sizeof...(Each)>{Each::name...}
                  : throw "enumerators with numbers of their own";
}(boost::describe::describe_enumerators<E>{});

// An unknown number is a bug, and has no text.
template <DescribedEnum E>
[[nodiscard]] constexpr std::string_view enum_text(E value) {
  const auto number = static_cast<std::size_t>(value);
  return number < enum_names<E>.size() ? enum_names<E>[number] : std::string_view{};
}

template <DescribedEnum E>
[[nodiscard]] constexpr std::optional<E> enum_from(std::string_view text) {
  for (std::size_t i = 0; i < enum_names<E>.size(); ++i) {
    if (enum_names<E>[i] == text) return static_cast<E>(i);
  }
  return {};
}

}  // namespace events::json
