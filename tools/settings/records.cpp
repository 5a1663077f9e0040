#include "tools/settings/records.h"

#include <algorithm>

#include "events/ids.h"
#include "events/json/shape.h"
#include "server/identity/options.h"

namespace tools::settings {
namespace {

Wrong id(const std::string& text) {
  if (events::is_id(text)) return {};
  return "an id is wanted, 1 to 64 of a-z, 0-9 and '-'";
}

template <class Enum>
std::string names_of() {
  std::string names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
      [&](auto each) { names += (names.empty() ? "" : "|") + std::string(each.name); });
  return names;
}

template <class Enum>
Wrong one_of(const std::string& text) {
  if (events::json::enum_from<Enum>(text)) return {};
  return "one of " + names_of<Enum>() + " is wanted";
}

Setting field(std::string_view key, std::string_view form, std::string_view meaning,
              decltype(Setting::fault) fault = nullptr, std::string usual = {}) {
  return {.key = key,
          .kind = Kind::text,
          .form = form,
          .meaning = meaning,
          .usual = std::move(usual),
          .fault = fault};
}

Setting list(std::string_view key, std::string_view form, std::string_view meaning) {
  return {.key = key, .kind = Kind::list, .form = form, .meaning = meaning};
}

RecordKind subjects() {
  return {.key = "subjects",
          .meaning = "Somebody whose national id the provider does not tell",
          .many = true,
          .settings = {field("subject", "TEXT", "`sub` of their tokens"),
                       field("person", "PERSON", "Who that is in the directory", id)},
          .needed = {"subject", "person"}};
}

RecordKind services() {
  return {.key = "services",
          .meaning = "A machine that has tokens of its own",
          .many = true,
          .settings = {field("client", "TEXT", "`client_id` of its tokens"),
                       field("person", "PERSON", "Who stands for it in the directory", id),
                       list("scopes", "SCOPE,…", "What it may be given at most")},
          .needed = {"client", "person"}};
}

RecordKind login() {
  return {.key = "login",
          .meaning = "This server as a client of the provider, for logging people in",
          .many = false,
          .settings = {field("client_id", "TEXT", "Its own id there"),
                       field("key_file", "FILE", "Its private key (JWK, mode 600)"),
                       list("scopes", "SCOPE,…", "What it asks for"),
                       {.key = "pushed",
                        .kind = Kind::yes_no,
                        .form = "",
                        .meaning = "Push the request (RFC 9126) where the provider takes it",
                        .usual = "false"}},
          .needed = {"client_id", "key_file"}};
}

std::vector<Setting> provider_settings() {
  static const std::string profiles = names_of<server::IdentityProfile>();
  static const std::string assurances = names_of<server::Assurance>();
  return {
      field("name", "ID", "Ours, for addresses and log lines", id),
      field("issuer", "URL", "Exactly as `iss` in its tokens; https unless on this machine"),
      list("audiences", "TEXT,…", "One of these must be in `aud`"),
      field("profile", profiles, "Which claims say who somebody is",
            one_of<server::IdentityProfile>, "generic"),
      field("assurance", assurances, "The least that is let in", one_of<server::Assurance>, "high"),
      field("assurance_under_15", assurances,
            "A lower one for who is under 15 by the directory's birth date; none: no exception",
            one_of<server::Assurance>),
      list("acr", "TEXT,…", "Generic: `acr` must be one of these; none: any"),
      field("national_id_claim", "TEXT", "Generic: the claim that holds the national id"),
      field("resource", "TEXT", "Ansattporten: the Altinn resource"),
      list("organisations", "ORGNR,…", "Who people may act for; none: any"),
      {.key = "health_personnel_only",
       .kind = Kind::yes_no,
       .form = "",
       .meaning = "HelseID: only who has an HPR number",
       .usual = "false"},
      {.key = "dpop",
       .kind = Kind::yes_no,
       .form = "",
       .meaning = "Its tokens must be bound to a key (DPoP, RFC 9449); HelseID: always",
       .usual = "false"}};
}

}  // namespace

const RecordKind& provider_kind() {
  static const RecordKind kind{.key = "providers",
                               .meaning = "An OpenID provider whose tokens are believed",
                               .many = true,
                               .settings = provider_settings(),
                               .needed = {"name", "issuer"},
                               .within = {subjects(), services(), login()}};
  return kind;
}

const Setting* RecordKind::find(std::string_view name) const {
  const auto found = std::find_if(settings.begin(), settings.end(),
                                  [&](const Setting& each) { return each.key == name; });
  return found == settings.end() ? nullptr : &*found;
}

const RecordKind* RecordKind::find_within(std::string_view name) const {
  const auto found = std::find_if(within.begin(), within.end(),
                                  [&](const RecordKind& each) { return each.key == name; });
  return found == within.end() ? nullptr : &*found;
}

std::string Record::text(std::string_view key) const {
  const auto found = values.find(key);
  return found == values.end() ? std::string{} : found->second.text;
}

std::vector<std::string> Record::list(std::string_view key) const {
  const auto found = values.find(key);
  return found == values.end() ? std::vector<std::string>{} : found->second.list;
}

const std::vector<Record>& Record::all(std::string_view key) const {
  static const std::vector<Record> none;
  const auto found = within.find(key);
  return found == within.end() ? none : found->second;
}

}  // namespace tools::settings
