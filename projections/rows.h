// Rows: the views across plans, kept as rows in the log's store and advanced in the same write as
// the events. Each view has a number in its name; another number is another view, built anew.
//
//   view              key                          value (JSON)
//   my_plans@1        person 0 plan                owner, role, stage, until
//   due@1             due time (µs) plan what      plan, what, at, a command's name and body
//   offices@1         person 0 orgnr               Office
//   directory@1       person                       full name, language
//   bodies@1          orgnr                        kind, title, municipality
//   contact_points@1  municipality 0 orgnr         title, phone, address, opening hours
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/log.h"
#include "events/plan/deadlines.h"
#include "events/plan/plan.h"

namespace projections {

inline constexpr std::string_view my_plans_view = "my_plans@1";
inline constexpr std::string_view due_view = "due@1";
inline constexpr std::string_view offices_view = "offices@1";
inline constexpr std::string_view directory_view = "directory@1";
inline constexpr std::string_view bodies_view = "bodies@1";
inline constexpr std::string_view contact_points_view = "contact_points@1";
[[nodiscard]] std::vector<std::string> view_names();

// A person's part in a plan, as `my_plans` has it. Whoever reads it checks `until` against the
// time.
struct MyPlan {
  events::PlanId plan;
  events::PersonId owner;
  std::string role;                          // owner, coordinator, representative, member, peer
  std::string stage;                         // requested, started, agreed, paused, ended
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

// What one plan contributes to the views across plans: key → value, view by view.
struct PlanRows {
  std::map<std::string, std::string> my_plans{};
  std::map<std::string, std::string> due{};
};
[[nodiscard]] PlanRows rows_of(const events::Plan& plan, const events::Deadlines& deadlines);
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

}  // namespace projections
