// Upgrade: what is looked at before a connection becomes a WebSocket (RFC 6455 4.2): whose page
// asks (a browser sends its cookies for any page that does), and what is to be spoken. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/problem.h"
#include "server/gateway/http/http_wire.h"

namespace server {

enum class Speech { medvirk, cloud_events };

// Whether a page from `origin` may open a live socket at `host`: one of this same site, or of a
// site that the configuration names. Without an origin it is no page (and shows a token; a ticket
// is for pages).
struct OriginRule {
  const std::vector<std::string>& origins;
  bool tls;  // Our own page is then an https page.
};
[[nodiscard]] bool may_open(std::string_view origin, std::string_view host, const OriginRule& rule);

[[nodiscard]] std::optional<Speech> speech_of(const http_wire::Request& request);
// What is wrong with a request that asks for a WebSocket at `/live`.
[[nodiscard]] std::optional<protocol::Problem> fault_in_upgrade(const http_wire::Request& request,
                                                                const OriginRule& rule);

}  // namespace server
