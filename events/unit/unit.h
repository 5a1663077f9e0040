// Unit: a body or a coordinating unit: what it is, where to turn, who works there, and the training
// and guidance of its coordinators (S12, S16, S18). One stream each, `unit/<orgnr>`.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "events/ids.h"
#include "events/place.h"
#include "events/rejection.h"
#include "events/result.h"
#include "events/stamp.h"
#include "events/text.h"

namespace events::unit {

// A Norwegian municipality number: four digits, as text.
using Municipality = Text<4>;

struct RegisterBody {
  static constexpr std::string_view name = "RegisterBody";
  static constexpr std::string_view about = "Registers a service, school, trust or agency.";
  Orgnr unit;
  BodyKind kind;
  Line title;
  Municipality municipality;
};
BOOST_DESCRIBE_STRUCT(RegisterBody, (), (unit, kind, title, municipality))

struct RegisterCoordinatingUnit {
  static constexpr std::string_view name = "RegisterCoordinatingUnit";
  static constexpr std::string_view about = "Registers a municipality's coordinating unit (S16).";
  Orgnr unit;
  Line title;
  Municipality municipality;
};
BOOST_DESCRIBE_STRUCT(RegisterCoordinatingUnit, (), (unit, title, municipality))

struct AssignUnitMember {
  static constexpr std::string_view name = "AssignUnitMember";
  static constexpr std::string_view about = "Somebody works here, with a profession (S16).";
  PersonId person;
  Line profession;
  std::optional<bool> may_appoint{};  // Delegated: appoints coordinators (R28).
};
BOOST_DESCRIBE_STRUCT(AssignUnitMember, (), (person, profession, may_appoint))

struct ReleaseUnitMember {
  static constexpr std::string_view name = "ReleaseUnitMember";
  static constexpr std::string_view about = "Somebody no longer works here.";
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(ReleaseUnitMember, (), (person))

struct PublishContactPoint {
  static constexpr std::string_view name = "PublishContactPoint";
  static constexpr std::string_view about = "Where to turn, readable without login (S12).";
  Line title;
  std::optional<Line> phone{};
  std::optional<Line> address{};
  std::optional<Line> opening_hours{};
};
BOOST_DESCRIBE_STRUCT(PublishContactPoint, (), (title, phone, address, opening_hours))

struct RecordTraining {
  static constexpr std::string_view name = "RecordTraining";
  static constexpr std::string_view about = "A coordinator was trained (S18).";
  PersonId coordinator;
  Note subject;
};
BOOST_DESCRIBE_STRUCT(RecordTraining, (), (coordinator, subject))

struct RecordGuidance {
  static constexpr std::string_view name = "RecordGuidance";
  static constexpr std::string_view about = "A coordinator was guided (S18).";
  PersonId coordinator;
  Note subject;
};
BOOST_DESCRIBE_STRUCT(RecordGuidance, (), (coordinator, subject))

using Command =
    std::variant<RegisterBody, RegisterCoordinatingUnit, AssignUnitMember, ReleaseUnitMember,
                 PublishContactPoint, RecordTraining, RecordGuidance>;

struct BodyRegistered {
  static constexpr std::string_view name = "BodyRegistered";
  static constexpr std::string_view entity = "unit";
  static constexpr Place place{.section = "unit"};
  Orgnr unit;
  BodyKind kind;
  Line title;
  Municipality municipality;
};
BOOST_DESCRIBE_STRUCT(BodyRegistered, (), (unit, kind, title, municipality))

struct CoordinatingUnitRegistered {
  static constexpr std::string_view name = "CoordinatingUnitRegistered";
  static constexpr std::string_view entity = "unit";
  static constexpr Place place{.section = "unit"};
  Orgnr unit;
  Line title;
  Municipality municipality;
};
BOOST_DESCRIBE_STRUCT(CoordinatingUnitRegistered, (), (unit, title, municipality))

struct UnitMemberAssigned {
  static constexpr std::string_view name = "UnitMemberAssigned";
  static constexpr Place place{.section = "staff"};
  PersonId person;
  Line profession;
  bool may_appoint;
};
BOOST_DESCRIBE_STRUCT(UnitMemberAssigned, (), (person, profession, may_appoint))

struct UnitMemberReleased {
  static constexpr std::string_view name = "UnitMemberReleased";
  static constexpr Place place{.section = "staff", .effect = Effect::remove};
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(UnitMemberReleased, (), (person))

struct ContactPointPublished {
  static constexpr std::string_view name = "ContactPointPublished";
  static constexpr std::string_view entity = "contactPoint";
  static constexpr Place place{.section = "contactPoint"};
  Municipality municipality;
  Line title;
  std::optional<Line> phone{};
  std::optional<Line> address{};
  std::optional<Line> opening_hours{};
};
BOOST_DESCRIBE_STRUCT(ContactPointPublished, (),
                      (municipality, title, phone, address, opening_hours))

struct CoordinatorTrained {
  static constexpr std::string_view name = "CoordinatorTrained";
  static constexpr Place place{.section = "training", .effect = Effect::none};
  PersonId coordinator;
  Note subject;
};
BOOST_DESCRIBE_STRUCT(CoordinatorTrained, (), (coordinator, subject))

struct CoordinatorGuided {
  static constexpr std::string_view name = "CoordinatorGuided";
  static constexpr Place place{.section = "guidance", .effect = Effect::none};
  PersonId coordinator;
  Note subject;
};
BOOST_DESCRIBE_STRUCT(CoordinatorGuided, (), (coordinator, subject))

using Event =
    std::variant<BodyRegistered, CoordinatingUnitRegistered, UnitMemberAssigned, UnitMemberReleased,
                 ContactPointPublished, CoordinatorTrained, CoordinatorGuided>;

struct Post {
  bool may_appoint;
};
struct Unit {
  Orgnr id;
  bool registered = false;
  BodyKind kind = BodyKind::other_agency;
  Municipality municipality{};
  std::map<PersonId, Post> staff{};
};

using Decision = Result<std::vector<Event>, Rejection>;

// The operator's own unit: whoever works there is a local administrator, who registers people,
// bodies and their staff, and by that role sees no plan (a1). No real body has this number.
inline const Orgnr operator_unit{"000000000"};

// What would happen, asked this now? Pure.
[[nodiscard]] Decision decide(const Unit& unit, const Command& command, const Stamp& stamp);
// What is true, once this happened? Never judges.
[[nodiscard]] Unit evolve(Unit unit, const Event& event);

}  // namespace events::unit
