// S12, S16, S18: bodies, where to turn, who works there, and how coordinators are helped.
#include "events/unit/unit.h"

#include <gtest/gtest.h>

#include "events/codec.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using namespace events::unit;  // NOLINT(google-build-using-namespace): the room under test.

const Line title{"Koordinerende enhet"};

std::vector<Office> as_administrator() {
  return {{.body = operator_unit, .kind = BodyKind::operator_, .may_appoint = false}};
}

unit::Decision decide_unit(const Unit& unit, const unit::Command& command, std::string_view by,
                           std::vector<Office> offices = {}) {
  return decide(unit, command,
                {.by = id_of(by), .at = time_of("2026-03-02T12:00:00Z"), .offices = offices});
}

std::string only_event(const unit::Decision& decision) {
  if (!decision) return "refused: " + decision.error().slug;
  if (decision->size() != 1) return "not one event";
  const auto draft = encode(events::Event{decision->front()});
  return draft.type + " " + draft.payload;
}

void expect_unit_refused(const unit::Decision& decision, std::string_view rule,
                         std::string_view slug, const std::vector<std::string>& fields = {}) {
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().rule, rule);
  EXPECT_EQ(decision.error().slug, slug);
  EXPECT_EQ(decision.error().fields, fields);
  EXPECT_FALSE(decision.error().detail.empty());
}

Unit unregistered_unit(const Orgnr& id) {
  Unit unit;
  unit.id = id;
  return unit;
}

Unit coordinating_unit() {
  return evolve(
      unregistered_unit(unit_body),
      CoordinatingUnitRegistered{.unit = unit_body, .title = title, .municipality = "4201"});
}

Unit service() {
  return evolve(unregistered_unit(service_body), BodyRegistered{.unit = service_body,
                                                                .kind = BodyKind::municipal_service,
                                                                .title = "Ergoterapi",
                                                                .municipality = "4201"});
}

const RegisterBody register_service{.unit = service_body,
                                    .kind = BodyKind::municipal_service,
                                    .title = "Ergoterapi",
                                    .municipality = "4201"};
const RegisterCoordinatingUnit register_unit{
    .unit = unit_body, .title = title, .municipality = "4201"};
const AssignUnitMember assign{.person = {"unni"}, .profession = "Sosionom"};
const PublishContactPoint contact{.title = "Koordinerende enhet", .phone = "32 00 00 00"};

TEST(Unit, S12_AnAdministratorRegistersABody) {
  EXPECT_EQ(only_event(decide_unit(unregistered_unit(service_body), register_service, "adm",
                                   as_administrator())),
            R"(BodyRegistered {"kind":"municipal_service","municipality":"4201",)"
            R"("title":"Ergoterapi","unit":"922222222"})");
  EXPECT_TRUE(decide_unit(unregistered_unit(service_body), register_service, "system"));
  expect_unit_refused(
      decide_unit(unregistered_unit(service_body), register_service, caseworker, at_unit()), "S12",
      "not-yours-to-do");
}

TEST(Unit, S12_ABodyIsRegisteredUnderItsOwnNumberAndOnce) {
  expect_unit_refused(
      decide_unit(unregistered_unit(trust_body), register_service, "adm", as_administrator()),
      "S12", "unit-mismatch", {"unit"});
  expect_unit_refused(decide_unit(service(), register_service, "adm", as_administrator()), "S12",
                      "unit-exists", {"unit"});
}

TEST(Unit, S12_AMunicipalityNumberIsFourDigits) {
  for (const auto* number : {"42", "42a1"}) {
    auto command = register_service;
    command.municipality = number;
    expect_unit_refused(
        decide_unit(unregistered_unit(service_body), command, "adm", as_administrator()), "S12",
        "municipality-number", {"municipality"});
  }
}

TEST(Unit, S12_TheOperatorsKindIsForTheOperatorsUnit) {
  auto command = register_service;
  command.kind = BodyKind::operator_;
  expect_unit_refused(
      decide_unit(unregistered_unit(service_body), command, "adm", as_administrator()), "S12",
      "kind-is-operator", {"kind", "unit"});
  command.unit = operator_unit;
  EXPECT_TRUE(decide_unit(unregistered_unit(operator_unit), command, "system"));
  command.kind = BodyKind::school;
  expect_unit_refused(decide_unit(unregistered_unit(operator_unit), command, "system"), "S12",
                      "kind-is-operator", {"kind", "unit"});
}

TEST(Unit, S12_ABodyPublishesWhereToTurn) {
  EXPECT_EQ(only_event(decide_unit(coordinating_unit(), contact, caseworker, at_unit())),
            R"(ContactPointPublished {"municipality":"4201","phone":"32 00 00 00",)"
            R"("title":"Koordinerende enhet"})");
  EXPECT_TRUE(decide_unit(coordinating_unit(), contact, "adm", as_administrator()));
  expect_unit_refused(decide_unit(coordinating_unit(), contact, stranger, at_service()), "S12",
                      "not-yours-to-do");
  expect_unit_refused(decide_unit(unregistered_unit(unit_body), contact, "adm", as_administrator()),
                      "S12", "unit-unknown");
}

