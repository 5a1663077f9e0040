#include "server/gateway/http/view_answers.h"

#include <algorithm>
#include <optional>

#include "events/json/write.h"
#include "events/unit/unit.h"
#include "server/gateway/http/asker.h"
#include "server/journal/rebuilder.h"

namespace server {
namespace {

bool is_administrator(const events::Viewer& viewer) {
  return std::any_of(
      viewer.offices.begin(), viewer.offices.end(),
      [](const events::Office& office) { return office.body == events::unit::operator_unit; });
}

// Why this is not answered; nothing if an administrator asks.
std::optional<HttpReply> refusal(const GatewayParts& parts, const HttpRequest& request) {
  const auto known = identify(parts, request);
  if (!known) return problem_reply(known.error());
  if (!is_administrator(known->who.viewer)) return problem_reply(protocol::administrators_only());
  return {};
}

// The same, for a question about one view.
std::optional<HttpReply> refusal(const GatewayParts& parts, const HttpRequest& request,
                                 const std::string& view) {
  if (auto refused = refusal(parts, request)) return refused;
  const auto views = view_names();
  if (std::find(views.begin(), views.end(), view) != views.end()) return {};
  std::string list;
  for (const auto& each : views) list += (list.empty() ? "" : ", ") + each;
  return problem_reply(protocol::unknown_view(list));
}

}  // namespace

HttpReply views_reply(const GatewayParts& parts, const HttpRequest& request) {
  if (auto refused = refusal(parts, request)) return *std::move(refused);
  std::string list;
  for (const auto& view : view_names()) {
    if (!list.empty()) list += ',';
    events::json::write(list, parts.rebuilder.state_of(view));
  }
  return json_reply("{\"views\":[" + list + "]}");
}

HttpReply view_reply(const GatewayParts& parts, const HttpRequest& request,
                     const std::string& view) {
  if (auto refused = refusal(parts, request, view)) return *std::move(refused);
  return json_reply(events::json::to_json(parts.rebuilder.state_of(view)));
}

HttpReply rebuild_reply(const GatewayParts& parts, const HttpRequest& request,
                        const std::string& view) {
  if (auto refused = refusal(parts, request, view)) return *std::move(refused);
  parts.rebuilder.submit(view);
  auto reply = json_reply(events::json::to_json(parts.rebuilder.state_of(view)));
  reply.status = 202;
  reply.headers.emplace_back("Location", "/api/v1/views/" + view);
  return reply;
}

}  // namespace server
