// permessage-deflate (RFC 7692), which is off unless the server is told so: what is agreed on, what
// comes in deflated, and frames that are deflated once for all (a sample of sections 12 and 13 of
// the common list of cases).
#include <random>

#include "protocol/limits.h"
#include "server/gateway/socket/deflate.h"
#include "tests/server/conformance/cases.h"
#include "tests/server/conformance/deflated.h"

namespace tests {
namespace {

constexpr std::string_view offer = "permessage-deflate";

// Letters that deflate to about three quarters, the same in every run.
std::string letters(std::size_t size) {
  std::mt19937 random(4);  // NOLINT(bugprone-random-generator-seed,cert-msc51-cpp)
  std::string text(size, ' ');
  for (auto& each : text) each = static_cast<char>('a' + random() % 26);
  return text;
}

std::string plain_text(const std::optional<ServerFrame>& frame) {
  if (!frame || frame->opcode != ws::text) return "no text";
  return frame->reserved == rsv1 ? inflated(frame->payload) : frame->payload;
}

TEST(Deflate, Threads_IsNotAgreedOnUnlessItIsOnAndOffered) {
  const EchoServer off;
  EXPECT_EQ(FrameClient(off.peer(), offer).answer().find("Extensions"), std::string::npos);
  FrameClient client(off.peer(), offer);
  client.send({.payload = deflated("Hello"), .reserved = rsv1});
  EXPECT_EQ(client.close_code(), protocol_error);

  const EchoServer on(EchoServer::Deflate::on);
  EXPECT_EQ(FrameClient(on.peer()).answer().find("Extensions"), std::string::npos);
  EXPECT_EQ(FrameClient(on.peer(), "x-unknown").answer().find("Extensions"), std::string::npos);
  const auto agreed = FrameClient(on.peer(), offer).answer();
  EXPECT_NE(agreed.find("permessage-deflate"), std::string::npos) << agreed;
  EXPECT_NE(agreed.find("client_no_context_takeover"), std::string::npos) << agreed;
}

TEST(Deflate, Threads_12_MessagesOfEveryLengthComeBackDeflatedIfThatIsShorter) {
  const EchoServer server(EchoServer::Deflate::on);
  FrameClient client(server.peer(), offer);
  for (const std::size_t size :
       {1U, 16U, 64U, 256U, 511U, 512U, 1024U, 4096U, 8192U, 16384U, 32768U, 65535U, 65536U}) {
    for (const auto& text : {letters(size), std::string(size, '*')}) {
      client.send({.payload = deflated(text), .reserved = rsv1});
      const auto frame = client.next();
      ASSERT_TRUE(frame) << size;
      EXPECT_EQ(frame->reserved, size < protocol::limits::compressed_from_bytes ? 0 : rsv1);
      EXPECT_EQ(plain_text(frame), text);
      // What is not deflated may be said, too.
      client.send({.payload = text});
      EXPECT_EQ(plain_text(client.next()), text);
    }
  }
}

TEST(Deflate, Threads_12_EveryWayOfDeflatingIsUnderstood) {
  const EchoServer server(EchoServer::Deflate::on);
  FrameClient client(server.peer(), offer);
  const auto text = letters(20'000);
  for (int level = 0; level <= 9; ++level) {
    const auto payload = deflated(text, level);
    client.send({.payload = payload, .reserved = rsv1});
    EXPECT_EQ(plain_text(client.next()), text) << "level " << level;
    // In three fragments with a ping between: RSV1 stands on the first only.
    const auto third = payload.size() / 3;
    client.send({.payload = payload.substr(0, third), .final = false, .reserved = rsv1});
    client.send(
        {.payload = payload.substr(third, third), .opcode = ws::continuation, .final = false});
    client.send({.payload = "p", .opcode = ws::ping});
    client.send({.payload = payload.substr(2 * third), .opcode = ws::continuation});
    EXPECT_EQ(client.next()->opcode, ws::pong);
    EXPECT_EQ(plain_text(client.next()), text) << "level " << level;
  }
}

TEST(Deflate, Threads_13_WhoAsksForASmallerWindowGetsFramesThatNeedNone) {
  const EchoServer server(EchoServer::Deflate::on);
  const auto text = letters(5000);
  for (const auto* asked :
       {"permessage-deflate; server_no_context_takeover",
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate; client_no_context_takeover; client_max_window_bits=15",
        "permessage-deflate; server_max_window_bits=9, permessage-deflate",
        "permessage-deflate; server_max_window_bits=9"}) {
    SCOPED_TRACE(asked);
    FrameClient client(server.peer(), asked);
    const bool small = client.answer().find("server_max_window_bits") != std::string::npos;
    for (int i = 0; i < 3; ++i) {
      client.send({.payload = deflated(text), .reserved = rsv1});
      const auto frame = client.next();
      ASSERT_TRUE(frame);
      EXPECT_EQ(frame->reserved, small ? 0 : rsv1);
      EXPECT_EQ(plain_text(frame), text);
    }
  }
}

// Its own messages may come deflated, whatever ours do (tests/fuzz/corpus/frame has one that was
// lost when it did not get a buffer for that).
TEST(Deflate, WhoAsksForASmallerWindowMayDeflateAllTheSame) {
  constexpr std::string_view small = "permessage-deflate; server_max_window_bits=9";
  EXPECT_TRUE(server::may_come_deflated(small));
  EXPECT_FALSE(server::agrees_to_deflate(small));
  EXPECT_TRUE(server::may_come_deflated(offer));
  EXPECT_TRUE(server::agrees_to_deflate(offer));
  EXPECT_FALSE(server::may_come_deflated({}));
  EXPECT_FALSE(server::agrees_to_deflate({}));
}

TEST(Deflate, Threads_WhatInflatesWithoutEndIsStoppedAtTheLargestMessage) {
  const EchoServer server(EchoServer::Deflate::on);
  const auto bomb = deflated(std::string(std::size_t{16} << 20U, ' '));
  ASSERT_LT(bomb.size(), protocol::limits::message_bytes_max);
  FrameClient client(server.peer(), offer);
  client.send({.payload = bomb, .reserved = rsv1});
  EXPECT_EQ(client.close_code(), too_big);
  FrameClient next(server.peer(), offer);
  next.send({.payload = deflated(std::string(protocol::limits::message_bytes_max + 1, ' ')),
             .reserved = rsv1});
  EXPECT_EQ(next.close_code(), too_big);
}

TEST(Deflate, Threads_WhatIsNotDeflatedAsAgreedEndsTheConnection) {
  const EchoServer server(EchoServer::Deflate::on);
  const auto good = deflated(letters(600));
  const std::vector<std::vector<ClientFrame>> wrong{
      {{.payload = "p", .opcode = ws::ping, .reserved = rsv1}},
      {{.payload = good, .final = false, .reserved = rsv1},
       {.payload = "", .opcode = ws::continuation, .reserved = rsv1}},
      {{.payload = "\xFF\xFF\xFF\xFF\xFF\xFF", .reserved = rsv1}},
      {{.payload = good, .reserved = 2}},
  };
  for (const auto& frames : wrong) {
    FrameClient client(server.peer(), offer);
    for (const auto& frame : frames) client.send(frame);
    while (const auto frame = client.next()) {
      EXPECT_NE(frame->opcode, ws::text) << "it was taken for a message";
    }
    EXPECT_TRUE(client.ends());
  }
  FrameClient client(server.peer(), offer);
  client.send({.payload = deflated("bad \xED\xA0\x80"), .reserved = rsv1});
  EXPECT_EQ(client.close_code(), bad_payload);
}

}  // namespace
}  // namespace tests
