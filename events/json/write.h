// Value → canonical JSON (RFC 8785 in spirit): keys sorted, no white space, absent optionals left
// out. Equal values give equal bytes on every machine (R47).
#pragma once

#include <array>
#include <concepts>
#include <span>
#include <string>
#include <string_view>

#include "events/json/shape.h"

namespace events::json {

// Appends `text` as a JSON string; it must be valid UTF-8, which every reader has checked.
void write_string(std::string& out, std::string_view text);

namespace detail {

// How one field of a described type is written: a row in a table, as in read.h. `present` is null
// for a field that always is.
struct FieldWriter {
  std::string_view key;
  bool (*present)(const void* object);
  void (*write)(std::string& out, const void* object);
};
void write_fields(std::string& out, std::span<const FieldWriter> fields, const void* object);

template <class T, class Member>
constexpr FieldWriter field_writer();

}  // namespace detail

template <class T>
[[gnu::noinline]] void write(std::string& out, const T& value) {
  if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::integral<T>) {
    out += std::to_string(value);
  } else if constexpr (std::same_as<T, std::string>) {
    write_string(out, value);
  } else if constexpr (std::same_as<T, Timestamp> || std::same_as<T, Date>) {
    write_string(out, to_text(value));
  } else if constexpr (DescribedEnum<T>) {
    write_string(out, enum_text(value));
  } else if constexpr (is_list<T>) {
    out += '[';
    bool first = true;
    for (const auto& each : value) {
      if (!std::exchange(first, false)) out += ',';
      write(out, each);
    }
    out += ']';
  } else if constexpr (Described<T>) {
    static constexpr auto fields = []<std::size_t... I>(std::index_sequence<I...>) {
      return std::array<detail::FieldWriter, sizeof...(I)>{
          detail::field_writer<T, boost::mp11::mp_at_c<Members<T>, sorted_members<T>[I]>>()...};
    }
    (std::make_index_sequence<member_count<T>>{});
    detail::write_fields(out, fields, &value);
  } else {
    write(out, value.value);  // Id, Orgnr, PlanId, CommandId, Counter, Text: what they wrap.
  }
}

template <class T, class Member>
constexpr detail::FieldWriter detail::field_writer() {
  using Slot = std::remove_cvref_t<decltype(std::declval<T&>().*Member::pointer)>;
  FieldWriter writer{.key = Key<Member>::text, .present = nullptr, .write = nullptr};
  if constexpr (is_optional<Slot>) {
    writer.present = [](const void* object) {
      return (static_cast<const T*>(object)->*Member::pointer).has_value();
    };
    writer.write = [](std::string& out, const void* object) {
      json::write(out, *(static_cast<const T*>(object)->*Member::pointer));
    };
  } else {
    writer.write = [](std::string& out, const void* object) {
      json::write(out, static_cast<const T*>(object)->*Member::pointer);
    };
  }
  return writer;
}

template <class T>
[[nodiscard]] std::string to_json(const T& value) {
  std::string out;
  write(out, value);
  return out;
}

}  // namespace events::json
