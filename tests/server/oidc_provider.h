// OidcProvider: a certified OpenID provider (npm oidc-provider) in a process of its own, on
// loopback; what it does is said at the top of tests/npm/oidc_provider.mjs.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <string>
#include <vector>

#include "events/time.h"
#include "tests/server/proof_maker.h"

namespace tests {

class OidcProvider {
 public:
  // `words` as its command line. Returns once it answers. Throws std::runtime_error if it does not
  // come up.
  explicit OidcProvider(const std::vector<std::string>& words = {});
  OidcProvider(const OidcProvider&) = delete;
  OidcProvider& operator=(const OidcProvider&) = delete;
  ~OidcProvider();

  [[nodiscard]] const std::string& issuer() const { return issuer_; }
  // POST /test/<order>: rotate, down, up.
  void order(const std::string& word) const;
  // GET /test/counts: one of them.
  [[nodiscard]] int count(const std::string& name) const;
  // An access token of the client `service`, signed as `urn:test:<algorithm>` says.
  [[nodiscard]] std::string service_token(const std::string& scope,
                                          const std::string& algorithm = "es256") const;
  // One that is bound to this client's key, after a nonce if it asks for one.
  [[nodiscard]] std::string bound_service_token(const std::string& scope, const ProofMaker& client,
                                                events::Timestamp now) const;

 private:
  pid_t process_ = 0;
  int input_ = -1;  // It lives until this is closed.
  std::string issuer_;
};

}  // namespace tests
