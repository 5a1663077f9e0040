// Service accounts and strangers at a real server: what a client's scopes open, and what is said to
// somebody whom the issuer knows and we do not.
#include "tests/server/issuer_door.h"

namespace tests {
namespace {

class ServiceDoor : public IssuerDoor {
 protected:
  [[nodiscard]] std::string app_token(const std::string& scope) const {
    return key_.sign(app_claims(scope));
  }
  [[nodiscard]] std::string stranger_token() const {
    auto said = claims();
    said.update({{"sub", "x"}, {"pid", "12856798765"}, {"acr", "idporten-loa-high"}});
    return key_.sign(said);
  }
  [[nodiscard]] static Headers bearing(const std::string& token) {
    return {{"Authorization", "Bearer " + token}};
  }
  [[nodiscard]] HttpAnswer send_goal(const std::string& token) const {
    auto headers = bearing(token);
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Idempotency-Key", fresh_command().value);
    return tools::http(peer(), "POST", plan_path() + "/commands", headers,
                       set_goal("from-app", seen()).dump());
  }
};

constexpr auto* insufficient = "/problems/insufficient-scope";

TEST_F(ServiceDoor, OverHttpEachRouteAsksForItsScope) {
  const auto reads_events = bearing(app_token("events:read"));
  EXPECT_EQ(get(plan_path() + "/events", reads_events).status, 200);
  for (const std::string path : {"", "/timeline", "/now", "/consents", "/calendar"}) {
    const auto answer = get(plan_path() + path, reads_events);
    EXPECT_EQ(answer.status, 403) << path;
    EXPECT_EQ(problem(answer), insufficient) << path;
  }
  const auto reads_plans = bearing(app_token("plans:read"));
  EXPECT_EQ(get(plan_path(), reads_plans).status, 200);
  EXPECT_EQ(problem(get(plan_path() + "/events", reads_plans)), insufficient);
}

TEST_F(ServiceDoor, WithoutTheScopeToWriteNothingIsWritten) {
  const auto before = seen();
  const auto refused = send_goal(app_token("plans:read events:read"));
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(problem(refused), insufficient);
  EXPECT_EQ(seen(), before);
  EXPECT_EQ(send_goal(app_token("commands:write")).status, 200);
  EXPECT_GT(seen(), before);
}

TEST_F(ServiceDoor, AConflictShowsNoEventsToAClientThatMayNotReadThem) {
  const auto old = seen();
  ASSERT_EQ(command(kari, fresh_command(), change_goal(old, "Gå til kiosken")).status, 200);
  const auto send = [&](const std::string& scope) {
    auto headers = bearing(app_token(scope));
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Idempotency-Key", fresh_command().value);
    const auto answer = tools::http(peer(), "POST", plan_path() + "/commands", headers,
                                    change_goal(old, "Gå til butikken").dump());
    EXPECT_EQ(problem(answer), "/problems/stale") << answer.body;
    return Json::parse(answer.body).value("missed", Json::array()).size();
  };
  EXPECT_EQ(send("commands:write"), 0U);
  EXPECT_EQ(send("commands:write events:read"), 1U);
  const auto on_socket = [&](const std::string& scope) {
    LiveClient client(peer());
    say(client, {{"t", "auth"}, {"id", 1}, {"token", app_token(scope)}});
    next(client, "welcome");
    auto message = change_goal(old, "Gå til butikken");
    message.update({{"t", "command"},
                    {"id", 2},
                    {"plan", World::plan().value},
                    {"commandId", fresh_command().value}});
    say(client, message);
    const auto error = next(client, "error").at("problem");
    EXPECT_EQ(error.at("type"), "/problems/stale");
    return error.value("missed", Json::array()).size();
  };
  EXPECT_EQ(on_socket("commands:write"), 0U);
  EXPECT_EQ(on_socket("commands:write events:read"), 1U);
}

TEST_F(ServiceDoor, AScopeThatTheConfigurationDoesNotGiveIsNotThereThoughTheTokenHasIt) {
  const auto answer =
      get(plan_path() + "/documents/some-document", bearing(app_token("documents:read")));
  EXPECT_EQ(problem(answer), insufficient);
}

TEST_F(ServiceDoor, WhatIsForPeopleIsForNoClient) {
  const auto all = app_token("plans:read events:read commands:write");
  auto headers = bearing(all);
  headers.emplace_back("Content-Type", "application/json");
  const auto link = tools::http(peer(), "POST", "/api/v1/me/calendar-link", headers, "{}");
  EXPECT_EQ(link.status, 403);
  EXPECT_EQ(problem(link), "/problems/people-only");
  EXPECT_EQ(problem(get("/api/v1/views", bearing(all))), "/problems/people-only");
}

TEST_F(ServiceDoor, OnASocketEachRequestAsksForItsScope) {
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", app_token("events:read")}});
  EXPECT_EQ(next(client, "welcome").at("person"), kari);
  say(client, {{"t", "subscribe"}, {"id", 2}, {"feed", feed()}});
  EXPECT_EQ(problem_in(next(client, "error")), insufficient);
  say(client, {{"t", "subscribe"}, {"id", 3}, {"feed", "events/" + World::plan().value}});
  EXPECT_EQ(next(client, "ack").at("id"), 3);
  const auto before = seen();
  auto command = set_goal("from-app", before);
  command.update({{"t", "command"},
                  {"id", 4},
                  {"plan", World::plan().value},
                  {"commandId", fresh_command().value}});
  say(client, command);
  EXPECT_EQ(problem_in(next(client, "error")), insufficient);
  EXPECT_EQ(seen(), before);
}

TEST_F(ServiceDoor, AClientThatMayNothingHereDoesNotGetOntoASocket) {
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", app_token("openid")}});
  EXPECT_EQ(problem_in(next(client, "error")), insufficient);
}

// Else a socket would go on with what it follows by scopes that the client no longer has.
TEST_F(ServiceDoor, ARenewalWithOtherScopesIsAnotherConnections) {
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", app_token("events:read plans:read")}});
  next(client, "welcome");
  say(client, {{"t", "auth"}, {"id", 2}, {"token", app_token("plans:read events:read")}});
  EXPECT_EQ(next(client, "welcome").at("id"), 2);
  say(client, {{"t", "auth"}, {"id", 3}, {"token", app_token("events:read")}});
  EXPECT_EQ(problem_in(next(client, "error")), "/problems/another-person");
  expect_closed(client, 4403);
}

TEST_F(ServiceDoor, SomebodyWhoIsNotRegisteredIsToldWhomToTurnTo) {
  const auto before = log_.head().position;
  const auto answer = get("/api/v1/me/plans", bearing(stranger_token()));
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(problem(answer), "/problems/unknown-person");
  EXPECT_NE(answer.body.find("coordinating unit"), std::string::npos);
  EXPECT_EQ(problem(send_goal(stranger_token())), "/problems/unknown-person");
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", stranger_token()}});
  EXPECT_EQ(problem_in(next(client, "error")), "/problems/unknown-person");
  EXPECT_EQ(log_.head().position, before);
}

TEST_F(ServiceDoor, PeopleMayWhatIsTheirsWhateverScopesThereAre) {
  EXPECT_EQ(get(plan_path(), as(kari)).status, 200);
  EXPECT_EQ(get(plan_path() + "/events", as(kari)).status, 200);
}

}  // namespace
}  // namespace tests
