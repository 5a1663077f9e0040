// permessage-deflate (RFC 7692), which is off unless the server is told so: what is agreed on, what
// comes in deflated, and frames that are deflated once for all (a sample of sections 12 and 13 of
// the common list of cases).
#include <zlib.h>

#include <random>

#include "protocol/limits.h"
#include "tests/server/conformance/cases.h"

namespace tests {
namespace {

constexpr std::string_view offer = "permessage-deflate";
constexpr std::uint8_t rsv1 = 4;

// One message by itself, as a client without context takeover sends it.
std::string deflated(const std::string& text, int level = Z_DEFAULT_COMPRESSION) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string in = text;
  std::string out(deflateBound(&stream, in.size()) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_SYNC_FLUSH);
  out.resize(stream.total_out - 4);
  deflateEnd(&stream);
  return out;
}

// Each message by itself: one that needs what came before it cannot be read.
std::string inflated(std::string payload) {
  payload += std::string("\x00\x00\xFF\xFF", 4);
  z_stream stream{};
  inflateInit2(&stream, -15);
  std::string out(std::size_t{1} << 20U, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(payload.data());
  stream.avail_in = static_cast<uInt>(payload.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = inflate(&stream, Z_SYNC_FLUSH);
  EXPECT_TRUE(outcome == Z_OK || outcome == Z_BUF_ERROR) << outcome;
  EXPECT_EQ(stream.avail_in, 0U);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

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
