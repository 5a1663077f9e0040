#include "server/identity/options.h"

#include <algorithm>
#include <set>

#include "server/identity/fetch.h"
#include "server/identity/providers.h"
#include "server/identity/scopes.h"

namespace server {
namespace {

using OptionsFault = std::optional<std::string>;

OptionsFault service_fault(const ServiceAccountOptions& service) {
  if (service.client.empty()) return "a service account needs its client's id";
  if (!events::is_id(service.person.value)) {
    return "service account " + service.client +
           " needs the id of the person that stands for it in the directory";
  }
  if (service.person == events::system_actor) {
    return "service account " + service.client + " cannot be the server's own timers";
  }
  for (const auto& scope : service.scopes) {
    if (!is_scope(scope)) {
      return "service account " + service.client + ": " + scope + " is no scope; there are " +
             scopes_known();
    }
  }
  return {};
}

OptionsFault profile_settings_fault(const ProviderOptions& provider) {
  const bool is_generic = provider.profile == IdentityProfile::generic;
  if (!is_generic && (!provider.acr.empty() || !provider.national_id_claim.empty())) {
    return "acr and national_id_claim are for the generic profile; the others know theirs";
  }
  if (is_generic && provider.under_15) {
    return "assurance_under_15 is for the profiles that have levels; of a generic provider, acr "
           "says which will do";
  }
  if (provider.under_15 && *provider.under_15 >= provider.assurance) {
    return "assurance_under_15 must be lower than assurance: substantial where that is high";
  }
  if (provider.profile == IdentityProfile::ansattporten && provider.resource.empty()) {
    return "resource is missing: the Altinn resource that people log in for "
           "(urn:altinn:resource:…)";
  }
  if (provider.profile != IdentityProfile::helseid && provider.health_personnel_only) {
    return "health_personnel_only is for HelseID: the others know no HPR number";
  }
  if (provider.profile == IdentityProfile::helseid && provider.dpop == false) {
    return "dpop cannot be false for HelseID: its security profile asks for it";
  }
  for (const auto& each : provider.organisations) {
    if (!events::is_orgnr(each.value)) return "an organisation's number has nine digits";
  }
  for (const auto& link : provider.subjects) {
    if (link.subject.empty() || !events::is_id(link.person.value)) {
      return "each of subjects needs a subject and a person's id";
    }
  }
  return {};
}

OptionsFault provider_fault(const ProviderOptions& provider) {
  if (!events::is_id(provider.name)) return "its name must be 1 to 64 of a-z, 0-9 and '-'";
  if (!may_be_fetched(provider.issuer)) {
    return "issuer must be an https address (http on this machine only), as the tokens have it";
  }
  if (provider.audiences.empty() && !provider.login) {
    return "audiences is missing: what `aud` of a token for this server says";
  }
  const auto& audiences = provider.audiences;
  if (std::find(audiences.begin(), audiences.end(), std::string()) != audiences.end()) {
    return "an audience cannot be empty";
  }
  // Or an id_token, which says who somebody is to us, would open the door as if it had been issued
  // for asking (RFC 9068, 5).
  if (provider.login &&
      std::find(audiences.begin(), audiences.end(), provider.login->client_id) != audiences.end()) {
    return "audiences must not have the client_id that people log in with";
  }
  if (provider.login && provider.login->client_id.empty()) return "login needs its client_id";
  if (auto fault = profile_settings_fault(provider)) return fault;
  std::set<std::string> clients;
  for (const auto& service : provider.services) {
    if (auto fault = service_fault(service)) return fault;
    if (!clients.insert(service.client).second) {
      return "client " + service.client + " is there twice";
    }
  }
  return {};
}

}  // namespace

bool needs_dpop(const ProviderOptions& provider) {
  return provider.dpop.value_or(provider.profile == IdentityProfile::helseid);
}

std::optional<std::string> find_fault(const IdentityOptions& options) {
  if (options.providers.size() > limits::providers_max) {
    return "there can be " + std::to_string(limits::providers_max) + " identity providers at most";
  }
  std::set<std::string> names;
  std::set<std::string> issuers;
  for (const auto& provider : options.providers) {
    if (const auto fault = provider_fault(provider)) {
      return "identity provider " + provider.name + ": " + *fault;
    }
    if (!names.insert(provider.name).second || !issuers.insert(provider.issuer).second) {
      return "identity provider " + provider.name + " has the name or issuer of another";
    }
  }
  return {};
}

}  // namespace server
