// Routes: what can be asked over HTTP, one type a question, and which request asks what.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "events/ids.h"
#include "events/person/person.h"
#include "events/result.h"
#include "projections/summaries.h"
#include "server/gateway/http/http_message.h"
#include "server/identity/log_in_state.h"
#include "server/queries/queries.h"

namespace server::routes {

struct Home {};    // What this is and where to go.
struct Health {};  // The process runs.
struct Ready {};   // It takes requests; not while it drains.
struct Live {};    // The WebSocket, asked for without an upgrade.
struct Contract {  // What can be asked: over HTTP (OpenAPI), or on the socket (AsyncAPI).
  bool socket;
};
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
struct FollowPlan {  // Live, as server-sent events.
  events::PlanId plan;
};
struct MyPlans {};
struct MyNoticeChannels {};  // How the asker has chosen to be told (R48).
struct ContactPoints {       // Without login (S12).
  std::string municipality;
};
struct Upload {  // A document's content, before it is attached.
  events::PlanId plan;
};
struct Document {  // The content of one that is attached.
  events::PlanId plan;
  std::string which;  // Its id; or 64 hexadecimal digits, what its content hashes to.
};
struct UnitDesk {
  events::Orgnr unit;
  std::optional<DeskSection> section{};  // None: the first page of each.
  PageAsked page{};
};
struct UnitCases {
  events::Orgnr unit;
  PageAsked page{};
};
struct UnitStatistics {
  events::Orgnr unit;
  std::optional<events::Date> at{};  // None: the last 31 December.
};
struct ComplaintPlan {  // The plan that goes with a complaint to the county governor (R41).
  events::PlanId plan;
  events::ComplaintId complaint;
  Moment moment;
};
struct Consents {  // Every consent with its whole life.
  events::PlanId plan;
};
struct Complaint {  // Everything about one complaint.
  events::PlanId plan;
  events::ComplaintId complaint;
  std::optional<events::person::Language> language{};  // None: the asker's own.
};
struct BasisDocument {  // What was taken out of the plan for a body that decides (S52).
  events::PlanId plan;
  events::EntryId entry;
  std::optional<events::person::Language> language{};  // None: the asker's own.
};
struct Calendar {
  events::PlanId plan;
};
struct CalendarFeed {  // Without login, for whoever has the secret (S62).
  std::string secret;
};
struct MakeCalendarLink {};
struct Views {};  // The views across plans, and where they stand; for administrators.
struct View {
  std::string view;
};
struct RebuildView {
  std::string view;
};
struct BeginLogIn {
  std::string to;          // A path of ours, for afterwards.
  std::string provider{};  // Empty: the first.
};
struct EndLogIn {  // The browser is back from the provider.
  LogInAnswer answer;
};
struct LogOut {};
struct FrontChannelLogOut {  // The provider says that a session there is over.
  std::string issuer;
  std::string sid;
};
struct MySession {};
struct MakeTicket {};  // For `auth` on the socket.
using Whose = std::variant<events::PlanId, events::Orgnr, events::PersonId>;
struct Commands {
  Whose whose;
};

using Route =
    std::variant<Home, Contract, Health, Ready, Live, FollowPlan, Plan, Events, Timeline, Summary,
                 MyPlans, ContactPoints, Commands, Upload, Document, UnitDesk, UnitCases,
                 UnitStatistics, ComplaintPlan, Consents, Complaint, BasisDocument, Calendar,
                 CalendarFeed, MakeCalendarLink, Views, View, RebuildView, MyNoticeChannels,
                 BeginLogIn, EndLogIn, LogOut, FrontChannelLogOut, MySession, MakeTicket>;

// The question, or the reply to a request that asks nothing we know: 400, 404, 405, 414, 415.
[[nodiscard]] events::Result<Route, HttpReply> route_of(const HttpRequest& request);

// Every row: what the contract must list. `{}` stands for any segment.
struct Listed {
  Method method;
  std::string path;
};
[[nodiscard]] std::vector<Listed> listed();

}  // namespace server::routes
