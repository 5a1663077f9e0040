// Profiles: what the claims of each kind of provider mean, and what they must say beyond what any
// token must (claims.h).
//
//               national id                          assurance                        organisation
//   idporten    pid                                  acr idporten-loa-substantial|high
//   ansattporten pid                                 acr idporten-loa-…, or substantial|high
//                                                                      authorization_details
//   helseid     helseid://claims/identity/pid        …/identity/security_level 3|4
//                                                    …/client/claims/orgnr_parent|child
//   generic     the claim that is configured, if any; acr one of those configured, if any
#pragma once

#include <optional>
#include <string>

#include "server/identity/claims.h"
#include "server/identity/options.h"

namespace server {

// A machine's token (client_credentials): it names a client and no person.
[[nodiscard]] std::optional<std::string> client_alone(const ProviderOptions& provider,
                                                      const TokenClaims& claims);
// Nothing if the claims of a person are as sure as they must be, and for whom they must be; else
// what was wrong and what would be right.
[[nodiscard]] std::optional<std::string> profile_fault(const ProviderOptions& provider,
                                                       const TokenClaims& claims);
// The same, if `least` were the assurance that is asked for.
[[nodiscard]] std::optional<std::string> profile_fault(const ProviderOptions& provider,
                                                       const TokenClaims& claims, Assurance least);
// The same of a machine, of which no assurance is asked.
[[nodiscard]] std::optional<std::string> client_fault(const ProviderOptions& provider,
                                                      const TokenClaims& claims);
// Eleven digits; nothing if the claims have none.
[[nodiscard]] std::optional<std::string> national_id_in(const ProviderOptions& provider,
                                                        const TokenClaims& claims);

}  // namespace server
