// Page: the settings written down: the table in docs/operations.md and the example file, from the
// one description, so that neither can say anything else than what holds.
#pragma once

#include <string>

#include "tools/settings/values.h"

namespace tools::settings {

// Markdown: every setting, and the records that a file may hold.
[[nodiscard]] std::string markdown_table();
// A file (TOML) in which everything is commented out but what `active` says by key.
[[nodiscard]] std::string example_file(const std::map<std::string, std::string>& active = {});
// `key = value` with where it comes from, a line each; a secret is not shown.
[[nodiscard]] std::string effective(const Values& values);

}  // namespace tools::settings
