// Terminal: how commands speak: answers on standard output, everything else on standard error.
#pragma once

#include <cstdint>
#include <string_view>

#include "server/log_format.h"

namespace tools {

// One line, at once.
void say(std::string_view line);
// One line beside the answer: what is being done, what went wrong.
void note(std::string_view line);

// Log lines for people on a terminal, JSON elsewhere.
[[nodiscard]] server::LogFormat usual_log_format();

// How far long work has come, in place on a terminal and silent elsewhere.
void show_progress(std::string_view what, std::uint64_t done, std::uint64_t all);
void end_progress();

}  // namespace tools
