// The rules of the house, held by a test: who may include whom, what the rules may not know, and
// how long things may be. Each finding names the file, the line and the rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace tests {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> rooms{"events", "projections", "protocol",
                                                "server", "tools",       "tests"};
constexpr std::size_t columns_max = 100;
constexpr std::size_t header_lines_max = 150;
constexpr std::size_t file_lines_max = 400;

struct Source {
  std::string path;  // From the root of the house, `events/plan/goals.h`.
  std::vector<std::string> lines;

  [[nodiscard]] std::string room() const { return path.substr(0, path.find('/')); }
  [[nodiscard]] bool is_header() const { return path.ends_with(".h"); }
  [[nodiscard]] bool is_in(std::string_view folder) const { return path.starts_with(folder); }
};

Source read(const fs::path& root, const fs::path& file) {
  Source source{.path = fs::relative(file, root).generic_string(), .lines = {}};
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) source.lines.push_back(line);
  return source;
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

const std::vector<Source>& sources() {
  static const std::vector<Source> all = [] {
    std::vector<Source> list;
    const fs::path root(MEDVIRK_SOURCE_DIR);
    for (const auto room : rooms) {
      for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
        const auto extension = entry.path().extension();
        if (extension == ".h" || extension == ".cpp") list.push_back(read(root, entry.path()));
      }
    }
    std::sort(list.begin(), list.end(),
              [](const Source& a, const Source& b) { return a.path < b.path; });
    return list;
  }();
  return all;
}

// One finding a line; a test passes if there is none.
class Findings {
 public:
  void add(const Source& source, std::size_t line, std::string_view what) {
    text_ += source.path + ":" + std::to_string(line) + ": " + std::string(what) + "\n";
  }
  void expect_none() const { EXPECT_TRUE(text_.empty()) << text_; }

 private:
  std::string text_;
};

// Calls `each(number, line)` for every line of code: comments at the end of a line are cut off.
template <class Each>
void for_each_code_line(const Source& source, const Each& each) {
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const auto& line = source.lines[i];
    const auto comment = line.find("//");
    each(i + 1, comment == std::string::npos ? line : line.substr(0, comment));
  }
}

// Characters, not bytes: æ, ø and å are one column each.
std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// `events/ids.h` out of `#include "events/ids.h"`; nothing for other lines.
std::string included(std::string_view line) {
  constexpr std::string_view start = "#include \"";
  if (!line.starts_with(start)) return {};
  line.remove_prefix(start.size());
  return std::string(line.substr(0, line.find('"')));
}

TEST(House, EveryRoomHasSources) {
  for (const auto room : rooms) {
    EXPECT_TRUE(std::any_of(sources().begin(), sources().end(), [&](const Source& source) {
      return source.room() == room;
    })) << room;
  }
}

TEST(House, RoomsIncludeOnlyWhatTheyMayKnow) {
  const std::map<std::string, std::set<std::string>> knows{
      {"events", {"events"}},
      {"protocol", {"protocol", "events"}},
      {"projections", {"projections", "events"}},
      {"server", {"server", "projections", "protocol", "events"}},
      {"tools", {"tools", "server", "projections", "protocol", "events"}},
      {"tests", {"tests", "tools", "server", "projections", "protocol", "events"}}};
  Findings findings;
  for (const auto& source : sources()) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const auto path = included(source.lines[i]);
      if (path.empty()) continue;
      const auto room = path.substr(0, path.find('/'));
      if (!knows.at(source.room()).contains(room)) {
        findings.add(source, i + 1, "may not include " + path);
      }
    }
  }
  findings.expect_none();
}

