// Parameters: what stands in paths, queries and headers, and how a request shows who asks; for
// OpenAPI.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/contracts/parts.h"

namespace protocol::contracts {

// The document's `components/parameters`, by the name that an operation calls them.
[[nodiscard]] Schema parameters();
[[nodiscard]] Schema security_schemes();
// Which of them a request needs, one of the alternatives.
[[nodiscard]] Schema security();

// `plan`, `entry` of `/api/v1/plans/{plan}/basis/{entry}`.
[[nodiscard]] std::vector<std::string> path_parameters_in(std::string_view path);
// What is between the spaces.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

}  // namespace protocol::contracts
