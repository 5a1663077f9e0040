#include "tools/settings/page.h"

#include <algorithm>

namespace tools::settings {
namespace {

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

// A bar would begin another column.
std::string cell(std::string text) {
  for (auto at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, "\\");
  }
  return text;
}

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const auto& each : cells) line += " " + cell(each) + " |";
  return line + "\n";
}

std::string rows_of(const RecordKind& kind, const std::string& prefix) {
  std::string lines;
  for (const auto& each : kind.settings) {
    const bool needed =
        std::find(kind.needed.begin(), kind.needed.end(), each.key) != kind.needed.end();
    const auto usual = each.usual.empty() ? std::string{} : code(each.usual);
    lines += row({code(prefix + std::string(each.key)), std::string(each.meaning),
                  code(allowed_of(each)), needed ? "needed" : usual});
  }
  for (const auto& each : kind.within) {
    const auto key = prefix + std::string(each.key);
    const auto written = each.many ? "[[" + key + "]]" : "[" + key + "]";
    lines += row({code(written), std::string(each.meaning), "", ""});
    lines += rows_of(each, key + ".");
  }
  return lines;
}

// As it stands in a file.
std::string toml_value(const Setting& setting, const std::string& text) {
  if (setting.kind == Kind::number || setting.kind == Kind::yes_no) return text;
  if (setting.kind == Kind::text) return "\"" + text + "\"";
  std::string list = "[";
  for (const auto& each : split_list(text)) {
    list += (list.size() > 1 ? ", \"" : "\"") + each + "\"";
  }
  return list + "]";
}

std::string usual_or_empty(const Setting& setting) {
  return setting.kind == Kind::number && setting.usual.empty() ? "0" : setting.usual;
}

}  // namespace

std::string markdown_table() {
  auto text = row({"in the file", "flag", "variable", "meaning", "value", "usually"}) +
              row({"---", "---", "---", "---", "---", "---"});
  for (const auto& each : all_settings()) {
    text += row({each.secret ? "" : code(each.key), each.secret ? "" : code(flag_of(each)),
                 code(variable_of(each)), std::string(each.meaning), code(allowed_of(each)),
                 each.usual.empty() ? "" : code(each.usual)});
  }
  const auto& kind = provider_kind();
  text += "\n" + std::string(kind.meaning) + ", each under " +
          code("[[" + std::string(kind.key) + "]]") + " in the file:\n\n";
  text += row({"in the file", "meaning", "value", "usually"}) + row({"---", "---", "---", "---"});
  return text + rows_of(kind, std::string(kind.key) + ".");
}

std::string example_file(const std::map<std::string, std::string>& active) {
  std::string text =
      "# Settings of Medvirk. What begins with # is as it usually is.\n"
      "# `medvirk serve --check --config FILE` says what holds, and what is wrong.\n";
  std::string section;
  for (const auto& each : all_settings()) {
    if (each.secret) continue;
    const auto dot = each.key.find('.');
    const auto in =
        dot == std::string_view::npos ? std::string{} : std::string(each.key.substr(0, dot));
    if (in != section) text += "\n[" + in + "]\n";
    section = in;
    const auto name =
        std::string(dot == std::string_view::npos ? each.key : each.key.substr(dot + 1));
    const auto said = active.find(std::string(each.key));
    text += "\n# " + std::string(each.meaning) + ": " + allowed_of(each) + "\n";
    text += (said == active.end() ? "# " : "") + name + " = " +
            toml_value(each, said == active.end() ? usual_or_empty(each) : said->second) + "\n";
  }
  return text;
}

std::string effective(const Values& values) {
  std::string text;
  for (const auto& each : all_settings()) {
    const auto& value = values.at(each.key);
    auto shown = value.text.empty() ? "(none)" : toml_value(each, value.text);
    if (each.secret && !value.text.empty()) shown = "(said, not shown)";
    text += std::string(each.key) + " = " + shown + "  # " +
            (value.where.empty() ? "usual" : value.where) + "\n";
  }
  return text;
}

}  // namespace tools::settings
