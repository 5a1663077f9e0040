#include "tests/support/refusal_calls.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace tests {
namespace {

namespace fs = std::filesystem;

// A source without its comments.
std::string code_of(const fs::path& file) {
  std::ifstream stream(file);
  std::string code;
  for (std::string line; std::getline(stream, line);) {
    code += line.substr(0, line.find("//")) + '\n';
  }
  return code;
}

struct Source {
  std::string path;  // From the root of the house.
  std::string code;
};

// The rules: themes, units, persons, and what the server itself refuses by a rule. The stores and
// the codec refuse nothing to anybody.
std::vector<Source> rules(const std::string& source_dir) {
  std::vector<Source> sources;
  const fs::path root(source_dir);
  for (const auto* room : {"events/plan", "events/unit", "events/person", "server"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".h") continue;
      const auto path = fs::relative(entry.path(), root).generic_string();
      sources.push_back({.path = path, .code = code_of(entry.path())});
    }
  }
  return sources;
}

// The arguments of a call whose bracket opens before `at`, or what a constant is given from there
// on; without white space but in texts.
std::vector<std::string> arguments(const std::string& code, std::size_t at) {
  std::vector<std::string> all(1);
  int depth = 0;
  bool in_text = false;
  for (; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '"' && code[at - 1] != '\\') in_text = !in_text;
    if (!in_text && (c == '(' || c == '{' || c == '[')) ++depth;
    if (!in_text && (c == ')' || c == '}' || c == ']') && depth-- == 0) break;
    if (!in_text && c == ';' && depth == 0) break;
    if (!in_text && c == ',' && depth == 0) {
      all.emplace_back();
    } else if (in_text || (c != ' ' && c != '\n')) {
      all.back() += c;
    }
  }
  return all;
}

// `"a""b"` → `ab`; nothing if it is no text.
std::optional<std::string> text_of(const std::string& argument) {
  if (argument.empty() || argument.front() != '"') return {};
  std::string text;
  std::copy_if(argument.begin(), argument.end(), std::back_inserter(text),
               [](char c) { return c != '"'; });
  return text;
}

// What the call says at this place: a text, or a constant with a text that stands before the call.
std::optional<std::string> said(const std::string& argument, const std::string& before) {
  if (auto text = text_of(argument)) return text;
  const auto named = before.rfind("constexpr std::string_view " + argument + " =");
  if (argument.empty() || named == std::string::npos) return {};
  return text_of(arguments(before, before.find('=', named) + 1).front());
}

// A function that refuses, and where it takes what; `none`: it takes none.
struct Refuser {
  std::string name;
  std::size_t rule;
  std::size_t slug;
  std::size_t detail;
  std::size_t sense;
};
constexpr std::size_t none = 99;

const std::vector<Refuser>& refusers() {
  static const std::vector<Refuser> all{
      {.name = "broken", .rule = 0, .slug = 1, .detail = 2, .sense = none},
      {.name = "invalid", .rule = 0, .slug = 1, .detail = 2, .sense = none},
      {.name = "forbidden", .rule = 0, .slug = none, .detail = 1, .sense = 2},
      {.name = "refuse_unless_for_owner", .rule = 2, .slug = none, .detail = 3, .sense = 5},
      {.name = "refuse_step", .rule = 3, .slug = none, .detail = 4, .sense = 5}};
  return all;
}

RefusalCall call_of(const Refuser& refuser, const Source& source, std::size_t at) {
  const auto all = arguments(source.code, at);
  const auto before = source.code.substr(0, at);
  const auto value = [&](std::size_t index, const std::string& missing) {
    if (index == none || index >= all.size()) return std::optional{missing};
    return said(all[index], before);
  };
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  return {.where = source.path + ":" + std::to_string(line),
          .rule = value(refuser.rule, ""),
          .slug = value(refuser.slug, "not-yours-to-do"),
          .sense = value(refuser.sense, ""),
          .detail = value(refuser.detail, "")};
}

bool is_name(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0; }

// The texts of a source that look as `pattern` does.
void collect(const std::string& code, const std::regex& pattern, std::set<std::string>& into) {
  for (std::sregex_iterator each(code.begin(), code.end(), pattern), end; each != end; ++each) {
    into.insert((*each)[1].str());
  }
}

}  // namespace

std::vector<RefusalCall> refusal_calls(const std::string& source_dir) {
  std::vector<RefusalCall> calls;
  for (const auto& source : rules(source_dir)) {
    // Where the functions themselves are: what they say is said by those who call them.
    if (source.path.starts_with("events/plan/standing.")) continue;
    for (const auto& refuser : refusers()) {
      const auto call = refuser.name + "(";
      for (auto at = source.code.find(call); at != std::string::npos;
           at = source.code.find(call, at + 1)) {
        if (at > 0 && is_name(source.code[at - 1])) continue;
        const auto inside = at + call.size();
        if (source.code.compare(inside, 5, "const") == 0) continue;  // It is declared here.
        if (source.code[inside] == ')') continue;  // Who refuses says why: another of that name.
        calls.push_back(call_of(refuser, source, inside));
      }
    }
  }
  return calls;
}

std::set<std::string> dashed_texts(const std::string& source_dir) {
  static const std::regex dashed("\"([a-z]+(?:-[a-z0-9]+)+)\"");
  std::set<std::string> texts;
  for (const auto& source : rules(source_dir)) {
    if (source.path.starts_with("events/")) collect(source.code, dashed, texts);
  }
  return texts;
}

std::set<std::string> problem_slugs(const std::string& source_dir) {
  static const std::regex slug("\\.slug = \"([a-z-]+)\"");
  std::set<std::string> slugs;
  for (const auto* file : {"protocol/problem.cpp", "protocol/problem_identity.cpp"}) {
    collect(code_of(fs::path(source_dir) / file), slug, slugs);
  }
  return slugs;
}

}  // namespace tests
