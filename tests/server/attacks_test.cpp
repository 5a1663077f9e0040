// What the open internet tries on a live socket, each over a real one: tokens that somebody made,
// feeds of others, bombs, floods, and peers that creep. That pages of other sites, tickets used
// twice and HTTP that creeps are turned away stands in http_hardening_test.cpp and login_test.cpp.
#include <fstream>
#include <iterator>

#include "server/identity/jose.h"
#include "tests/server/conformance/deflated.h"
#include "tests/server/conformance/frame_client.h"
#include "tests/server/door.h"
#include "tests/server/token_maker.h"

namespace tests {
namespace {

namespace jose = server::jose;

class Attacked : public Door {
 protected:
  // Somebody else, who must not notice.
  void expect_served(LiveClient& other) {
    say(other, {{"t", "unsubscribe"}, {"id", ++asked_}, {"feed", "plan/none"}});
    EXPECT_EQ(next(other, "error").at("id"), asked_);
  }
  // An upgraded socket on which the token has been taken.
  void log_in(FrameClient& client, std::string_view person) const {
    const Json auth{{"t", "auth"}, {"id", 1}, {"token", token(person)}};
    client.send({.payload = auth.dump()});
    ASSERT_EQ(Json::parse(client.next()->payload).at("t"), "hello");
    ASSERT_EQ(Json::parse(client.next()->payload).at("t"), "welcome");
  }
  using Door::log_in;

 private:
  int asked_ = 0;
};

// --- Tokens. ---

class Forged : public Attacked {
 protected:
  [[nodiscard]] jose::Key own_key() const {
    std::ifstream file(folder_.path() / "issuer.jwk", std::ios::binary);
    return jose::read_key({std::istreambuf_iterator<char>(file), {}});
  }
  // What the issuer itself would say of Kari now.
  static Json claims() {
    return {{"iss", "medvirk-local"}, {"aud", "medvirk"},  {"sub", kari},
            {"iat", 1772452800},      {"nbf", 1772452800}, {"exp", 1772456400}};
  }
  // Kari's words under the signature of another's token.
  [[nodiscard]] std::string with_words_of_another() const {
    const auto theirs = token(stranger);
    const auto hers = token(kari);
    const auto words = [](const std::string& all) {
      const auto first = all.find('.');
      return std::pair{first, all.find('.', first + 1)};
    };
    const auto [begin, end] = words(theirs);
    const auto [from, until] = words(hers);
    return theirs.substr(0, begin) + hers.substr(from, until - from) + theirs.substr(end);
  }
  [[nodiscard]] std::map<std::string, std::string> tokens() const {
    const auto public_key = jose::to_json(jose::public_half(own_key().get()).get());
    const auto forger = TokenKey::ec("forger");
    const TempFolder elsewhere;
    return {
        {"by another issuer's key",
         server::Issuer::open(elsewhere.path())->token(id_of(kari), clock_.now(), 1h)},
        {"with its own key in its header", forger.sign(claims(), {{"jwk", forger.published()}})},
        {"with another's words", with_words_of_another()},
        {"alg none", unsigned_token(claims(), {})},
        {"alg HS256 with the public key as the secret", sign_symmetric(public_key, claims(), {})},
        {"that is over", issuer_->token(id_of(kari), clock_.now() - 2h, 1h)},
        {"that is not good yet", issuer_->token(id_of(kari), clock_.now() + 2h, 1h)},
    };
  }
};

TEST_F(Forged, Threads_ATokenThatSomebodyMadeOrThatIsOverOpensNothing) {
  const auto upgrade_with = [&](const std::string& bearer) {
    return upgrade("Sec-WebSocket-Protocol: cloudevents.json\r\nAuthorization: Bearer " + bearer +
                   "\r\n");
  };
  for (const auto& [name, bearer] : tokens()) {
    SCOPED_TRACE(name);
    LiveClient socket(peer());
    say(socket, {{"t", "auth"}, {"id", 1}, {"token", bearer}});
    EXPECT_EQ(next(socket, "error").at("problem").at("type"), "/problems/unauthorized");
    expect_closed(socket, 4401);
    const Headers headers{{"Authorization", "Bearer " + bearer}};
    EXPECT_EQ(get(plan_path(), headers).status, 401);
    EXPECT_EQ(get(plan_path() + "/live", headers).status, 401);
    EXPECT_EQ(upgrade_with(bearer).substr(0, 12), "HTTP/1.1 401");
  }
  // So that the refusals above are for what is forged: the same words, signed by the issuer's key.
  LiveClient socket(peer());
  say(socket, {{"t", "auth"}, {"id", 1}, {"token", jose::sign(claims().dump(), own_key().get())}});
  EXPECT_EQ(next(socket, "welcome").at("person"), kari);
}

// --- Feeds of others. ---

TEST_F(Attacked, Threads_R5_AMemberOfOnePlanLearnsNothingOfAnother) {
  const auto hers = request_of_sister();
  const std::string nobodys = "00000000-0000-4000-8000-000000000000";
  LiveClient member(peer());
  log_in(member, physio);
  subscribe(member);
  const auto answer_to = [&](Json message) {
    message["id"] = 7;
    say(member, message);
    return next(member, "error");
  };
  for (const auto* kind : {"plan/", "events/"}) {
    const auto there = answer_to({{"t", "subscribe"}, {"feed", kind + hers}});
    EXPECT_EQ(there.at("problem").at("status"), 403);
    EXPECT_EQ(there, answer_to({{"t", "subscribe"}, {"feed", kind + nobodys}})) << kind;
    const Json from{{"epoch", log_.head().epoch.value}, {"seq", 1}};
    EXPECT_EQ(there, answer_to({{"t", "subscribe"}, {"feed", kind + hers}, {"from", from}}));
  }
  EXPECT_EQ(answer_to({{"t", "presence"}, {"feed", "plan/" + hers}, {"state", "looking"}}),
            answer_to({{"t", "presence"}, {"feed", "plan/" + nobodys}, {"state", "looking"}}));
}

// --- Bombs and floods. ---

class Inflating : public Attacked {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.compression = true;
    return limits;
  }
};

TEST_F(Inflating, Threads_AMessageThatInflatesWithoutEndEndsItsSocketBeforeAnybodyHasSignedIn) {
  LiveClient other(peer());
  log_in(other, physio);
  const auto bomb = deflated(std::string(std::size_t{16} << 20U, ' '));
  ASSERT_LT(bomb.size(), protocol::limits::message_bytes_max) << "it fits on the wire";
  const auto half = bomb.size() / 2;
  const std::vector<std::vector<ClientFrame>> bombs{
      {{.payload = bomb, .reserved = rsv1}},
      {{.payload = bomb.substr(0, half), .final = false, .reserved = rsv1},
       {.payload = bomb.substr(half), .opcode = ws::continuation}},
  };
  for (const auto& frames : bombs) {
    FrameClient client(peer(), "permessage-deflate");
    ASSERT_NE(client.answer().find("permessage-deflate"), std::string::npos);
    for (const auto& frame : frames) client.send(frame);
    EXPECT_EQ(client.close_code(), 1009);
    expect_served(other);
  }
}

class Flooded : public Attacked {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.write_progress = 300ms;
    return limits;
  }
};

