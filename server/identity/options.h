// Identity options: whose tokens are believed besides this server's own, and what they must say.
// Filled from the configuration; find_fault() says what is wrong with them before anything starts.
#pragma once

#include <boost/describe.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "events/ids.h"

namespace server {

// Which claims say who somebody is, and how surely (profiles.h).
BOOST_DEFINE_ENUM_CLASS(IdentityProfile, generic, idporten, ansattporten, helseid)
// The levels of assurance of the Norwegian framework, as eIDAS names them; HelseID counts 3 and 4.
BOOST_DEFINE_ENUM_CLASS(Assurance, substantial, high)

// A client of the provider that is a machine: what it may see is what the plans' events give the
// person that stands for it in the directory, and of that only what its scopes allow (scopes.h).
struct ServiceAccountOptions {
  std::string client;                 // `client_id` of its tokens.
  events::PersonId person;            // Registered in the directory like anybody.
  std::vector<std::string> scopes{};  // That it may be given at most.
};

// `iss` + `sub` of somebody whose national id the provider does not tell.
struct SubjectLink {
  std::string subject;
  events::PersonId person;
};

// This server as a client of the provider, for logging people in (code flow, private_key_jwt).
struct LoginOptions {
  std::string client_id;
  std::filesystem::path key_file;  // A private JWK (RFC 7517), mode 0600.
  std::vector<std::string> scopes{"openid", "profile"};
  bool pushed = false;  // Push the request (RFC 9126) where the provider takes it.
};

struct ProviderOptions {
  std::string name;    // Ours: 1 to 64 of a-z, 0-9 and '-'; in addresses and log lines.
  std::string issuer;  // Exactly as `iss` has it; https unless it is on this machine.
  std::vector<std::string> audiences{};  // One of these must be in `aud` of an access token.
  IdentityProfile profile = IdentityProfile::generic;
  // The least assurance; high, since it is health data. Of a generic provider: see `acr`.
  Assurance assurance = Assurance::high;
  // The exception of R49, off unless it is set: a lower one that is enough for who is under 15 by
  // the birth date in the directory, and for nobody whose birth date is not known (under_15.h).
  std::optional<Assurance> under_15{};
  // Generic only: one of these must be the token's `acr`; empty: any.
  std::vector<std::string> acr{};
  // Generic only: the claim that holds the national id; empty: people are linked by `subjects`.
  std::string national_id_claim{};
  std::vector<SubjectLink> subjects{};
  // Ansattporten only, and needed there: the Altinn resource that the token has to be for
  // (`authorization_details`), and the organisation numbers of those who may come; empty: any.
  std::string resource{};
  // Ansattporten and HelseID: the organisation that somebody acts for must be one of these; empty:
  // any.
  std::vector<events::Orgnr> organisations{};
  // HelseID only: only who has an HPR number, that is, is authorised health personnel.
  bool health_personnel_only = false;
  // Whether its tokens must be bound to a key (DPoP, RFC 9449), those that it is sent and those
  // that this server asks it for: of HelseID always, of others if they are told to.
  std::optional<bool> dpop{};
  std::vector<ServiceAccountOptions> services{};
  std::optional<LoginOptions> login{};
};

struct IdentityOptions {
  bool local = true;  // Tokens of this server's own issuer too (`medvirk token`, the demo).
  std::vector<ProviderOptions> providers{};
};

[[nodiscard]] bool needs_dpop(const ProviderOptions& provider);

// Nothing, or a sentence: which setting cannot be right, and what would be.
[[nodiscard]] std::optional<std::string> find_fault(const IdentityOptions& options);

}  // namespace server
