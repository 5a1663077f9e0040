// Measures: what is done, how, how much, when and by whom, from proposal to acceptance and
// evaluation (S41-S48, R16, R17, R19). A measure is never a right (R20).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"
#include "events/time.h"

namespace events::measures {

inline constexpr std::size_t links_max = 32;  // Assessments behind one measure.

BOOST_DEFINE_ENUM_CLASS(Beneficiary, owner, family_member)
BOOST_DEFINE_ENUM_CLASS(LinkKind, depends_on, supports)

struct RecordProfessionalAssessment {
  static constexpr std::string_view name = "RecordProfessionalAssessment";
  static constexpr std::string_view about = "A professional's assessment behind measures (S41).";
  AssessmentId assessment;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(RecordProfessionalAssessment, (), (assessment, area, text))

struct ProposeMeasure {
  static constexpr std::string_view name = "ProposeMeasure";
  static constexpr std::string_view about =
      "Proposes a measure (S42, S44); what is missing may be added until it is accepted (R17).";
  MeasureId measure;
  LifeArea area;
  Note what;
  std::optional<GoalId> goal{};
  std::optional<Note> how{};
  std::optional<Line> extent{};
  std::optional<Line> when{};
  std::optional<PersonId> responsible{};
  std::optional<Beneficiary> beneficiary{};
  List<AssessmentId, links_max> assessments{};
};
BOOST_DESCRIBE_STRUCT(ProposeMeasure, (),
                      (measure, area, what, goal, how, extent, when, responsible, beneficiary,
                       assessments))

struct ChangeMeasure {
  static constexpr std::string_view name = "ChangeMeasure";
  static constexpr std::string_view about =
      "Changes a measure, which goes back to proposed until its parties accept again (R19).";
  MeasureId measure;
  std::optional<Note> what{};
  std::optional<GoalId> goal{};
  std::optional<Line> extent{};
  std::optional<Line> when{};
  std::optional<PersonId> responsible{};
  std::optional<Beneficiary> beneficiary{};
};
BOOST_DESCRIBE_STRUCT(ChangeMeasure, (),
                      (measure, what, goal, extent, when, responsible, beneficiary))

struct DescribeImplementation {
  static constexpr std::string_view name = "DescribeImplementation";
  static constexpr std::string_view about = "How a measure is carried out (content point f).";
  MeasureId measure;
  Note how;
  std::optional<Line> schedule{};
};
BOOST_DESCRIBE_STRUCT(DescribeImplementation, (), (measure, how, schedule))

struct AcceptMeasure {
  static constexpr std::string_view name = "AcceptMeasure";
  static constexpr std::string_view about =
      "The owner's side or the responsible party accepts a measure (S1, R16, R17).";
  MeasureId measure;
};
BOOST_DESCRIBE_STRUCT(AcceptMeasure, (), (measure))

struct DeclineMeasure {
  static constexpr std::string_view name = "DeclineMeasure";
  static constexpr std::string_view about = "A party says no to a measure, with a reason.";
  MeasureId measure;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(DeclineMeasure, (), (measure, reason))

struct LinkMeasures {
  static constexpr std::string_view name = "LinkMeasures";
  static constexpr std::string_view about = "Says how two measures hang together (S45).";
  MeasureId measure;
  MeasureId other;
  LinkKind kind;
};
BOOST_DESCRIBE_STRUCT(LinkMeasures, (), (measure, other, kind))

struct PauseMeasure {
  static constexpr std::string_view name = "PauseMeasure";
  static constexpr std::string_view about = "Pauses an accepted measure, with a reason (S48).";
  MeasureId measure;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(PauseMeasure, (), (measure, reason))

struct ResumeMeasure {
  static constexpr std::string_view name = "ResumeMeasure";
  static constexpr std::string_view about = "Takes up a paused measure again (S48).";
  MeasureId measure;
};
BOOST_DESCRIBE_STRUCT(ResumeMeasure, (), (measure))

struct CompleteMeasure {
  static constexpr std::string_view name = "CompleteMeasure";
  static constexpr std::string_view about = "Says that an accepted measure is done (S48).";
  MeasureId measure;
};
BOOST_DESCRIBE_STRUCT(CompleteMeasure, (), (measure))

struct EvaluateMeasure {
  static constexpr std::string_view name = "EvaluateMeasure";
  static constexpr std::string_view about = "Assesses what a measure has done so far (S48).";
  MeasureId measure;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(EvaluateMeasure, (), (measure, text))

using Command = std::variant<RecordProfessionalAssessment, ProposeMeasure, ChangeMeasure,
                             DescribeImplementation, AcceptMeasure, DeclineMeasure, LinkMeasures,
                             PauseMeasure, ResumeMeasure, CompleteMeasure, EvaluateMeasure>;

struct AssessmentRecorded {
  static constexpr std::string_view name = "AssessmentRecorded";
  static constexpr Place place{.section = "assessments"};
  AssessmentId assessment;
  LifeArea area;
  PersonId by;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(AssessmentRecorded, (), (assessment, area, by, text))

struct MeasureProposed {
  static constexpr std::string_view name = "MeasureProposed";
  static constexpr Place place{.section = "measures", .status = "proposed"};
  MeasureId measure;
  LifeArea area;
  Note what;
  std::optional<GoalId> goal{};
  std::optional<Note> how{};
  std::optional<Line> extent{};
  std::optional<Line> when{};
  std::optional<PersonId> responsible{};
  Beneficiary beneficiary;
  List<AssessmentId, links_max> assessments{};
};
BOOST_DESCRIBE_STRUCT(MeasureProposed, (),
                      (measure, area, what, goal, how, extent, when, responsible, beneficiary,
                       assessments))

struct MeasureChanged {
  static constexpr std::string_view name = "MeasureChanged";
  static constexpr Place place{.section = "measures", .status = "proposed"};
  MeasureId measure;
  LifeArea area;
  std::optional<Note> what{};
  std::optional<GoalId> goal{};
  std::optional<Line> extent{};
  std::optional<Line> when{};
  std::optional<PersonId> responsible{};
  std::optional<Beneficiary> beneficiary{};
};
BOOST_DESCRIBE_STRUCT(MeasureChanged, (),
                      (measure, area, what, goal, extent, when, responsible, beneficiary))

struct MeasureImplementationDescribed {
  static constexpr std::string_view name = "MeasureImplementationDescribed";
  static constexpr Place place{.section = "measures", .status = "proposed"};
  MeasureId measure;
  LifeArea area;
  Note how;
  std::optional<Line> schedule{};
};
BOOST_DESCRIBE_STRUCT(MeasureImplementationDescribed, (), (measure, area, how, schedule))

// One party's yes. The measure counts as accepted once `complete` says that it was the last one.
struct MeasureAccepted {
  static constexpr std::string_view name = "MeasureAccepted";
  static constexpr std::string_view entity{};  // Two parties may say yes at the same time.
  static constexpr Place place{.section = "measures"};
  MeasureId measure;
  LifeArea area;
  PersonId party;
  bool complete;
};
BOOST_DESCRIBE_STRUCT(MeasureAccepted, (), (measure, area, party, complete))

struct MeasureDeclined {
  static constexpr std::string_view name = "MeasureDeclined";
  static constexpr Place place{.section = "measures", .status = "declined"};
  MeasureId measure;
  LifeArea area;
  PersonId party;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(MeasureDeclined, (), (measure, area, party, reason))

// `other_area` is there so that nobody learns of a measure in an area they may not see.
struct MeasuresLinked {
  static constexpr std::string_view name = "MeasuresLinked";
  static constexpr Place place{.section = "measureLinks"};
  MeasureId measure;
  LifeArea area;
  MeasureId other;
  LifeArea other_area;
  LinkKind kind;
};
BOOST_DESCRIBE_STRUCT(MeasuresLinked, (), (measure, area, other, other_area, kind))

struct MeasurePaused {
  static constexpr std::string_view name = "MeasurePaused";
  static constexpr Place place{.section = "measures", .status = "paused"};
  MeasureId measure;
  LifeArea area;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(MeasurePaused, (), (measure, area, reason))

struct MeasureResumed {
  static constexpr std::string_view name = "MeasureResumed";
  static constexpr Place place{.section = "measures", .status = "accepted"};
  MeasureId measure;
  LifeArea area;
};
BOOST_DESCRIBE_STRUCT(MeasureResumed, (), (measure, area))

struct MeasureCompleted {
  static constexpr std::string_view name = "MeasureCompleted";
  static constexpr Place place{.section = "measures", .status = "completed"};
  MeasureId measure;
  LifeArea area;
};
BOOST_DESCRIBE_STRUCT(MeasureCompleted, (), (measure, area))

struct MeasureEvaluated {
  static constexpr std::string_view name = "MeasureEvaluated";
  static constexpr Place place{.section = "measures"};
  MeasureId measure;
  LifeArea area;
  PersonId evaluated_by;
  Prose evaluation;
};
BOOST_DESCRIBE_STRUCT(MeasureEvaluated, (), (measure, area, evaluated_by, evaluation))

using Event =
    std::variant<AssessmentRecorded, MeasureProposed, MeasureChanged,
                 MeasureImplementationDescribed, MeasureAccepted, MeasureDeclined, MeasuresLinked,
                 MeasurePaused, MeasureResumed, MeasureCompleted, MeasureEvaluated>;

enum class Status { proposed, accepted, declined, paused, completed };

struct Measure {
  LifeArea area;
  Status status;
  std::optional<GoalId> goal{};
  std::optional<PersonId> responsible{};
  bool has_how = false;
  bool has_extent = false;
  bool has_when = false;
  bool owner_accepted = false;
  bool responsible_accepted = false;
  std::set<MeasureId> depends_on{};  // Never a cycle.
  std::set<AssessmentId> assessments{};
};
struct Assessment {
  LifeArea area;
  PersonId by;  // Who gives no second one of the same matter (R39).
};
struct State {
  std::map<MeasureId, Measure> measures{};
  std::map<AssessmentId, Assessment> assessments{};
};

}  // namespace events::measures
