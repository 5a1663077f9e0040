#include "server/identity/log_in_clients.h"

#include "events/json/write.h"

namespace server {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& each : words) text += (text.empty() ? "" : " ") + each;
  return text;
}

}  // namespace

std::string acr_values_of(const ProviderOptions& provider) {
  // A child who can get no higher one must be able to choose it there.
  const bool high = provider.under_15.value_or(provider.assurance) == Assurance::high;
  switch (provider.profile) {
    case IdentityProfile::idporten: return high ? "idporten-loa-high" : "idporten-loa-substantial";
    case IdentityProfile::ansattporten: return high ? "high" : "substantial";
    case IdentityProfile::helseid: return high ? "Level4" : "Level3";
    case IdentityProfile::generic: break;
  }
  return joined(provider.acr);
}

std::string authorization_details_of(const ProviderOptions& provider) {
  if (provider.profile != IdentityProfile::ansattporten) return {};
  std::string details = R"([{"type":"ansattporten:altinn:resource","resource":)";
  events::json::write_string(details, provider.resource);
  return details + "}]";
}

std::vector<LogInClient> log_in_clients(const IdentityOptions& options,
                                        const Providers& providers) {
  std::vector<LogInClient> clients;
  for (const auto& each : options.providers) {
    const auto* provider = providers.log_in(each.name);
    if (!each.login || provider == nullptr) continue;
    clients.push_back({.name = each.name,
                       .issuer = each.issuer,
                       .options = *each.login,
                       .acr_values = acr_values_of(each),
                       .authorization_details = authorization_details_of(each),
                       .provider = *provider,
                       .key = ClientKey::read(each.login->key_file),
                       .dpop = needs_dpop(each) ? std::make_shared<DpopSigner>() : nullptr});
  }
  return clients;
}

}  // namespace server
