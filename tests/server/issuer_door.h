// IssuerDoor: a whole server on loopback that believes the tokens of another issuer, too. The
// client `app` of that issuer stands for Kari herself, so that nothing but its token holds it back.
#pragma once

#include <memory>
#include <string>

#include "server/identity/providers.h"
#include "tests/server/door.h"
#include "tests/server/token_maker.h"

namespace tests {

class IssuerDoor : public Door {
 protected:
  void SetUp() override {
    Door::SetUp();
    node_.reset();
    issuer_of_others_.publish({key_.published()});
    server::ProviderOptions options{
        .name = "some", .issuer = some_issuer, .audiences = {our_audience}, .profile = profile()};
    options.services = {{.client = "app",
                         .person = id_of(kari),
                         .scopes = {"events:read", "plans:read", "commands:write"}}};
    providers_ = std::make_unique<server::Providers>(
        server::IdentityOptions{.providers = {options}},
        server::Providers::Parts{.local = *issuer_,
                                 .log = log_,
                                 .clock = clock_,
                                 .fetch = issuer_of_others_.fetch(),
                                 .random = counted_salt});
    providers_->fetch_due();
    node_.emplace(server::NodeOptions{.gateway = limits(), .entrance = entrance()}, log_,
                  *providers_, clock_);
    node_->start();
  }
  void TearDown() override { node_.reset(); }

  [[nodiscard]] virtual server::IdentityProfile profile() const {
    return server::IdentityProfile::idporten;
  }

  // What the issuer says of anybody, and of the client.
  [[nodiscard]] TokenJson claims() const {
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.now().time_since_epoch());
    return {{"iss", some_issuer}, {"aud", our_audience}, {"exp", now.count() + 600}};
  }
  [[nodiscard]] TokenJson app_claims(const std::string& scope) const {
    auto said = claims();
    said.update({{"client_id", "app"}, {"sub", "app"}, {"scope", scope}});
    return said;
  }
  static std::string problem_in(const Json& error) {
    return error.at("problem").at("type").get<std::string>();
  }

  StubIssuer issuer_of_others_{some_issuer};
  TokenKey key_ = TokenKey::ec("ec-1");
  std::unique_ptr<server::Providers> providers_;
};

}  // namespace tests
