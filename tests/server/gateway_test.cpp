// The gateway from outside: a node on loopback, real sockets, Kari's plan in memory.
#include "server/gateway/gateway.h"

#include <gtest/gtest.h>

#include <thread>

#include "protocol/limits.h"
#include "server/node.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/client/live_client.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using events::json::Json;
using tools::Headers;
using tools::HttpAnswer;
using tools::LiveClient;

constexpr auto patience = 10s;

class Door : public testing::Test {
 protected:
  void SetUp() override {
    {
      World world(&log_);
      world.open_plan();
    }
    const auto extra = [](std::string_view target) -> std::optional<server::Page> {
      if (target != "/extra") return {};
      return server::Page{.content_type = "text/html", .body = "<p>extra</p>"};
    };
    node_.emplace(server::NodeOptions{.extra_pages = extra}, log_, *issuer_, clock_);
    node_->start();
  }

  [[nodiscard]] tools::Peer peer() const { return {.host = "127.0.0.1", .port = node_->port()}; }
  [[nodiscard]] std::string token(std::string_view person, std::chrono::seconds life = 1h) const {
    return issuer_->token(id_of(person), clock_.now(), life);
  }
  [[nodiscard]] Headers as(std::string_view person) const {
    return {{"Authorization", "Bearer " + token(person)}};
  }
  [[nodiscard]] HttpAnswer get(const std::string& target, const Headers& headers = {}) const {
    return tools::http(peer(), "GET", target, headers);
  }
  [[nodiscard]] HttpAnswer command(std::string_view by, const CommandId& id, const Json& body,
                                   const std::string& path = plan_path() + "/commands") const {
    auto headers = as(by);
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Idempotency-Key", id.value);
    return tools::http(peer(), "POST", path, headers, body.dump());
  }
  // The version that a client would have seen.
  [[nodiscard]] std::uint64_t seen() const { return log_.version_of(World::plan_stream()).value; }
  [[nodiscard]] Json set_goal(std::string_view goal, std::uint64_t expected) const {
    return {{"expected", expected},
            {"name", "SetGoal"},
            {"body",
             {{"goal", goal},
              {"area", "health"},
              {"horizon", "short_term"},
              {"ownWords", "Gå tur hver dag"}}}};
  }
  [[nodiscard]] Json change_goal(std::uint64_t expected, const std::string& words) const {
    return {{"expected", expected},
            {"name", "ChangeGoal"},
            {"body", {{"goal", "walk"}, {"ownWords", words}}}};
  }
  static std::string plan_path() { return "/api/v1/plans/" + World::plan().value; }
  static std::string feed() { return "plan/" + World::plan().value; }

  // The next message of this type; others are passed over. Null if there is none in time.
  static Json next(LiveClient& client, std::string_view type) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (client.is_open() && std::chrono::steady_clock::now() < deadline) {
      const auto text = client.receive(patience);
      if (!text) break;
      auto message = Json::parse(*text);
      if (message.at("t") == type) return message;
    }
    ADD_FAILURE() << "no " << type;
    return {{"t", nullptr}};
  }
  static void say(LiveClient& client, const Json& message) { client.send(message.dump()); }
  void log_in(LiveClient& client, std::string_view person, std::chrono::seconds life = 1h) const {
    say(client, {{"t", "auth"}, {"id", 1}, {"token", token(person, life)}});
    EXPECT_EQ(next(client, "welcome").at("person"), person);
  }
  static Json subscribe(LiveClient& client, const std::string& to = feed()) {
    say(client, {{"t", "subscribe"}, {"id", 2}, {"feed", to}});
    return next(client, "snapshot");
  }
  static void expect_closed(LiveClient& client, std::uint16_t code) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (client.is_open() && std::chrono::steady_clock::now() < deadline) {
      static_cast<void>(client.receive(patience));
    }
    EXPECT_EQ(client.close_code(), code) << client.close_reason();
  }
  static std::string problem(const HttpAnswer& answer) {
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << answer.body;
    return Json::parse(answer.body, nullptr, false).value("type", answer.body);
  }
  // The status line of what comes back for these bytes; {host} is put in.
  [[nodiscard]] std::string raw(std::string bytes) const {
    return tools::exchange(peer(), bytes, 5s);
  }
  // A request to upgrade, with these headers as well.
  [[nodiscard]] std::string upgrade(const std::string& headers) const {
    return raw(
        "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        headers + "\r\n");
  }

  events::stores::MemoryLog log_{counted_salt, server::view_names()};
  FakeClock clock_;
  TempFolder folder_;
  std::unique_ptr<server::Issuer> issuer_ = server::Issuer::open(folder_.path());
  std::optional<server::Node> node_;
};

// --- HTTP ---

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

// --- The live socket ---

TEST_F(Door, Threads_HelloComesFirst) {
  LiveClient client(peer());
  const auto first = client.receive(patience);
  ASSERT_TRUE(first);
  EXPECT_EQ(Json::parse(*first).at("t"), "hello");
  EXPECT_EQ(Json::parse(*first).at("limits").at("messageBytes"), 65536);
}

