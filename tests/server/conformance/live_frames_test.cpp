// The same frames at the real `/live`, as far as its answers show them: an unknown message is
// answered with an `error` that has its id, so a message that was read wrongly is seen.
#include "protocol/limits.h"
#include "tests/server/conformance/frame_client.h"
#include "tests/server/door.h"

namespace tests {
namespace {

class LiveFrames : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override { return server::without_rates(); }

  // A message of this many bytes that is answered with its id.
  static std::string message(int id, std::size_t bytes = 0) {
    const auto begin = R"({"t":"dance","id":)" + std::to_string(id) + R"(,"pad":")";
    const std::size_t rest = bytes > begin.size() + 2 ? bytes - begin.size() - 2 : 0;
    return begin + std::string(rest, 'x') + "\"}";
  }
  static void expect_answer(FrameClient& client, int id) {
    const auto frame = client.next();
    ASSERT_TRUE(frame) << "no answer to " << id;
    EXPECT_EQ(frame->opcode, ws::text);
    const auto json = Json::parse(frame->payload);
    EXPECT_EQ(json.at("t"), "error");
    EXPECT_EQ(json.at("id"), id);
  }
  static void expect_hello(FrameClient& client) {
    const auto frame = client.next();
    ASSERT_TRUE(frame);
    EXPECT_EQ(Json::parse(frame->payload).at("t"), "hello");
  }
};

TEST_F(LiveFrames, Threads_MessagesOfEveryLengthAreRead) {
  FrameClient client(peer());
  expect_hello(client);
  int id = 0;
  for (const std::size_t bytes : {125U, 126U, 127U, 4096U, 65535U, 65536U}) {
    client.send({.payload = message(++id, bytes)});
    expect_answer(client, id);
  }
}

TEST_F(LiveFrames, Threads_FragmentsWithPingsBetweenAreOneMessage) {
  FrameClient client(peer());
  expect_hello(client);
  const auto text = message(7, 300);
  for (std::size_t at = 0; at < text.size(); at += 30) {
    client.send({.payload = text.substr(at, 30),
                 .opcode = at == 0 ? ws::text : ws::continuation,
                 .final = at + 30 >= text.size()});
    if (at + 30 >= text.size()) break;
    client.send({.payload = std::to_string(at), .opcode = ws::ping});
    const auto pong = client.next();
    ASSERT_TRUE(pong);
    EXPECT_EQ(pong->opcode, ws::pong);
    EXPECT_EQ(pong->payload, std::to_string(at));
  }
  expect_answer(client, 7);
}

TEST_F(LiveFrames, Threads_WhatMayNotBeSentClosesWithTheCodeThatSaysWhy) {
  struct Wrong {
    const char* what;
    ClientFrame frame;
    std::uint16_t code;
  };
  const std::string largest(protocol::limits::message_bytes_max, ' ');
  const std::vector<Wrong> all{
      {"a reserved bit", {.payload = "{}", .reserved = 1}, 1002},
      {"a deflated message that nobody agreed on", {.payload = "{}", .reserved = 4}, 1002},
      {"a reserved opcode", {.payload = "{}", .opcode = 3}, 1002},
      {"no mask", {.payload = "{}", .masked = false}, 1002},
      {"a continuation of nothing", {.payload = "{}", .opcode = ws::continuation}, 1002},
      {"a ping in fragments", {.payload = "", .opcode = ws::ping, .final = false}, 1002},
      {"no UTF-8", {.payload = "{\"t\":\"\xC0\xAF\"}"}, 1007},
      {"too large", {.payload = largest + " "}, 1009},
      {"a claim of a length", {.payload = "{}", .length = std::uint64_t{1} << 62U}, 1009},
      {"a binary message", {.payload = "{}", .opcode = ws::binary}, 1003},
      {"a close with a code that may not be",
       {.payload = close_payload(1006), .opcode = ws::close},
       1002},
      {"a close", {.payload = close_payload(1000, "bye"), .opcode = ws::close}, 1000},
  };
  for (const auto& [what, frame, code] : all) {
    SCOPED_TRACE(what);
    FrameClient client(peer());
    expect_hello(client);
    client.send({.payload = message(1)});
    client.send(frame);
    client.send({.payload = message(2)});
    expect_answer(client, 1);
    const auto last = client.next();
    ASSERT_TRUE(last);
    EXPECT_EQ(last->opcode, ws::close) << last->payload;
    EXPECT_EQ(last->code(), code);
    client.send({.payload = close_payload(code), .opcode = ws::close});
    EXPECT_TRUE(client.ends());
  }
}

TEST_F(LiveFrames, Threads_DeflateIsOffUnlessTheServerIsTold) {
  FrameClient client(peer(), "permessage-deflate");
  EXPECT_EQ(client.answer().find("Extensions"), std::string::npos) << client.answer();
  expect_hello(client);
}

class Deflating : public LiveFrames {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.compression = true;
    return limits;
  }
};

TEST_F(Deflating, Threads_WhatIsLongIsDeflatedForWhoAskedAndForNobodyElse) {
  FrameClient thin(peer(), "permessage-deflate");
  EXPECT_NE(thin.answer().find("permessage-deflate"), std::string::npos) << thin.answer();
  FrameClient wide(peer());
  for (auto* client : {&thin, &wide}) {
    const auto hello = client->next();
    ASSERT_TRUE(hello);
    EXPECT_EQ(hello->reserved, 0) << "short frames are not deflated";
    const Json auth{{"t", "auth"}, {"id", 1}, {"token", token(kari)}};
    client->send({.payload = auth.dump()});
    ASSERT_TRUE(client->next());
    const Json asked{{"t", "subscribe"}, {"id", 2}, {"feed", feed()}};
    client->send({.payload = asked.dump()});
    const auto snapshot = client->next();
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->reserved, client == &thin ? 4 : 0);
  }
}

class ShortPatience : public LiveFrames {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.write_progress = 300ms;
    return limits;
  }
};

TEST_F(ShortPatience, Threads_WhoDidNotReadForTooLongIsToldSoWhenItReadsAgain) {
  constexpr int small = 4096;
  FrameClient stuck(peer(), {}, small);
  for (int i = 0; i < 3000; ++i) stuck.send({.payload = message(i)});
  // Others are served as ever while the server's patience runs out.
  const auto until = std::chrono::steady_clock::now() + 1s;
  while (std::chrono::steady_clock::now() < until) {
    ASSERT_EQ(get("/healthz").status, 200);
  }
  int id = -1;
  std::optional<std::uint16_t> code;
  while (const auto frame = stuck.next()) {
    if (frame->opcode == ws::close) {
      code = frame->code();
      break;
    }
    const auto json = Json::parse(frame->payload);
    if (json.at("t") == "hello") continue;
    EXPECT_EQ(json.at("id"), ++id) << "nothing is passed over";
  }
  EXPECT_EQ(code, 4113);
  EXPECT_LT(id, 2999);
}

}  // namespace
}  // namespace tests
