// Ending: a plan is revised and evaluated, paused, ended, and moves with its owner; how much care
// the owner is in (R15, R22, R23, R25). What ends is the plan, never the person's case: whether
// there is a need, and the offer of a coordinator, stay as they are.
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"
#include "events/time.h"
#include "events/unit/unit.h"

namespace events::ending {

inline constexpr std::size_t took_part_max = 64;  // People at one revision.

BOOST_DEFINE_ENUM_CLASS(EndReason, goals_reached, owners_wish, no_longer_in_need, moved_abroad,
                        died, other)
BOOST_DEFINE_ENUM_CLASS(CareLevel, home, home_with_services, sheltered_housing, residential,
                        hospital, rehabilitation, other)
BOOST_DEFINE_ENUM_CLASS(Step, pause, end, transfer, leave, resume, removal)

struct HoldRevision {
  static constexpr std::string_view name = "HoldRevision";
  static constexpr std::string_view about =
      "The plan was gone through; says when it is done next, at the latest (point g, R22).";
  EntryId entry;
  Date held_on;
  List<PersonId, took_part_max> took_part{};
  Note outcome;
  Date next_revision;
};
BOOST_DESCRIBE_STRUCT(HoldRevision, (), (entry, held_on, took_part, outcome, next_revision))

struct EvaluatePlan {
  static constexpr std::string_view name = "EvaluatePlan";
  static constexpr std::string_view about = "What the plan as a whole has done so far.";
  EntryId entry;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(EvaluatePlan, (), (entry, text))

struct EvaluateProcess {
  static constexpr std::string_view name = "EvaluateProcess";
  static constexpr std::string_view about =
      "One's own view of the work on the plan: taking part, cooperation, coordination.";
  EntryId entry;
  std::optional<Note> taking_part{};
  std::optional<Note> cooperation{};
  std::optional<Note> coordination{};
};
BOOST_DESCRIBE_STRUCT(EvaluateProcess, (), (entry, taking_part, cooperation, coordination))

// In the next three, `owner_agreement` is what the owner said; needed from anybody but the owner's
// side.
struct PausePlan {
  static constexpr std::string_view name = "PausePlan";
  static constexpr std::string_view entity = "plan";
  static constexpr std::string_view about =
      "Pauses the plan at the owner's wish; the consent stays, ResumePlan takes it up again (R9).";
  std::optional<Note> reason{};
  std::optional<Note> owner_agreement{};
};
BOOST_DESCRIBE_STRUCT(PausePlan, (), (reason, owner_agreement))

struct EndPlan {
  static constexpr std::string_view name = "EndPlan";
  static constexpr std::string_view entity = "plan";
  static constexpr std::string_view about =
      "Ends the plan, and with it the consents to it and to sharing; the need found and the "
      "coordinator stay (R23), and a new start is possible later (R15).";
  EndReason reason;
  std::optional<Note> note{};
  std::optional<Note> owner_agreement{};
};
BOOST_DESCRIBE_STRUCT(EndPlan, (), (reason, note, owner_agreement))

struct TransferPlan {
  static constexpr std::string_view name = "TransferPlan";
  static constexpr std::string_view entity = "transfer";
  static constexpr std::string_view about =
      "The owner moves: the same plan goes on with the new municipality's coordinating unit, "
      "which appoints a coordinator (R15, R25).";
  unit::Municipality to_municipality;
  Orgnr to_unit;
  std::optional<Note> owner_agreement{};
};
BOOST_DESCRIBE_STRUCT(TransferPlan, (), (to_municipality, to_unit, owner_agreement))

struct ChangeCareLevel {
  static constexpr std::string_view name = "ChangeCareLevel";
  static constexpr std::string_view entity = "careLevel";
  static constexpr std::string_view about =
      "Where the owner lives and is cared for, since a day; the same plan goes on (R15).";
  CareLevel level;
  Date since;
};
BOOST_DESCRIBE_STRUCT(ChangeCareLevel, (), (level, since))

using Command = std::variant<HoldRevision, EvaluatePlan, EvaluateProcess, PausePlan, EndPlan,
                             TransferPlan, ChangeCareLevel>;

// For the core alone: it speaks of the whole plan. A RevisionScheduled beside it tells everybody
// the next date.
struct RevisionHeld {
  static constexpr std::string_view name = "RevisionHeld";
  static constexpr Place place{.section = "revisions"};
  EntryId entry;
  Date held_on;
  List<PersonId, took_part_max> took_part{};
  Note outcome;
  Date next_revision;
};
BOOST_DESCRIBE_STRUCT(RevisionHeld, (), (entry, held_on, took_part, outcome, next_revision))

struct PlanEvaluated {
  static constexpr std::string_view name = "PlanEvaluated";
  static constexpr Place place{.section = "planEvaluations"};
  EntryId entry;
  PersonId evaluated_by;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(PlanEvaluated, (), (entry, evaluated_by, text))

struct ProcessEvaluated {
  static constexpr std::string_view name = "ProcessEvaluated";
  static constexpr Place place{.section = "processEvaluations"};
  EntryId entry;
  PersonId evaluated_by;
  std::optional<Note> taking_part{};
  std::optional<Note> cooperation{};
  std::optional<Note> coordination{};
};
BOOST_DESCRIBE_STRUCT(ProcessEvaluated, (),
                      (entry, evaluated_by, taking_part, cooperation, coordination))

struct PlanEnded {
  static constexpr std::string_view name = "PlanEnded";
  static constexpr std::string_view entity = "plan";
  static constexpr Place place{.section = "plan", .status = "ended", .reach = Reach::both};
  EndReason reason;
  Timestamp ended_at;
};
BOOST_DESCRIBE_STRUCT(PlanEnded, (), (reason, ended_at))

// The words behind a step that more people hear of than may read them.
struct StepExplained {
  static constexpr std::string_view name = "StepExplained";
  static constexpr std::string_view entity{};
  static constexpr Place place{.section = "plan", .effect = Effect::none};
  Step step;
  std::optional<Note> reason{};
  std::optional<Note> owner_agreement{};
};
BOOST_DESCRIBE_STRUCT(StepExplained, (), (step, reason, owner_agreement))

// An ended plan has no next revision and lacks no coordinator.
struct RevisionCancelled {
  static constexpr std::string_view name = "RevisionCancelled";
  static constexpr std::string_view entity = "nextRevision";
  static constexpr Place place{
      .section = "nextRevision", .reach = Reach::both, .effect = Effect::remove};
  Date on;
};
BOOST_DESCRIBE_STRUCT(RevisionCancelled, (), (on))

struct CoordinatorVacancyClosed {
  static constexpr std::string_view name = "CoordinatorVacancyClosed";
  static constexpr std::string_view entity = "coordinator";
  static constexpr Place place{
      .section = "coordinator", .reach = Reach::both, .effect = Effect::remove};
  Timestamp vacant_since;
};
BOOST_DESCRIBE_STRUCT(CoordinatorVacancyClosed, (), (vacant_since))

struct PlanTransferred {
  static constexpr std::string_view name = "PlanTransferred";
  static constexpr std::string_view entity = "transfer";
  static constexpr Place place{.section = "transfer", .reach = Reach::both};
  unit::Municipality to_municipality;
  Orgnr to_unit;
};
BOOST_DESCRIBE_STRUCT(PlanTransferred, (), (to_municipality, to_unit))

struct CareLevelChanged {
  static constexpr std::string_view name = "CareLevelChanged";
  static constexpr std::string_view entity = "careLevel";
  static constexpr Place place{.section = "careLevel"};
  CareLevel level;
  Date since;
  LifeArea area;  // Health: that is what a level of care tells of somebody.
};
BOOST_DESCRIBE_STRUCT(CareLevelChanged, (), (level, since, area))

using Event =
    std::variant<RevisionHeld, PlanEvaluated, ProcessEvaluated, PlanEnded, StepExplained,
                 RevisionCancelled, CoordinatorVacancyClosed, PlanTransferred, CareLevelChanged>;

// The rest of what an end or a move changes is the state of other rooms.
struct State {
  std::set<EntryId> entries{};  // Of revisions and evaluations.
};

}  // namespace events::ending
