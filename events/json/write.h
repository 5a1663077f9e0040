// Value → canonical JSON (RFC 8785 in spirit): keys sorted, no white space, absent optionals left
// out. Equal values give equal bytes on every machine (R47).
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "events/json/shape.h"

namespace events::json {

// Appends `text` as a JSON string; it must be valid UTF-8, which every reader has checked.
void write_string(std::string& out, std::string_view text);

template <class T>
void write(std::string& out, const T& value) {
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
    out += '{';
    bool first = true;
    for_each_sorted(value, [&]<class M>(std::string_view key, const M& member) {
      const auto pair = [&](const auto& present) {
        if (!std::exchange(first, false)) out += ',';
        write_string(out, key);
        out += ':';
        write(out, present);
      };
      if constexpr (is_optional<M>) {
        if (member) pair(*member);
      } else {
        pair(member);
      }
    });
    out += '}';
  } else {
    write(out, value.value);  // Id, Orgnr, PlanId, CommandId, Counter, Text: what they wrap.
  }
}

template <class T>
[[nodiscard]] std::string to_json(const T& value) {
  std::string out;
  write(out, value);
  return out;
}

}  // namespace events::json
