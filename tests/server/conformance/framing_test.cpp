// RFC 6455 sections 5.2 to 5.6 on the wire: lengths, pings, reserved bits and opcodes, fragments,
// masks (sections 1 to 5 and 10 of the common list of cases).
#include "tests/server/conformance/cases.h"

namespace tests {
namespace {

ClientFrame text(std::string payload) { return {.payload = std::move(payload)}; }
ClientFrame begun(std::string payload) { return {.payload = std::move(payload), .final = false}; }
ClientFrame more(std::string payload) {
  return {.payload = std::move(payload), .opcode = ws::continuation, .final = false};
}
ClientFrame last(std::string payload) {
  return {.payload = std::move(payload), .opcode = ws::continuation};
}
ClientFrame ping_with(std::string payload) {
  return {.payload = std::move(payload), .opcode = ws::ping};
}
ClientFrame unasked_pong(std::string payload) {
  return {.payload = std::move(payload), .opcode = ws::pong};
}

TEST(Framing, Threads_1_MessagesOfEveryLengthComeBack) {
  std::vector<Case> cases;
  for (const std::size_t length : {0, 1, 125, 126, 127, 128, 65535, 65536}) {
    const std::string payload(length, '*');
    const auto named = std::to_string(length) + " bytes";
    cases.push_back(
        {.name = "text of " + named, .says = {text(payload)}, .hears = {echo(payload)}});
    cases.push_back({.name = "binary of " + named,
                     .says = {{.payload = std::string(length, '\xFE'), .opcode = ws::binary}},
                     .hears = {echo("binary " + std::to_string(length))}});
  }
  play_all(cases);
}

TEST(Framing, Threads_1_AMessageInOddPiecesOfTheWireComesBack) {
  const EchoServer server;
  FrameClient client(server.peer());
  const std::string payload(65536, '*');
  const auto bytes = wire(text(payload));
  constexpr std::size_t odd = 997;
  for (std::size_t at = 0; at < bytes.size(); at += odd) client.send(bytes.substr(at, odd));
  const auto frame = client.next();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->payload, payload);
}

TEST(Framing, Threads_2_EveryPingIsAnsweredAndPongsAreNot) {
  const std::string longest(125, '\xFE');
  std::vector<ClientFrame> ten;
  std::vector<Heard> answers;
  for (int i = 0; i < 10; ++i) {
    ten.push_back(ping_with("ping " + std::to_string(i)));
    answers.push_back(pong("ping " + std::to_string(i)));
  }
  play_all({
      {.name = "2.1 empty", .says = {ping_with("")}, .hears = {pong("")}},
      {.name = "2.2 with text", .says = {ping_with("Hello")}, .hears = {pong("Hello")}},
      {.name = "2.3 with bytes",
       .says = {ping_with(std::string("\x00\xFF\xFE\xFD", 4))},
       .hears = {pong(std::string("\x00\xFF\xFE\xFD", 4))}},
      {.name = "2.4 as long as may be", .says = {ping_with(longest)}, .hears = {pong(longest)}},
      {.name = "2.5 too long", .says = {ping_with(longest + "x")}, .closes = protocol_error},
      {.name = "2.7 a pong that nobody asked for", .says = {unasked_pong("")}},
      {.name = "2.8 and one with a payload", .says = {unasked_pong("unasked")}},
      {.name = "2.9 then a ping",
       .says = {unasked_pong("unasked"), ping_with("asked")},
       .hears = {pong("asked")}},
      {.name = "2.10 ten pings", .says = ten, .hears = answers},
  });
}

TEST(Framing, Threads_3_ReservedBitsThatNobodyAgreedOnEndTheConnection) {
  std::vector<Case> cases;
  for (std::uint8_t bits = 1; bits <= 7; ++bits) {
    for (const auto opcode : {ws::text, ws::binary, ws::ping, ws::pong}) {
      cases.push_back(
          {.name = "bits " + std::to_string(bits) + ", opcode " + std::to_string(opcode),
           .says = {text("before"),
                    {.payload = "x", .opcode = opcode, .reserved = bits},
                    ping_with("too late")},
           .hears = {echo("before")},
           .closes = protocol_error});
    }
    cases.push_back(
        {.name = "a close with bits " + std::to_string(bits),
         .says = {{.payload = close_payload(1000), .opcode = ws::close, .reserved = bits}},
         .closes = protocol_error});
  }
  play_all(cases);
}

TEST(Framing, Threads_4_ReservedOpcodesEndTheConnection) {
  std::vector<Case> cases;
  for (const auto opcode : std::vector<std::uint8_t>{3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
    for (const auto* payload : {"", "payload"}) {
      cases.push_back(
          {.name = "opcode " + std::to_string(opcode),
           .says = {text("before"), {.payload = payload, .opcode = opcode}, ping_with("too late")},
           .hears = {echo("before")},
           .closes = protocol_error});
    }
  }
  play_all(cases);
}

TEST(Framing, Threads_5_FragmentsAreOneMessageAndPingsMayStandBetween) {
  play_all({
      {.name = "5.1 a ping in fragments",
       .says = {{.payload = "a", .opcode = ws::ping, .final = false}, last("b")},
       .closes = protocol_error},
      {.name = "5.2 a pong in fragments",
       .says = {{.payload = "a", .opcode = ws::pong, .final = false}, last("b")},
       .closes = protocol_error},
      {.name = "5.3 a text in two", .says = {begun("a"), last("b")}, .hears = {echo("ab")}},
      {.name = "5.6 a ping between",
       .says = {begun("a"), ping_with("p"), last("b")},
       .hears = {pong("p"), echo("ab")}},
      {.name = "5.9 a continuation of nothing",
       .says = {last("a"), text("b")},
       .closes = protocol_error},
      {.name = "5.12 one that goes on", .says = {more("a"), text("b")}, .closes = protocol_error},
      {.name = "5.15 a continuation after the end",
       .says = {begun("a"), last("b"), more("c"), text("d")},
       .hears = {echo("ab")},
       .closes = protocol_error},
      {.name = "5.16 twice a continuation of nothing, and a text in two",
       .says = {more("a"), begun("b"), last("c"), more("d"), begun("e"), last("f")},
       .closes = protocol_error},
      {.name = "5.17 the same, each whole",
       .says = {last("a"), begun("b"), last("c"), last("d"), begun("e"), last("f")},
       .closes = protocol_error},
      {.name = "5.18 a new text before the end of the last",
       .says = {begun("a"), text("b")},
       .closes = protocol_error},
      {.name = "5.19 five fragments and pings",
       .says = {begun("1"), more("2"), ping_with("p"), more("3"), more("4"), ping_with("q"),
                last("5")},
       .hears = {pong("p"), pong("q"), echo("12345")}},
      {.name = "empty fragments",
       .says = {begun(""), more(""), ping_with("p"), last("")},
       .hears = {pong("p"), echo("")}},
      {.name = "6.1.3 something between two that are empty",
       .says = {begun(""), more("middle"), last("")},
       .hears = {echo("middle")}},
      {.name = "an empty end", .says = {begun("a"), last("")}, .hears = {echo("a")}},
      {.name = "binary in fragments",
       .says = {{.payload = "abc", .opcode = ws::binary, .final = false}, last("de")},
       .hears = {echo("binary 5")}},
  });
}

TEST(Framing, Threads_10_AMessageOfManyFragmentsComesBackAsOneFrame) {
  const std::string payload(65536, '*');
  for (const std::size_t piece : {64U, 256U, 1300U, 4096U, 65536U}) {
    Case one{.name = "pieces of " + std::to_string(piece), .says = {}, .hears = {echo(payload)}};
    for (std::size_t at = 0; at < payload.size(); at += piece) {
      one.says.push_back({.payload = payload.substr(at, piece),
                          .opcode = at == 0 ? ws::text : ws::continuation,
                          .final = at + piece >= payload.size()});
    }
    play_all({one});
  }
}

TEST(Framing, Threads_AFrameThatIsNotMaskedEndsTheConnection) {
  play_all({
      {.name = "text",
       .says = {text("before"), {.payload = "x", .masked = false}},
       .hears = {echo("before")},
       .closes = protocol_error},
      {.name = "ping",
       .says = {{.payload = "x", .opcode = ws::ping, .masked = false}},
       .closes = protocol_error},
  });
}

TEST(Framing, Threads_ALengthInMoreBytesThanItNeedsEndsTheConnection) {
  play_all({{.name = "5 in 64 bits",
             .says = {{.payload = "Hello", .length = 5}},
             .closes = protocol_error}});
}

}  // namespace
}  // namespace tests
