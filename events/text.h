// Text and List: words and lists that carry their bound in their type, so that it is checked where
// they are read and published in the JSON Schema.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace events {

// 1 to Max characters (Unicode code points) of valid UTF-8, not only white space, no control
// characters but tab and line feed.
template <std::size_t Max>
struct Text {
  static constexpr std::size_t length_max = Max;
  std::string value{};
  Text() = default;
  Text(std::string text) : value(std::move(text)) {}  // NOLINT(*-explicit-*): reads as a string.
  Text(const char* text) : value(text) {}             // NOLINT(*-explicit-*)
  bool operator==(const Text&) const = default;
};
using Line = Text<200>;    // A name, a title, a place.
using Note = Text<1000>;   // A few sentences.
using Prose = Text<4000>;  // A description.

// 0 to Max values.
template <class T, std::size_t Max>
struct List {
  static constexpr std::size_t size_max = Max;
  std::vector<T> values{};
  List() = default;
  List(std::initializer_list<T> given) : values(given) {}
  explicit List(std::vector<T> given) : values(std::move(given)) {}
  [[nodiscard]] bool empty() const { return values.empty(); }
  [[nodiscard]] std::size_t size() const { return values.size(); }
  [[nodiscard]] auto begin() const { return values.begin(); }
  [[nodiscard]] auto end() const { return values.end(); }
  bool operator==(const List&) const = default;
};

}  // namespace events
