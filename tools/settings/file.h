// The configuration file (TOML 1.0): what stands in it, each value with its line; and what is wrong
// with it, with what would be right. Nothing in it is passed over: a key that nobody knows is a
// fault, since who misspells a limit believes that it holds.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/settings/records.h"
#include "tools/settings/setting.h"

namespace tools::settings {

struct Fault {
  std::string where;     // `medvirk.toml:12`, `--listen`, `MEDVIRK_LISTEN`.
  std::string what;      // What is wrong, and what would be right.
  std::size_t line = 0;  // In the file.
};

struct FileContents {
  std::string name{};  // Of the file, for what is said about it.
  std::map<std::string, FileValue, std::less<>> values{};  // By key.
  std::vector<Record> providers{};
  std::vector<Fault> faults{};

  [[nodiscard]] const FileValue* find(std::string_view key) const {
    const auto found = values.find(key);
    return found == values.end() ? nullptr : &found->second;
  }
};

// Never throws: a file that is not there or is no TOML is a fault like the others.
[[nodiscard]] FileContents read_file(const std::filesystem::path& file);
[[nodiscard]] FileContents read_text(std::string_view text, std::string name);

}  // namespace tools::settings
