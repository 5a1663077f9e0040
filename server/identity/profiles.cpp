#include "server/identity/profiles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "events/json/shape.h"
#include "server/identity/under_15.h"

namespace server {
namespace {

using TokenFault = std::optional<std::string>;

constexpr std::string_view helseid_pid = "helseid://claims/identity/pid";
constexpr std::string_view helseid_level = "helseid://claims/identity/security_level";
constexpr std::string_view helseid_hpr = "helseid://claims/hpr/hpr_number";
constexpr std::array<std::string_view, 2> helseid_organisations{
    "helseid://claims/client/claims/orgnr_parent", "helseid://claims/client/claims/orgnr_child"};
constexpr std::string_view altinn_resource = "ansattporten:altinn:resource";
constexpr std::string_view norwegian_register = "0192:";  // ISO 6523: Enhetsregisteret.
constexpr std::size_t national_id_digits = 11;

bool is_listed(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_wanted(const ProviderOptions& provider, std::string_view orgnr) {
  const auto& all = provider.organisations;
  return all.empty() || std::any_of(all.begin(), all.end(),
                                    [&](const events::Orgnr& each) { return each.value == orgnr; });
}

// What would be right, said alike to all: so it tells nothing of the person whom the claims name.
std::string what_is_enough(const ProviderOptions& provider) {
  if (provider.profile == IdentityProfile::generic) {
    std::string text = "so that acr is one of";
    for (const auto& each : provider.acr) text += " " + each;
    return text;
  }
  auto text = "at level " + std::string(events::json::enum_text(provider.assurance));
  if (provider.assurance != Assurance::high) text += " or higher";
  if (!provider.under_15) return text;
  return text + " (" + std::string(events::json::enum_text(*provider.under_15)) +
         " is enough only under " + std::to_string(exception_age) +
         ", by the birth date in the directory)";
}

TokenFault too_weak(const ProviderOptions& provider) {
  return "The log-in is not sure enough: log in again " + what_is_enough(provider) + ".";
}

// `acr` of ID-porten and Ansattporten: `idporten-loa-high` and the like, or the level alone.
TokenFault acr_fault(const ProviderOptions& provider, const TokenClaims& claims, Assurance least) {
  auto acr = text_claim(claims, "acr");
  constexpr std::string_view prefix = "idporten-loa-";
  if (acr.starts_with(prefix)) acr.erase(0, prefix.size());
  const bool is_high = acr == "high";
  const bool is_enough = is_high || (acr == "substantial" && least == Assurance::substantial);
  return is_enough ? TokenFault{} : too_weak(provider);
}

TokenFault helseid_level_fault(const ProviderOptions& provider, const TokenClaims& claims,
                               Assurance least) {
  const auto found = claims.find(helseid_level);
  if (found == claims.end()) return too_weak(provider);
  const std::string level = found->is_string() ? text_claim(claims, helseid_level) : found->dump();
  const bool is_enough = level == "4" || (level == "3" && least == Assurance::substantial);
  return is_enough ? TokenFault{} : too_weak(provider);
}

TokenFault generic_fault(const ProviderOptions& provider, const TokenClaims& claims) {
  if (provider.acr.empty() || is_listed(provider.acr, text_claim(claims, "acr"))) return {};
  return too_weak(provider);
}

// RFC 9396: a list of objects, each with its `type`; that one counts which is for our resource and
// names an organisation that may come.
bool names_organisation(const ProviderOptions& provider, const TokenClaims& detail) {
  if (!detail.is_object() || text_claim(detail, "type") != altinn_resource ||
      text_claim(detail, "resource") != provider.resource) {
    return false;
  }
  const auto parties = detail.find("authorized_parties");
  if (parties == detail.end() || !parties->is_array()) return false;
  return std::any_of(parties->begin(), parties->end(), [&](const TokenClaims& party) {
    const auto number = party.is_object() ? party.find("orgno") : party.end();
    if (!party.is_object() || number == party.end() || !number->is_object()) return false;
    auto id = text_claim(*number, "ID");
    if (!id.starts_with(norwegian_register)) return false;
    id.erase(0, norwegian_register.size());
    return events::is_orgnr(id) && is_wanted(provider, id);
  });
}

TokenFault ansattporten_fault(const ProviderOptions& provider, const TokenClaims& claims) {
  const auto details = claims.find("authorization_details");
  const bool named = details != claims.end() && details->is_array() &&
                     std::any_of(details->begin(), details->end(), [&](const TokenClaims& each) {
                       return names_organisation(provider, each);
                     });
  if (named) return {};
  return "The log-in is for no organisation that may come here: choose one when logging in.";
}

TokenFault helseid_organisation_fault(const ProviderOptions& provider, const TokenClaims& claims) {
  if (provider.organisations.empty()) return {};
  const bool named = std::any_of(helseid_organisations.begin(), helseid_organisations.end(),
                                 [&](std::string_view claim) {
                                   const auto orgnr = text_claim(claims, claim);
                                   return !orgnr.empty() && is_wanted(provider, orgnr);
                                 });
  if (named) return {};
  return "The token's organisation is none of those that may come here.";
}

TokenFault helseid_fault(const ProviderOptions& provider, const TokenClaims& claims,
                         Assurance least) {
  if (auto fault = helseid_level_fault(provider, claims, least)) return fault;
  if (provider.health_personnel_only && text_claim(claims, helseid_hpr).empty()) {
    return "The log-in is not of health personnel: there is no HPR number.";
  }
  return helseid_organisation_fault(provider, claims);
}

std::string_view national_id_claim(const ProviderOptions& provider) {
  switch (provider.profile) {
    case IdentityProfile::idporten:
    case IdentityProfile::ansattporten: return "pid";
    case IdentityProfile::helseid: return helseid_pid;
    case IdentityProfile::generic: break;
  }
  return provider.national_id_claim;
}

}  // namespace

std::optional<std::string> client_alone(const ProviderOptions& provider,
                                        const TokenClaims& claims) {
  const auto client = text_claim(claims, "client_id");
  if (client.empty() || national_id_in(provider, claims)) return {};
  // Its `sub` is the client itself (RFC 9068, 2.2), or is not there.
  if (claims.contains("sub") && text_claim(claims, "sub") != client) return {};
  return client;
}

std::optional<std::string> profile_fault(const ProviderOptions& provider,
                                         const TokenClaims& claims) {
  return profile_fault(provider, claims, provider.assurance);
}

std::optional<std::string> profile_fault(const ProviderOptions& provider, const TokenClaims& claims,
                                         Assurance least) {
  switch (provider.profile) {
    case IdentityProfile::idporten: return acr_fault(provider, claims, least);
    case IdentityProfile::ansattporten: {
      auto fault = acr_fault(provider, claims, least);
      return fault ? fault : ansattporten_fault(provider, claims);
    }
    case IdentityProfile::helseid: return helseid_fault(provider, claims, least);
    case IdentityProfile::generic: break;
  }
  return generic_fault(provider, claims);
}

std::optional<std::string> client_fault(const ProviderOptions& provider,
                                        const TokenClaims& claims) {
  if (provider.profile != IdentityProfile::helseid) return {};
  return helseid_organisation_fault(provider, claims);
}

std::optional<std::string> national_id_in(const ProviderOptions& provider,
                                          const TokenClaims& claims) {
  const auto claim = national_id_claim(provider);
  if (claim.empty()) return {};
  auto text = text_claim(claims, claim);
  const bool is_national_id = text.size() == national_id_digits &&
                              text.find_first_not_of("0123456789") == std::string::npos;
  return is_national_id ? std::optional{std::move(text)} : std::nullopt;
}

}  // namespace server
