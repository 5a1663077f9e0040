// Row documents: what the feeds `me` and `unit/<orgnr>` show: the same as GET /api/v1/me/plans and
// GET /api/v1/units/{orgnr}/desk, keyed by id, at one exact position of the log. Any thread; reads
// the disk; throws events::LogFailure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/json/read.h"
#include "events/log.h"
#include "events/stamp.h"
#include "projections/rows.h"
#include "server/queries/directory.h"

namespace server {

struct RowDocument {
  events::Position position;  // All of it is as after this event.
  events::json::Json view;
  std::vector<events::PersonId> people;  // Mentioned in it; sorted, each once.
};

// The plans in which this person has a part at `now`, and the position that this was read at.
struct MyPlansRead {
  events::Position position;
  std::vector<projections::MyPlan> plans;
};
[[nodiscard]] MyPlansRead read_my_plans(const events::Log& log, const events::PersonId& person,
                                        events::Timestamp now, std::size_t most);

// {"plans":{"<plan>":{"plan","owner","ownerName","role","stage","accessUntil"?}}}
[[nodiscard]] RowDocument my_document(const events::Log& log, const Directory& directory,
                                      const events::PersonId& person, events::Timestamp now);

// {"unit","<section>":{"items":{"<plan or person>":{…}},"more":bool},…}: of each list of the desk
// the first `limits::unit_feed_items_max`; `more` says that there are others.
[[nodiscard]] RowDocument desk_document(const events::Log& log, const events::Office& office,
                                        events::Timestamp now, const events::Deadlines& deadlines);

// The office that somebody holds in a body; none if they hold none now.
[[nodiscard]] std::optional<events::Office> office_in(const events::Log& log,
                                                      const events::PersonId& person,
                                                      const events::Orgnr& body);

// The RFC 7396 patch that leads from one object without nulls and arrays to another; an empty
// object if they are equal.
[[nodiscard]] events::json::Json patch_between(const events::json::Json& before,
                                               const events::json::Json& after);

}  // namespace server
