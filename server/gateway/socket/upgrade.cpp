#include "server/gateway/socket/upgrade.h"

#include <algorithm>

#include "protocol/messages.h"

namespace server {
namespace {

using boost::beast::http::field;

}  // namespace

bool may_open(std::string_view origin, std::string_view host, const OriginRule& rule) {
  if (origin.empty()) return true;
  const auto& named = rule.origins;
  const auto is = [&](const std::string& each) { return same_text(each, origin); };
  if (std::any_of(named.begin(), named.end(), is)) return true;
  if (rule.tls && !origin.starts_with("https://")) return false;
  return same_site(origin, host);
}

std::optional<Speech> speech_of(const http_wire::Request& request) {
  const auto offered = http_wire::header(request, field::sec_websocket_protocol);
  if (lists(offered, protocol::subprotocol)) return Speech::medvirk;
  if (lists(offered, protocol::cloud_events_subprotocol)) return Speech::cloud_events;
  return {};
}

std::optional<protocol::Problem> fault_in_upgrade(const http_wire::Request& request,
                                                  const OriginRule& rule) {
  const auto origin = http_wire::header(request, field::origin);
  if (!may_open(origin, http_wire::header(request, field::host), rule)) {
    return protocol::foreign_origin();
  }
  if (!speech_of(request)) return protocol::subprotocol_missing(protocol::subprotocol);
  return {};
}

}  // namespace server
