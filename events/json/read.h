// JSON → value, checking every bound on the way; says each thing that is wrong, and what would be
// right. Unknown fields are ignored, so that old servers understand new senders.
#pragma once

#include <array>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/json/shape.h"
#include "events/result.h"

namespace events::json {

using Json = nlohmann::json;

// One field at fault: its JSON Pointer (RFC 6901) and what would be right, in English.
struct Fault {
  std::string pointer;
  std::string expected;
  bool operator==(const Fault&) const = default;
};
using Faults = std::vector<Fault>;

// Text → JSON, or why not. Never throws; refuses what is nested deeper than `depth_max`.
inline constexpr int depth_max = 32;
[[nodiscard]] Result<Json, Faults> parse(std::string_view text);

namespace detail {

// Nothing if `text` may stand in a Text of `length_max`, else what would be right.
[[nodiscard]] std::string text_fault(std::string_view text, std::size_t length_max);

class Reader;

// How one field of a described type is read: a row in a table, so that the walk over the fields is
// compiled once and not for every type.
struct FieldReader {
  std::string_view key;
  bool required;
  void (*read)(Reader& reader, const Json& json, void* object);
};

class Reader {
 public:
  template <class T>
  [[gnu::noinline]] void read(const Json& json, T& into) {
    if constexpr (std::same_as<T, bool>) {
      if (!json.is_boolean()) return fault("true or false");
      into = json.get<bool>();
    } else if constexpr (std::integral<T>) {
      read_number(json, into);
    } else if constexpr (std::same_as<T, std::string>) {
      if (!json.is_string()) return fault("a string");
      into = json.get_ref<const std::string&>();
    } else if constexpr (std::same_as<T, Timestamp> || std::same_as<T, Date>) {
      read_time(json, into);
    } else if constexpr (DescribedEnum<T>) {
      read_enum(json, into);
    } else if constexpr (is_list<T>) {
      read_list(json, into);
    } else if constexpr (Described<T>) {
      read_object(json, into);
    } else {
      read_wrapped(json, into);
    }
  }

  void fault(std::string expected) { faults.push_back({path_, std::move(expected)}); }

  Faults faults;

 private:
  template <class T>
  void read_number(const Json& json, T& into) {
    if (!json.is_number_integer() || (std::unsigned_integral<T> && !json.is_number_unsigned())) {
      return fault(std::unsigned_integral<T> ? "a whole number, 0 or more" : "a whole number");
    }
    into = json.get<T>();
    if (json != Json(into)) fault("a smaller number");
  }

  template <class T>
  void read_time(const Json& json, T& into) {
    constexpr bool is_date = std::same_as<T, Date>;
    constexpr auto* expected =
        is_date ? "a date such as 2027-01-31" : "a time (RFC 3339) such as 2027-01-31T12:00:00Z";
    if (!json.is_string()) return fault(expected);
    const auto& text = json.get_ref<const std::string&>();
    std::optional<T> read;
    if constexpr (is_date) {
      read = date_from(text);
    } else {
      read = timestamp_from(text);
    }
    if (!read) return fault(expected);
    into = *read;
  }

  template <class T>
  void read_enum(const Json& json, T& into) {
    const auto found =
        json.is_string() ? enum_from<T>(json.get_ref<const std::string&>()) : std::nullopt;
    if (found) {
      into = *found;
      return;
    }
    fault_names(enum_names<T>);
  }
  void fault_names(std::span<const std::string_view> names);

  template <class T, std::size_t Max>
  void read_list(const Json& json, List<T, Max>& into) {
    if (!json.is_array() || json.size() > Max) {
      return fault("a list of at most " + std::to_string(Max));
    }
    for (std::size_t i = 0; i < json.size(); ++i) {
      T value{};
      inside(std::to_string(i), [&] { read(json[i], value); });
      into.values.push_back(std::move(value));
    }
  }

  template <class T>
  void read_object(const Json& json, T& into) {
    static constexpr auto fields = []<template <class...> class L, class... Member>(L<Member...>) {
      return std::array<FieldReader, sizeof...(Member)>{field_reader<T, Member>()...};
    }(Members<T>{});
    read_fields(json, fields, &into);
  }

  template <class T, class Member>
  static constexpr FieldReader field_reader() {
    using Slot = std::remove_reference_t<decltype(std::declval<T&>().*Member::pointer)>;
    return {.key = Key<Member>::text,
            .required = !is_optional<Slot> && !is_list<Slot>,
            .read = [](Reader& reader, const Json& json, void* object) {
              auto& slot = static_cast<T*>(object)->*Member::pointer;
              if constexpr (is_optional<Slot>) {
                reader.read(json, slot.emplace());
              } else {
                reader.read(json, slot);
              }
            }};
  }

  void read_fields(const Json& json, std::span<const FieldReader> fields, void* object);

  template <class T>
  void read_wrapped(const Json& json, T& into) {
    if constexpr (std::integral<decltype(into.value)>) {
      return read_number(json, into.value);
    } else {
      if (!json.is_string()) return fault("a string");
      const auto& text = json.get_ref<const std::string&>();
      if (auto wrong = wrapped_fault<T>(text); !wrong.empty()) return fault(std::move(wrong));
      into.value = text;
    }
  }

  template <class T>
  static std::string wrapped_fault(const std::string& text) {
    if constexpr (is_text<T>) {
      return text_fault(text, T::length_max);
    } else if constexpr (is_id_type<T>) {
      return is_id(text) ? "" : "an id: 1 to 64 of a-z, 0-9 and '-'";
    } else if constexpr (std::same_as<T, Orgnr>) {
      return is_orgnr(text) ? "" : "an organisation number: nine digits";
    } else if constexpr (std::same_as<T, StreamId>) {
      return "";
    } else {
      return is_uuid(text) ? "" : "a UUID in lower case";
    }
  }

  template <class Read>
  void inside(std::string_view key, Read&& read_inside) {
    const auto length = path_.size();
    path_.append("/").append(key);
    read_inside();
    path_.resize(length);
  }

  std::string path_;
};

}  // namespace detail

// JSON → a value that is there already, for those who know where it goes.
template <class T>
[[nodiscard]] Faults read_into(const Json& json, T& into) {
  detail::Reader reader;
  reader.read(json, into);
  return std::move(reader.faults);
}

template <class T>
[[nodiscard]] Result<T, Faults> from_json(const Json& json) {
  detail::Reader reader;
  T value{};
  reader.read(json, value);
  if (!reader.faults.empty()) return std::move(reader.faults);
  return value;
}

}  // namespace events::json
