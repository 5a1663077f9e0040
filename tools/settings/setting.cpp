#include "tools/settings/setting.h"

#include <algorithm>
#include <charconv>

namespace tools::settings {
namespace {

std::string with_hyphens(std::string_view key) {
  std::string text(key);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '.' || c == '_'; }, '-');
  return text;
}

std::optional<std::int64_t> number_from(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) return {};
  return number;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

const Setting* find_setting(std::string_view key) {
  const auto& all = all_settings();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Setting& each) { return each.key == key; });
  return found == all.end() ? nullptr : &*found;
}

std::string flag_of(const Setting& setting) {
  return "--" + (setting.flag.empty() ? with_hyphens(setting.key) : std::string(setting.flag));
}

std::string variable_of(const Setting& setting) {
  std::string name = "MEDVIRK_" + flag_of(setting).substr(2);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    if (c == '-') return '_';
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return name;
}

std::string allowed_of(const Setting& setting) {
  if (setting.bounds) {
    return std::to_string(setting.bounds->least) + " to " + std::to_string(setting.bounds->most);
  }
  return setting.kind == Kind::yes_no ? "true or false" : std::string(setting.form);
}

std::optional<std::string> fault_in(const Setting& setting, const std::string& text) {
  switch (setting.kind) {
    case Kind::yes_no:
      if (text == "true" || text == "false") return {};
      return "true or false is wanted";
    case Kind::number: {
      const auto number = number_from(text);
      const bool fits = number && (!setting.bounds || (*number >= setting.bounds->least &&
                                                       *number <= setting.bounds->most));
      if (fits) return {};
      return "a number is wanted, " + allowed_of(setting);
    }
    case Kind::list:
      for (const auto& each : split_list(text)) {
        if (auto wrong = setting.fault ? setting.fault(each) : std::nullopt) return wrong;
      }
      return {};
    case Kind::text: return setting.fault ? setting.fault(text) : std::nullopt;
  }
  return {};
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto part = trimmed(text.substr(0, comma));
    if (!part.empty()) parts.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return parts;
}

}  // namespace tools::settings
