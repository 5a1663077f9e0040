// Lifecycle: the plan as a whole, from its start to the agreement that makes it one: start, pause,
// period, revision, content points, agreement (S1, S9, S11, S47, R1, R9, R14, R18, R22).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/intake.h"
#include "events/text.h"
#include "events/time.h"

namespace events::lifecycle {

inline constexpr std::size_t parties_max = 64;               // Parties of one agreement.
inline constexpr std::chrono::years revision_ahead_max{10};  // Further away is a slip of the pen.

// The nine points that a plan must speak to (DOMAIN.md (c)).
BOOST_DEFINE_ENUM_CLASS(ContentPoint, a, b, c, d, e, f, g, h, i)

struct StartPlan {
  static constexpr std::string_view name = "StartPlan";
  static constexpr std::string_view entity = "plan";
  static constexpr std::string_view about =
      "Starts the work on the plan; needs the owner's consent (R1) and no other active plan (R14).";
};
BOOST_DESCRIBE_STRUCT(StartPlan, (), ())

struct MarkStartOverdue {
  static constexpr std::string_view name = "MarkStartOverdue";
  static constexpr std::string_view entity = "start";
  static constexpr std::string_view about =
      "The timer's word that the services have not started in time (S11).";
  Timestamp due;
};
BOOST_DESCRIBE_STRUCT(MarkStartOverdue, (), (due))

struct ResumePlan {
  static constexpr std::string_view name = "ResumePlan";
  static constexpr std::string_view entity = "plan";
  static constexpr std::string_view about =
      "Takes up a paused plan, once there is a valid consent again; what the owner wanted paused, "
      "at the owner's wish (R9).";
  std::optional<Note> owner_agreement{};  // What the owner said, if another writes it.
};
BOOST_DESCRIBE_STRUCT(ResumePlan, (), (owner_agreement))

struct SetPlanPeriod {
  static constexpr std::string_view name = "SetPlanPeriod";
  static constexpr std::string_view entity = "period";
  static constexpr std::string_view about = "The period that the plan is for (content point g).";
  Date from;
  Date until;
};
BOOST_DESCRIBE_STRUCT(SetPlanPeriod, (), (from, until))

struct ScheduleRevision {
  static constexpr std::string_view name = "ScheduleRevision";
  static constexpr std::string_view entity = "nextRevision";
  static constexpr std::string_view about = "When the plan is next revised (point g, R22).";
  Date on;
};
BOOST_DESCRIBE_STRUCT(ScheduleRevision, (), (on))

struct MarkRevisionOverdue {
  static constexpr std::string_view name = "MarkRevisionOverdue";
  static constexpr std::string_view entity = "nextRevision";
  static constexpr std::string_view about =
      "The timer's word that the revision date has passed (R22).";
  Date due;
};
BOOST_DESCRIBE_STRUCT(MarkRevisionOverdue, (), (due))

struct DeclareNone {
  static constexpr std::string_view name = "DeclareNone";
  static constexpr std::string_view entity = "declaredNone";
  static constexpr std::string_view about =
      "Says of a content point that there is none, and why (completeness, R18).";
  ContentPoint point;
  Note because;
};
BOOST_DESCRIBE_STRUCT(DeclareNone, (), (point, because))

struct AgreePlan {
  static constexpr std::string_view name = "AgreePlan";
  static constexpr std::string_view entity = "*";
  static constexpr std::string_view about =
      "One party's yes to the goals, measures and implementation as they stand (S1, S47). The "
      "plan is agreed once all have said it: no command sets that (R18).";
};
BOOST_DESCRIBE_STRUCT(AgreePlan, (), ())

using Command = std::variant<StartPlan, MarkStartOverdue, ResumePlan, SetPlanPeriod,
                             ScheduleRevision, MarkRevisionOverdue, DeclareNone, AgreePlan>;

struct PlanStarted {
  static constexpr std::string_view name = "PlanStarted";
  static constexpr std::string_view entity = "plan";
  static constexpr Place place{.section = "plan", .status = "started", .reach = Reach::both};
  intake::PlanBasis basis;
  Timestamp started_at;
};
BOOST_DESCRIBE_STRUCT(PlanStarted, (), (basis, started_at))

struct StartOverdue {
  static constexpr std::string_view name = "StartOverdue";
  static constexpr std::string_view entity = "start";
  static constexpr Place place{.section = "start", .status = "overdue", .reach = Reach::desk};
  Timestamp due;
};
BOOST_DESCRIBE_STRUCT(StartOverdue, (), (due))

struct PlanPaused {
  static constexpr std::string_view name = "PlanPaused";
  static constexpr std::string_view entity = "plan";
  static constexpr Place place{.section = "plan", .status = "paused", .reach = Reach::both};
  Timestamp paused_at;
};
BOOST_DESCRIBE_STRUCT(PlanPaused, (), (paused_at))

struct PlanResumed {
  static constexpr std::string_view name = "PlanResumed";
  static constexpr std::string_view entity = "plan";
  static constexpr Place place{.section = "plan", .status = "started", .reach = Reach::both};
  Timestamp resumed_at;
};
BOOST_DESCRIBE_STRUCT(PlanResumed, (), (resumed_at))

struct PlanPeriodSet {
  static constexpr std::string_view name = "PlanPeriodSet";
  static constexpr std::string_view entity = "period";
  static constexpr Place place{.section = "period", .reach = Reach::group};
  Date from;
  Date until;
};
BOOST_DESCRIBE_STRUCT(PlanPeriodSet, (), (from, until))

struct RevisionScheduled {
  static constexpr std::string_view name = "RevisionScheduled";
  static constexpr std::string_view entity = "nextRevision";
  static constexpr Place place{
      .section = "nextRevision", .status = "scheduled", .reach = Reach::both};
  Date on;
};
BOOST_DESCRIBE_STRUCT(RevisionScheduled, (), (on))

struct RevisionOverdue {
  static constexpr std::string_view name = "RevisionOverdue";
  static constexpr std::string_view entity = "nextRevision";
  static constexpr Place place{
      .section = "nextRevision", .status = "overdue", .reach = Reach::both};
  Date due;
};
BOOST_DESCRIBE_STRUCT(RevisionOverdue, (), (due))

struct ContentPointDeclaredNone {
  static constexpr std::string_view name = "ContentPointDeclaredNone";
  static constexpr std::string_view entity = "declaredNone";
  static constexpr Place place{.section = "declaredNone"};
  ContentPoint point;
  Note because;
};
BOOST_DESCRIBE_STRUCT(ContentPointDeclaredNone, (), (point, because))

struct AgreementGiven {
  static constexpr std::string_view name = "AgreementGiven";
  static constexpr std::string_view entity{};  // Parties may agree at the same time.
  static constexpr Place place{.section = "agreement", .reach = Reach::group};
  PersonId party;
  std::optional<PersonId> on_behalf_of{};  // The owner, where a representative agrees (R13).
};
BOOST_DESCRIBE_STRUCT(AgreementGiven, (), (party, on_behalf_of))

// Derived: the owner's side and every responsible party agree, and all nine points are there.
struct PlanAgreed {
  static constexpr std::string_view name = "PlanAgreed";
  static constexpr std::string_view entity = "plan";
  static constexpr Place place{.section = "plan", .status = "agreed", .reach = Reach::both};
  List<PersonId, parties_max> parties{};
  Timestamp agreed_at;
};
BOOST_DESCRIBE_STRUCT(PlanAgreed, (), (parties, agreed_at))

using Event = std::variant<PlanStarted, StartOverdue, PlanPaused, PlanResumed, PlanPeriodSet,
                           RevisionScheduled, RevisionOverdue, ContentPointDeclaredNone,
                           AgreementGiven, PlanAgreed>;

enum class Stage { none, active, paused, ended };
struct Agreement {
  bool for_owner;  // The owner's own, or given on the owner's behalf.
};
struct State {
  Stage stage = Stage::none;
  // By the owner's wish and with the consent in force, so that the owner's wish takes it up again.
  bool paused_by_wish = false;
  bool agreed = false;  // Stays: a measure that changes goes back to proposed, not the plan (R19).
  bool start_overdue = false;
  bool has_period = false;
  std::optional<intake::PlanBasis> basis{};  // None before the start.
  std::optional<Date> next_revision{};
  bool revision_overdue = false;
  std::set<ContentPoint> declared_none{};
  // To the content as it stands; any change to it empties this.
  std::map<PersonId, Agreement> agreements{};
  bool agreements_counted = false;  // These agreements have made PlanAgreed once (R18).
};

}  // namespace events::lifecycle
