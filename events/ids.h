// Ids and counters: values of different kinds that cannot be mixed up.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace events {

// A name chosen by whoever makes the thing: 1 to 64 of a-z, 0-9 and '-', not starting with '-'.
// Unique within its plan (goals, measures, …) or within the server (people).
template <class Tag>
struct Id {
  static constexpr std::string_view kind = Tag::kind;
  std::string value{};
  auto operator<=>(const Id&) const = default;
};

[[nodiscard]] bool is_id(std::string_view text);

struct PersonTag {
  static constexpr std::string_view kind = "person";
};
struct RequestTag {
  static constexpr std::string_view kind = "request";
};
struct ApplicationTag {
  static constexpr std::string_view kind = "application";
};
struct CooperationTag {
  static constexpr std::string_view kind = "cooperation";
};
struct InformationTag {
  static constexpr std::string_view kind = "information";
};
struct ConsentTag {
  static constexpr std::string_view kind = "consent";
};
struct AccessTag {
  static constexpr std::string_view kind = "access";
};
struct RepresentationTag {
  static constexpr std::string_view kind = "representation";
};
struct EntryTag {
  static constexpr std::string_view kind = "entry";
};
struct TaskTag {
  static constexpr std::string_view kind = "task";
};
struct ContributionTag {
  static constexpr std::string_view kind = "contribution";
};
struct GoalTag {
  static constexpr std::string_view kind = "goal";
};
struct MeasureTag {
  static constexpr std::string_view kind = "measure";
};
struct AssessmentTag {
  static constexpr std::string_view kind = "assessment";
};

using PersonId = Id<PersonTag>;
using RequestId = Id<RequestTag>;
using ApplicationId = Id<ApplicationTag>;
using CooperationId = Id<CooperationTag>;
using InformationId = Id<InformationTag>;
using ConsentId = Id<ConsentTag>;
using AccessId = Id<AccessTag>;
using RepresentationId = Id<RepresentationTag>;
using EntryId = Id<EntryTag>;
using TaskId = Id<TaskTag>;
using ContributionId = Id<ContributionTag>;
using GoalId = Id<GoalTag>;
using MeasureId = Id<MeasureTag>;
using AssessmentId = Id<AssessmentTag>;

// The timers' own actor: no person may be registered under this id.
inline const PersonId system_actor{"system"};

// A body's organisation number: nine digits.
struct Orgnr {
  std::string value{};
  auto operator<=>(const Orgnr&) const = default;
};
[[nodiscard]] bool is_orgnr(std::string_view text);

// A plan's id, a UUID in text, made from its owner's id: one person, one plan (R14).
struct PlanId {
  std::string value{};
  auto operator<=>(const PlanId&) const = default;
};
[[nodiscard]] PlanId plan_of(const PersonId& owner);
[[nodiscard]] bool is_uuid(std::string_view text);

// A command's id, a UUID in text (lower case), chosen by the sender. One id has one effect (R53).
struct CommandId {
  std::string value{};
  auto operator<=>(const CommandId&) const = default;
};
// The id of a timer's command: made from what it is about, so that it fires once, ever.
[[nodiscard]] CommandId timer_command(const PlanId& plan, std::string_view what);

// A stream of the log, by its name: `plan/<id>`, `unit/<orgnr>`, `person/<id>`.
struct StreamId {
  std::string value{};
  auto operator<=>(const StreamId&) const = default;
};
[[nodiscard]] StreamId stream_of(const PlanId& plan);
[[nodiscard]] StreamId stream_of(const Orgnr& unit);
[[nodiscard]] StreamId stream_of(const PersonId& person);

template <class Tag>
struct Counter {
  std::uint64_t value = 0;
  auto operator<=>(const Counter&) const = default;
  [[nodiscard]] Counter next() const { return {value + 1}; }
};
using Version = Counter<struct VersionTag>;  // Events of one stream: 1, 2, 3 …; 0 before the first.
using Position = Counter<struct PositionTag>;  // Events of the whole log, likewise.
using Epoch = Counter<struct EpochTag>;        // Writers of a partition, one after the other.

}  // namespace events