// What the rules, the views and the conversation must not have: they take time, chance and identity
// as data, and know neither disk nor socket nor log line. The stores are the log's own disk.
TEST(House, RulesViewsAndProtocolHaveNoThreadClockChanceOrOutput) {
  const std::vector<std::string> forbidden{
      "<thread>",      "<mutex>",      "<shared_mutex>", "<condition_variable>",
      "<future>",      "<atomic>",     "<random>",       "<iostream>",
      "<fstream>",     "<filesystem>", "<spdlog",        "boost/asio",
      "boost/beast",   "rocksdb/",     "system_clock",   "steady_clock",
      "random_device", "this_thread",  "getenv",         "std::cout",
      "std::cerr",     "std::clog",    " printf(",       "::printf(",
      "fprintf(",      "puts(",        "fwrite("};
  const std::set<std::string> of_the_disk{"<mutex>", "<atomic>", "<fstream>", "rocksdb/",
                                          "<filesystem>"};
  Findings findings;
  for (const auto& source : sources()) {
    const bool pure =
        source.is_in("events/") || source.is_in("protocol/") || source.is_in("projections/");
    // A bug ends the process with a line on standard error; nothing else there speaks.
    if (!pure || source.path == "events/check.cpp") continue;
    const bool store = source.is_in("events/stores/");
    for_each_code_line(source, [&](std::size_t number, const std::string& line) {
      for (const auto& word : forbidden) {
        if (line.find(word) == std::string::npos || (store && of_the_disk.contains(word))) continue;
        findings.add(source, number, "has no business with " + word);
      }
    });
  }
  findings.expect_none();
}

TEST(House, BeastIsKnownAtTheDoorAndInTheClientOnly) {
  Findings findings;
  for (const auto& source : sources()) {
    if (source.is_in("server/gateway/") || source.is_in("tools/client/")) continue;
    // An echo server with the gateway's own layer, for what the product never echoes.
    if (source.is_in("tests/server/conformance/")) continue;
    // The gateway's own layer and parser, fed by a fuzzer.
    if (source.is_in("tests/fuzz/")) continue;
    for_each_code_line(source, [&](std::size_t number, const std::string& line) {
      if (line.starts_with("#include <boost/beast")) {
        findings.add(source, number, "Beast belongs to the gateway");
      }
    });
  }
  findings.expect_none();
}

TEST(House, RocksDbIsKnownInTheStoresOnly) {
  Findings findings;
  for (const auto& source : sources()) {
    // The bench writes to it raw, to have something to compare with; the tests damage it.
    const bool may = source.is_in("events/stores/") || source.is_in("tools/bench/") ||
                     source.is_in("tests/events/");
    for_each_code_line(source, [&](std::size_t number, const std::string& line) {
      if (!may && line.starts_with("#include <rocksdb/")) {
        findings.add(source, number, "RocksDB belongs to events/stores/");
      }
    });
  }
  findings.expect_none();
}

TEST(House, LinesHaveOneHundredColumns) {
  Findings findings;
  for (const auto& source : sources()) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      if (columns(source.lines[i]) > columns_max) findings.add(source, i + 1, "is too long");
    }
  }
  findings.expect_none();
}

TEST(House, HeadersOpenWithOneSentenceAndAreIncludedOnce) {
  Findings findings;
  for (const auto& source : sources()) {
    if (!source.is_header()) continue;
    const bool opens = !source.lines.empty() && source.lines.front().starts_with("// ");
    if (!opens) findings.add(source, 1, "opens with a sentence: what it is");
    const bool once =
        std::find(source.lines.begin(), source.lines.end(), "#pragma once") != source.lines.end();
    if (!once) findings.add(source, 1, "needs #pragma once");
  }
  findings.expect_none();
}

