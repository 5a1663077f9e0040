#include "server/identity/discovery.h"

#include <array>
#include <optional>
#include <utility>

#include "events/json/read.h"
#include "server/identity/fetch.h"

namespace server {
namespace {

using events::json::Json;

bool is_https(std::string_view url) { return url.starts_with("https://"); }

// Empty if it is not there; nothing if it is no address that we would go to. Nobody elsewhere sends
// us to this machine itself: plain http is for who is here too.
std::optional<std::string> endpoint_in(const Json& json, const char* name,
                                       std::string_view issuer) {
  const auto found = json.find(name);
  if (found == json.end()) return "";
  if (!found->is_string()) return {};
  auto address = found->get<std::string>();
  if (!may_be_fetched(address) || (is_https(issuer) && !is_https(address))) return {};
  return address;
}

}  // namespace

std::string metadata_address(std::string_view issuer) {
  if (issuer.ends_with('/')) issuer.remove_suffix(1);
  return std::string(issuer) + "/.well-known/openid-configuration";
}

events::Result<Metadata, std::string> read_metadata(const std::string& text,
                                                    std::string_view issuer) {
  using Outcome = events::Result<Metadata, std::string>;
  const auto json = events::json::parse(text);
  if (!json || !json->is_object()) return Outcome(std::string("its metadata is not JSON"));
  const auto named = json->find("issuer");
  if (named == json->end() || *named != Json(issuer)) {
    return Outcome(std::string("its metadata names another issuer"));
  }
  Metadata metadata{.keys = {},
                    .log_in = {.issuer = std::string(issuer), .authorization = {}, .token = {}}};
  using Address = std::pair<const char*, std::string*>;
  const std::array addresses{
      Address{"jwks_uri", &metadata.keys},
      Address{"authorization_endpoint", &metadata.log_in.authorization},
      Address{"token_endpoint", &metadata.log_in.token},
      Address{"pushed_authorization_request_endpoint", &metadata.log_in.pushed},
      Address{"end_session_endpoint", &metadata.log_in.end_session},
  };
  for (const auto& [name, into] : addresses) {
    auto address = endpoint_in(*json, name, issuer);
    if (!address) return Outcome(std::string(name) + " in its metadata is not https");
    *into = std::move(*address);
  }
  if (metadata.keys.empty()) return Outcome(std::string("its metadata has no jwks_uri"));
  const auto says = json->find("authorization_response_iss_parameter_supported");
  metadata.log_in.says_issuer = says != json->end() && *says == Json(true);
  return Outcome(std::move(metadata));
}

}  // namespace server
