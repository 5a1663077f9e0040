// Summaries: what follows from one viewer's own view of a plan. Made of nothing else, so that
// nobody learns from a summary what their view does not show.
#pragma once

#include <boost/describe.hpp>

#include "events/ids.h"
#include "events/json/read.h"
#include "events/time.h"

namespace projections {

BOOST_DEFINE_ENUM_CLASS(Summary, now, responsibilities, areas, work)

// S63, "my plan now": what matters, open goals each with its measures and who does them, own tasks,
// who the coordinator is, and what is next, the earliest first.
// {"whatMatters":[…],"goals":[{"goal","ownWords","measures":[{"measure","what","responsible"?,
//  "when"?,"status"}]}],"ownTasks":[…],"coordinator"?,"next":[{"on","kind","id"?,"title"?}]}
[[nodiscard]] events::json::Json plan_now(const events::json::Json& view, events::Timestamp at);

// S23: who does what, who has nothing yet, and what nobody does.
// {"people":{"pia":{"measures":[…],"contributions":[…],"tasks":[…]}},"nobody":[measure, …]}
[[nodiscard]] events::json::Json responsibilities(const events::json::Json& view);

// S43: each life area with what stands in it; `gap` where there is a need or goal and no measure.
// {"health":{"needs":1,"goals":1,"measures":0,"gap":true}, …}
[[nodiscard]] events::json::Json areas(const events::json::Json& view);

// What waits for this person: measures to accept, the plan to agree to, invitations to answer,
// messages to read.
// {"measures":[…],"agreement":false,"invitations":[…],"messages":[…]}
[[nodiscard]] events::json::Json work_of(const events::json::Json& view,
                                         const events::PersonId& person);

// One of the above.
[[nodiscard]] events::json::Json summary_of(Summary which, const events::json::Json& view,
                                            const events::PersonId& person, events::Timestamp at);

}  // namespace projections
