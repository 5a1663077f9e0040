// Ids and counters: values of different kinds that cannot be mixed up.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace events {

// A word as a template's argument.
template <std::size_t Size>
struct Kind {
  std::array<char, Size> letters{};
  constexpr Kind(const char (&text)[Size]) {  // NOLINT(*-explicit-*, *-c-arrays): reads as a word.
    std::copy_n(text, Size, letters.begin());
  }
  [[nodiscard]] constexpr std::string_view word() const { return {letters.data(), Size - 1}; }
};

// A name chosen by whoever makes the thing: 1 to 64 of a-z, 0-9 and '-', not starting with '-'.
// Unique within its plan (goals, measures, …) or within the server (people).
template <Kind Of>
struct Id {
  static constexpr std::string_view kind = Of.word();
  std::string value{};
  auto operator<=>(const Id&) const = default;
};

[[nodiscard]] bool is_id(std::string_view text);

using PersonId = Id<"person">;
using RequestId = Id<"request">;
using ApplicationId = Id<"application">;
using CooperationId = Id<"cooperation">;
using InformationId = Id<"information">;
using ConsentId = Id<"consent">;
using AccessId = Id<"access">;
using RepresentationId = Id<"representation">;
using EntryId = Id<"entry">;
using TaskId = Id<"task">;
using ContributionId = Id<"contribution">;
using GoalId = Id<"goal">;
using MeasureId = Id<"measure">;
using AssessmentId = Id<"assessment">;
using NoticeId = Id<"notice">;
using FormId = Id<"form">;
using PostalItemId = Id<"postalItem">;
using DisagreementId = Id<"disagreement">;
using SecondOpinionId = Id<"secondOpinion">;
using DisputeId = Id<"dispute">;
using ComplaintId = Id<"complaint">;
using SubPlanId = Id<"subPlan">;
using DecisionId = Id<"decision">;
using ServiceApplicationId = Id<"serviceApplication">;
using MeetingId = Id<"meeting">;
using MinutesId = Id<"minutes">;
using RetentionDutyId = Id<"retentionDuty">;
using CommentId = Id<"comment">;
using CorrectionId = Id<"correction">;
using MessageId = Id<"message">;
using ThreadId = Id<"thread">;
using CalendarEntryId = Id<"calendarEntry">;
using DocumentId = Id<"document">;
using DiaryEntryId = Id<"diaryEntry">;
using NetworkContactId = Id<"networkContact">;

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
