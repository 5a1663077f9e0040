// The conversation on a live socket, without a socket: who may speak, limits, and time, which the
// test makes pass.
#include "server/gateway/socket/conversation.h"

#include <boost/asio/co_spawn.hpp>

#include "protocol/limits.h"
#include "tests/server/gateway_room.h"

namespace tests {
namespace {

namespace net = boost::asio;
using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using events::json::Json;
using protocol::CloseCode;
using server::Conversation;

const Conversation::Instant beginning{};

class Talking : public GatewayRoom {
 protected:
  void SetUp() override {
    world_.register_everybody();
    world_.must(kari, intake::RegisterRequest{.request = {"request-1"},
                                              .owner = id_of(kari),
                                              .channel = intake::Channel::digital,
                                              .asked_by = intake::Asker::owner,
                                              .service = service_body,
                                              .wants = intake::Wanted::plan});
    conversation_->begin(beginning);
    EXPECT_EQ(next().at("t"), "hello");
  }
  void TearDown() override {
    conversation_->end();
    GatewayRoom::TearDown();
  }

  // Says a message, and waits until it has been dealt with.
  void say(const Json& message) {
    bool heard = false;
    net::co_spawn(io_, conversation_->hear(message.dump()), [&](std::exception_ptr failure) {
      EXPECT_FALSE(failure);
      heard = true;
    });
    run_until([&] { return heard; });
  }
  // What was said next; null if nothing was.
  Json next() {
    const auto frame = conversation_->outbox().next();
    return frame ? Json::parse(frame->text()) : Json();
  }
  [[nodiscard]] std::optional<CloseCode> ending() const {
    const auto& found = conversation_->outbox().ending();
    return found ? std::optional{found->code} : std::nullopt;
  }
  [[nodiscard]] Json auth(std::string_view person, std::chrono::seconds life = 1h) const {
    return {{"t", "auth"},
            {"id", 1},
            {"token", issuer_->token(id_of(person), world_.clock().now(), life)}};
  }
  void log_in(std::string_view person) {
    say(auth(person));
    EXPECT_EQ(next().at("t"), "welcome");
  }
  [[nodiscard]] static Json goal_command(int id) {
    return {{"t", "command"},
            {"id", id},
            {"plan", World::plan().value},
            {"commandId", fresh_command().value},
            {"expected", 100},
            {"name", "GivePlanConsent"},
            {"body", {{"consent", "consent-" + std::to_string(id)}}}};
  }

