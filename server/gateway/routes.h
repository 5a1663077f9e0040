// Routes: what can be asked over HTTP, one type a question, and which request asks what.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "events/ids.h"
#include "events/person/person.h"
#include "events/result.h"
#include "projections/summaries.h"
#include "server/gateway/http_message.h"
#include "server/queries/queries.h"

namespace server::routes {

struct Home {};    // What this is and where to go.
struct Health {};  // The process runs.
struct Ready {};   // It takes requests; not while it drains.
struct Live {};    // The WebSocket, asked for without an upgrade.
struct Plan {
  events::PlanId plan;
  AsOf as_of{};
};
struct Events {
  events::PlanId plan;
  events::Version after{};
  std::size_t limit;
};
struct Timeline {
  events::PlanId plan;
  std::optional<events::person::Language> language{};  // None: the asker's own.
};
struct Summary {  // Made from the asker's own view: what is next, who does what, …
  events::PlanId plan;
  projections::Summary which;
};
struct MyPlans {};
struct ContactPoints {  // Without login (S12).
  std::string municipality;
};
using Whose = std::variant<events::PlanId, events::Orgnr, events::PersonId>;
struct Commands {
  Whose whose;
};

using Route = std::variant<Home, Health, Ready, Live, Plan, Events, Timeline, Summary, MyPlans,
                           ContactPoints, Commands>;

// The question, or the reply to a request that asks nothing we know: 400, 404, 405, 414, 415.
[[nodiscard]] events::Result<Route, HttpReply> route_of(const HttpRequest& request);

}  // namespace server::routes
