// How much a peer may say: a message of 64 KB, whole or in fragments, and as many as it likes
// (section 9 of the common list of cases; RFC 6455 section 7.4.1, code 1009).
#include "protocol/limits.h"
#include "tests/server/conformance/cases.h"

namespace tests {
namespace {

constexpr auto most = protocol::limits::message_bytes_max;

TEST(Bounds, Threads_9_TheLargestMessageComesBackAndOneByteMoreEndsTheConnection) {
  const std::string largest(most, '*');
  play_all({
      {.name = "the largest", .says = {{.payload = largest}}, .hears = {echo(largest)}},
      {.name = "the largest in binary",
       .says = {{.payload = largest, .opcode = ws::binary}},
       .hears = {echo("binary " + std::to_string(most))}},
      {.name = "one byte more",
       .says = {{.payload = "before"}, {.payload = largest + "*"}},
       .hears = {echo("before")},
       .closes = too_big},
      {.name = "one byte more in a fragment",
       .says = {{.payload = largest, .final = false}, {.payload = "*", .opcode = ws::continuation}},
       .closes = too_big},
      {.name = "binary",
       .says = {{.payload = largest + "*", .opcode = ws::binary}},
       .closes = too_big},
  });
}

TEST(Bounds, Threads_9_AClaimOfALengthIsNotBelieved) {
  std::vector<Case> cases;
  for (const auto claim : {std::uint64_t{most} + 1, std::uint64_t{1} << 32U,
                           std::uint64_t{1} << 62U, (std::uint64_t{1} << 63U) - 1}) {
    cases.push_back({.name = std::to_string(claim),
                     .says = {{.payload = "short", .length = claim}},
                     .closes = too_big});
  }
  play_all(cases);
}

TEST(Bounds, Threads_9_ThousandMessagesComeBackInTheirOrder) {
  const EchoServer server;
  for (const std::size_t size : {0U, 16U, 64U, 125U, 256U, 1024U}) {
    FrameClient client(server.peer());
    constexpr int messages = 1000;
    const auto payload = [size](int i) { return std::to_string(i) + std::string(size, '*'); };
    std::string bytes;
    for (int i = 0; i < messages; ++i) bytes += wire({.payload = payload(i)});
    client.send(bytes);  // Their echoes fit into the buffers of the kernel and the outbox.
    for (int i = 0; i < messages; ++i) {
      const auto frame = client.next();
      ASSERT_TRUE(frame);
      ASSERT_EQ(frame->payload, payload(i));
    }
  }
}

}  // namespace
}  // namespace tests
