#include "server/gateway/http/target.h"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace server::routes {

std::optional<std::string> Target::parameter(std::string_view name) const {
  const auto found = std::find_if(query.begin(), query.end(),
                                  [&](const auto& each) { return each.first == name; });
  return found == query.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Target> parse_target(std::string_view target) {
  const auto url = boost::urls::parse_origin_form({target.data(), target.size()});
  if (!url) return {};
  Target parsed;
  for (const auto& segment : url->segments()) parsed.segments.emplace_back(segment);
  for (const auto& each : url->params()) {
    parsed.query.emplace_back(std::string(each.key), std::string(each.value));
  }
  return parsed;
}

}  // namespace server::routes
