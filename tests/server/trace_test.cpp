// Traces and log lines: traceparent is read to the letter and carried into replies; a log line is
// one line, in either form, and says nothing of anybody.
#include <gtest/gtest.h>

#include <regex>

#include "protocol/trace_context.h"
#include "server/gateway/request_record.h"
#include "server/log_format.h"
#include "tests/server/door.h"

namespace tests {
namespace {

using protocol::trace_context_from;

constexpr std::string_view trace = "4bf92f3577b34da6a3ce929d0e0e4736";
constexpr std::string_view span = "00f067aa0ba902b7";

std::string traceparent(std::string_view version = "00", std::string_view end = "-01") {
  return std::string(version) + "-" + std::string(trace) + "-" + std::string(span) +
         std::string(end);
}

TEST(Trace, IsReadAndWritten) {
  const auto context = trace_context_from(traceparent());
  ASSERT_TRUE(context);
  EXPECT_EQ(context->trace, trace);
  EXPECT_EQ(context->span, span);
  EXPECT_EQ(context->flags, 1);
  EXPECT_EQ(to_text(*context), traceparent());
}

TEST(Trace, WhatIsNotToTheLetterIsNone) {
  const auto zeros = [](std::size_t count) { return std::string(count, '0'); };
  const std::vector<std::string> wrong{
      "",
      "00",
      traceparent().substr(1),
      traceparent() + "0",
      traceparent() + "-00",                                 // More than version 00 has.
      traceparent("ff"),                                     // Forbidden.
      traceparent("0x"),                                     // No digits.
      traceparent("00", "-0G"),                              //
      traceparent("00", "_01"),                              // Another separator.
      "00-" + zeros(32) + "-" + std::string(span) + "-01",   // Zero is none.
      "00-" + std::string(trace) + "-" + zeros(16) + "-01",  //
      "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + std::string(span) + "-01",  // Capitals.
      " " + traceparent()};
  for (const auto& each : wrong) EXPECT_FALSE(trace_context_from(each)) << each;
}

TEST(Trace, ALaterVersionIsReadAsFarAsOursGoes) {
  EXPECT_TRUE(trace_context_from(traceparent("01")));
  EXPECT_TRUE(trace_context_from(traceparent("cc", "-01-more")));
  EXPECT_FALSE(trace_context_from(traceparent("cc", "-01more")));
}

TEST(Trace, OurStepIsAChildInTheSameTrace) {
  const auto asked = trace_context_from(traceparent("00", "-03"));
  const auto child = protocol::child_of(asked, counted_salt(), counted_salt());
  EXPECT_EQ(child.trace, trace);
  EXPECT_NE(child.span, span);
  EXPECT_EQ(child.flags, 1) << "flags that we do not know are not passed on";
  EXPECT_TRUE(trace_context_from(to_text(child)));
  const auto fresh = protocol::child_of({}, {}, {});
  EXPECT_TRUE(trace_context_from(to_text(fresh))) << "chance may not say none";
}

TEST(Trace, NamesOfRoutesAreWords) {
  EXPECT_EQ(server::name_of(server::routes::MyPlans{}), "my-plans");
  EXPECT_EQ(server::name_of(server::routes::Health{}), "health");
}

class TraceThreads_ : public Door {};

TEST_F(TraceThreads_, AReplyCarriesItsNumberAndTheTrace) {
  auto headers = as(kari);
  headers.emplace_back("traceparent", traceparent());
  const auto answer = get("/api/v1/me/plans", headers);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(
      std::regex_match(std::string(answer.header("Medvirk-Request")), std::regex("[0-9a-f]{16}")));
  const auto back = trace_context_from(answer.header("traceparent"));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->trace, trace);
  EXPECT_NE(back->span, span);
  EXPECT_NE(get("/healthz").header("Medvirk-Request"), answer.header("Medvirk-Request"));
  EXPECT_EQ(get("/healthz").header("traceparent"), "") << "who has none gets none";
}

TEST_F(TraceThreads_, ABrokenTraceIsPassedOver) {
  auto headers = as(kari);
  headers.emplace_back("traceparent", "00-nonsense");
  const auto answer = get("/api/v1/me/plans", headers);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("traceparent"), "");
}

TEST_F(TraceThreads_, ACommandOnASocketGetsItsTraceBack) {
  LiveClient client(peer());
  log_in(client, kari);
  const auto send = [&](int id) {
    auto command = set_goal("swim", seen());
    command.update({{"t", "command"},
                    {"id", id},
                    {"plan", World::plan().value},
                    {"commandId", fresh_command().value},
                    {"traceparent", traceparent()}});
    say(client, command);
  };
  send(8);
  const auto ack = next(client, "ack");
  EXPECT_EQ(trace_context_from(ack.value("traceparent", ""))->trace, trace);
  send(9);  // The goal is there already.
  const auto error = next(client, "error");
  EXPECT_EQ(error["id"], 9);
  EXPECT_EQ(trace_context_from(error.value("traceparent", ""))->trace, trace);
}

TEST(LogLine, IsOneObjectALineWithItsFields) {
  const auto json = Json::parse(to_json(
      server::LogLine{.time = "2026-03-02T12:00:00Z",
                      .level = server::LogLevel::info,
                      .name = "http",
                      .sentence = "GET plan \"x\"\n",
                      .fields = {{.name = "ms", .value = 12}, {.name = "trace", .value = ""}}}));
  EXPECT_EQ(json, (Json{{"time", "2026-03-02T12:00:00Z"},
                        {"level", "info"},
                        {"line", "http"},
                        {"message", "GET plan \"x\"\n"},
                        {"ms", 12}}));
}

TEST(LogLine, WhatIsNoUtf8IsWrittenAllTheSame) {
  const auto text = to_json(server::LogLine{.time = "t",
                                            .level = server::LogLevel::error,
                                            .name = {},
                                            .sentence = "a \xff file",
                                            .fields = {}});
  EXPECT_TRUE(Json::accept(text)) << text;
}

TEST(LogLine, ForPeopleItIsOneLineWhateverWasSaid) {
  EXPECT_EQ(to_text(server::LogLine{
                .time = "t",
                .level = server::LogLevel::warn,
                .name = "x",
                .sentence = "first\nsecond",
                .fields = {{.name = "ms", .value = 12}, {.name = "result", .value = "200"}}}),
            "t warn first second ms=12 result=\"200\"");
}

}  // namespace
}  // namespace tests
