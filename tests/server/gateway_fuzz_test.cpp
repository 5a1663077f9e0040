// Nonsense at the door: random bytes, requests and frames with random damage, messages that nobody
// has heard of. Each gets an answer or a close; the server lives, and a member who follows the plan
// meanwhile misses nothing.
#include <random>

#include "protocol/limits.h"
#include "tests/server/door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

constexpr int rounds_of_nonsense = 40;
constexpr int connections_a_round = 12;

class Nonsense {
 public:
  Nonsense(std::uint64_t seed, std::vector<std::string> requests, std::vector<std::string> messages)
      : random_(seed), requests_(std::move(requests)), messages_(std::move(messages)) {}

  std::string bytes(std::size_t most) {
    std::string text(pick(most) + 1, '\0');
    for (auto& each : text) each = static_cast<char>(random_() & 0xFFU);
    return text;
  }
  std::string request() { return damaged(requests_[pick(requests_.size())]); }
  std::string message() {
    switch (pick(6)) {
      case 0: return bytes(200);
      case 1: return std::string(pick(3000) + 1, '[');
      case 2: return R"({"t":")" + std::to_string(random_()) + R"(","id":1})";
      case 3: return std::string(protocol::limits::message_bytes_max + pick(1000), ' ');
      case 4: return messages_[pick(messages_.size())];
      default: return damaged(messages_[pick(messages_.size())]);
    }
  }
  // Frames of every opcode, fragments in any order, with and without masks and truth in lengths.
  std::string frames() {
    std::string all;
    for (auto count = pick(6) + 1; count > 0; --count) {
      const auto code = static_cast<std::uint8_t>(pick(3) > 0 ? opcode::text : pick(16));
      auto one = ws_frame(code, message(), pick(5) > 0, pick(8) > 0);
      if (pick(6) == 0) one = damaged(one);
      all += one;
    }
    return all;
  }
  std::size_t pick(std::size_t count) { return random_() % count; }

 private:
  // Some bytes changed, left out or said twice, or the end cut off.
  std::string damaged(std::string text) {
    for (auto changes = pick(4) + 1; changes > 0 && !text.empty(); --changes) {
      const auto at = pick(text.size());
      switch (pick(4)) {
        case 0: text[at] = static_cast<char>(random_() & 0xFFU); break;
        case 1: text.erase(at, pick(20) + 1); break;
        case 2: text.insert(at, text.substr(at, pick(50))); break;
        default: text.resize(at);
      }
    }
    return text;
  }

  std::mt19937_64 random_;
  std::vector<std::string> requests_;
  std::vector<std::string> messages_;
};

class Fuzz : public Door {
 protected:
  [[nodiscard]] std::vector<std::string> good_requests() const {
    const auto head = [&](const std::string& line) {
      return line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token(stranger) +
             "\r\n";
    };
    const auto body = set_goal("swim", 3).dump();
    return {
        head("GET " + plan_path() + "?at=3") + "\r\n",
        head("GET /api/v1/plans/x/events?after=1&limit=3") + "\r\n",
        head("GET /api/v1/me/plans") + "If-None-Match: \"3\"\r\n\r\n",
        head("POST " + plan_path() + "/commands") + "Idempotency-Key: " + fresh_command().value +
            "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body,
        ws_upgrade()};
  }
  [[nodiscard]] std::vector<std::string> good_messages() const {
    return {
        Json{{"t", "auth"}, {"id", 1}, {"token", token(stranger)}}.dump(),
        Json{{"t", "subscribe"}, {"id", 2}, {"feed", feed()}}.dump(),
        Json{{"t", "subscribe"}, {"id", 2}, {"feed", feed()}, {"from", {{"epoch", 1}, {"seq", 2}}}}
            .dump(),
        Json{{"t", "unsubscribe"}, {"id", 3}, {"feed", feed()}}.dump(),
        Json{{"t", "command"},
             {"id", 4},
             {"plan", World::plan().value},
             {"commandId", fresh_command().value},
             {"expected", 3},
             {"name", "SetGoal"},
             {"body", set_goal("swim", 3).at("body")}}
            .dump()};
  }

  // Says it, ends, and reads what comes: an answer of HTTP, frames, or nothing; but it ends.
  void expect_an_end(const std::string& what, bool upgraded) const {
    RawSocket socket(peer());
    if (upgraded) {
      socket.send(ws_upgrade());
      ASSERT_NE(socket.read_until("hello", patience).find("101"), std::string::npos);
    }
    socket.send(what);
    socket.finish();
    const auto answer = socket.read_to_end(patience);
    EXPECT_TRUE(socket.closed()) << "still open after " << answer;
    EXPECT_TRUE(upgraded || answer.empty() || answer.starts_with("HTTP/1.1 ")) << answer;
  }
};

TEST_F(Fuzz, Threads_NonsenseIsAnsweredOrClosedAndNobodyElseNotices) {
  const std::uint64_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Nonsense nonsense(seed, good_requests(), good_messages());
  LiveClient witness(peer());
  log_in(witness, physio);
  subscribe(witness);
  for (int round = 0; round < rounds_of_nonsense && !HasFailure(); ++round) {
    const auto before = seen();
    for (int i = 0; i < connections_a_round; ++i) {
      switch (nonsense.pick(3)) {
        case 0: expect_an_end(nonsense.bytes(3000), false); break;
        case 1: expect_an_end(nonsense.request(), false); break;
        default: expect_an_end(nonsense.frames(), true);
      }
    }
    EXPECT_EQ(seen(), before) << "nonsense has written something";
    const auto goal = "goal-" + std::to_string(round);
    ASSERT_EQ(command(kari, fresh_command(), set_goal(goal, before)).status, 200);
    const auto patch = next(witness, "patch");
    EXPECT_EQ(patch.at("from").at("seq"), before);
    EXPECT_TRUE(patch.at("patch").at("goals").contains(goal)) << patch;
  }
}

}  // namespace
}  // namespace tests
