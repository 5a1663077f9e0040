// Log-in clients: this server as the client of each configured provider that people log in with.
#pragma once

#include <string>
#include <vector>

#include "server/identity/login.h"
#include "server/identity/options.h"
#include "server/identity/providers.h"

namespace server {

// The levels to ask a provider for, as its profile names them; empty: what it does by itself.
// Whatever it does, what it then says is checked (profiles.h).
[[nodiscard]] std::string acr_values_of(const ProviderOptions& provider);
// For whom somebody acts, to be chosen there (RFC 9396); empty: nothing is to be chosen.
[[nodiscard]] std::string authorization_details_of(const ProviderOptions& provider);

// Reads the keys. `providers` outlives what is returned. Throws std::runtime_error, saying what to
// do, if a key file cannot be used.
[[nodiscard]] std::vector<LogInClient> log_in_clients(const IdentityOptions& options,
                                                      const Providers& providers);

}  // namespace server