TEST_F(Door, Threads_AnUpgradeNeedsTheSubprotocolAndAPageOfOurOwn) {
  const std::string offer = "Sec-WebSocket-Protocol: other, medvirk.v1.json\r\n";
  EXPECT_TRUE(upgrade("").starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(upgrade("Sec-WebSocket-Protocol: other\r\n").starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(upgrade(offer + "Origin: https://evil.example\r\n").starts_with("HTTP/1.1 403"));
  const auto taken = upgrade(offer + "Origin: http://127.0.0.1\r\n");
  EXPECT_TRUE(taken.starts_with("HTTP/1.1 101")) << taken;
  EXPECT_NE(taken.find("Sec-WebSocket-Protocol: medvirk.v1.json\r\n"), std::string::npos) << taken;
}

TEST_F(Door, Threads_R29_AChangeReachesEverybodyWithTheIdOfItsCommand) {
  LiveClient owner(peer());
  LiveClient member(peer());
  log_in(owner, kari);
  log_in(member, physio);
  subscribe(owner);
  const auto snapshot = subscribe(member);
  EXPECT_EQ(snapshot.at("why"), "first");
  const auto id = fresh_command();
  say(owner, {{"t", "command"},
              {"id", 3},
              {"plan", World::plan().value},
              {"commandId", id.value},
              {"expected", seen()},
              {"name", "SetGoal"},
              {"body", set_goal("swim", 0).at("body")}});
  for (auto* client : {&owner, &member}) {
    const auto patch = next(*client, "patch");
    EXPECT_EQ(patch.at("command"), id.value);
    EXPECT_EQ(patch.at("by"), kari);
    EXPECT_EQ(patch.at("to").at("seq"), seen());
    EXPECT_TRUE(patch.at("patch").contains("goals")) << patch;
  }
}

TEST_F(Door, Threads_ACommandIsAnsweredUnderItsId) {
  LiveClient client(peer());
  log_in(client, kari);
  const auto send = [&](int id, std::uint64_t expected) {
    say(client, {{"t", "command"},
                 {"id", id},
                 {"plan", World::plan().value},
                 {"commandId", fresh_command().value},
                 {"expected", expected},
                 {"name", "ChangeGoal"},
                 {"body", change_goal(0, "Gå til sentrum").at("body")}});
  };
  const auto old = seen();
  send(3, old);
  const auto ack = next(client, "ack");
  EXPECT_EQ(ack.at("id"), 3);
  EXPECT_EQ(ack.at("duplicate"), false);
  EXPECT_EQ(ack.at("at").at("seq"), seen());
  send(4, old);
  const auto error = next(client, "error");
  EXPECT_EQ(error.at("id"), 4);
  EXPECT_EQ(error.at("problem").at("type"), "/problems/stale");
  EXPECT_EQ(error.at("problem").at("missed").size(), 1U);
}

TEST_F(Door, Threads_R6_WithdrawnConsentEndsTheFeedWithItsReason) {
  LiveClient member(peer());
  log_in(member, physio);
  subscribe(member);
  const Json withdraw{
      {"expected", seen()}, {"name", "WithdrawConsent"}, {"body", {{"consent", "consent-health"}}}};
  ASSERT_EQ(command(kari, fresh_command(), withdraw).status, 200);
  const auto revoked = next(member, "revoked");
  EXPECT_EQ(revoked.at("feed"), feed());
  EXPECT_EQ(get(plan_path(), as(teacher)).status, 403);
}

TEST_F(Door, Threads_ATokenThatEndsClosesTheSocket) {
  LiveClient client(peer());
  log_in(client, kari, 1s);
  clock_.set("2026-03-02T12:00:01Z");
  expect_closed(client, 4101);
}

TEST_F(Door, Threads_ABadTokenClosesTheSocketAfterItsError) {
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", "nonsense"}});
  EXPECT_EQ(next(client, "error").at("problem").at("status"), 401);
  expect_closed(client, 4401);
}

TEST_F(Door, Threads_WhatIsNotTextOrTooLongClosesTheSocket) {
  LiveClient binary(peer());
  binary.send_binary("\x01\x02");
  expect_closed(binary, 1003);
  LiveClient garbled(peer());
  garbled.send("\xFF\xFE");
  expect_closed(garbled, 1007);
  LiveClient large(peer());
  large.send(std::string(protocol::limits::message_bytes_max + 1, ' '));
  expect_closed(large, 1009);
}

TEST_F(Door, Threads_WhoNeverReadsIsLetGoAndNobodyElseNotices) {
  LiveClient slow(peer());
  LiveClient other(peer());
  log_in(slow, kari);
  log_in(other, physio);
  // Each is answered by an error of some hundred bytes, which nobody takes out of the socket.
  const auto flood = [&] {
    for (int i = 0; i < 1000; ++i) slow.send(R"({"t":"dance"})");
  };
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  bool let_go = false;
  for (int id = 1; !let_go && std::chrono::steady_clock::now() < deadline; ++id) {
    try {
      flood();
    } catch (const std::runtime_error&) {
      let_go = true;
    }
    say(other, {{"t", "unsubscribe"}, {"id", id}, {"feed", "plan/none"}});
    EXPECT_EQ(next(other, "error").at("id"), id);
  }
  EXPECT_TRUE(let_go);
}

TEST_F(Door, Threads_APeerThatGoesIsForgotten) {
  {
    LiveClient client(peer());
    log_in(client, kari);
    subscribe(client);
    client.close();
    EXPECT_EQ(client.close_code(), 1000);
  }
  {
    LiveClient client(peer());
    log_in(client, kari);
    subscribe(client);
  }  // Without a word.
  EXPECT_EQ(command(kari, fresh_command(), set_goal("swim", seen())).status, 200);
  EXPECT_EQ(get("/healthz").status, 200);
}

TEST_F(Door, Threads_AServerThatStopsSaysSo) {
  const auto where = peer();
  LiveClient known(where);
  LiveClient unknown(where);
  log_in(known, kari);
  std::thread stopping([this] { node_->stop(); });
  expect_closed(known, 1012);
  expect_closed(unknown, 1012);
  stopping.join();
  EXPECT_THROW(LiveClient{where}, std::runtime_error);
}

}  // namespace
}  // namespace tests
