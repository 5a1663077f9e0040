// Rates over real sockets: whoever is too fast is told how long to wait, and a flood is cut off.
#include "server/gateway/bounds/traffic.h"

#include "server/gateway/peer/peer_address.h"
#include "tests/server/door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

TEST(PeerAddress, AnIpv4PeerIsTheSameOneWhereverItCameIn) {
  const auto counted_as = [](const char* address) {
    return server::text_of(boost::asio::ip::make_address(address));
  };
  EXPECT_EQ(counted_as("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(counted_as("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(counted_as("2001:db8::7"), "2001:db8::7");
  EXPECT_EQ(counted_as("::1"), "::1");
}

class Slow : public Door {
 protected:
  // Nothing comes back within a test.
  static constexpr server::Rate two{.per_second = 0.001, .burst = 2};
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.commands_each_person = two;
    return limits;
  }
};

TEST_F(Slow, Threads_OneCommandTooManyIsToldWhenToComeBackAndChangesNothing) {
  for (const auto* goal : {"swim", "ski"}) {
    ASSERT_EQ(command(kari, fresh_command(), set_goal(goal, seen())).status, 200);
  }
  const auto before = seen();
  const auto answer = command(kari, fresh_command(), set_goal("skate", before));
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(problem(answer), "/problems/too-many-requests");
  EXPECT_GT(std::stoi(std::string(answer.header("Retry-After"))), 0);
  LiveClient socket(peer());
  log_in(socket, kari);
  auto message = set_goal("skate", before);
  message.update(Json{{"t", "command"},
                      {"id", 5},
                      {"plan", World::plan().value},
                      {"commandId", fresh_command().value}});
  say(socket, message);
  const auto told = next(socket, "error");
  EXPECT_EQ(told.at("id"), 5);
  EXPECT_EQ(told.at("problem").at("type"), "/problems/too-many-requests");
  EXPECT_GT(told.at("problem").at("retryAfterMs"), 0);
  EXPECT_EQ(seen(), before) << "the socket has no bucket of its own";
  EXPECT_EQ(command(coordinator, fresh_command(), set_goal("skate", seen())).status, 200);
  EXPECT_EQ(get(plan_path(), as(kari)).status, 200) << "reading is free";
}

class Busy : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.messages_each_socket = {.per_second = 0.001, .burst = 5};
    return limits;
  }
};

TEST_F(Busy, Threads_ASocketThatKeepsFloodingIsClosed) {
  LiveClient client(peer());
  log_in(client, kari);
  LiveClient other(peer());
  log_in(other, kari);
  for (int i = 0; i < 5; ++i) say(client, {{"t", "dance"}, {"id", i}});
  for (int i = 0; i < 4; ++i) EXPECT_EQ(next(client, "error").at("problem").at("status"), 422);
  const auto told = next(client, "error");
  EXPECT_EQ(told.at("problem").at("status"), 429);
  EXPECT_GT(told.at("problem").at("retryAfterMs"), 0);
  EXPECT_EQ(told.at("id"), 4);
  try {
    for (std::size_t i = 0; i <= protocol::limits::refused_messages_max; ++i) {
      say(client, {{"t", "dance"}});
    }
  } catch (const std::runtime_error&) {
    // It was closed meanwhile.
  }
  expect_closed(client, 4429);
  EXPECT_EQ(subscribe(other).at("why"), "first") << "each socket has its own";
}

class Guarded : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.failed_logins_each_address = {.per_second = 0.001, .burst = 3};
    limits.proxies = {};
    return limits;
  }
};

TEST_F(Guarded, Threads_WhoGuessesAtTokensIsSlowedDownAndNobodyBehindTheSameAddressIs) {
  LiveClient inside(peer());
  log_in(inside, kari);
  const Headers guess{{"Authorization", "Bearer nonsense"}};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(get(plan_path(), guess).status, 401);
  EXPECT_EQ(get(plan_path(), guess).status, 429);
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", "nonsense"}});
  expect_closed(client, 4429);
  say(inside, {{"t", "auth"}, {"id", 2}, {"token", "nonsense"}});
  EXPECT_EQ(next(inside, "error").at("problem").at("status"), 429);
  EXPECT_EQ(subscribe(inside).at("why"), "first") << "the old token still has its time";
  EXPECT_EQ(get(plan_path(), as(kari)).status, 200);
  EXPECT_EQ(get(plan_path()).status, 401) << "without a token there was no guess";
}

class Crowded : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.connections_each_address_max = 3;
    limits.proxies = {};
    return limits;
  }
};

TEST_F(Crowded, Threads_AFloodOfConnectionsFromOneAddressIsTurnedAway) {
  LiveClient live(peer());
  log_in(live, kari);
  RawSocket second(peer());
  ASSERT_TRUE(second.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
  EXPECT_NE(second.read_until("ok\n", patience).find("200"), std::string::npos);
  RawSocket third(peer());
  ASSERT_TRUE(third.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
  EXPECT_NE(third.read_until("ok\n", patience).find("200"), std::string::npos);
  RawSocket fourth(peer());
  EXPECT_TRUE(fourth.read_to_end(patience).starts_with("HTTP/1.1 429"));
  EXPECT_EQ(subscribe(live).at("why"), "first") << "those inside go on";
}

TEST_F(Crowded, Threads_HoweverAConnectionEndsItMakesRoom) {
  const auto is_let_in = [](RawSocket& socket) {
    socket.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    return socket.read_until("ok\n", patience).starts_with("HTTP/1.1 200");
  };
  LiveClient live(peer());
  log_in(live, kari);
  RawSocket nonsense(peer());
  ASSERT_TRUE(nonsense.send("nonsense\r\n\r\n"));
  EXPECT_TRUE(nonsense.read_to_end(patience).starts_with("HTTP/1.1 400"));
  {
    RawSocket gone(peer());
    ASSERT_TRUE(
        gone.send("POST /api/v1/me/plans HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"));
  }
  live.close();
  nonsense.finish();
  const auto deadline = std::chrono::steady_clock::now() + patience;
  bool all = false;  // Three, as many as there may be.
  while (!all && std::chrono::steady_clock::now() < deadline) {
    RawSocket first(peer());
    RawSocket second(peer());
    RawSocket third(peer());
    all = is_let_in(first) && is_let_in(second) && is_let_in(third);
  }
  EXPECT_TRUE(all);
}

}  // namespace
}  // namespace tests
