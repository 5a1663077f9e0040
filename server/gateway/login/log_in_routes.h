// Log-in routes: the questions of logging in and out, built from a target; rows of routes.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/problem.h"
#include "server/gateway/http/routes.h"
#include "server/gateway/http/target.h"

namespace server::routes {

// What stands for each `{}` in a row's path, in order.
using Captured = std::vector<std::string>;

[[nodiscard]] std::optional<protocol::Problem> begin_log_in(const Captured& captured,
                                                            const Target& target, Route& into);
// What a provider sends back is never refused here: the log-in says what was wrong with it.
[[nodiscard]] std::optional<protocol::Problem> end_log_in(const Captured& captured,
                                                          const Target& target, Route& into);
[[nodiscard]] std::optional<protocol::Problem> front_channel(const Captured& captured,
                                                             const Target& target, Route& into);

}  // namespace server::routes
