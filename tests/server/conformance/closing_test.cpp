// How a connection closes (RFC 6455 sections 5.5.1 and 7): each side says it once, with a code that
// may be said, and nothing after it (section 7 of the common list of cases).
#include "tests/server/conformance/cases.h"

namespace tests {
namespace {

constexpr std::uint16_t normal = 1000;

ClientFrame close_with(std::string payload) {
  return {.payload = std::move(payload), .opcode = ws::close};
}

TEST(Closing, Threads_7_1_NothingIsAnsweredAfterTheClose) {
  const std::string large(65536, '*');
  const auto bye = close_with(close_payload(normal));
  const ClientFrame late_ping{.payload = "late", .opcode = ws::ping};
  play_all({
      {.name = "7.1.1 a text, then close",
       .says = {{.payload = "Hello"}, bye},
       .hears = {echo("Hello")},
       .closes = normal},
      {.name = "7.1.2 close twice", .says = {bye, bye}, .closes = normal},
      {.name = "7.1.3 a ping after", .says = {bye, late_ping}, .closes = normal},
      {.name = "7.1.4 a text after", .says = {bye, {.payload = "late"}}, .closes = normal},
      {.name = "7.1.5 between two fragments",
       .says = {{.payload = "a", .final = false},
                bye,
                {.payload = "b", .opcode = ws::continuation}},
       .closes = normal},
      {.name = "7.1.6 behind a large text, and a ping after",
       .says = {{.payload = large}, bye, late_ping},
       .hears = {echo(large)},
       .closes = normal},
  });
}

TEST(Closing, Threads_7_3_ThePayloadIsNothingOrACodeAndAReason) {
  const std::string longest(123, '*');
  play_all({
      {.name = "7.3.1 empty", .says = {close_with("")}, .closes = normal},
      {.name = "7.3.2 one byte", .says = {close_with("a")}, .closes = protocol_error},
      {.name = "7.3.3 a code", .says = {close_with(close_payload(normal))}, .closes = normal},
      {.name = "7.3.4 and a reason",
       .says = {close_with(close_payload(normal, "Hello World!"))},
       .closes = normal},
      {.name = "7.3.5 as long as may be",
       .says = {close_with(close_payload(normal, longest))},
       .closes = normal},
      {.name = "7.3.6 too long",
       .says = {close_with(close_payload(normal, longest + "*"))},
       .closes = protocol_error},
      {.name = "7.5.1 a reason that is not UTF-8",
       .says = {close_with(close_payload(normal, "\xED\xA0\x80"))},
       .closes = protocol_error},
      {.name = "in fragments",
       .says = {{.payload = close_payload(normal), .opcode = ws::close, .final = false}},
       .closes = protocol_error},
  });
}

TEST(Closing, Threads_7_7_ACodeThatMayBeSaidIsSaidBack) {
  std::vector<Case> cases;
  for (const auto code :
       std::vector<std::uint16_t>{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013,
                                  3000, 3999, 4000, 4113, 4999}) {
    cases.push_back(
        {.name = std::to_string(code), .says = {close_with(close_payload(code))}, .closes = code});
  }
  play_all(cases);
}

TEST(Closing, Threads_7_9_ACodeThatMayNotBeSaidIsAnError) {
  std::vector<Case> cases;
  for (const auto code :
       std::vector<std::uint16_t>{0, 999, 1004, 1005, 1006, 1014, 1015, 1016, 1100, 2000, 2999}) {
    cases.push_back({.name = std::to_string(code),
                     .says = {close_with(close_payload(code))},
                     .closes = protocol_error});
  }
  play_all(cases);
}

// No registry has them: how it is answered is left open, but that it ends is not.
TEST(Closing, Threads_7_13_ACodeBeyondAllRangesEndsTheConnection) {
  const EchoServer server;
  for (const std::uint16_t code : {std::uint16_t{5000}, std::uint16_t{65535}}) {
    FrameClient client(server.peer());
    client.send(close_with(close_payload(code)));
    EXPECT_TRUE(client.close_code()) << code;
    EXPECT_TRUE(client.ends()) << code;
  }
}

TEST(Closing, Threads_TheServersCloseComesBehindAllThatIsQueuedAndIsTheLast) {
  constexpr int frames = 1025;
  EchoServer server;
  FrameClient client(server.peer());
  client.send({.payload = "opened", .opcode = ws::ping});
  ASSERT_TRUE(client.next());
  server.with_session([](EchoSession& session) {
    for (int i = 0; i < frames; ++i) session.say({}, server::frame(std::to_string(i)));
    session.close(1012);
    session.say({}, server::frame("too late"));
  });
  for (int i = 0; i < frames; ++i) {
    const auto frame = client.next();
    ASSERT_TRUE(frame);
    ASSERT_EQ(frame->payload, std::to_string(i));
  }
  const auto last = client.next();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->opcode, ws::close);
  EXPECT_EQ(last->code(), 1012);
  client.send(close_with(close_payload(1012)));
  EXPECT_TRUE(client.ends());
}

TEST(Closing, Threads_WhoIsCutOffIsForgotten) {
  const EchoServer server;
  {
    FrameClient client(server.peer());
    client.send(wire({.payload = "half a message"}).substr(0, 5));
  }
  FrameClient next(server.peer());
  next.send({.payload = "Hello"});
  EXPECT_EQ(next.next()->payload, "Hello");
}

}  // namespace
}  // namespace tests
