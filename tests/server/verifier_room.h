// Verifier room: providers that answer from memory, a directory with Kari in it, and the tokens of
// an issuer, right but for what a test puts wrong.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "server/identity/issuer.h"
#include "server/identity/providers.h"
#include "tests/server/token_maker.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"

namespace tests {

inline constexpr auto* kari_number = "12856798765";  // Synthetic: 80 added to the month.

class VerifierRoom : public testing::Test {
 protected:
  void SetUp() override {
    world_.register_everybody();
    register_person("kari-pid", kari_number);
    issuer_.publish({ec_.published()});
  }

  void register_person(const std::string& id, const std::string& number,
                       std::optional<Date> born = {}) {
    const events::person::RegisterPerson command{
        .person = {id}, .full_name = id, .national_id = number, .born = born};
    World::done(world_.send(world_.ask_of("system", events::stream_of(events::PersonId{id}),
                                          events::person::Command{command})));
  }

  [[nodiscard]] static server::ProviderOptions idporten() {
    return {.name = "idporten",
            .issuer = some_issuer,
            .audiences = {our_audience},
            .profile = server::IdentityProfile::idporten};
  }
  // Begins anew with these; what they need has been fetched.
  void open(const server::ProviderOptions& options) {
    providers_ = std::make_unique<server::Providers>(
        server::IdentityOptions{.providers = {options}},
        server::Providers::Parts{.local = *local_,
                                 .log = world_.log(),
                                 .clock = world_.clock(),
                                 .fetch = issuer_.fetch(),
                                 .random = counted_salt,
                                 .first_fetch = std::chrono::milliseconds{0}});
    providers_->fetch_due();
  }

  [[nodiscard]] events::Timestamp now() const { return clock().now(); }
  [[nodiscard]] FakeClock& clock() const { return world_.clock(); }
  [[nodiscard]] std::int64_t seconds_from_now(std::int64_t seconds) const {
    const auto time = std::chrono::floor<std::chrono::seconds>(now().time_since_epoch());
    return time.count() + seconds;
  }
  [[nodiscard]] TokenJson claims() const {
    return {{"iss", some_issuer},         {"aud", our_audience},          {"sub", "pairwise-1"},
            {"iat", seconds_from_now(0)}, {"exp", seconds_from_now(120)}, {"pid", kari_number},
            {"acr", "idporten-loa-high"}};
  }
  // Claims with one of them put otherwise; null takes it out.
  [[nodiscard]] TokenJson with(const std::string& name, const TokenJson& value) const {
    auto all = claims();
    all[name] = value;
    if (value.is_null()) all.erase(name);
    return all;
  }

  [[nodiscard]] std::string person(const std::string& token) const {
    const auto identity = providers_->verify(token, now());
    return identity ? identity->person.value : "refused: " + identity.error();
  }
  // Why not; fails if it is taken.
  [[nodiscard]] std::string refusal(const std::string& token) const {
    const auto identity = providers_->verify(token, now());
    EXPECT_FALSE(identity) << "a token was taken that must not be";
    return identity ? "" : identity.error();
  }

  mutable World world_;
  TempFolder folder_;
  std::unique_ptr<server::Issuer> local_ = server::Issuer::open(folder_.path());
  StubIssuer issuer_{some_issuer};
  TokenKey ec_ = TokenKey::ec("ec-1");
  std::unique_ptr<server::Providers> providers_;
};

}  // namespace tests
