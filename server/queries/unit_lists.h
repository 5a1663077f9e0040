// Unit lists: the sections of a desk, made of its rows. Pure: what is late is late at `now`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "events/json/read.h"
#include "projections/desk_rows.h"
#include "server/queries/units.h"

namespace server {

// When the unit last trained and guided a coordinator (S18).
struct Schooling {
  std::optional<events::Timestamp> trained{};
  std::optional<events::Timestamp> guided{};
};

struct DeskSeen {
  std::vector<projections::DeskRow> rows;  // Those that the asker may see.
  std::map<events::PersonId, Schooling> schooling;
  bool is_coordinating_unit;  // Such a unit has the overview of groups too (DOMAIN.md a1).
  events::Timestamp now;
  const events::Deadlines& deadlines;
};

// One entry of a list; lists are in the order of their keys, which are also their cursors.
struct ListItem {
  events::json::Json json;
  std::vector<events::PersonId> people;
};
using List = std::map<std::string, ListItem>;

[[nodiscard]] List list_of(DeskSection section, const DeskSeen& seen);

[[nodiscard]] std::int64_t whole_days(events::Timestamp from, events::Timestamp to);

}  // namespace server
