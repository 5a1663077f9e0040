// The fanout layer under load: control frames between data frames, many frames in one system call,
// a peer that does not read.
#include "server/gateway/socket/fanout_layer.h"

#include <tuple>

#include "protocol/limits.h"
#include "tests/server/conformance/cases.h"

namespace tests {
namespace {

namespace limits = protocol::limits;

// A patch as the hub sends it, about 400 bytes; `cell` is what it sets.
server::FrameText goal_patch(std::uint64_t from, std::uint64_t to, const std::string& cell) {
  const auto at = [](std::uint64_t seq) {
    return R"({"epoch":1,"seq":)" + std::to_string(seq) + "}";
  };
  const auto text = R"({"t":"patch","feed":"plan/a","from":)" + at(from) + R"(,"to":)" + at(to) +
                    R"(,"by":"kari","time":"2026-03-02T12:00:00.000000Z","command":"c)" +
                    std::to_string(to) + R"(","people":{},"patch":{"goals":{")" + cell +
                    R"(":{"words":")" + std::string(250, 'x') + "\"}}}}";
  return std::make_shared<const server::Frame>(
      text, server::Frame::Patch{.from = {.epoch = 1, .seq = from}, .to = {.epoch = 1, .seq = to}});
}

TEST(Fanout, Threads_FramesThatPileUpInOneTurnLeaveInFewSystemCalls) {
  constexpr int frames = 640;
  EchoServer server;
  FrameClient client(server.peer());
  client.send({.payload = "opened", .opcode = ws::ping});
  ASSERT_TRUE(client.next());
  const auto before = server.counts().writes.get();
  server.with_session([](EchoSession& session) {
    for (int i = 0; i < frames; ++i) session.say({}, server::frame(std::to_string(i)));
  });
  for (int i = 0; i < frames; ++i) {
    const auto frame = client.next();
    ASSERT_TRUE(frame);
    ASSERT_EQ(frame->payload, std::to_string(i));
  }
  client.send({.payload = "all", .opcode = ws::ping});
  ASSERT_TRUE(client.next());
  EXPECT_LE(server.counts().writes.get() - before, frames / 30U);
}

TEST(Fanout, Threads_AFloodOfPingsIsAnsweredInOrderBetweenWholeFrames) {
  constexpr int pings = 4000;
  constexpr int frames = 20'000;
  EchoServer server;
  FrameClient client(server.peer());
  std::thread flood([&client] {
    for (int i = 0; i < pings; ++i) {
      client.send({.payload = std::to_string(i), .opcode = ws::ping});
    }
  });
  std::thread queue([&server] {
    for (int i = 0; i < frames; i += 100) {
      server.with_session([i](EchoSession& session) {
        for (int j = i; j < i + 100; ++j) session.say({}, server::frame(std::to_string(j)));
      });
    }
  });
  int next_pong = 0;
  int next_frame = 0;
  while (next_pong < pings || next_frame < frames) {
    const auto frame = client.next();
    if (!frame) break;
    auto& counter = frame->opcode == ws::pong ? next_pong : next_frame;
    EXPECT_TRUE(frame->opcode == ws::pong || frame->opcode == ws::text);
    EXPECT_EQ(frame->payload, std::to_string(counter));
    ++counter;
  }
  flood.join();
  queue.join();
  EXPECT_EQ(next_pong, pings);
  EXPECT_EQ(next_frame, frames);
}

TEST(Fanout, Threads_APongDoesNotWaitBehindWhatIsQueued) {
  EchoServer server;
  FrameClient client(server.peer(), {}, 4096);
  const std::string large(limits::queued_bytes_max / 16, '*');
  server.with_session([&](EchoSession& session) {
    for (int i = 0; i < 12; ++i) session.say({}, server::frame(large));
  });
  client.send({.payload = "now", .opcode = ws::ping});
  int before = 0;
  while (const auto frame = client.next()) {
    if (frame->opcode == ws::pong) break;
    ++before;
  }
  EXPECT_LT(before, 12) << "the pong came last";
}

TEST(Fanout, Threads_AClientThatNeverReadsIsHeldInLittleAndMovesNoOthersFrames) {
  constexpr std::size_t in_all = std::size_t{3} << 19U;  // 1.5 MB, of the kernel too.
  EchoServer server;
  FrameClient stuck(server.peer(), {}, 4096);
  std::size_t most = 0;
  bool ended = false;
  std::uint64_t seq = 0;
  // Each sets another cell, so that no merging makes it less.
  while (!ended && seq < 20'000) {
    std::tie(most, ended) = server.with_session([&](EchoSession& session) {
      for (int i = 0; i < 50 && !session.outbox().ending(); ++i, ++seq) {
        session.say("plan/a", goal_patch(seq, seq + 1, "goal-" + std::to_string(seq)));
        most = std::max(most, session.outbox().bytes());
      }
      const auto held = session.outbox().bytes() + session.kernel_bytes();
      return std::pair(std::max(most, held), session.outbox().ending().has_value());
    });
  }
  ASSERT_TRUE(ended) << "what is queued is not bounded";
  EXPECT_LT(most, in_all);
  EXPECT_GT(server.counts().conflated.get(), 0U);
  const auto left = server.with_session([](auto& session) { return session.outbox().bytes(); });
  EXPECT_LT(left, limits::message_bytes_max) << "what was queued is let go of";
  server.with_session([](EchoSession& session) { session.close(4113); });

  FrameClient other(server.peer());
  other.send({.payload = "Hello"});
  EXPECT_EQ(other.next()->payload, "Hello");

  // What it reads at last is in order, whole, and ends with the reason.
  std::uint64_t at = 0;
  std::uint16_t code = 0;
  while (const auto frame = stuck.next()) {
    if (frame->opcode == ws::close) {
      code = frame->code();
      break;
    }
    const auto json = events::json::Json::parse(frame->payload);
    EXPECT_EQ(json.at("from").at("seq"), at);
    at = json.at("to").at("seq");
  }
  EXPECT_EQ(code, 4113);
  EXPECT_LT(at, seq);
}

TEST(Fanout, Threads_WhoReadsSlowlyGetsOnePatchForManyAndMissesNothing) {
  constexpr std::uint64_t patches = 5000;
  EchoServer server;
  FrameClient slow(server.peer(), {}, 4096);
  server.with_session([&](EchoSession& session) {
    for (std::uint64_t seq = 0; seq < patches; ++seq) {
      // The same three cells over and over: what is merged stays small.
      session.say("plan/a", goal_patch(seq, seq + 1, "goal-" + std::to_string(seq % 3)));
    }
    EXPECT_FALSE(session.outbox().ending());
  });
  std::uint64_t at = 0;
  std::size_t commands = 0;
  while (at < patches) {
    const auto frame = slow.next();
    ASSERT_TRUE(frame);
    const auto json = events::json::Json::parse(frame->payload);
    ASSERT_EQ(json.at("from").at("seq"), at);
    at = json.at("to").at("seq");
    commands += json.contains("commands") ? json.at("commands").size() : 1;
  }
  EXPECT_EQ(commands, patches) << "a client that waits for its command would wait for ever";
  EXPECT_GT(server.counts().conflated.get(), patches / 2);
}

}  // namespace
}  // namespace tests
