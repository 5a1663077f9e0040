// Profiles: what ID-porten, Ansattporten, HelseID and others must say before we believe them; and
// which settings cannot be right.
#include "server/identity/profiles.h"

#include <gtest/gtest.h>

namespace tests {
namespace {

using server::Assurance;
using server::IdentityProfile;
using server::ProviderOptions;
using Claims = server::TokenClaims;

ProviderOptions provider(IdentityProfile profile) {
  return {.name = "some",
          .issuer = "https://id.example.org",
          .audiences = {"https://medvirk.example.org"},
          .profile = profile};
}

bool is_sure(const ProviderOptions& options, const Claims& claims) {
  return !server::profile_fault(options, claims);
}

TEST(Profiles, IdportenIsAsSureAsItsAcr) {
  auto options = provider(IdentityProfile::idporten);
  EXPECT_TRUE(is_sure(options, {{"acr", "idporten-loa-high"}}));
  EXPECT_FALSE(is_sure(options, {{"acr", "idporten-loa-substantial"}}));
  options.assurance = Assurance::substantial;
  EXPECT_TRUE(is_sure(options, {{"acr", "idporten-loa-substantial"}}));
  EXPECT_TRUE(is_sure(options, {{"acr", "idporten-loa-high"}}));
  EXPECT_FALSE(is_sure(options, {{"acr", "idporten-loa-low"}}));
  EXPECT_FALSE(is_sure(options, Claims::object()));
  EXPECT_EQ(server::national_id_in(options, {{"pid", "12856798765"}}), "12856798765");
  EXPECT_FALSE(server::national_id_in(options, {{"pid", "1285679876"}}));
  EXPECT_FALSE(server::national_id_in(options, {{"pid", "1285679876x"}}));
  EXPECT_FALSE(server::national_id_in(options, {{"pid", 12856798765}}));
}

TEST(Profiles, HelseidIsAsSureAsItsSecurityLevel) {
  const auto level = "helseid://claims/identity/security_level";
  auto options = provider(IdentityProfile::helseid);
  EXPECT_TRUE(is_sure(options, {{level, "4"}}));
  EXPECT_TRUE(is_sure(options, {{level, 4}}));
  EXPECT_FALSE(is_sure(options, {{level, "3"}}));
  EXPECT_FALSE(is_sure(options, {{"acr", "idporten-loa-high"}}));
  options.assurance = Assurance::substantial;
  EXPECT_TRUE(is_sure(options, {{level, "3"}}));
  EXPECT_FALSE(is_sure(options, {{level, "2"}}));
  EXPECT_EQ(server::national_id_in(options, {{"helseid://claims/identity/pid", "12856798765"}}),
            "12856798765");
  EXPECT_FALSE(server::national_id_in(options, {{"pid", "12856798765"}}));
}

TEST(Profiles, HelseidCanBeForCertainOrganisationsAndHealthPersonnelOnly) {
  const Claims person{{"helseid://claims/identity/security_level", "4"},
                      {"helseid://claims/client/claims/orgnr_parent", "910000004"},
                      {"helseid://claims/client/claims/orgnr_child", "910000012"}};
  auto options = provider(IdentityProfile::helseid);
  options.organisations = {{"910000012"}};
  EXPECT_TRUE(is_sure(options, person));
  options.organisations = {{"910000020"}};
  EXPECT_FALSE(is_sure(options, person));
  EXPECT_TRUE(server::client_fault(options, person));
  options.organisations = {};
  options.health_personnel_only = true;
  EXPECT_FALSE(is_sure(options, person));
  auto doctor = person;
  doctor["helseid://claims/hpr/hpr_number"] = "1234567";
  EXPECT_TRUE(is_sure(options, doctor));
}

Claims employee(const std::string& type, const std::string& resource, const std::string& id) {
  const Claims party{{"orgno", {{"authority", "iso6523-actorid-upis"}, {"ID", id}}}};
  const Claims detail{
      {"type", type}, {"resource", resource}, {"authorized_parties", Claims::array({party})}};
  return {{"acr", "high"}, {"authorization_details", Claims::array({detail})}};
}

TEST(Profiles, AnsattportenNamesTheOrganisationAndTheResourceThatItIsFor) {
  const std::string type = "ansattporten:altinn:resource";
  const std::string resource = "urn:altinn:resource:medvirk-plan";
  auto options = provider(IdentityProfile::ansattporten);
  options.resource = resource;
  EXPECT_TRUE(is_sure(options, employee(type, resource, "0192:910000004")));
  EXPECT_FALSE(is_sure(options, employee("ansattporten:orgno", resource, "0192:910000004")));
  EXPECT_FALSE(is_sure(options, employee(type, "urn:altinn:resource:other", "0192:910000004")));
  EXPECT_FALSE(is_sure(options, employee(type, resource, "9908:910000004")));
  EXPECT_FALSE(is_sure(options, employee(type, resource, "0192:91000000")));
  EXPECT_FALSE(is_sure(options, {{"acr", "high"}}));
  auto weak = employee(type, resource, "0192:910000004");
  weak["acr"] = "substantial";
  EXPECT_FALSE(is_sure(options, weak));
  options.organisations = {{"910000012"}};
  EXPECT_FALSE(is_sure(options, employee(type, resource, "0192:910000004")));
  EXPECT_TRUE(is_sure(options, employee(type, resource, "0192:910000012")));
}

TEST(Profiles, AuthorizationDetailsOfAnyShapeAreRefusedAndBreakNothing) {
  auto options = provider(IdentityProfile::ansattporten);
  options.resource = "urn:altinn:resource:medvirk-plan";
  const Claims head{{"type", "ansattporten:altinn:resource"}, {"resource", options.resource}};
  std::vector<Claims> details{nullptr, 1, "x", Claims::object(), Claims::array({1}), head};
  for (const Claims& parties : {Claims("x"), Claims::array({1}), Claims::array({Claims::object()}),
                                Claims::array({Claims{{"orgno", 1}}})}) {
    auto each = head;
    each["authorized_parties"] = parties;
    details.push_back(Claims::array({each}));
  }
  for (const auto& each : details) {
    EXPECT_FALSE(is_sure(options, {{"acr", "high"}, {"authorization_details", each}})) << each;
  }
}

TEST(Profiles, AGenericIssuersClaimsAreAsConfigured) {
  auto options = provider(IdentityProfile::generic);
  EXPECT_TRUE(is_sure(options, Claims::object()));
  EXPECT_FALSE(server::national_id_in(options, {{"pid", "12856798765"}}));
  options.acr = {"gold", "platinum"};
  EXPECT_TRUE(is_sure(options, {{"acr", "gold"}}));
  EXPECT_FALSE(is_sure(options, {{"acr", "silver"}}));
  options.national_id_claim = "nin";
  EXPECT_EQ(server::national_id_in(options, {{"nin", "12856798765"}}), "12856798765");
}

TEST(Profiles, AClientAloneIsNoPerson) {
  const auto options = provider(IdentityProfile::idporten);
  EXPECT_EQ(server::client_alone(options, {{"client_id", "app"}, {"sub", "app"}}), "app");
  EXPECT_EQ(server::client_alone(options, {{"client_id", "app"}}), "app");
  EXPECT_FALSE(server::client_alone(options, {{"client_id", "app"}, {"sub", "kari"}}));
  EXPECT_FALSE(server::client_alone(options, {{"client_id", "app"}, {"sub", 7}}));
  EXPECT_FALSE(server::client_alone(options, {{"client_id", "app"}, {"pid", "12856798765"}}));
  EXPECT_FALSE(server::client_alone(options, {{"sub", "app"}}));
}

TEST(IdentitySettings, TokensOfHelseidAreBoundToAKeyAndOthersIfTheyAreToldTo) {
  for (const auto profile :
       {IdentityProfile::generic, IdentityProfile::idporten, IdentityProfile::ansattporten}) {
    auto options = provider(profile);
    EXPECT_FALSE(server::needs_dpop(options));
    options.dpop = true;
    EXPECT_TRUE(server::needs_dpop(options));
  }
  EXPECT_TRUE(server::needs_dpop(provider(IdentityProfile::helseid)));
}

TEST(IdentitySettings, WhatCannotBeRightIsSaid) {
  const auto fault = [](const ProviderOptions& options) {
    return server::find_fault({.providers = {options}}).value_or("");
  };
  const auto good = provider(IdentityProfile::idporten);
  EXPECT_EQ(fault(good), "");
  const auto says = [&](const char* word, auto change) {
    auto bad = good;
    change(bad);
    EXPECT_NE(fault(bad).find(word), std::string::npos) << word << ": " << fault(bad);
  };
  says("name", [](auto& bad) { bad.name = "Id porten"; });
  says("issuer", [](auto& bad) { bad.issuer = "http://id.example.org"; });
  says("audiences", [](auto& bad) { bad.audiences = {}; });
  says("client_id", [](auto& bad) {
    bad.login = server::LoginOptions{.client_id = bad.audiences.front(), .key_file = "k"};
  });
  says("generic", [](auto& bad) { bad.acr = {"x"}; });
  says("lower", [](auto& bad) { bad.under_15 = Assurance::high; });
  says("lower", [](auto& bad) {
    bad.assurance = Assurance::substantial;
    bad.under_15 = Assurance::substantial;
  });
  says("profiles that have levels", [](auto& bad) {
    bad.profile = IdentityProfile::generic;
    bad.under_15 = Assurance::substantial;
  });
  says("resource", [](auto& bad) { bad.profile = IdentityProfile::ansattporten; });
  says("HPR", [](auto& bad) { bad.health_personnel_only = true; });
  says("dpop", [](auto& bad) {
    bad.profile = IdentityProfile::helseid;
    bad.dpop = false;
  });
  says("nine digits", [](auto& bad) { bad.organisations = {{"12"}}; });
  says("no scope", [](auto& bad) {
    bad.services = {{.client = "app", .person = {"robot"}, .scopes = {"everything"}}};
  });
  says("timers", [](auto& bad) { bad.services = {{.client = "app", .person = {"system"}}}; });
  says("twice", [](auto& bad) {
    bad.services = {{.client = "app", .person = {"robot"}}, {.client = "app", .person = {"kari"}}};
  });
  EXPECT_TRUE(server::find_fault({.providers = {good, good}}));
  auto local = good;
  local.issuer = "http://127.0.0.1:8080";
  EXPECT_EQ(fault(local), "");
}

}  // namespace
}  // namespace tests
