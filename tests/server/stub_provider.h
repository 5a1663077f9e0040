// Stub provider: an OpenID provider made of a test's own answers. Its id_token is the JSON of what
// it says; its signature is whether it is a JSON object at all.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "events/hash.h"
#include "events/json/read.h"
#include "server/identity/entrance.h"
#include "server/identity/secrets.h"
#include "tests/support/cast.h"

namespace tests {

inline constexpr auto* stub_issuer = "https://login.example.org";

// A query or a form, name by name.
[[nodiscard]] std::map<std::string, std::string> form_of(std::string_view text);

class StubProvider final : public server::LogInProvider {
 public:
  [[nodiscard]] events::Result<server::LogInEndpoints, std::string> endpoints() const override {
    if (down) return std::string("it does not answer");
    return at;
  }
  [[nodiscard]] events::Result<server::IdToken, std::string> check(
      std::string_view id_token, std::string_view client, std::string_view nonce,
      events::Timestamp now) const override;

  // Answers the token request and a pushed request, and remembers what was asked.
  [[nodiscard]] server::Fetch fetch();
  // Says who logged in, after the browser was sent to `location`; the callback's query.
  std::string log_in(const std::string& location, std::string_view person,
                     const std::string& sid = "sid-1");

  server::LogInEndpoints at{.issuer = stub_issuer,
                            .authorization = "https://login.example.org/authorize",
                            .token = "https://login.example.org/token",
                            .end_session = "https://login.example.org/logout",
                            .says_issuer = true};
  std::atomic<bool> down = false;
  // What it says of whoever logs in next, where a test wants it to be wrong.
  std::map<std::string, std::string> claims{};
  std::vector<std::map<std::string, std::string>> asked{};  // The forms that came.
  // DPoP: the proofs that came, one for each form, empty where there was none.
  std::vector<std::string> proofs{};
  std::string wanted_nonce{};       // It wants this one in a proof; empty: any will do.
  std::string next_nonce{};         // That it says with a token.
  std::string token_type = "DPoP";  // Of the tokens that it gives.

 private:
  server::Fetched answer(const server::FetchRequest& request);

  std::mutex mutex_;
  std::map<std::string, std::map<std::string, std::string>> codes_;  // What each stands for.
  std::map<std::string, std::string> challenges_;
  std::map<std::string, std::map<std::string, std::string>> pushed_;
};

// A private key (JWK) for the client, made anew.
[[nodiscard]] std::string client_jwk();

// This server as the client of `provider`, by the name `idporten`.
[[nodiscard]] server::LogInClient client_of(const server::LogInProvider& provider,
                                            const std::string& issuer = stub_issuer);

}  // namespace tests
