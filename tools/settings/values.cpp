#include "tools/settings/values.h"

#include "events/check.h"

namespace tools::settings {
namespace {

Value value_of(const Setting& setting, std::string text, Origin origin, std::string where) {
  Value value{.text = std::move(text), .origin = origin, .where = std::move(where)};
  if (setting.kind == Kind::list) value.list = split_list(value.text);
  return value;
}

// The first place that says something, the strongest first.
std::optional<Value> said_of(const Setting& setting, const Said& said, const FileContents& file) {
  const std::string key(setting.key);
  if (const auto flag = said.flags.find(key); flag != said.flags.end() && !setting.secret) {
    return value_of(setting, flag->second, Origin::flag, flag_of(setting));
  }
  const auto name = variable_of(setting);
  if (auto text = said.variable ? said.variable(name) : std::nullopt) {
    return value_of(setting, *text, Origin::variable, name);
  }
  if (const auto* entry = file.find(key)) {
    return Value{.text = entry->text,
                 .list = entry->list,
                 .origin = Origin::file,
                 .where = file.name + ":" + std::to_string(entry->line)};
  }
  return {};
}

}  // namespace

Values::Values(const Said& said, const FileContents& file, std::vector<Fault>& faults) {
  for (const auto& setting : all_settings()) {
    auto value = said_of(setting, said, file);
    // An empty text takes back what a weaker place says.
    if (value && !value->text.empty()) {
      if (const auto wrong = fault_in(setting, value->text)) {
        const auto shown = setting.secret ? std::string{} : ", not " + value->text;
        faults.push_back({.where = value->where, .what = *wrong + shown});
        value.reset();
      }
    }
    values_.emplace(setting.key,
                    value ? *value : value_of(setting, setting.usual, Origin::usual, {}));
  }
}

const Value& Values::at(std::string_view key) const {
  const auto found = values_.find(key);
  events::check(found != values_.end(), "a setting that nobody has described");
  return found->second;
}

std::size_t Values::number(std::string_view key) const {
  const auto& text = at(key).text;
  return text.empty() ? 0 : static_cast<std::size_t>(std::stoll(text));
}

}  // namespace tools::settings
