// Cases: what a peer sends, what it has to get back, and how the connection ends, after the list of
// sections of the Autobahn test suite, which is the common one for RFC 6455.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/server/conformance/echo_server.h"
#include "tests/server/conformance/frame_client.h"

namespace tests {

struct Heard {
  std::uint8_t opcode;
  std::string payload;
};

struct Case {
  std::string name;
  std::vector<ClientFrame> says;
  std::vector<Heard> hears{};
  // The code that the server closes with; none: the connection goes on.
  std::optional<std::uint16_t> closes{};
};

inline Heard echo(std::string text) { return {.opcode = ws::text, .payload = std::move(text)}; }
inline Heard pong(std::string text) { return {.opcode = ws::pong, .payload = std::move(text)}; }

inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t bad_payload = 1007;
inline constexpr std::uint16_t too_big = 1009;

// How the bytes are cut, which the answer must not depend on.
enum class Chopped { not_at_all, in_frames, in_bytes };

// Against a server that echoes; a fresh connection. A connection that should go on has to answer a
// ping at the end.
inline void play(const tools::Peer& peer, const Case& one, Chopped chopped) {
  constexpr std::size_t shown_bytes = 80;
  SCOPED_TRACE(one.name);
  FrameClient client(peer);
  std::string all;
  for (const auto& frame : one.says) {
    const auto bytes = wire(frame);
    all += bytes;
    if (chopped == Chopped::in_frames) client.send(bytes);
    if (chopped != Chopped::in_bytes) continue;
    for (const char byte : bytes) client.send(std::string(1, byte));
  }
  if (chopped == Chopped::not_at_all) client.send(all);
  for (const auto& expected : one.hears) {
    const auto frame = client.next();
    ASSERT_TRUE(frame) << "the connection ended, or nothing came";
    EXPECT_EQ(frame->opcode, expected.opcode);
    EXPECT_TRUE(frame->payload == expected.payload) << frame->payload.substr(0, shown_bytes);
    EXPECT_TRUE(frame->final);
    EXPECT_EQ(frame->reserved, 0);
  }
  if (!one.closes) client.send({.payload = "still there", .opcode = ws::ping});
  const auto last = client.next();
  ASSERT_TRUE(last) << "the connection ended, or nothing came";
  if (one.closes) {
    EXPECT_EQ(last->opcode, ws::close);
    EXPECT_EQ(last->code(), *one.closes);
    EXPECT_TRUE(client.ends());
  } else {
    EXPECT_EQ(last->opcode, ws::pong);
    EXPECT_EQ(last->payload, "still there");
  }
}

inline void play_all(const std::vector<Case>& cases) {
  constexpr std::size_t few_bytes = 1000;
  const EchoServer server;
  for (const auto& one : cases) {
    play(server.peer(), one, Chopped::not_at_all);
    if (one.says.size() > 1) play(server.peer(), one, Chopped::in_frames);
    std::size_t bytes = 0;
    for (const auto& frame : one.says) bytes += frame.payload.size();
    if (bytes < few_bytes) play(server.peer(), one, Chopped::in_bytes);
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace tests
