// Check: whether a server could start with these settings, without starting one: what they name
// exists, can be read, and belongs together. Listens nowhere, writes nothing, asks nobody.
#pragma once

#include <string>
#include <vector>

#include "tools/settings/serving.h"

namespace tools::settings {

struct Finding {
  bool good;
  std::string what;  // What was looked at; if it is not good, also what to do.
};

// In the order of the settings. Reads files; never throws.
[[nodiscard]] std::vector<Finding> look_at(const Serving& serving);

}  // namespace tools::settings