TEST_F(Flooded, Threads_EveryPingOfAFloodIsAnsweredInItsOrderAndNobodyElseWaits) {
  constexpr int pings = 20'000;
  constexpr int each_time = 500;
  LiveClient other(peer());
  log_in(other, physio);
  FrameClient flood(peer());
  log_in(flood, kari);
  int answered = 0;
  for (int i = 0; i < pings; i += each_time) {
    std::string bytes;
    for (int j = i; j < i + each_time; ++j) {
      bytes += wire({.payload = std::to_string(j), .opcode = ws::ping});
    }
    ASSERT_TRUE(flood.send(bytes));
    for (int j = i; j < i + each_time; ++j) {
      const auto pong = flood.next();
      ASSERT_TRUE(pong);
      ASSERT_EQ(pong->opcode, ws::pong);
      ASSERT_EQ(pong->payload, std::to_string(answered++));
    }
    expect_served(other);
  }
}

TEST_F(Flooded, Threads_WhoPingsAndNeverReadsIsLetGoAndHoldsNothing) {
  constexpr int small = 4096;
  LiveClient other(peer());
  log_in(other, physio);
  FrameClient flood(peer(), {}, small);
  const auto ping = wire({.payload = std::string(125, '*'), .opcode = ws::ping});
  std::string many;
  for (int i = 0; i < 200; ++i) many += ping;
  const auto deadline = SteadyClock::now() + 60s;
  while (flood.send(many) && SteadyClock::now() < deadline) {
    expect_served(other);
    EXPECT_LE(metric("medvirk_queued_bytes"), 65536) << "pongs do not pile up";
  }
  EXPECT_TRUE(flood.socket().hung_up(patience));
  expect_served(other);
}

class FewFeeds : public Attacked {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override { return {.subscriptions_max = 2}; }
};

