// Rows: the views across plans, kept as rows in the log's store and advanced in the same write as
// the events. Each view has a number in its name; another number is another view, built anew.
//
//   view              key                          value (JSON)
//   my_plans@2        person 0 plan                owner, role, stage, until
//   due@1             due time (µs) plan what      plan, what, at, a command's name and body
//   offices@1         person 0 orgnr               Office
//   directory@1       person                       full name, language
//   bodies@1          orgnr                        kind, title, municipality
//   contact_points@1  municipality 0 orgnr         title, phone, address, opening hours
//   calendar_links@1  digest of the secret         person, key of the ids
//   national_ids@1    digest of the id 0 person    nothing: the person is registered with it
// The views of notices stand in outbox_rows.h.
//   desk@1            orgnr 0 plan                 DeskRow (desk_rows.h)
//   cases@1           orgnr 0 plan/kind/id         CaseRow (case_rows.h)
//   unit_plans@1      orgnr 0 plan                 nothing: the plan is or was at that desk
//
// The digest of a national id is a plain SHA-256, which whoever holds the rows can undo by trying
// all numbers: rows follow from the log alone, so that each can be built anew and compared, and a
// secret key would be something that the log does not know. It keeps the number itself out of keys,
// dumps and comparisons; the rows lie in the same files as the events that have the number.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/log.h"
#include "events/plan/deadlines.h"
#include "events/plan/plan.h"
#include "projections/course.h"

namespace projections {

inline constexpr std::string_view my_plans_view = "my_plans@2";
inline constexpr std::string_view due_view = "due@1";
inline constexpr std::string_view offices_view = "offices@1";
inline constexpr std::string_view directory_view = "directory@1";
inline constexpr std::string_view bodies_view = "bodies@1";
inline constexpr std::string_view contact_points_view = "contact_points@1";
inline constexpr std::string_view calendar_links_view = "calendar_links@1";
inline constexpr std::string_view national_ids_view = "national_ids@1";
inline constexpr std::string_view desk_view = "desk@1";
inline constexpr std::string_view cases_view = "cases@1";
inline constexpr std::string_view unit_plans_view = "unit_plans@1";
[[nodiscard]] std::vector<std::string> view_names();

// A person's part in a plan, as `my_plans` has it. Whoever reads it checks `until` against the
// time.
struct MyPlan {
  events::PlanId plan;
  events::PersonId owner;
  std::string role;   // owner, coordinator, representative, member, peer, emergency
  std::string stage;  // requested, started, agreed, paused, ended
  std::optional<events::Timestamp> until{};  // When access ends by itself.
};
BOOST_DESCRIBE_STRUCT(MyPlan, (), (plan, owner, role, stage, until))

// A timer's command, as `due` has it.
struct DueRow {
  events::PlanId plan;
  std::string what;
  events::Timestamp at;
  std::string name;
  std::string body;  // The command's canonical JSON, as text.
};
BOOST_DESCRIBE_STRUCT(DueRow, (), (plan, what, at, name, body))

struct DirectoryRow {
  std::string full_name;
  events::person::Language language;
};
BOOST_DESCRIBE_STRUCT(DirectoryRow, (), (full_name, language))

struct BodyRow {
  events::BodyKind kind;
  std::string title;
  std::string municipality;
};
BOOST_DESCRIBE_STRUCT(BodyRow, (), (kind, title, municipality))

struct CalendarLinkRow {
  events::PersonId person;
  std::string uid_key;
};
BOOST_DESCRIBE_STRUCT(CalendarLinkRow, (), (person, uid_key))

// What one plan contributes to the views across plans: key → value, view by view.
struct PlanRows {
  std::map<std::string, std::string> my_plans{};
  std::map<std::string, std::string> due{};
  std::map<std::string, std::string> desk{};
  std::map<std::string, std::string> cases{};
  std::map<std::string, std::string> unit_plans{};
};
[[nodiscard]] PlanRows rows_of(const events::Plan& plan, const Course& course,
                               const events::Deadlines& deadlines);
// `stage` of a plan in these rows.
[[nodiscard]] std::string stage_of(const events::Plan& plan);
// Whether an event can change them: an event of content (goals, measures, mapping, talks) cannot.
[[nodiscard]] bool changes_rows(const events::plan::Event& event);
void add_difference(const PlanRows& before, const PlanRows& after,
                    std::vector<events::RowChange>& changes);

void add_rows(const events::unit::Event& event, const events::unit::Unit& after,
              std::vector<events::RowChange>& changes);
void add_rows(const events::person::Event& event, std::vector<events::RowChange>& changes);

// All rows of all views, built afresh from the log: for rebuilding, and for comparing.
[[nodiscard]] std::map<std::string, std::vector<events::Row>> build_rows(
    const events::Log& log, const events::Deadlines& deadlines);

// Key prefixes, for reading.
[[nodiscard]] std::string key_of(const events::PersonId& person);  // person 0
[[nodiscard]] std::string due_key(events::Timestamp at);
[[nodiscard]] std::string national_id_key(std::string_view national_id);  // digest 0

}  // namespace projections
