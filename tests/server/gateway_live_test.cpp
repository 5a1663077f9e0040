// The gateway on the live socket: the conversation over a real one, and how it ends.
#include "tests/server/door.h"

namespace tests {
namespace {

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
  log_in(member, teacher);
  subscribe(member);
  const Json withdraw{
      {"expected", seen()}, {"name", "WithdrawConsent"}, {"body", {{"consent", "consent-school"}}}};
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