// With the rates as published. What is kept is bounded from the first to the last.
TEST_F(FewFeeds, Threads_AHundredThousandSubscriptionsEndTheSocketAndAreNotKept) {
  constexpr int subscriptions = 100'000;
  constexpr int each_time = 100;
  LiveClient other(peer());
  log_in(other, physio);
  subscribe(other);
  LiveClient flood(peer());
  log_in(flood, kari);
  const std::array<std::string, 4> feeds{feed(), "me", "events/" + World::plan().value,
                                         "plan/00000000-0000-4000-8000-000000000000"};
  int said = 0;
  int answers = 0;
  while (flood.is_open() && said < subscriptions) {
    for (int i = 0; i < each_time && flood.is_open(); ++i, ++said) {
      const Json message{
          {"t", "subscribe"}, {"id", said}, {"feed", feeds.at(static_cast<std::size_t>(said) % 4)}};
      try {
        say(flood, message);
      } catch (const std::runtime_error&) {
        break;  // It was closed meanwhile.
      }
    }
    while (flood.is_open() && answers < said) {
      const auto text = flood.receive(patience);
      if (!text) break;
      const auto type = Json::parse(*text).at("t");
      if (type == "ack" || type == "error") ++answers;
    }
    EXPECT_LE(metric("medvirk_subscriptions"), 3) << "two of this socket, and one of another";
  }
  EXPECT_EQ(flood.close_code(), 4429);
  EXPECT_LT(said, subscriptions / 10);
  expect_served(other);
}

class Besieged : public Attacked {
 protected:
  static constexpr std::size_t most = 20;
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.connections_max = most;
    limits.handshake = 1s;
    return limits;
  }
};

TEST_F(Besieged, Threads_ConnectionsThatSayNothingMakeRoomSoon) {
  LiveClient inside(peer());
  log_in(inside, physio);
  std::vector<std::unique_ptr<RawSocket>> silent;
  for (std::size_t i = 0; i < most - 1; ++i) silent.push_back(std::make_unique<RawSocket>(peer()));
  RawSocket one_more(peer());
  EXPECT_TRUE(one_more.read_to_end(patience).starts_with("HTTP/1.1 503"));
  expect_served(inside);
  for (const auto& each : silent) EXPECT_TRUE(each->hung_up(patience));
  const auto deadline = SteadyClock::now() + patience;
  bool let_in = false;
  while (!let_in && SteadyClock::now() < deadline) {
    RawSocket next_one(peer());
    next_one.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let_in = next_one.read_to_end(patience).starts_with("HTTP/1.1 200");
  }
  EXPECT_TRUE(let_in);
}

// --- Peers that creep. ---

class Creeping : public Attacked {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.ping = 300ms;
    limits.authentication = 500ms;  // Before its pings are missed.
    return limits;
  }
};

TEST_F(Creeping, Threads_WhoSignsInByteByByteIsSentAwayInTime) {
  FrameClient slow(peer());
  const Json auth{{"t", "auth"}, {"id", 1}, {"token", token(kari)}};
  const auto message = wire({.payload = auth.dump()});
  ASSERT_GT(message.size(), 200U);
  std::optional<std::uint16_t> code;
  for (const char byte : message) {
    if (code || !slow.send(std::string(1, byte))) break;
    const auto frame = slow.next(20ms);
    if (!frame) continue;
    if (frame->opcode == ws::close) code = frame->code();
    if (frame->opcode == ws::text) {
      EXPECT_EQ(Json::parse(frame->payload).at("limits").at("authenticationSeconds"), 1);
    }
  }
  EXPECT_EQ(code, 4408);
}

TEST_F(Creeping, Threads_WhoSendsAMessageByteByByteForEverIsLetGo) {
  FrameClient slow(peer());
  log_in(slow, kari);
  auto message = wire({.payload = std::string(60'000, ' ')});
  const auto deadline = SteadyClock::now() + patience;
  std::size_t sent = 0;
  while (sent < message.size() && SteadyClock::now() < deadline) {
    if (!slow.send(message.substr(sent++, 1)) || slow.socket().hung_up(20ms)) break;
  }
  EXPECT_LT(SteadyClock::now(), deadline) << "however often a byte comes";
  EXPECT_EQ(metric("medvirk_unanswered_pings_total"), 1);
}

TEST_F(Creeping, Threads_WhoAnswersNoPingIsLetGoAndWhoAnswersStays) {
  FrameClient dead(peer());
  log_in(dead, kari);
  FrameClient alive(peer());
  log_in(alive, physio);
  int pings = 0;
  while (pings < 5) {
    const auto frame = alive.next();
    ASSERT_TRUE(frame);
    ASSERT_EQ(frame->opcode, ws::ping);
    alive.send({.payload = frame->payload, .opcode = ws::pong});
    ++pings;
  }
  pings = 0;
  while (const auto frame = dead.next()) {
    EXPECT_EQ(frame->opcode, ws::ping);
    ++pings;
  }
  EXPECT_EQ(pings, protocol::limits::unanswered_pings_max);
  EXPECT_TRUE(dead.ends());
  alive.send({.payload = "still there", .opcode = ws::ping});
  std::optional<ServerFrame> frame;
  do {
    frame = alive.next();
  } while (frame && frame->opcode == ws::ping);
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->payload, "still there");
}

}  // namespace
}  // namespace tests
