// Records: what can stand in a file more than once, each with settings of its own: the providers of
// identity (server/identity/options.h), what they log in with, and their links and services.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tools/settings/setting.h"

namespace tools::settings {

struct FileValue {
  std::string text;  // As it would stand in a flag.
  std::vector<std::string> list{};
  std::size_t line = 0;
};

// A kind of record: its settings (their keys count within it), and the records within it.
struct RecordKind {
  std::string_view key;
  std::string_view meaning;
  bool many;  // `[[key]]`; else `[key]`, at most once.
  std::vector<Setting> settings;
  std::vector<std::string_view> needed{};  // Keys that each must have.
  std::vector<RecordKind> within{};

  [[nodiscard]] const Setting* find(std::string_view name) const;
  [[nodiscard]] const RecordKind* find_within(std::string_view name) const;
};

// `[[providers]]`.
[[nodiscard]] const RecordKind& provider_kind();

struct Record {
  std::size_t line = 0;
  std::map<std::string, FileValue, std::less<>> values{};
  std::map<std::string, std::vector<Record>, std::less<>> within{};

  [[nodiscard]] std::string text(std::string_view key) const;  // Empty if it is not said.
  [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
  [[nodiscard]] const std::vector<Record>& all(std::string_view key) const;
};

}  // namespace tools::settings
