#include "protocol/place.h"

#include <charconv>

namespace protocol {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::optional<std::uint64_t> number_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return {};
  return number;
}

// Behind the string that begins here.
std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (++at; at < json.size(); ++at) {
    if (json[at] == '\\') {
      ++at;
    } else if (json[at] == '"') {
      return at + 1;
    }
  }
  return none;
}

// Behind the value that begins here.
std::size_t end_of_value(std::string_view json, std::size_t at) {
  std::size_t depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = end_of_string(json, at);
      if (depth == 0 || at == none) return at;
      continue;
    }
    const bool closes = c == '}' || c == ']';
    if (depth == 0 && (closes || c == ',')) return at;
    if (c == '{' || c == '[') ++depth;
    ++at;
    if (closes && --depth == 0) return at;
  }
  return none;
}

}  // namespace

std::string to_text(const At& at) {
  return std::to_string(at.epoch) + ':' + std::to_string(at.seq);
}

std::optional<At> at_from(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == none) return {};
  const auto epoch = number_from(text.substr(0, colon));
  const auto seq = number_from(text.substr(colon + 1));
  if (!epoch || !seq) return {};
  return At{.epoch = *epoch, .seq = *seq};
}

std::string_view member_of(std::string_view object, std::string_view name) {
  std::size_t at = 1;  // Behind the brace.
  while (at < object.size() && object[at] == '"') {
    const auto key_end = end_of_string(object, at);
    if (key_end == none) return {};
    const auto key = object.substr(at + 1, key_end - at - 2);
    const auto value = key_end + 1;  // Behind the colon.
    const auto end = end_of_value(object, value);
    if (end == none) return {};
    if (key == name) return object.substr(value, end - value);
    at = end + 1;  // Behind the comma.
  }
  return {};
}

std::optional<At> at_in(std::string_view object) { return at_member(object, "at"); }

std::optional<At> at_member(std::string_view object, std::string_view name) {
  const auto at = member_of(object, name);
  const auto epoch = number_from(member_of(at, "epoch"));
  const auto seq = number_from(member_of(at, "seq"));
  if (!epoch || !seq) return {};
  return At{.epoch = *epoch, .seq = *seq};
}

std::string_view type_of(std::string_view message) {
  const auto quoted = member_of(message, "t");
  return quoted.size() < 2 ? std::string_view{} : quoted.substr(1, quoted.size() - 2);
}

}  // namespace protocol
