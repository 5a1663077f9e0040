// Verifier: who a token stands for, checked at the door. `Issuer` (issuer.h) knows this server's
// own tokens alone; `Providers` (providers.h) those of OpenID providers as well.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/ids.h"
#include "events/result.h"
#include "events/time.h"

namespace server {

// What a token says, once it is believed.
struct Identity {
  // Nobody (an empty id) where the token is sound but no person here is the one that it names:
  // 403 unknown-person. Whoever looks an empty id up finds nobody.
  events::PersonId person;
  events::Timestamp expires;
  std::string session{};                // `sid` of the issuer, or ours; empty: none.
  std::optional<std::string> client{};  // Of a service account: the client's own id.
  // What a service account may do (scopes.h). A person's is empty: they may what is theirs.
  std::vector<std::string> scopes{};
  // The key that the token is bound to, as its thumbprint (RFC 9449); empty: none. Such a token is
  // good with a proof only (dpop_proof.h), and as a bearer's for nothing.
  std::string key{};
};

class Verifier {
 public:
  Verifier() = default;
  Verifier(const Verifier&) = delete;
  Verifier& operator=(const Verifier&) = delete;
  virtual ~Verifier() = default;

  // The identity; else what was wrong and what would be right, without a word of the token itself.
  // Any thread but an I/O thread: it reads the disk, and may wait a bounded time for an issuer's
  // first keys (discovery.h), which are fetched on a thread of their own. Throws events::LogFailure
  // if the directory cannot be read.
  [[nodiscard]] virtual events::Result<Identity, std::string> verify(
      std::string_view token, events::Timestamp now) const = 0;
};

}  // namespace server
