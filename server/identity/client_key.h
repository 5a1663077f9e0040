// Client key: with which this server proves to an OpenID provider that it is the client it says
// (private_key_jwt: OpenID Connect Core 1.0 section 9, RFC 7523).
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "events/time.h"
#include "server/clock.h"

namespace server {

namespace limits {
// HelseID takes no assertion that lives longer.
inline constexpr std::chrono::seconds client_assertion_life{60};
}  // namespace limits

class ClientKey {
 public:
  // A private JWK (RFC 7517): EC P-256 (ES256), Ed25519 (EdDSA), or RSA of 2048 bits or more, whose
  // `alg` may say PS256 (RS256 if it says nothing). Throws std::runtime_error, saying what to do,
  // if the file is missing, may be read by others, or holds none.
  static std::unique_ptr<ClientKey> read(const std::filesystem::path& file);
  // The same from the file's text; `name` is what to call it.
  static std::unique_ptr<ClientKey> from(const std::string& json, const std::string& name);
  ClientKey(const ClientKey&) = delete;
  ClientKey& operator=(const ClientKey&) = delete;
  ~ClientKey();

  // A signed statement that we are `client`, for `audience` (the provider's issuer), with an id of
  // its own. Any thread.
  [[nodiscard]] std::string assertion(std::string_view client, std::string_view audience,
                                      const Salts& random, events::Timestamp now) const;

 private:
  struct Held;
  explicit ClientKey(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace server
