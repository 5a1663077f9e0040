#include "server/gateway/login/log_in_routes.h"

#include "server/identity/log_in_state.h"

namespace server::routes {
namespace {

std::string text(const Target& target, std::string_view name) {
  return target.parameter(name).value_or("");
}

}  // namespace

std::optional<protocol::Problem> begin_log_in(const Captured& /*captured*/, const Target& target,
                                              Route& into) {
  auto to = target.parameter("to").value_or("/");
  if (!is_local_path(to)) return protocol::bad_query("to", "a path on this server, such as /");
  into = BeginLogIn{.to = std::move(to), .provider = text(target, "provider")};
  return {};
}

std::optional<protocol::Problem> end_log_in(const Captured& /*captured*/, const Target& target,
                                            Route& into) {
  into = EndLogIn{.answer = {.state = text(target, "state"),
                             .code = text(target, "code"),
                             .error = text(target, "error"),
                             .issuer = text(target, "iss")}};
  return {};
}

std::optional<protocol::Problem> front_channel(const Captured& /*captured*/, const Target& target,
                                               Route& into) {
  into = FrontChannelLogOut{.issuer = text(target, "iss"), .sid = text(target, "sid")};
  return {};
}

}  // namespace server::routes
