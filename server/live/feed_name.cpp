#include "server/live/feed_name.h"

#include <string_view>
#include <utility>

namespace server {

std::optional<FeedName> feed_from(const std::string& name) {
  constexpr std::string_view plan = "plan/";
  constexpr std::string_view events = "events/";
  const auto named = [&](std::string_view prefix, FeedKind kind) -> std::optional<FeedName> {
    auto id = name.substr(prefix.size());
    if (!events::is_uuid(id)) return {};
    return FeedName{.kind = kind, .plan = {std::move(id)}};
  };
  if (name.starts_with(plan)) return named(plan, FeedKind::plan);
  if (name.starts_with(events)) return named(events, FeedKind::events);
  return {};
}

}  // namespace server