  int changes_ = 0;
  std::shared_ptr<Conversation> conversation_ =
      std::make_shared<Conversation>(door_, io_.get_executor(), [this] { ++changes_; });
};

TEST_F(Talking, WhoDoesNotAuthenticateInTimeIsSentAway) {
  EXPECT_EQ(conversation_->due(beginning), beginning + 10s);
  conversation_->tick(beginning + 10s - 1ms);
  EXPECT_FALSE(ending());
  conversation_->tick(beginning + 10s);
  EXPECT_EQ(ending(), CloseCode::no_auth_in_time);
}

TEST_F(Talking, NothingIsHeardBeforeAuth) {
  for (const auto& message :
       {goal_command(5), Json{{"t", "subscribe"}, {"id", 5}, {"feed", "plan/x"}},
        Json{{"t", "unsubscribe"}, {"id", 5}, {"feed", "plan/x"}}}) {
    say(message);
    const auto error = next();
    EXPECT_EQ(error.at("t"), "error");
    EXPECT_EQ(error.at("id"), 5);
    EXPECT_EQ(error.at("problem").at("status"), 401);
  }
  EXPECT_FALSE(ending()) << "there is still time to authenticate";
  log_in(kari);
}

TEST_F(Talking, WelcomeNamesTheOffices) {
  say(auth(caseworker));
  const auto welcome = next();
  EXPECT_EQ(welcome.at("person"), caseworker);
  EXPECT_EQ(welcome.at("roles"), Json::array({"coordinating_unit/911111111"}));
}

TEST_F(Talking, ABadTokenEndsTheSocketAfterItsError) {
  say({{"t", "auth"}, {"id", 1}, {"token", "nonsense"}});
  EXPECT_EQ(next().at("problem").at("status"), 401);
  EXPECT_EQ(ending(), CloseCode::unauthorized);
}

TEST_F(Talking, ATokenOfNobodyIsRefused) {
  say(auth("nobody"));
  EXPECT_EQ(next().at("problem").at("type"), "/problems/unauthorized");
  EXPECT_EQ(ending(), CloseCode::unauthorized);
}

TEST_F(Talking, TheTokensEndIsTheSocketsEnd) {
  log_in(kari);
  EXPECT_LE(conversation_->due(beginning), beginning + 25s);
  world_.clock().set("2026-03-02T12:59:59Z");
  EXPECT_LE(conversation_->due(beginning), beginning + 1s);
  conversation_->tick(beginning);
  EXPECT_FALSE(ending());
  world_.clock().set("2026-03-02T13:00:00Z");
  conversation_->tick(beginning);
  EXPECT_EQ(ending(), CloseCode::token_expired);
}

TEST_F(Talking, ANewTokenOfTheSamePersonRenews) {
  log_in(kari);
  say(auth(kari, 3h));
  EXPECT_EQ(next().at("expires"), "2026-03-02T15:00:00.000000Z");
  world_.clock().set("2026-03-02T14:00:00Z");
  conversation_->tick(beginning);
  EXPECT_FALSE(ending());
}

TEST_F(Talking, ABadTokenDoesNotUndoAGoodOne) {
  log_in(kari);
  say({{"t", "auth"}, {"token", "nonsense"}});
  EXPECT_EQ(next().at("problem").at("status"), 401);
  EXPECT_FALSE(ending());
}

TEST_F(Talking, ANewTokenOfAnotherPersonEndsTheSocket) {
  log_in(kari);
  say(auth(stranger));
  EXPECT_EQ(next().at("problem").at("type"), "/problems/another-person");
  EXPECT_EQ(ending(), CloseCode::forbidden);
}

TEST_F(Talking, AHeartbeatComesEvery25Seconds) {
  log_in(kari);
  conversation_->tick(beginning + 25s - 1ms);
  EXPECT_TRUE(next().is_null());
  conversation_->tick(beginning + 25s);
  EXPECT_EQ(next().at("t"), "heartbeat");
  conversation_->tick(beginning + 50s - 1ms);
  EXPECT_TRUE(next().is_null());
  conversation_->tick(beginning + 50s);
  EXPECT_EQ(next().at("t"), "heartbeat");
}

TEST_F(Talking, AnUnknownMessageIsAnErrorAndTheSocketStays) {
  log_in(kari);
  say({{"t", "dance"}, {"id", 3}});
  const auto error = next();
  EXPECT_EQ(error.at("id"), 3);
  EXPECT_EQ(error.at("problem").at("type"), "/problems/unknown-message");
  EXPECT_FALSE(ending());
}

TEST_F(Talking, ABinaryMessageEndsTheSocket) {
  conversation_->hear_binary();
  EXPECT_EQ(ending(), CloseCode::unsupported_data);
}

TEST_F(Talking, SubscribeAndUnsubscribeAreAnswered) {
  log_in(kari);
  const auto feed = "plan/" + World::plan().value;
  say({{"t", "unsubscribe"}, {"id", 2}, {"feed", feed}});
  EXPECT_EQ(next().at("problem").at("status"), 404);
  say({{"t", "subscribe"}, {"id", 3}, {"feed", feed}});
  EXPECT_EQ(next().at("t"), "snapshot");
  const auto ack = next();
  EXPECT_EQ(ack.at("t"), "ack");
  EXPECT_EQ(ack.at("id"), 3);
  EXPECT_EQ(ack.at("at").at("seq"), world_.log().version_of(World::plan_stream()).value);
  say({{"t", "unsubscribe"}, {"id", 4}, {"feed", feed}});
  EXPECT_EQ(next().at("id"), 4);
}

TEST_F(Talking, R5_AStrangersSubscriptionIsRefused) {
  log_in(stranger);
  say({{"t", "subscribe"}, {"id", 3}, {"feed", "plan/" + World::plan().value}});
  const auto error = next();
  EXPECT_EQ(error.at("id"), 3);
  EXPECT_EQ(error.at("problem").at("status"), 403);
}

TEST_F(Talking, CommandsWithoutAnAnswerAreBounded) {
  log_in(kari);
  // All are heard before the first answer, which has to wait for its turn on the I/O thread.
  for (int id = 0; id <= 32; ++id) {
    net::co_spawn(io_, conversation_->hear(goal_command(id).dump()), [](std::exception_ptr) {});
  }
  std::size_t answers = 0;
  std::size_t refused = 0;
  run_until([&] {
    for (auto each = next(); !each.is_null(); each = next()) {
      ++answers;
      if (each.contains("problem") && each.at("problem").at("type") == "/problems/too-many")
        ++refused;
    }
    return answers == 33;
  });
  EXPECT_EQ(refused, 1U);
  say(goal_command(40));
  run_until([&] { return !next().is_null(); });
}

TEST_F(Talking, NothingIsSaidOnceItIsOver) {
  log_in(kari);
  conversation_->end();
  const auto changes = changes_;
  say(goal_command(1));
  conversation_->tick(beginning + 1h);
  conversation_->drain();
  EXPECT_TRUE(next().is_null());
  EXPECT_EQ(changes_, changes);
}

TEST_F(Talking, DrainingEndsWith1012) {
  log_in(kari);
  conversation_->drain();
  EXPECT_EQ(ending(), CloseCode::drain);
}

}  // namespace
}  // namespace tests
