// The gateway over HTTP: what is answered, and what is refused.
#include "tests/server/door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

TEST_F(Door, Threads_APlanIsReadAndRevalidated) {
  const auto answer = get(plan_path(), as(kari));
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(Json::parse(answer.body).at("at").at("seq"), seen());
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  auto headers = as(kari);
  headers.emplace_back("If-None-Match", answer.header("ETag"));
  const auto again = get(plan_path(), headers);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.header("ETag"), answer.header("ETag"));
  EXPECT_TRUE(again.body.empty());
  ASSERT_EQ(command(kari, fresh_command(), set_goal("swim", seen())).status, 200);
  EXPECT_EQ(get(plan_path(), headers).status, 200) << "it has changed";
}

TEST_F(Door, Threads_HeadIsGetWithoutABody) {
  const auto whole = get("/healthz");
  const auto head = tools::http(peer(), "HEAD", "/healthz");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), std::to_string(whole.body.size()));
  EXPECT_TRUE(head.body.empty());
}

// RFC 9112, 9.6: who says that it closes, closes; by HTTP/1.0 without being asked.
TEST_F(Door, Threads_AConnectionThatIsToCloseIsClosedAfterTheReply) {
  for (const auto* request : {"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                              "GET /healthz HTTP/1.0\r\nHost: a\r\n\r\n",
                              "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"}) {
    RawSocket socket(peer());
    ASSERT_TRUE(socket.send(request));
    EXPECT_NE(socket.read_to_end(patience).find("Connection: close"), std::string::npos);
    EXPECT_TRUE(socket.closed()) << request;
  }
}

TEST_F(Door, Threads_WithoutAGoodTokenItIs401) {
  for (const auto& headers : {Headers{}, Headers{{"Authorization", "Bearer nonsense"}},
                              Headers{{"Authorization", "Basic a2FyaTprYXJp"}}, as("nobody")}) {
    const auto answer = get(plan_path(), headers);
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(problem(answer), "/problems/unauthorized");
    EXPECT_EQ(answer.header("WWW-Authenticate"), "Bearer");
  }
}

TEST_F(Door, Threads_R5_AStrangerGets403ForAnyPlanWhetherItExistsOrNot) {
  const auto there = get(plan_path(), as(stranger));
  const auto nowhere = get("/api/v1/plans/00000000-0000-4000-8000-000000000000", as(stranger));
  EXPECT_EQ(there.status, 403);
  EXPECT_EQ(there.body, nowhere.body);
  EXPECT_EQ(get(plan_path() + "/events", as(stranger)).status, 403);
  EXPECT_EQ(get(plan_path() + "/timeline", as(stranger)).status, 403);
}

TEST_F(Door, Threads_HistoryTimelineAndMyPlansAreJson) {
  for (const auto& target : {plan_path() + "/events?limit=3", plan_path() + "/timeline?lang=nn",
                             std::string("/api/v1/me/plans"), plan_path() + "?at=2"}) {
    const auto answer = get(target, as(kari));
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    EXPECT_EQ(answer.header("Content-Type"), "application/json");
    EXPECT_TRUE(Json::parse(answer.body, nullptr, false).is_object()) << answer.body;
  }
  const auto page = Json::parse(get(plan_path() + "/events?limit=3", as(kari)).body);
  EXPECT_EQ(page.at("events").size(), 3U);
}

TEST_F(Door, Threads_S63_WhatFollowsFromTheViewIsAskedForByItsName) {
  for (const auto& which : {"now", "responsibilities", "areas", "work"}) {
    const auto answer = get(plan_path() + "/" + which, as(kari));
    ASSERT_EQ(answer.status, 200) << which << answer.body;
    EXPECT_TRUE(Json::parse(answer.body).at("summary").is_object()) << answer.body;
    EXPECT_EQ(get(plan_path() + "/" + which, as(stranger)).status, 403);
  }
  const auto now = Json::parse(get(plan_path() + "/now", as(kari)).body);
  EXPECT_EQ(now.at("summary").at("goals")[0].at("ownWords"), "Gå til butikken selv");
}

TEST_F(Door, Threads_S12_ContactPointsNeedNoLogin) {
  const auto answer = get("/api/v1/contact-points/9999");
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(Json::parse(answer.body).at("contactPoints").is_array());
}

TEST_F(Door, Threads_TheHomePageAndTheProbesAnswer) {
  EXPECT_EQ(get("/").status, 200);
  EXPECT_EQ(get("/").header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(get("/healthz").status, 200);
  EXPECT_EQ(get("/readyz").status, 200);
  EXPECT_EQ(get("/live").status, 426);
  EXPECT_EQ(problem(get("/nothing")), "/problems/not-found");
}

TEST_F(Door, Threads_AnExtraPageIsShownUnderALocalNameOnly) {
  const auto page = get("/extra");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.body, "<p>extra</p>");
  EXPECT_EQ(get("/extra", {{"Host", "evil.example"}}).status, 421);
}

