#include "tools/settings/file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <utility>

namespace tools::settings {
namespace {

// How many letters differ, for a guess at what was meant.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({replaced, row[j] + 1, row[j + 1] + 1}));
    }
  }
  return row.back();
}

std::string guess(std::string_view wrong, const std::vector<std::string>& known) {
  constexpr std::size_t typing_errors = 3;
  std::string all;
  const std::string* nearest = nullptr;
  for (const auto& each : known) {
    all += (all.empty() ? "" : ", ") + each;
    if (!nearest || distance(wrong, each) < distance(wrong, *nearest)) nearest = &each;
  }
  if (nearest && distance(wrong, *nearest) <= typing_errors) return "; is it " + *nearest + "?";
  return "; there are " + all;
}

std::size_t line_of(const toml::node& node) { return node.source().begin.line; }

class Reader {
 public:
  explicit Reader(FileContents& into) : into_(into) {}

  void read(const toml::table& table, const std::string& prefix = {}) {
    for (const auto& [name, node] : table) {
      const auto key = prefix + std::string(name.str());
      const auto* setting = find_setting(key);
      if (setting && !setting->secret) {
        take(*setting, key, node, into_.values);
      } else if (key == provider_kind().key) {
        into_.providers = records(provider_kind(), key, node);
      } else if (node.is_table() && is_section(key)) {
        read(*node.as_table(), key + ".");
      } else if (setting) {
        fault(node, key + " is a secret: say it in " + variable_of(*setting));
      } else {
        fault(node, "there is no setting " + key + guess(key, known_keys()));
      }
    }
  }

 private:
  void fault(const toml::node& node, std::string what) {
    into_.faults.push_back({.where = into_.name + ":" + std::to_string(line_of(node)),
                            .what = std::move(what),
                            .line = line_of(node)});
  }

  static bool is_section(const std::string& key) {
    const auto& all = all_settings();
    return std::any_of(all.begin(), all.end(),
                       [&](const Setting& each) { return each.key.starts_with(key + "."); });
  }

  static std::vector<std::string> known_keys() {
    std::vector<std::string> keys;
    for (const auto& each : all_settings()) {
      if (!each.secret) keys.emplace_back(each.key);
    }
    keys.emplace_back(provider_kind().key);
    return keys;
  }

  // `key` is said as the file has it.
  void take(const Setting& setting, const std::string& key, const toml::node& node,
            std::map<std::string, FileValue, std::less<>>& into) {
    auto value = value_of(setting, node);
    if (!value) return fault(node, key + ": " + wanted(setting));
    const auto wrong = value->text.empty() ? std::nullopt : wrong_with(setting, *value);
    if (wrong) return fault(node, key + ": " + *wrong);
    into.emplace(setting.key, std::move(*value));
  }

  static std::optional<std::string> wrong_with(const Setting& setting, const FileValue& value) {
    if (setting.kind != Kind::list) return fault_in(setting, value.text);
    for (const auto& each : value.list) {
      if (auto wrong = setting.fault ? setting.fault(each) : std::nullopt) return wrong;
    }
    return {};
  }

  static std::string wanted(const Setting& setting) {
    switch (setting.kind) {
      case Kind::text: return "a text in quotes is wanted (" + allowed_of(setting) + ")";
      case Kind::number: return "a number is wanted, " + allowed_of(setting);
      case Kind::yes_no: return "true or false is wanted";
      case Kind::list: return "a list of texts is wanted, [\"…\", \"…\"]";
    }
    return {};
  }

  static std::optional<FileValue> value_of(const Setting& setting, const toml::node& node) {
    FileValue value{.text = {}, .line = line_of(node)};
    switch (setting.kind) {
      case Kind::text:
        if (!node.is_string()) return {};
        value.text = node.as_string()->get();
        return value;
      case Kind::number:
        if (!node.is_integer()) return {};
        value.text = std::to_string(node.as_integer()->get());
        return value;
      case Kind::yes_no:
        if (!node.is_boolean()) return {};
        value.text = node.as_boolean()->get() ? "true" : "false";
        return value;
      case Kind::list: return list_of(node, std::move(value));
    }
    return {};
  }

  static std::optional<FileValue> list_of(const toml::node& node, FileValue value) {
    if (!node.is_array()) return {};
    for (const auto& each : *node.as_array()) {
      if (!each.is_string()) return {};
      value.list.push_back(each.as_string()->get());
      value.text += (value.text.empty() ? "" : ",") + value.list.back();
    }
    return value;
  }

  std::vector<Record> records(const RecordKind& kind, const std::string& key,
                              const toml::node& node) {
    std::vector<Record> found;
    if (!kind.many && node.is_table()) {
      found.push_back(record(kind, key, *node.as_table()));
    } else if (kind.many && node.is_array_of_tables()) {
      for (const auto& each : *node.as_array()) {
        found.push_back(record(kind, key, *each.as_table()));
      }
    } else {
      fault(node, "write it as " + (kind.many ? "[[" + key + "]]" : "[" + key + "]"));
    }
    return found;
  }

  Record record(const RecordKind& kind, const std::string& key, const toml::table& table) {
    Record record{.line = line_of(table)};
    std::vector<std::string> known;
    for (const auto& each : kind.settings) known.emplace_back(each.key);
    for (const auto& each : kind.within) known.emplace_back(each.key);
    for (const auto& [name, node] : table) {
      const std::string each(name.str());
      const auto whole = key + "." + each;
      if (const auto* setting = kind.find(each)) {
        take(*setting, whole, node, record.values);
      } else if (const auto* within = kind.find_within(each)) {
        record.within[each] = records(*within, whole, node);
      } else {
        fault(node, "there is no setting " + whole + guess(each, known));
      }
    }
    for (const auto needed : kind.needed) {
      if (!table.contains(needed)) fault(table, key + " needs " + std::string(needed));
    }
    return record;
  }

  FileContents& into_;
};

}  // namespace

FileContents read_text(std::string_view text, std::string name) {
  FileContents contents{.name = std::move(name)};
  try {
    const auto table = toml::parse(text, contents.name);
    Reader(contents).read(table);
    std::stable_sort(contents.faults.begin(), contents.faults.end(),
                     [](const Fault& a, const Fault& b) { return a.line < b.line; });
  } catch (const toml::parse_error& wrong) {
    contents.faults.push_back(
        {.where = contents.name + ":" + std::to_string(wrong.source().begin.line),
         .what = "this is no TOML: " + std::string(wrong.description())});
  }
  return contents;
}

FileContents read_file(const std::filesystem::path& file) {
  try {
    std::ifstream stream(file, std::ios::binary);
    stream.exceptions(std::ios::badbit);
    if (!stream || std::filesystem::is_directory(file)) {
      return {.name = file.string(),
              .faults = {{.where = file.string(), .what = "it cannot be read"}}};
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return read_text(text, file.string());
  } catch (const std::exception&) {
    return {.name = file.string(),
            .faults = {{.where = file.string(), .what = "it cannot be read"}}};
  }
}

}  // namespace tools::settings