TEST(Unit, S16_AMunicipalityHasACoordinatingUnit) {
  EXPECT_EQ(only_event(decide_unit(unregistered_unit(unit_body), register_unit, "adm",
                                   as_administrator())),
            R"(CoordinatingUnitRegistered {"municipality":"4201",)"
            R"("title":"Koordinerende enhet","unit":"911111111"})");
  EXPECT_EQ(coordinating_unit().kind, BodyKind::coordinating_unit);
  expect_unit_refused(decide_unit(unregistered_unit(unit_body), register_unit, kari), "S16",
                      "not-yours-to-do");
  expect_unit_refused(decide_unit(coordinating_unit(), register_unit, "adm", as_administrator()),
                      "S16", "unit-exists", {"unit"});
}

TEST(Unit, S16_TheOperatorIsNoCoordinatingUnit) {
  auto command = register_unit;
  command.unit = operator_unit;
  expect_unit_refused(
      decide_unit(unregistered_unit(operator_unit), command, "adm", as_administrator()), "S16",
      "kind-is-operator", {"unit"});
}

TEST(Unit, S16_ACoordinatingUnitHasItsOwnCommand) {
  auto command = register_service;
  command.kind = BodyKind::coordinating_unit;
  expect_unit_refused(
      decide_unit(unregistered_unit(service_body), command, "adm", as_administrator()), "S16",
      "kind-is-coordinating-unit", {"kind"});
}

TEST(Unit, S16_StaffHaveAProfession) {
  EXPECT_EQ(only_event(decide_unit(service(), assign, "adm", as_administrator())),
            R"(UnitMemberAssigned {"mayAppoint":false,"person":"unni","profession":"Sosionom"})");
  auto delegate = assign;
  delegate.may_appoint = true;
  EXPECT_EQ(only_event(decide_unit(service(), delegate, "adm", as_administrator())),
            R"(UnitMemberAssigned {"mayAppoint":true,"person":"unni","profession":"Sosionom"})");
}

TEST(Unit, S16_ACoordinatingUnitAssignsItsOwnStaff) {
  EXPECT_TRUE(decide_unit(coordinating_unit(), assign, caseworker, at_unit()));
  expect_unit_refused(decide_unit(service(), assign, caseworker, at_unit()), "S16",
                      "not-yours-to-do");
  expect_unit_refused(decide_unit(service(), assign, "staff", at_service()), "S16",
                      "not-yours-to-do");
}

TEST(Unit, S16_NobodyWorksInABodyThatIsNotRegistered) {
  expect_unit_refused(decide_unit(unregistered_unit(unit_body), assign, "adm", as_administrator()),
                      "S16", "unit-unknown");
}

TEST(Unit, S16_StaffAreReleasedByTheAdministrator) {
  const ReleaseUnitMember release{.person = {"unni"}};
  const auto staffed =
      evolve(coordinating_unit(),
             UnitMemberAssigned{.person = {"unni"}, .profession = "Sosionom", .may_appoint = true});
  EXPECT_TRUE(staffed.staff.at({"unni"}).may_appoint);
  EXPECT_EQ(only_event(decide_unit(staffed, release, "adm", as_administrator())),
            R"(UnitMemberReleased {"person":"unni"})");
  EXPECT_TRUE(evolve(staffed, UnitMemberReleased{.person = {"unni"}}).staff.empty());
  expect_unit_refused(decide_unit(staffed, release, caseworker, at_unit()), "S16",
                      "not-yours-to-do");
  expect_unit_refused(decide_unit(coordinating_unit(), release, "adm", as_administrator()), "S16",
                      "not-on-the-staff", {"person"});
}

TEST(Unit, S18_TheCoordinatingUnitTrainsAndGuidesCoordinators) {
  EXPECT_EQ(
      only_event(decide_unit(coordinating_unit(),
                             RecordTraining{.coordinator = id_of(coordinator), .subject = "Kurs"},
                             caseworker, at_unit())),
      R"(CoordinatorTrained {"coordinator":"ola","subject":"Kurs"})");
  EXPECT_EQ(only_event(
                decide_unit(coordinating_unit(),
                            RecordGuidance{.coordinator = id_of(coordinator), .subject = "Samtale"},
                            caseworker, at_unit())),
            R"(CoordinatorGuided {"coordinator":"ola","subject":"Samtale"})");
}

TEST(Unit, S18_NobodyElseRecordsTrainingOrGuidance) {
  const RecordTraining training{.coordinator = id_of(coordinator), .subject = "Kurs"};
  const RecordGuidance guidance{.coordinator = id_of(coordinator), .subject = "Samtale"};
  expect_unit_refused(decide_unit(service(), training, "staff", at_service()), "S18",
                      "not-yours-to-do");
  expect_unit_refused(decide_unit(service(), guidance, "staff", at_service()), "S18",
                      "not-yours-to-do");
  expect_unit_refused(decide_unit(coordinating_unit(), training, "adm", as_administrator()), "S18",
                      "not-yours-to-do");
}

}  // namespace
}  // namespace tests
