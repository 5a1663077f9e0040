#include "events/unit/unit.h"

#include "events/overloaded.h"
#include "events/plan/standing.h"

namespace events::unit {
namespace {

constexpr std::size_t municipality_digits = 4;

using Refused = std::optional<Rejection>;

// --- Who may. ---

bool is_administrator(const Stamp& stamp) {
  return stamp.by == system_actor || works_at(stamp, operator_unit);
}

bool is_coordinating_staff(const Unit& unit, const Stamp& stamp) {
  return unit.kind == BodyKind::coordinating_unit && works_at(stamp, unit.id);
}

Refused refuse_unless_administrator(const Stamp& stamp, std::string_view rule) {
  if (is_administrator(stamp)) return {};
  return forbidden(rule, "Bodies and their staff are kept by a local administrator.",
                   "administrator");
}

// --- What holds for all. ---

Refused refuse_unless_registered(const Unit& unit, std::string_view rule) {
  if (unit.registered) return {};
  return broken(rule, "unit-unknown",
                "This body is not registered; RegisterBody or RegisterCoordinatingUnit comes "
                "first.");
}

Refused refuse_registering(const Unit& unit, const Orgnr& named, const Municipality& municipality,
                           std::string_view rule) {
  if (named != unit.id) {
    return invalid(rule, "unit-mismatch",
                   "The number in unit is not that of the unit addressed; they are the same.",
                   {"unit"});
  }
  const auto& digits = municipality.value;
  const bool number = digits.size() == municipality_digits &&
                      digits.find_first_not_of("0123456789") == std::string::npos;
  if (!number) {
    return invalid(rule, "municipality-number", "A municipality number is four digits.",
                   {"municipality"});
  }
  if (!unit.registered) return {};
  return broken(rule, "unit-exists", "This body is registered already.", {"unit"});
}

// --- One `on` per command. ---

Decision on(const Unit& unit, const RegisterBody& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_administrator(stamp, "S12")) return *refusal;
  if (auto refusal = refuse_registering(unit, command.unit, command.municipality, "S12")) {
    return *refusal;
  }
  if (command.kind == BodyKind::coordinating_unit) {
    return invalid("S16", "kind-is-coordinating-unit",
                   "A coordinating unit is registered by RegisterCoordinatingUnit.", {"kind"});
  }
  if ((command.kind == BodyKind::operator_) != (command.unit == operator_unit)) {
    return invalid("S12", "kind-is-operator",
                   "The kind operator_ belongs to the operator's own unit, and to no other.",
                   {"kind", "unit"});
  }
  return std::vector<Event>{BodyRegistered{.unit = command.unit,
                                           .kind = command.kind,
                                           .title = command.title,
                                           .municipality = command.municipality}};
}

Decision on(const Unit& unit, const RegisterCoordinatingUnit& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_administrator(stamp, "S16")) return *refusal;
  if (auto refusal = refuse_registering(unit, command.unit, command.municipality, "S16")) {
    return *refusal;
  }
  if (command.unit == operator_unit) {
    return invalid("S16", "kind-is-operator",
                   "The operator's own unit is no coordinating unit; it is registered by "
                   "RegisterBody.",
                   {"unit"});
  }
  return std::vector<Event>{CoordinatingUnitRegistered{
      .unit = command.unit, .title = command.title, .municipality = command.municipality}};
}

Decision on(const Unit& unit, const AssignUnitMember& command, const Stamp& stamp) {
  if (!is_administrator(stamp) && !is_coordinating_staff(unit, stamp)) {
    return forbidden("S16",
                     "Staff are assigned by a local administrator, and in a coordinating unit by "
                     "its own staff.");
  }
  if (auto refusal = refuse_unless_registered(unit, "S16")) return *refusal;
  return std::vector<Event>{UnitMemberAssigned{.person = command.person,
                                               .profession = command.profession,
                                               .may_appoint = command.may_appoint.value_or(false)}};
}

Decision on(const Unit& unit, const ReleaseUnitMember& command, const Stamp& stamp) {
  if (auto refusal = refuse_unless_administrator(stamp, "S16")) return *refusal;
  if (auto refusal = refuse_unless_registered(unit, "S16")) return *refusal;
  if (!unit.staff.contains(command.person)) {
    return broken("S16", "not-on-the-staff", "This person does not work here.", {"person"});
  }
  return std::vector<Event>{UnitMemberReleased{.person = command.person}};
}

Decision on(const Unit& unit, const PublishContactPoint& command, const Stamp& stamp) {
  if (!is_administrator(stamp) && !works_at(stamp, unit.id)) {
    return forbidden("S12",
                     "A contact point is published by the body's own staff or a local "
                     "administrator.");
  }
  if (auto refusal = refuse_unless_registered(unit, "S12")) return *refusal;
  return std::vector<Event>{ContactPointPublished{.municipality = unit.municipality,
                                                  .title = command.title,
                                                  .phone = command.phone,
                                                  .address = command.address,
                                                  .opening_hours = command.opening_hours}};
}

// For any coordinator, wherever employed: the coordinating unit trains and guides them all.
Refused refuse_guiding(const Unit& unit, const Stamp& stamp) {
  if (is_coordinating_staff(unit, stamp)) return {};
  return forbidden("S18", "Coordinators are trained and guided by staff of a coordinating unit.");
}

Decision on(const Unit& unit, const RecordTraining& command, const Stamp& stamp) {
  if (auto refusal = refuse_guiding(unit, stamp)) return *refusal;
  return std::vector<Event>{
      CoordinatorTrained{.coordinator = command.coordinator, .subject = command.subject}};
}

Decision on(const Unit& unit, const RecordGuidance& command, const Stamp& stamp) {
  if (auto refusal = refuse_guiding(unit, stamp)) return *refusal;
  return std::vector<Event>{
      CoordinatorGuided{.coordinator = command.coordinator, .subject = command.subject}};
}

void register_as(Unit& unit, BodyKind kind, const Orgnr& id, const Municipality& municipality) {
  unit.id = id;
  unit.registered = true;
  unit.kind = kind;
  unit.municipality = municipality;
}

}  // namespace

Decision decide(const Unit& unit, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(unit, each, stamp); }, command);
}

Unit evolve(Unit unit, const Event& event) {
  std::visit(
      Overloaded{
          [&](const BodyRegistered& e) { register_as(unit, e.kind, e.unit, e.municipality); },
          [&](const CoordinatingUnitRegistered& e) {
            register_as(unit, BodyKind::coordinating_unit, e.unit, e.municipality);
          },
          [&](const UnitMemberAssigned& e) {
            unit.staff[e.person] = {.may_appoint = e.may_appoint};
          },
          [&](const UnitMemberReleased& e) { unit.staff.erase(e.person); },
          [](const ContactPointPublished&) {},
          [](const CoordinatorTrained&) {},
          [](const CoordinatorGuided&) {},
      },
      event);
  return unit;
}

}  // namespace events::unit
