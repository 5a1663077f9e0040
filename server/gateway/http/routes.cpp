#include "server/gateway/http/routes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "events/json/shape.h"
#include "protocol/limits.h"
#include "server/gateway/http/calendar_link.h"
#include "server/gateway/http/target.h"
#include "server/gateway/login/log_in_routes.h"

namespace server::routes {
namespace {

using protocol::Problem;
// Why a row's path names nothing, or nothing: then the question has been put in `into`.
using Wrong = std::optional<Problem>;

std::optional<std::uint64_t> number_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return {};
  return number;
}

std::optional<AsOf> as_of_from(std::string text) {
  if (const auto version = number_from(text)) return AsOf{events::Version{*version}};
  std::replace(text.begin(), text.end(), ' ', '+');  // An offset whose plus was not escaped.
  if (const auto time = events::timestamp_from(text)) return AsOf{*time};
  return {};
}

// One row of the table below; `Captured` is what stands for each `{}` in its path, in order.
using Build = Wrong (*)(const Captured& captured, const Target& target, Route& into);

Problem no_plan() { return protocol::not_found("a plan's id, a UUID in lower case"); }

Wrong plan(const Captured& captured, const Target& target, Route& into) {
  const auto& id = captured[0];
  if (!events::is_uuid(id)) return no_plan();
  const auto at = target.parameter("at");
  if (!at) {
    into = Plan{.plan = {id}};
    return {};
  }
  const auto as_of = as_of_from(*at);
  if (!as_of) return protocol::bad_query("at", "a version, or a time (RFC 3339)");
  into = Plan{.plan = {id}, .as_of = *as_of};
  return {};
}

Wrong plan_events(const Captured& captured, const Target& target, Route& into) {
  const auto& id = captured[0];
  if (!events::is_uuid(id)) return no_plan();
  const auto after = number_from(target.parameter("after").value_or("0"));
  if (!after) return protocol::bad_query("after", "a version, 0 or more");
  const auto usual = std::to_string(protocol::limits::events_page_usual);
  const auto limit = number_from(target.parameter("limit").value_or(usual));
  if (!limit || *limit < 1 || *limit > protocol::limits::events_page_max) {
    return protocol::bad_query("limit",
                               "1 to " + std::to_string(protocol::limits::events_page_max));
  }
  into = Events{.plan = {id}, .after = {*after}, .limit = *limit};
  return {};
}

Wrong language_from(const Target& target, std::optional<events::person::Language>& into) {
  const auto text = target.parameter("lang");
  if (text) into = events::json::enum_from<events::person::Language>(*text);
  if (text && !into) return protocol::bad_query("lang", "one of nb nn en");
  return {};
}

Wrong timeline(const Captured& captured, const Target& target, Route& into) {
  if (!events::is_uuid(captured[0])) return no_plan();
  Timeline timeline{.plan = {captured[0]}};
  if (auto wrong = language_from(target, timeline.language)) return wrong;
  into = std::move(timeline);
  return {};
}

template <projections::Summary Which>
Wrong summary(const Captured& captured, const Target& /*target*/, Route& into) {
  const auto& id = captured[0];
  if (!events::is_uuid(id)) return no_plan();
  into = Summary{.plan = {id}, .which = Which};
  return {};
}

Wrong contact_points(const Captured& captured, const Target& /*target*/, Route& into) {
  const auto& municipality = captured[0];
  const bool digits = std::all_of(municipality.begin(), municipality.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (municipality.size() != 4 || !digits) {
    return protocol::not_found("a municipality's number, four digits");
  }
  into = ContactPoints{.municipality = municipality};
  return {};
}

Wrong plan_commands(const Captured& captured, const Target& /*target*/, Route& into) {
  const auto& id = captured[0];
  if (!events::is_uuid(id)) return no_plan();
  into = Commands{.whose = events::PlanId{id}};
  return {};
}

Wrong unit_commands(const Captured& captured, const Target& /*target*/, Route& into) {
  const auto& id = captured[0];
  if (!events::is_orgnr(id)) return protocol::not_found("an organisation number, nine digits");
  into = Commands{.whose = events::Orgnr{id}};
  return {};
}

Wrong person_commands(const Captured& captured, const Target& /*target*/, Route& into) {
  const auto& id = captured[0];
  if (!events::is_id(id)) return protocol::not_found("a person's id: 1 to 64 of a-z, 0-9 and '-'");
  into = Commands{.whose = events::PersonId{id}};
  return {};
}

Wrong upload(const Captured& captured, const Target& /*target*/, Route& into) {
  if (!events::is_uuid(captured[0])) return no_plan();
  into = Upload{.plan = {captured[0]}};
  return {};
}

Wrong document(const Captured& captured, const Target& /*target*/, Route& into) {
  if (!events::is_uuid(captured[0])) return no_plan();
  if (!events::is_id(captured[1])) {
    return protocol::not_found("a document's id, or the 64 digits of its SHA-256 in lower case");
  }
  into = Document{.plan = {captured[0]}, .which = captured[1]};
  return {};
}

Problem no_unit() { return protocol::not_found("an organisation number, nine digits"); }

// `after` is whatever `next` said, and need not be in the list any more.
Wrong page_from(const Target& target, PageAsked& into) {
  into.after = target.parameter("after").value_or("");
  if (into.after.size() > protocol::limits::cursor_bytes_max) {
    return protocol::bad_query("after", "what `next` said on the page before");
  }
  const auto usual = std::to_string(protocol::limits::unit_page_usual);
  const auto limit = number_from(target.parameter("limit").value_or(usual));
  if (!limit || *limit < 1 || *limit > protocol::limits::unit_page_max) {
    return protocol::bad_query("limit", "1 to " + std::to_string(protocol::limits::unit_page_max));
  }
  into.limit = *limit;
  return {};
}

Wrong unit_desk(const Captured& captured, const Target& target, Route& into) {
  if (!events::is_orgnr(captured[0])) return no_unit();
  UnitDesk desk{.unit = {captured[0]}};
  if (auto wrong = page_from(target, desk.page)) return wrong;
  const auto section = target.parameter("section");
  if (section) desk.section = events::json::enum_from<DeskSection>(*section);
  if (section && !desk.section) {
    return protocol::bad_query("section", "requests, vacancies, revisions, coordinators or plans");
  }
  if (!section && !desk.page.after.empty()) {
    return protocol::bad_query("after", "together with section: each has its own");
  }
  into = std::move(desk);
  return {};
}

Wrong unit_cases(const Captured& captured, const Target& target, Route& into) {
  if (!events::is_orgnr(captured[0])) return no_unit();
  UnitCases cases{.unit = {captured[0]}};
  if (auto wrong = page_from(target, cases.page)) return wrong;
  into = std::move(cases);
  return {};
}

Wrong unit_statistics(const Captured& captured, const Target& target, Route& into) {
  if (!events::is_orgnr(captured[0])) return no_unit();
  UnitStatistics statistics{.unit = {captured[0]}};
  if (const auto at = target.parameter("at")) {
    statistics.at = events::date_from(*at);
    if (!statistics.at) return protocol::bad_query("at", "a day, such as 2026-12-31");
  }
  into = std::move(statistics);
  return {};
}

Wrong complaint_plan(const Captured& captured, const Target& target, Route& into) {
  if (!events::is_uuid(captured[0])) return no_plan();
  if (!events::is_id(captured[1])) {
    return protocol::not_found("a complaint's id: 1 to 64 of a-z, 0-9 and '-'");
  }
  const auto moment = events::json::enum_from<Moment>(target.parameter("moment").value_or(""));
  if (!moment) return protocol::bad_query("moment", "filing or sending");
  into = ComplaintPlan{.plan = {captured[0]}, .complaint = {captured[1]}, .moment = *moment};
  return {};
}

// A question about a plan that has nothing but the plan.
template <class Question>
Wrong of_plan(const Captured& captured, const Target& /*target*/, Route& into) {
  if (!events::is_uuid(captured[0])) return no_plan();
  into = Question{.plan = {captured[0]}};
  return {};
}

Wrong complaint(const Captured& captured, const Target& target, Route& into) {
  if (!events::is_uuid(captured[0])) return no_plan();
  if (!events::is_id(captured[1])) {
    return protocol::not_found("a complaint's id: 1 to 64 of a-z, 0-9 and '-'");
  }
  Complaint complaint{.plan = {captured[0]}, .complaint = {captured[1]}};
  if (auto wrong = language_from(target, complaint.language)) return wrong;
  into = std::move(complaint);
  return {};
}

Wrong basis_document(const Captured& captured, const Target& target, Route& into) {
  if (!events::is_uuid(captured[0])) return no_plan();
  if (!events::is_id(captured[1])) {
    return protocol::not_found("a basis document's id: 1 to 64 of a-z, 0-9 and '-'");
  }
  BasisDocument document{.plan = {captured[0]}, .entry = {captured[1]}};
  if (auto wrong = language_from(target, document.language)) return wrong;
  into = std::move(document);
  return {};
}

// Whatever is no secret is nobody's, and is answered like one that is nobody's.
Wrong calendar_feed(const Captured& captured, const Target& /*target*/, Route& into) {
  into = CalendarFeed{.secret = calendar_secret_in(captured[0])};
  return {};
}

template <class Question>
Wrong of_view(const Captured& captured, const Target& /*target*/, Route& into) {
  into = Question{.view = captured[0]};
  return {};
}

template <class Question>
Wrong plain(const Captured& /*captured*/, const Target& /*target*/, Route& into) {
  into.emplace<Question>();
  return {};
}

template <bool Socket>
Wrong contract(const Captured& /*captured*/, const Target& /*target*/, Route& into) {
  into = Contract{.socket = Socket};
  return {};
}

struct Row {
  Method method;
  std::array<std::string_view, 8> path;  // Filled up with nothing; `{}` is any segment.
  Build build;
  bool takes_json = true;  // As the body of a POST.
};

constexpr std::array table{
    Row{Method::get, {""}, plain<Home>},
    Row{Method::get, {"healthz"}, plain<Health>},
    Row{Method::get, {"readyz"}, plain<Ready>},
    Row{Method::get, {"live"}, plain<Live>},
    Row{Method::get, {"openapi.json"}, contract<false>},
    Row{Method::get, {"asyncapi.json"}, contract<true>},
    Row{Method::get, {"api", "v1", "plans", "{}"}, plan},
    Row{Method::get, {"api", "v1", "plans", "{}", "live"}, of_plan<FollowPlan>},
    Row{Method::get, {"api", "v1", "plans", "{}", "events"}, plan_events},
    Row{Method::get, {"api", "v1", "plans", "{}", "timeline"}, timeline},
    Row{Method::get, {"api", "v1", "plans", "{}", "now"}, summary<projections::Summary::now>},
    Row{Method::get,
        {"api", "v1", "plans", "{}", "responsibilities"},
        summary<projections::Summary::responsibilities>},
    Row{Method::get, {"api", "v1", "plans", "{}", "areas"}, summary<projections::Summary::areas>},
    Row{Method::get, {"api", "v1", "plans", "{}", "work"}, summary<projections::Summary::work>},
    Row{Method::get, {"api", "v1", "me", "plans"}, plain<MyPlans>},
    Row{Method::get, {"api", "v1", "me", "notice-channels"}, plain<MyNoticeChannels>},
    Row{Method::get, {"api", "v1", "contact-points", "{}"}, contact_points},
    Row{Method::get, {"api", "v1", "units", "{}", "desk"}, unit_desk},
    Row{Method::get, {"api", "v1", "units", "{}", "cases"}, unit_cases},
    Row{Method::get, {"api", "v1", "units", "{}", "statistics"}, unit_statistics},
    Row{Method::get, {"api", "v1", "plans", "{}", "complaints", "{}", "plan"}, complaint_plan},
    Row{Method::get, {"api", "v1", "plans", "{}", "consents"}, of_plan<Consents>},
    Row{Method::get, {"api", "v1", "plans", "{}", "calendar"}, of_plan<Calendar>},
    Row{Method::get, {"api", "v1", "plans", "{}", "complaints", "{}"}, complaint},
    Row{Method::get, {"api", "v1", "plans", "{}", "basis", "{}"}, basis_document},
    Row{Method::get, {"calendar", "{}"}, calendar_feed},
    Row{Method::get, {"login"}, begin_log_in},
    Row{Method::get, {"login", "callback"}, end_log_in},
    Row{Method::post, {"logout"}, plain<LogOut>, false},
    Row{Method::get, {"logout", "front-channel"}, front_channel},
    Row{Method::get, {"api", "v1", "me", "session"}, plain<MySession>},
    Row{Method::post, {"api", "v1", "tickets"}, plain<MakeTicket>, false},
    Row{Method::post, {"api", "v1", "me", "calendar-link"}, plain<MakeCalendarLink>},
    Row{Method::get, {"api", "v1", "plans", "{}", "documents", "{}"}, document},
    Row{Method::post, {"api", "v1", "plans", "{}", "documents"}, upload, false},
    Row{Method::get, {"api", "v1", "views"}, plain<Views>},
    Row{Method::get, {"api", "v1", "views", "{}"}, of_view<View>},
    Row{Method::post, {"api", "v1", "views", "{}", "rebuild"}, of_view<RebuildView>},
    Row{Method::post, {"api", "v1", "plans", "{}", "commands"}, plan_commands},
    Row{Method::post, {"api", "v1", "units", "{}", "commands"}, unit_commands},
    Row{Method::post, {"api", "v1", "persons", "{}", "commands"}, person_commands},
};

std::size_t length_of(const Row& row) {
  const auto end = std::find(row.path.begin() + 1, row.path.end(), std::string_view{});
  return static_cast<std::size_t>(end - row.path.begin());
}

// What stands for each `{}`; nothing if the path is another.
std::optional<Captured> match(const Row& row, const std::vector<std::string>& segments) {
  // "/" may come as no segment or as one empty segment.
  if (segments.empty()) return row.path.front().empty() ? std::optional{Captured{}} : std::nullopt;
  if (segments.size() != length_of(row)) return {};
  Captured captured;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (row.path[i] == "{}") {
      captured.push_back(segments[i]);
    } else if (row.path[i] != segments[i]) {
      return {};
    }
  }
  return captured;
}

HttpReply method_not_allowed(const Row& row) {
  const std::string allowed = row.method == Method::get ? "GET, HEAD" : "POST";
  auto reply = problem_reply(protocol::method_not_allowed(allowed));
  reply.headers.emplace_back("Allow", allowed);
  return reply;
}

events::Result<Route, HttpReply> ask(const Row& row, const HttpRequest& request,
                                     const Captured& captured, const Target& target) {
  const auto method = request.method == Method::head ? Method::get : request.method;
  if (method != row.method) return method_not_allowed(row);
  if (method == Method::post && row.takes_json && !is_json(request.content_type)) {
    return problem_reply(protocol::unsupported_media_type());
  }
  Route route;
  if (const auto wrong = row.build(captured, target, route)) return problem_reply(*wrong);
  return route;
}

}  // namespace

std::vector<Listed> listed() {
  std::vector<Listed> all;
  for (const auto& row : table) {
    Listed each{.method = row.method, .path = {}};
    for (std::size_t i = 0; i < length_of(row); ++i) each.path.append("/").append(row.path[i]);
    all.push_back(std::move(each));
  }
  return all;
}

events::Result<Route, HttpReply> route_of(const HttpRequest& request) {
  if (request.target.size() > protocol::limits::target_bytes_max) {
    return problem_reply(protocol::target_too_long(protocol::limits::target_bytes_max));
  }
  const auto target = parse_target(request.target);
  if (!target) return problem_reply(protocol::bad_request("The target is not a path."));
  for (const auto& row : table) {
    const auto captured = match(row, target->segments);
    if (captured) return ask(row, request, *captured, *target);
  }
  return problem_reply(protocol::not_found("an address that `GET /` lists"));
}

}  // namespace server::routes
