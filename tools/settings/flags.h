// Flags: every setting as an option of `serve`, with its help.
#pragma once

#include "tools/settings/values.h"

namespace CLI {  // NOLINT(readability-identifier-naming): theirs.
class App;
}

namespace tools::settings {

// What is said goes to `said`, which outlives the command. `--config FILE` is among them.
void take_settings(CLI::App& command, Said& said);

}  // namespace tools::settings
