// Founding: what a new log needs before anybody can be let in: the operator's own unit, and a first
// administrator who registers everybody else.
#pragma once

#include <string_view>

#include "server/journal/journal.h"

namespace tools {

inline constexpr std::string_view first_administrator = "admin";

// True if this log is new. In a log that was founded before it changes nothing. Throws
// std::runtime_error if the log holds something else under these names.
bool found(const events::Log& log, server::Journal& journal);

}  // namespace tools
