// Discovery: what an OpenID provider says of itself (OpenID Connect Discovery 1.0, RFC 8414).
#pragma once

#include <string>
#include <string_view>

#include "events/result.h"
#include "server/identity/login_provider.h"

namespace server {

struct Metadata {
  std::string keys;       // `jwks_uri`
  LogInEndpoints log_in;  // Empty where the provider names none.
};

// Where it says so.
[[nodiscard]] std::string metadata_address(std::string_view issuer);
// Its `issuer` must be the one asked, to the letter, and every address one that may_be_fetched();
// else what was wrong.
[[nodiscard]] events::Result<Metadata, std::string> read_metadata(const std::string& text,
                                                                  std::string_view issuer);

}  // namespace server