TEST_F(Door, Threads_R53_ACommandRepeatedHasOneEffect) {
  const auto id = fresh_command();
  const auto body = set_goal("swim", seen());
  const auto first = command(kari, id, body);
  ASSERT_EQ(first.status, 200) << first.body;
  const auto done = Json::parse(first.body);
  EXPECT_EQ(done.at("duplicate"), false);
  EXPECT_EQ(done.at("at").at("seq"), seen());
  const auto again = Json::parse(command(kari, id, body).body);
  EXPECT_EQ(again.at("duplicate"), true);
  EXPECT_EQ(again.at("at"), done.at("at"));
  EXPECT_EQ(problem(command(kari, id, set_goal("ski", seen()))), "/problems/command-reused");
}

TEST_F(Door, Threads_R52_AStaleCommandIsToldWhatItMissed) {
  const auto old = seen();
  ASSERT_EQ(command(kari, fresh_command(), change_goal(old, "Gå til kiosken")).status, 200);
  const auto answer = command(coordinator, fresh_command(), change_goal(old, "Gå til butikken"));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(problem(answer), "/problems/stale");
  const auto body = Json::parse(answer.body);
  EXPECT_EQ(body.at("version"), seen());
  ASSERT_EQ(body.at("missed").size(), 1U);
  EXPECT_EQ(body.at("missed")[0].at("type"), "no.medvirk.GoalChanged");
}

TEST_F(Door, Threads_R52_AConflictShowsNobodyWhatTheyMayNotSee) {
  const auto old = seen();
  ASSERT_EQ(command(kari, fresh_command(), change_goal(old, "Gå til kiosken")).status, 200);
  for (const auto who : {stranger, teacher}) {
    const auto answer = command(who, fresh_command(), change_goal(old, "Gå til butikken"));
    EXPECT_GE(answer.status, 400);
    EXPECT_EQ(answer.body.find("kiosken"), std::string::npos) << answer.body;
  }
}

TEST_F(Door, Threads_ACommandThatIsNotRightSaysWhatWouldBe) {
  auto headers = as(kari);
  headers.emplace_back("Content-Type", "application/json");
  const auto path = plan_path() + "/commands";
  const auto body = set_goal("swim", seen()).dump();
  EXPECT_EQ(problem(tools::http(peer(), "POST", path, headers, body)),
            "/problems/idempotency-key-missing");
  auto no_version = set_goal("swim", 1);
  no_version.erase("expected");
  EXPECT_EQ(problem(command(kari, fresh_command(), no_version)), "/problems/expected-missing");
  auto unknown = set_goal("swim", 1);
  unknown["name"] = "Dance";
  const auto answer = command(kari, fresh_command(), unknown);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(Json::parse(answer.body).at("fields")[0].at("pointer"), "/name");
  auto incomplete = set_goal("swim", 1);
  incomplete["body"].erase("ownWords");
  EXPECT_EQ(
      Json::parse(command(kari, fresh_command(), incomplete).body).at("fields")[0].at("pointer"),
      "/body/ownWords");
  EXPECT_EQ(command(stranger, fresh_command(), set_goal("swim", seen())).status, 403);
}

TEST_F(Door, Threads_TwoRequestsOnOneConnectionAreAnsweredInTheirOrder) {
  const auto answer =
      raw("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
          "GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const auto first = answer.find("ok\n");
  const auto second = answer.find("ready\n");
  EXPECT_LT(first, second) << answer;
  EXPECT_NE(second, std::string::npos) << answer;
}

TEST_F(Door, Threads_WhatTwoReadersCouldReadDifferentlyIsRefused) {
  const std::string start = "POST " + plan_path() + "/commands HTTP/1.1\r\nHost: a\r\n";
  const auto status = [&](const std::string& bytes) { return raw(bytes).substr(0, 12); };
  EXPECT_EQ(status(start + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            "HTTP/1.1 400");
  EXPECT_EQ(status(start + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "HTTP/1.1 411");
  EXPECT_EQ(status(start + "Trailer: X\r\nContent-Length: 2\r\n\r\n{}"), "HTTP/1.1 411");
  EXPECT_EQ(status(start + "Host: b\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), "HTTP/1.1 400");
  EXPECT_EQ(status("nonsense\r\n\r\n"), "HTTP/1.1 400");
}

TEST_F(Door, Threads_WhatIsTooLargeIsRefused) {
  const std::string start = "POST " + plan_path() + "/commands HTTP/1.1\r\nHost: a\r\n";
  const auto status = [&](const std::string& bytes) { return raw(bytes).substr(0, 12); };
  EXPECT_EQ(status(start + "Content-Length: 65537\r\n\r\n"), "HTTP/1.1 413");
  EXPECT_EQ(status(start + "X: " + std::string(9000, 'x') + "\r\n\r\n"), "HTTP/1.1 431");
  EXPECT_EQ(status("GET /" + std::string(3000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"),
            "HTTP/1.1 414");
}

TEST_F(Door, Threads_ABodyIsAskedForIfItsSenderWaits) {
  const auto answer =
      raw("POST " + plan_path() +
          "/commands HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
          "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 401")) << answer;
}

}  // namespace
}  // namespace tests
