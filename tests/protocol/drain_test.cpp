// What a client is told when the server stops, and the trace beside an answer, against the golden
// files that clients rely on.
#include <gtest/gtest.h>

#include "protocol/messages.h"
#include "tests/support/golden.h"

namespace tests {
namespace {

constexpr std::string_view trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

TEST(Drain, SaysWhenAndWhereTheFeedsStand) {
  EXPECT_EQ(
      encode(protocol::DrainFrame{.after_ms = 1250,
                                  .resume = {{.feed = "plan/2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d",
                                              .at = {.epoch = 1, .seq = 12}},
                                             {.feed = "me", .at = {.epoch = 1, .seq = 340}}}}),
      golden("messages/drain.json"));
  EXPECT_EQ(encode(protocol::DrainFrame{.after_ms = 0, .resume = {}}),
            R"({"t":"drain","afterMs":0,"resume":[]})");
}

TEST(Traceparent, IsReadFromACommandAndStandsBesideItsAnswer) {
  const auto command = protocol::decode(
      R"({"t":"command","id":7,"person":"kari","commandId":"7b1f3c52-0d7e-4e55-9a43-1f2e3d4c5b6a",)"
      R"("expected":0,"name":"SetGoal","body":{},"traceparent":")" +
      std::string(trace) + "\"}");
  ASSERT_TRUE(command);
  EXPECT_EQ(std::get<protocol::CommandMessage>(*command).traceparent, trace);

  EXPECT_EQ(encode(protocol::Ack{.id = 7,
                                 .at = protocol::At{.epoch = 1, .seq = 12},
                                 .duplicate = false,
                                 .traceparent = std::string(trace)}),
            golden("messages/ack_traced.json"));
  const auto error = protocol::encode_error(7, protocol::no_access(), trace);
  EXPECT_TRUE(error.starts_with(R"({"t":"error","id":7,"traceparent":"00-4bf9)")) << error;
  EXPECT_EQ(protocol::encode_error(7, protocol::no_access()).find("traceparent"),
            std::string::npos);
}

}  // namespace
}  // namespace tests
