// S32: the directory: who may be put into it, by whom, and under which id.
#include "events/person/person.h"

#include <gtest/gtest.h>

#include "events/codec.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using events::person::evolve;
using events::person::Language;
using events::person::Person;
using events::person::PersonRegistered;
using events::person::RegisterPerson;

const RegisterPerson register_kari{.person = {"kari"}, .full_name = "Kari Nordmann"};

person::Decision decide_registration(const Person& person, const RegisterPerson& command,
                                     std::string_view by, std::vector<Office> offices = {}) {
  return decide(person, command,
                {.by = id_of(by), .at = time_of("2026-03-02T12:00:00Z"), .offices = offices});
}

void expect_not_registered(const person::Decision& decision, std::string_view slug,
                           const std::vector<std::string>& fields = {}) {
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().rule, "S32");
  EXPECT_EQ(decision.error().slug, slug);
  EXPECT_EQ(decision.error().fields, fields);
}

TEST(Person, S32_StaffRegisterWhomTheyMeet) {
  const auto decision = decide_registration({.id = {"kari"}}, register_kari, "staff", at_service());
  ASSERT_TRUE(decision);
  ASSERT_EQ(decision->size(), 1U);
  const auto draft = encode(events::Event{decision->front()});
  EXPECT_EQ(draft.type, "PersonRegistered");
  EXPECT_EQ(draft.payload, R"({"fullName":"Kari Nordmann","language":"nb","person":"kari"})");
}

TEST(Person, S32_TheAdministratorAndTheServerRegister) {
  EXPECT_TRUE(decide_registration(
      {.id = {"kari"}}, register_kari, "adm",
      {{.body = events::unit::operator_unit, .kind = BodyKind::operator_, .may_appoint = false}}));
  EXPECT_TRUE(decide_registration({.id = {"kari"}}, register_kari, "system"));
}

TEST(Person, S32_NobodyElseFillsTheDirectory) {
  expect_not_registered(decide_registration({.id = {"kari"}}, register_kari, kari),
                        "not-yours-to-do");
}

TEST(Person, S32_APersonIsRegisteredUnderTheirOwnIdAndOnce) {
  expect_not_registered(decide_registration({.id = {"ola"}}, register_kari, "staff", at_service()),
                        "person-mismatch", {"person"});
  const auto registered = evolve(
      {.id = {"kari"}},
      PersonRegistered{.person = {"kari"}, .full_name = "Kari Nordmann", .language = Language::nn});
  expect_not_registered(decide_registration(registered, register_kari, "staff", at_service()),
                        "person-exists", {"person"});
}

TEST(Person, S32_TheTimersIdIsNobodys) {
  expect_not_registered(
      decide_registration({.id = {"system"}}, {.person = {"system"}, .full_name = "Klokke"},
                          "staff", at_service()),
      "person-reserved", {"person"});
}

TEST(Person, S32_ANationalIdIsElevenDigits) {
  auto command = register_kari;
  for (const auto* wrong : {"0101701234", "0101701234x"}) {
    command.national_id = wrong;
    expect_not_registered(decide_registration({.id = {"kari"}}, command, "staff", at_service()),
                          "national-id-format", {"nationalId"});
  }
  command.national_id = "01017012345";
  EXPECT_TRUE(decide_registration({.id = {"kari"}}, command, "staff", at_service()));
}

}  // namespace
}  // namespace tests