TEST(House, FilesAreShortEnoughToRead) {
  // Longer than a header should be, each for a reason.
  const std::map<std::string, std::string> long_headers{
      {"events/json/read.h", "templates: the reader of every described type"},
      {"events/unit/unit.h", "a list of commands and events"},
      {"protocol/messages.h", "the whole conversation on one page"},
  };
  Findings findings;
  for (const auto& source : sources()) {
    const auto lines = source.lines.size();
    if (lines > file_lines_max) findings.add(source, lines, "has more than 400 lines");
    const bool lists_events = source.is_in("events/plan/");
    const bool for_tests = source.is_in("tests/");
    if (!source.is_header() || lists_events || for_tests || long_headers.contains(source.path)) {
      continue;
    }
    if (lines > header_lines_max) findings.add(source, lines, "is a header of more than 150 lines");
  }
  findings.expect_none();
}

// A file's code as one text, for what goes over several lines.
class Code {
 public:
  explicit Code(const Source& source) {
    for_each_code_line(source, [&](std::size_t, const std::string& line) { text_ += line + '\n'; });
  }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t line_of(std::size_t at) const {
    const auto end = text_.begin() + static_cast<std::ptrdiff_t>(at);
    return static_cast<std::size_t>(std::count(text_.begin(), end, '\n')) + 1;
  }
  // Where the bracket that closes at `at` opens; nowhere if it does not.
  [[nodiscard]] std::size_t opening(std::size_t at, char open, char close) const {
    std::size_t depth = 0;
    for (std::size_t i = at + 1; i-- > 0;) {
      if (text_[i] == close) ++depth;
      if (text_[i] == open && --depth == 0) return i;
    }
    return std::string::npos;
  }
  // The last place before `at` that is no white space.
  [[nodiscard]] std::size_t before(std::size_t at) const {
    return at == 0 ? std::string::npos : text_.find_last_not_of(" \n", at - 1);
  }

 private:
  std::string text_;
};

// `[captures](…) -> …awaitable<` with something captured: where the lambda begins, else nowhere.
std::size_t capturing_coroutine(const Code& code, std::size_t awaitable) {
  const auto& text = code.text();
  constexpr std::string_view name = "abcdefghijklmnopqrstuvwxyz_:";
  const auto arrow = code.before(text.find_last_not_of(name, awaitable) + 1);
  if (arrow == std::string::npos || arrow == 0 || text.compare(arrow - 1, 2, "->") != 0) {
    return std::string::npos;
  }
  auto end = code.before(arrow - 1);
  constexpr std::string_view is_mutable = "mutable";
  const auto word = end + 1 - std::min(end + 1, is_mutable.size());
  if (text.compare(word, is_mutable.size(), is_mutable) == 0) end = code.before(word);
  if (text[end] == ')') end = code.before(code.opening(end, '(', ')'));
  if (end == std::string::npos || text[end] != ']') return std::string::npos;
  const auto start = code.opening(end, '[', ']');
  return end > start + 1 ? start : std::string::npos;
}

// A lambda with captures that is a coroutine outlives what it captured (style (d) 13).
TEST(House, CoroutinesAreNoLambdasWithCaptures) {
  Findings findings;
  for (const auto& source : sources()) {
    if (!source.is_in("server/") && !source.is_in("tools/")) continue;
    const Code code(source);
    for (auto at = code.text().find("awaitable<"); at != std::string::npos;
         at = code.text().find("awaitable<", at + 1)) {
      const auto lambda = capturing_coroutine(code, at);
      if (lambda == std::string::npos) continue;
      findings.add(source, code.line_of(lambda), "a coroutine is a member or a free function");
    }
  }
  findings.expect_none();
}

// gcc 12 destroys an aggregate that is made inside a co_await expression twice (style (d) 14).
TEST(House, NoAggregateIsMadeInsideCoAwait) {
  Findings findings;
  for (const auto& source : sources()) {
    if (!source.is_in("server/") && !source.is_in("tools/")) continue;
    const Code code(source);
    const auto& text = code.text();
    for (auto at = text.find("co_await"); at != std::string::npos;
         at = text.find("co_await", at + 1)) {
      const auto end = text.find(';', at);
      const auto brace = text.find("{.", at);
      if (brace < end) findings.add(source, code.line_of(brace), "name the aggregate first");
    }
  }
  findings.expect_none();
}

