// Mapping: the owner's own voice (what matters, situation, needs, resources, wishes), how taking
// part is made possible, and who contributes what (S25, S34, S35, S38).
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"

namespace events::mapping {

inline constexpr std::size_t aids_max = 16;  // Aids named in one facilitation.

BOOST_DEFINE_ENUM_CLASS(WishTime, now, future)

struct RecordWhatMatters {
  static constexpr std::string_view name = "RecordWhatMatters";
  static constexpr std::string_view about =
      "Writes down what matters most to the owner: the coordinator's first task (S25).";
  EntryId entry;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(RecordWhatMatters, (), (entry, text))

struct RecordSituation {
  static constexpr std::string_view name = "RecordSituation";
  static constexpr std::string_view about = "Describes everyday life as it is (S34).";
  EntryId entry;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(RecordSituation, (), (entry, area, text))

struct RecordNeed {
  static constexpr std::string_view name = "RecordNeed";
  static constexpr std::string_view about = "Records a need for services (S34, point a).";
  EntryId entry;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(RecordNeed, (), (entry, area, text))

struct RecordResource {
  static constexpr std::string_view name = "RecordResource";
  static constexpr std::string_view about = "Records what the owner can build on (S34, point a).";
  EntryId entry;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(RecordResource, (), (entry, area, text))

struct RecordWish {
  static constexpr std::string_view name = "RecordWish";
  static constexpr std::string_view about = "Records a wish, for now or for the future (S34).";
  EntryId entry;
  LifeArea area;
  WishTime time;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(RecordWish, (), (entry, area, time, text))

struct SetFacilitation {
  static constexpr std::string_view name = "SetFacilitation";
  static constexpr std::string_view entity = "facilitation";
  static constexpr std::string_view about =
      "How taking part is made possible: language, interpreter, aids, form (S35).";
  std::optional<Line> language{};
  std::optional<bool> interpreter{};
  List<Line, aids_max> aids{};
  std::optional<Note> form{};
};
BOOST_DESCRIBE_STRUCT(SetFacilitation, (), (language, interpreter, aids, form))

struct AssignOwnerTask {
  static constexpr std::string_view name = "AssignOwnerTask";
  static constexpr std::string_view about = "A task that is the owner's own (S38).";
  TaskId task;
  LifeArea area;
  Note what;
  std::optional<Line> when{};
};
BOOST_DESCRIBE_STRUCT(AssignOwnerTask, (), (task, area, what, when))

struct AgreeContribution {
  static constexpr std::string_view name = "AgreeContribution";
  static constexpr std::string_view about = "What a party will contribute (content point d).";
  ContributionId contribution;
  LifeArea area;
  PersonId party;
  Note what;
};
BOOST_DESCRIBE_STRUCT(AgreeContribution, (), (contribution, area, party, what))

using Command = std::variant<RecordWhatMatters, RecordSituation, RecordNeed, RecordResource,
                             RecordWish, SetFacilitation, AssignOwnerTask, AgreeContribution>;

struct WhatMattersRecorded {
  static constexpr std::string_view name = "WhatMattersRecorded";
  static constexpr Place place{.section = "whatMatters"};
  EntryId entry;
  LifeArea area;  // Always everyday: it is about the whole of life.
  Prose text;
};
BOOST_DESCRIBE_STRUCT(WhatMattersRecorded, (), (entry, area, text))

struct SituationRecorded {
  static constexpr std::string_view name = "SituationRecorded";
  static constexpr Place place{.section = "situation"};
  EntryId entry;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(SituationRecorded, (), (entry, area, text))

struct NeedRecorded {
  static constexpr std::string_view name = "NeedRecorded";
  static constexpr Place place{.section = "needs"};
  EntryId entry;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(NeedRecorded, (), (entry, area, text))

struct ResourceRecorded {
  static constexpr std::string_view name = "ResourceRecorded";
  static constexpr Place place{.section = "resources"};
  EntryId entry;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(ResourceRecorded, (), (entry, area, text))

struct WishRecorded {
  static constexpr std::string_view name = "WishRecorded";
  static constexpr Place place{.section = "wishes"};
  EntryId entry;
  LifeArea area;
  WishTime time;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(WishRecorded, (), (entry, area, time, text))

struct FacilitationSet {
  static constexpr std::string_view name = "FacilitationSet";
  static constexpr std::string_view entity = "facilitation";
  static constexpr Place place{.section = "facilitation", .reach = Reach::group};
  std::optional<Line> language{};
  std::optional<bool> interpreter{};
  List<Line, aids_max> aids{};
  std::optional<Note> form{};
};
BOOST_DESCRIBE_STRUCT(FacilitationSet, (), (language, interpreter, aids, form))

struct OwnerTaskAssigned {
  static constexpr std::string_view name = "OwnerTaskAssigned";
  static constexpr Place place{.section = "ownerTasks"};
  TaskId task;
  LifeArea area;
  Note what;
  std::optional<Line> when{};
};
BOOST_DESCRIBE_STRUCT(OwnerTaskAssigned, (), (task, area, what, when))

struct ContributionAgreed {
  static constexpr std::string_view name = "ContributionAgreed";
  static constexpr Place place{.section = "contributions"};
  ContributionId contribution;
  LifeArea area;
  PersonId party;
  Note what;
};
BOOST_DESCRIBE_STRUCT(ContributionAgreed, (), (contribution, area, party, what))

using Event = std::variant<WhatMattersRecorded, SituationRecorded, NeedRecorded, ResourceRecorded,
                           WishRecorded, FacilitationSet, OwnerTaskAssigned, ContributionAgreed>;

enum class EntryKind { what_matters, situation, need, resource, wish };

// An entry may be written anew under the same id by the same kind of command, in the same area.
struct Entry {
  EntryKind kind;
  LifeArea area;
};
// Likewise a task in its area, and a contribution of the same party in its area.
struct Contribution {
  LifeArea area;
  PersonId party;
  bool operator==(const Contribution&) const = default;
};
struct State {
  std::map<EntryId, Entry> entries{};
  std::map<TaskId, LifeArea> tasks{};
  std::map<ContributionId, Contribution> contributions{};
};

}  // namespace events::mapping
