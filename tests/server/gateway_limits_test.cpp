// The gateway's bounds on connections, subscriptions and time: whoever meets one is told, and
// nobody else notices.
#include "protocol/limits.h"
#include "tests/server/door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

class FewConnections : public Door {
 protected:
  static constexpr std::size_t most = 3;
  [[nodiscard]] server::GatewayLimits limits() const override { return {.connections_max = most}; }
};

TEST_F(FewConnections, Threads_OneMoreThanTheMostIsTurnedAwayAndToldWhenToComeBack) {
  std::vector<std::unique_ptr<LiveClient>> inside;
  for (std::size_t i = 0; i < most; ++i) {
    inside.push_back(std::make_unique<LiveClient>(peer()));
    log_in(*inside.back(), kari);
  }
  RawSocket outside(peer());
  const auto answer = outside.read_to_end(patience);
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 503")) << answer;
  EXPECT_NE(answer.find("Retry-After: "), std::string::npos) << answer;
  EXPECT_TRUE(outside.closed());
  EXPECT_EQ(subscribe(*inside.front()).at("why"), "first") << "those inside go on";

  // Whoever leaves makes room. The server hears of it before or after the next one knocks.
  inside.back()->close();
  const auto deadline = std::chrono::steady_clock::now() + patience;
  bool let_in = false;
  while (!let_in && std::chrono::steady_clock::now() < deadline) {
    RawSocket next(peer());
    next.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let_in = next.read_to_end(patience).starts_with("HTTP/1.1 200");
    EXPECT_TRUE(next.closed());
  }
  EXPECT_TRUE(let_in);
}

class FewSubscriptions : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    return {.subscriptions_max = 1, .messages_each_socket = {.per_second = 5, .burst = 3000}};
  }
};

TEST_F(FewSubscriptions, Threads_OneMoreThanTheMostIsRefusedAndTheOthersStay) {
  const std::string events = "events/" + World::plan().value;
  LiveClient client(peer());
  const auto told = next(client, "hello").at("limits");
  EXPECT_EQ(told.at("subscriptions"), 1);
  EXPECT_EQ(told.at("messagesPerMinute"), 300) << "what holds here, not what is usual";
  log_in(client, kari);
  subscribe(client);
  say(client, {{"t", "subscribe"}, {"id", 7}, {"feed", events}});
  const auto refused = next(client, "error");
  EXPECT_EQ(refused.at("id"), 7);
  EXPECT_EQ(refused.at("problem").at("type"), "/problems/too-many");
  EXPECT_EQ(refused.at("problem").at("status"), 429);
  ASSERT_EQ(command(kari, fresh_command(), set_goal("swim", seen())).status, 200);
  EXPECT_EQ(next(client, "patch").at("feed"), feed());
  // Whoever gives one up may have another.
  say(client, {{"t", "unsubscribe"}, {"id", 8}, {"feed", feed()}});
  EXPECT_EQ(next(client, "ack").at("id"), 8);
  say(client, {{"t", "subscribe"}, {"id", 9}, {"feed", events}});
  EXPECT_EQ(next(client, "event").at("feed"), events);
}

class Impatient : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override { return {.write_progress = 300ms}; }
};

TEST_F(Impatient, Threads_WhoTakesNoByteForTooLongIsLetGoWithLittleQueued) {
  constexpr int small = 4096;
  constexpr int questions = 2000;  // Their answers fill the kernel's buffers, but not our bound.
  RawSocket stuck(peer(), small);
  LiveClient other(peer());
  log_in(other, physio);
  ASSERT_TRUE(stuck.send(ws_upgrade()));
  ASSERT_NE(stuck.read_until("hello", patience).find("101"), std::string::npos);
  for (int i = 0; i < questions; ++i) stuck.send(ws_frame(opcode::text, R"({"t":"dance"})"));
  // Only a closed connection refuses further frames.
  const auto deadline = std::chrono::steady_clock::now() + patience;
  bool let_go = false;
  while (!let_go && std::chrono::steady_clock::now() < deadline) {
    let_go = !stuck.send(ws_frame(opcode::pong, "")) || stuck.hung_up(50ms);
  }
  EXPECT_TRUE(let_go);
  EXPECT_EQ(subscribe(other).at("why"), "first") << "nobody else noticed";
}

}  // namespace
}  // namespace tests