// Whether what is awaited here stands on the right of a short circuit: `a && co_await b`.
bool awaits_behind_a_condition(const Code& code, std::size_t await) {
  const auto last = code.before(await);
  if (last == std::string::npos || last == 0) return false;
  const auto sign = code.text().substr(last - 1, 2);
  return sign == "&&" || sign == "||";
}

// gcc 12 awaits the right side of `&&` and `||` whatever the left side says.
TEST(House, NothingIsAwaitedBehindAShortCircuit) {
  Findings findings;
  for (const auto& source : sources()) {
    if (!source.is_in("server/") && !source.is_in("tools/")) continue;
    const Code code(source);
    for (auto at = code.text().find("co_await"); at != std::string::npos;
         at = code.text().find("co_await", at + 1)) {
      if (awaits_behind_a_condition(code, at)) {
        findings.add(source, code.line_of(at), "await in a statement of its own");
      }
    }
  }
  findings.expect_none();
}

// The searches above find what they are there to find.
TEST(House, CoroutineSearchesFindWhatTheyLookFor) {
  const auto finds = [](const char* line) {
    const Code code(Source{.path = "server/x.cpp", .lines = {line}});
    return capturing_coroutine(code, code.text().find("awaitable<")) != std::string::npos;
  };
  EXPECT_TRUE(finds("auto f = [this]() -> net::awaitable<void> { co_return; };"));
  EXPECT_TRUE(finds("auto f = [x] (int a) mutable -> awaitable<int> { co_return a + x; };"));
  EXPECT_FALSE(finds("auto f = [](Session* s) -> net::awaitable<void> { co_await s->run(); };"));
  EXPECT_FALSE(finds("net::awaitable<void> Session::run() {"));
  const auto behind = [](const char* line) {
    const Code code(Source{.path = "server/x.cpp", .lines = {line}});
    return awaits_behind_a_condition(code, code.text().find("co_await"));
  };
  EXPECT_TRUE(behind("while (goes_on && co_await first_byte()) {"));
  EXPECT_TRUE(behind("if (idle || co_await next()) {"));
  EXPECT_FALSE(behind("if (goes_on) goes_on = co_await first_byte();"));
}

// By itself, or with others in a file that CMake writes.
TEST(House, EverySourceIsBuiltByATarget) {
  auto compiled = text_of(fs::path(MEDVIRK_BINARY_DIR) / "compile_commands.json");
  ASSERT_FALSE(compiled.empty()) << "the build writes compile_commands.json";
  std::istringstream commands(compiled);
  for (std::string line; std::getline(commands, line);) {
    constexpr std::string_view start = "  \"file\": \"";
    const auto end = line.find("_cxx.cxx\"");
    if (!line.starts_with(start) || end == std::string::npos) continue;
    compiled += text_of(line.substr(start.size(), line.rfind('"') - start.size()));
  }
  Findings findings;
  for (const auto& source : sources()) {
    const auto file = (fs::path(MEDVIRK_SOURCE_DIR) / source.path).string();
    if (!source.is_header() && compiled.find('"' + file + '"') == std::string::npos) {
      findings.add(source, 1, "is in no target");
    }
  }
  findings.expect_none();
}

TEST(House, NothingIsLeftUnfinished) {
  // In two pieces each, so that this file does not find itself.
  const std::vector<std::string> words{std::string("TO") + "DO", std::string("FIX") + "ME",
                                       std::string("HA") + "CK", std::string("DIS") + "ABLED_",
                                       std::string("GTEST_") + "SKIP"};
  Findings findings;
  for (const auto& source : sources()) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      for (const auto& word : words) {
        if (source.lines[i].find(word) != std::string::npos) findings.add(source, i + 1, word);
      }
    }
  }
  findings.expect_none();
}

}  // namespace
}  // namespace tests
