// Setting: one thing that can be set, described once. From the description come what a file may
// hold, the flags of `serve` and their help, the variables, the checks, what `serve --check` shows,
// the example file and the table in docs/operations.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tools::settings {

// How a value is written. A list stands in brackets in a file, and between commas elsewhere.
enum class Kind { text, number, yes_no, list };

struct Bounds {
  std::int64_t least;
  std::int64_t most;
};

// What would be right; nothing: it is right as it stands.
using Wrong = std::optional<std::string>;

struct Setting {
  std::string_view key;  // In a file: `tls.certificate` stands under [tls].
  Kind kind;
  std::string_view form;  // What a value looks like, for the help: FILE, HOST:PORT, 1|2.
  std::string_view meaning;
  std::string usual{};                                // If nothing is said; empty: none.
  std::optional<Bounds> bounds{};                     // Of a number.
  Wrong (*fault)(const std::string& text) = nullptr;  // Of each in a list.
  // Where it is not the key with hyphens: `--smtp`. The variable is made from the flag.
  std::string_view flag{};
  bool secret = false;  // Said by variable only, and never shown.
};

// Every setting of `serve`, in the order in which they are shown. The providers of identity are
// records of their own, in a file only: see records.h.
[[nodiscard]] const std::vector<Setting>& all_settings();
[[nodiscard]] const Setting* find_setting(std::string_view key);

// `--tls-certificate`, `MEDVIRK_TLS_CERTIFICATE`.
[[nodiscard]] std::string flag_of(const Setting& setting);
[[nodiscard]] std::string variable_of(const Setting& setting);
// `1 to 65536`, or what the form says.
[[nodiscard]] std::string allowed_of(const Setting& setting);

// Of a value as it stands in a flag, a variable or (but for lists) a file.
[[nodiscard]] Wrong fault_in(const Setting& setting, const std::string& text);
// `a, b` → {a, b}; blanks at either end of each are dropped.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

}  // namespace tools::settings
