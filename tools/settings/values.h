// Values: what is set, and by whom: flags before variables before the file before what is usual.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/settings/file.h"
#include "tools/settings/setting.h"

namespace tools::settings {

enum class Origin { usual, file, variable, flag };

struct Value {
  std::string text;                 // As it would stand in a flag.
  std::vector<std::string> list{};  // Of a list.
  Origin origin = Origin::usual;
  std::string where{};  // `medvirk.toml:12`, `MEDVIRK_LISTEN`, `--listen`; empty: usual.
};

// What has been said, in three places.
struct Said {
  std::map<std::string, std::string, std::less<>> flags{};  // By key.
  std::function<std::optional<std::string>(const std::string& name)> variable{};
  std::optional<std::filesystem::path> file{};
};

class Values {
 public:
  // Every setting has a value; what is wrong is added to `faults`, and has its usual value.
  Values(const Said& said, const FileContents& file, std::vector<Fault>& faults);

  // The settings are those of all_settings(): another key is a bug and ends the process.
  [[nodiscard]] const Value& at(std::string_view key) const;
  [[nodiscard]] bool is_set(std::string_view key) const { return !at(key).text.empty(); }
  [[nodiscard]] const std::string& text(std::string_view key) const { return at(key).text; }
  [[nodiscard]] std::size_t number(std::string_view key) const;
  [[nodiscard]] bool is_on(std::string_view key) const { return at(key).text == "true"; }
  [[nodiscard]] const std::vector<std::string>& list(std::string_view key) const {
    return at(key).list;
  }

 private:
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace tools::settings
