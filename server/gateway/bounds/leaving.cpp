#include "server/gateway/bounds/leaving.h"

#include <algorithm>
#include <utility>

#include "events/json/read.h"
#include "protocol/messages.h"

namespace server {
namespace {

using events::json::Json;

// Our own words, so it is there; a client gets no place that is not.
std::optional<protocol::At> at_in(const Json& feed) {
  const auto head = feed.find("head");
  if (head == feed.end()) return {};
  const auto at = events::json::from_json<protocol::At>(*head);
  if (!at) return {};
  return *at;
}

}  // namespace

std::optional<std::string> Leaving::tell(std::string_view heartbeat) {
  if (std::exchange(told_, true)) return {};
  protocol::DrainFrame frame{
      .after_ms = static_cast<std::uint64_t>(std::max<std::int64_t>(slot_.count(), 0)),
      .resume = {}};
  const auto json = events::json::parse(heartbeat.empty() ? "{}" : heartbeat);
  const auto feeds = json ? json->value("feeds", Json::array()) : Json::array();
  for (const auto& each : feeds) {
    const auto at = at_in(each);
    const auto name = each.find("feed");
    if (!at || name == each.end() || !name->is_string()) continue;
    frame.resume.push_back({.feed = name->get_ref<const std::string&>(), .at = *at});
  }
  return encode(frame);
}

bool is_heartbeat(std::string_view frame) { return frame.starts_with("{\"t\":\"heartbeat\""); }

}  // namespace server
