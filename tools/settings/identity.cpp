#include "tools/settings/identity.h"

#include "events/json/shape.h"

namespace tools::settings {
namespace {

// A text that was checked when it was read; what was wrong with it is a fault already.
template <class Enum>
Enum enum_of(const Record& record, std::string_view key, Enum usual) {
  return events::json::enum_from<Enum>(record.text(key)).value_or(usual);
}

server::LoginOptions login_of(const Record& record) {
  server::LoginOptions login{.client_id = record.text("client_id"),
                             .key_file = record.text("key_file"),
                             .pushed = record.text("pushed") == "true"};
  if (auto scopes = record.list("scopes"); !scopes.empty()) login.scopes = std::move(scopes);
  return login;
}

server::ProviderOptions provider_of(const Record& record) {
  server::ProviderOptions provider{
      .name = record.text("name"),
      .issuer = record.text("issuer"),
      .audiences = record.list("audiences"),
      .profile = enum_of(record, "profile", server::IdentityProfile::generic),
      .assurance = enum_of(record, "assurance", server::Assurance::high),
      .under_15 = events::json::enum_from<server::Assurance>(record.text("assurance_under_15")),
      .acr = record.list("acr"),
      .national_id_claim = record.text("national_id_claim"),
      .resource = record.text("resource"),
      .health_personnel_only = record.text("health_personnel_only") == "true"};
  if (const auto dpop = record.text("dpop"); !dpop.empty()) provider.dpop = dpop == "true";
  for (auto& orgnr : record.list("organisations")) provider.organisations.push_back({orgnr});
  for (const auto& each : record.all("subjects")) {
    provider.subjects.push_back({.subject = each.text("subject"), .person = {each.text("person")}});
  }
  for (const auto& each : record.all("services")) {
    provider.services.push_back({.client = each.text("client"),
                                 .person = {each.text("person")},
                                 .scopes = each.list("scopes")});
  }
  for (const auto& each : record.all("login")) provider.login = login_of(each);
  return provider;
}

}  // namespace

server::IdentityOptions identity_of(const FileContents& file, std::vector<Fault>& faults) {
  server::IdentityOptions options;
  for (const auto& each : file.providers) {
    options.providers.push_back(provider_of(each));
    // One more at a time, so that the line is that of the one at fault.
    if (const auto wrong = find_fault(options)) {
      faults.push_back({.where = file.name + ":" + std::to_string(each.line), .what = *wrong});
      break;
    }
  }
  return options;
}

}  // namespace tools::settings
