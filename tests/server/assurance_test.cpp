// Assurance: how sure a log-in must be before contents are shown, and the one exception (R49).
#include <array>

#include "server/identity/log_in_clients.h"
#include "tests/server/verifier_room.h"

namespace tests {
namespace {

using server::Assurance;
using server::IdentityProfile;

constexpr auto* child_number = "03831198765";  // Synthetic, as Kari's.
constexpr auto* resource = "urn:altinn:resource:medvirk-plan";
constexpr std::array profiles_with_levels{IdentityProfile::idporten, IdentityProfile::ansattporten,
                                          IdentityProfile::helseid};

class Assuring : public VerifierRoom {
 protected:
  [[nodiscard]] static server::ProviderOptions options_of(IdentityProfile profile,
                                                          bool exception = false) {
    auto options = idporten();
    options.profile = profile;
    if (profile == IdentityProfile::ansattporten) options.resource = resource;
    if (exception) options.under_15 = Assurance::substantial;
    return options;
  }
  // Of who has this number, as the profile's provider says it.
  [[nodiscard]] std::string token(IdentityProfile profile, Assurance level,
                                  const std::string& number) const {
    const bool high = level == Assurance::high;
    auto all = with("pid", number);
    if (profile == IdentityProfile::helseid) {
      all.erase("pid");
      all.erase("acr");
      all["helseid://claims/identity/pid"] = number;
      all["helseid://claims/identity/security_level"] = high ? "4" : "3";
      all["cnf"] = {{"jkt", std::string(43, 'A')}};  // Of HelseID nothing else is taken.
    } else {
      all["acr"] = high ? "idporten-loa-high" : "idporten-loa-substantial";
      const TokenJson party{{"orgno", {{"ID", "0192:910000004"}}}};
      const TokenJson detail{{"type", "ansattporten:altinn:resource"},
                             {"resource", resource},
                             {"authorized_parties", TokenJson::array({party})}};
      all["authorization_details"] = TokenJson::array({detail});
    }
    return ec_.sign(all);
  }
  [[nodiscard]] std::string low(const std::string& number) const {
    return token(IdentityProfile::idporten, Assurance::substantial, number);
  }
  // The exception is on, and it is this moment; keys are fetched anew, so that they are fresh.
  void open_at(std::string_view moment) {
    clock().set(moment);
    open(options_of(IdentityProfile::idporten, true));
  }
};

TEST_F(Assuring, R49_OnlyAHighLevelIsBelievedUnlessSomethingElseIsAskedFor) {
  for (const auto profile : profiles_with_levels) {
    open(options_of(profile));
    EXPECT_EQ(person(token(profile, Assurance::high, kari_number)), "kari-pid");
    EXPECT_EQ(refusal(token(profile, Assurance::substantial, kari_number)),
              "The log-in is not sure enough: log in again at level high.");
  }
}

TEST_F(Assuring, R49_TheExceptionIsOffUnlessItIsAskedFor) {
  EXPECT_FALSE(server::ProviderOptions{}.under_15);
  register_person("ola-pid", child_number, day("2014-03-03"));
  for (const auto profile : profiles_with_levels) {
    open(options_of(profile));
    EXPECT_NE(refusal(token(profile, Assurance::substantial, child_number)), "");
    open(options_of(profile, true));
    EXPECT_EQ(person(token(profile, Assurance::substantial, child_number)), "ola-pid");
  }
}

TEST_F(Assuring, R49_TheExceptionEndsWithTheFirstMomentOfThe15thBirthday) {
  register_person("ola-pid", child_number, day("2011-03-03"));
  open_at("2026-03-02T12:00:00Z");  // 14 years and 364 days.
  EXPECT_EQ(person(low(child_number)), "ola-pid");
  open_at("2026-03-02T23:59:59Z");
  const auto identity = providers_->verify(low(child_number), now());
  ASSERT_TRUE(identity) << identity.error();
  EXPECT_EQ(identity->expires, time_of("2026-03-03T00:00:00Z")) << "although the token goes on";
  open_at("2026-03-03T00:00:00Z");
  EXPECT_NE(refusal(low(child_number)).find("not sure enough"), std::string::npos);
  EXPECT_EQ(person(token(IdentityProfile::idporten, Assurance::high, child_number)), "ola-pid");
}

TEST_F(Assuring, R49_WhoIsBornOnALeapDayTurns15OnTheFirstOfMarch) {
  register_person("ola-pid", child_number, day("2012-02-29"));
  open_at("2027-02-28T23:59:59Z");
  EXPECT_EQ(person(low(child_number)), "ola-pid");
  open_at("2027-03-01T00:00:00Z");
  EXPECT_NE(refusal(low(child_number)), "");
}

TEST_F(Assuring, R49_TheExceptionIsForNobodyWhoIsNotKnownToBeUnder15) {
  register_person("unborn-pid", child_number, day("2026-03-03"));
  auto options = options_of(IdentityProfile::idporten, true);
  options.subjects = {{.subject = "pairwise-of-nobody", .person = {"nobody-here"}}};
  open(options);
  EXPECT_EQ(refusal(low(kari_number)),
            "The log-in is not sure enough: log in again at level high (substantial is enough only "
            "under 15, by the birth date in the directory).")
      << "no birth date is registered";
  const auto same = refusal(low(kari_number));
  EXPECT_EQ(refusal(low(child_number)), same) << "not born yet";
  EXPECT_EQ(refusal(low("01010112345")), same) << "nobody is registered with it";
  auto linked = with("acr", "idporten-loa-substantial");
  linked["sub"] = "pairwise-of-nobody";
  EXPECT_EQ(refusal(ec_.sign(linked)), same) << "linked, and not registered";
}

TEST_F(Assuring, R49_TheExceptionIsFromTheLevelAloneAndGoesNoLowerThanItSays) {
  register_person("ola-pid", child_number, day("2014-03-03"));
  open(options_of(IdentityProfile::idporten, true));
  auto lowest = with("pid", child_number);
  lowest["acr"] = "idporten-loa-low";
  EXPECT_NE(refusal(ec_.sign(lowest)).find("not sure enough"), std::string::npos);
  auto elsewhere = options_of(IdentityProfile::ansattporten, true);
  elsewhere.resource = "urn:altinn:resource:other";
  open(elsewhere);
  EXPECT_NE(refusal(token(IdentityProfile::ansattporten, Assurance::substantial, child_number)),
            "");
}

TEST_F(Assuring, R49_ALogInByTheExceptionHoldsUntilTheBirthdayAtMost) {
  register_person("ola-pid", child_number, day("2011-03-03"));
  auto options = options_of(IdentityProfile::idporten, true);
  options.login = server::LoginOptions{.client_id = "medvirk", .key_file = "unused"};
  open(options);
  const auto said = [&](const std::string& number, const std::string& acr) {
    auto all = with("aud", "medvirk");
    all["nonce"] = "n-1";
    all["pid"] = number;
    all["acr"] = acr;
    return providers_->log_in("idporten")->check(ec_.sign(all), "medvirk", "n-1", now());
  };
  const auto by_exception = said(child_number, "idporten-loa-substantial");
  ASSERT_TRUE(by_exception) << by_exception.error();
  EXPECT_EQ(by_exception->person.value, "ola-pid");
  EXPECT_EQ(by_exception->until, time_of("2026-03-03T00:00:00Z"));
  const auto sure = said(child_number, "idporten-loa-high");
  ASSERT_TRUE(sure) << sure.error();
  EXPECT_FALSE(sure->until);
  EXPECT_FALSE(said(kari_number, "idporten-loa-substantial"));
}

TEST(AssuranceAsked, R49_ALogInAsksForAHighLevelAndForALowerOneOnlyWithTheException) {
  server::ProviderOptions options;
  options.profile = IdentityProfile::idporten;
  EXPECT_EQ(server::acr_values_of(options), "idporten-loa-high");
  options.under_15 = Assurance::substantial;
  EXPECT_EQ(server::acr_values_of(options), "idporten-loa-substantial");
}

}  // namespace
}  // namespace tests
