// Target: what a request asks for, taken apart and decoded (RFC 9112 3.2.1, RFC 3986).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace server::routes {

struct Target {
  std::vector<std::string> segments;
  std::vector<std::pair<std::string, std::string>> query;

  // The first of this name.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

// Nothing if it is not a path with perhaps a query.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

}  // namespace server::routes
