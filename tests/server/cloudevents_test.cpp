// Bare CloudEvents on `/live`, over real sockets: for programs that know nothing of us.
#include <array>

#include "protocol/codes.h"
#include "tests/server/door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

constexpr std::uint8_t text_first = 0x81;   // FIN, text.
constexpr std::uint8_t close_first = 0x88;  // FIN, close.
constexpr std::uint8_t close_opcode = 0x8;

struct Message {
  std::uint8_t first = 0;
  std::string payload;
};

// A program's end of the socket.
class EventsReader {
 public:
  EventsReader(const tools::Peer& peer, const std::string& target, const Headers& headers)
      : socket_(peer) {
    std::string request = "GET " + target +
                          " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
                          "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                          "Sec-WebSocket-Protocol: cloudevents.json\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    socket_.send(request + "\r\n");
    const auto all = socket_.read_until("\r\n\r\n", patience);
    const auto end = all.find("\r\n\r\n");
    head = all.substr(0, end);
    if (end != std::string::npos) bytes_ = all.substr(end + 4);
  }

  // The next message; nothing if the server has gone, or is silent for so long.
  Message next(std::chrono::milliseconds patient = patience) {
    const auto deadline = std::chrono::steady_clock::now() + patient;
    for (;;) {
      if (auto message = take()) return *message;
      if (socket_.closed() || std::chrono::steady_clock::now() > deadline) return {};
      bytes_ += socket_.read_some(patient);
    }
  }
  Json event() {
    const auto message = next();
    EXPECT_EQ(message.first, text_first) << message.payload;
    return Json::parse(message.payload, nullptr, false);
  }
  // The code with which the server closes.
  unsigned close_code() {
    for (;;) {
      const auto message = next();
      if (message.first == 0) return 0;
      if (message.first == close_first) return code_of(message);
    }
  }
  static unsigned code_of(const Message& close) {
    if (close.payload.size() < 2) return 0;
    return static_cast<unsigned>(static_cast<unsigned char>(close.payload[0])) * 256U +
           static_cast<unsigned char>(close.payload[1]);
  }
  void send(const std::string& frame) { socket_.send(frame); }

  std::string head;

 private:
  [[nodiscard]] std::size_t byte(std::size_t at) const {
    return static_cast<unsigned char>(bytes_[at]);
  }
  std::optional<Message> take() {
    if (bytes_.size() < 2) return {};
    std::size_t size = byte(1);
    std::size_t header = 2;
    if (size == 126) {
      if (bytes_.size() < 4) return {};
      size = byte(2) * 256 + byte(3);
      header = 4;
    }
    if (bytes_.size() < header + size) return {};
    Message message{.first = static_cast<std::uint8_t>(byte(0)),
                    .payload = bytes_.substr(header, size)};
    bytes_.erase(0, header + size);
    return message;
  }

  RawSocket socket_;
  std::string bytes_;
};

class CloudEvents : public Door {
 protected:
  static std::string target(const std::string& more = "") {
    return "/live?feed=events/" + World::plan().value + more;
  }
  [[nodiscard]] EventsReader follow(std::string_view who, const std::string& more = "") const {
    return {peer(), target(more), as(who)};
  }
  void ask(std::string_view name, const Json& body) const {
    const auto answer =
        command(kari, fresh_command(), {{"expected", seen()}, {"name", name}, {"body", body}});
    ASSERT_EQ(answer.status, 200) << answer.body;
  }
  [[nodiscard]] Json history() const {
    return Json::parse(get(plan_path() + "/events?limit=1000", as(kari)).body).at("events");
  }
};

TEST_F(CloudEvents, Threads_TheWholeHistoryAndThenWhatHappens) {
  auto reader = follow(kari);
  EXPECT_TRUE(reader.head.starts_with("HTTP/1.1 101")) << reader.head;
  EXPECT_NE(reader.head.find("Sec-WebSocket-Protocol: cloudevents.json"), std::string::npos);
  for (const auto& event : history()) EXPECT_EQ(reader.event(), event);
  ASSERT_EQ(command(kari, fresh_command(), set_goal("swim", seen())).status, 200);
  const auto live = reader.event();
  EXPECT_EQ(live.at("specversion"), "1.0");
  EXPECT_EQ(live, history().back());
}

TEST_F(CloudEvents, Threads_AfterABreakItGoesOnBehindTheLastOne) {
  const auto all = history();
  const auto& held = all[all.size() - 2];
  auto reader = follow(kari, "&after=" + held.at("sequence").get<std::string>());
  EXPECT_EQ(reader.event(), all.back());
}

TEST_F(CloudEvents, Threads_WhatIsWrongIsSaidBeforeThe101) {
  EXPECT_TRUE(follow(stranger).head.starts_with("HTTP/1.1 403"));
  EXPECT_TRUE(EventsReader(peer(), target(), {}).head.starts_with("HTTP/1.1 401"));
  EXPECT_TRUE(follow(kari, "&after=soon").head.starts_with("HTTP/1.1 400"));
  for (const auto* feed : {"/live", "/live?feed=plan/x", "/live?feed=events/x"}) {
    EXPECT_TRUE(EventsReader(peer(), feed, as(kari)).head.starts_with("HTTP/1.1 400")) << feed;
  }
  auto foreign = as(kari);
  foreign.emplace_back("Origin", "https://evil.example");
  EXPECT_TRUE(EventsReader(peer(), target(), foreign).head.starts_with("HTTP/1.1 403"));
}

TEST_F(CloudEvents, Threads_NothingIsToBeSaidThere) {
  constexpr std::uint8_t binary = 0x2;
  auto talker = follow(kari);
  talker.send(ws_frame(opcode::text, R"({"t":"auth"})"));
  EXPECT_EQ(talker.close_code(), static_cast<unsigned>(protocol::CloseCode::policy));
  auto other = follow(kari);
  other.send(ws_frame(binary, "x"));
  EXPECT_EQ(other.close_code(), static_cast<unsigned>(protocol::CloseCode::unsupported_data));
}

TEST_F(CloudEvents, Threads_R6_ARightThatEndsEndsTheFeed) {
  auto reader = follow(teacher, "&after=" + std::to_string(seen()));
  ASSERT_TRUE(reader.head.starts_with("HTTP/1.1 101")) << reader.head;
  ask("WithdrawConsent", {{"consent", "consent-school"}});
  EXPECT_EQ(reader.close_code(), static_cast<unsigned>(protocol::CloseCode::forbidden));
  EXPECT_TRUE(follow(teacher).head.starts_with("HTTP/1.1 403"));
}

TEST_F(CloudEvents, Threads_R6_WhereSomeRightsAreLeftItMayBeAskedForAgainAtOnce) {
  ask("GiveSharingConsent", {{"consent", "consent-both"},
                             {"information", "information-1"},
                             {"areas", {"education"}},
                             {"recipients", {physio}},
                             {"use", "Samordne tiltakene"},
                             {"until", "2027-06-30"}});
  auto reader = follow(physio, "&after=" + std::to_string(seen()));
  ASSERT_TRUE(reader.head.starts_with("HTTP/1.1 101")) << reader.head;
  ask("WithdrawConsent", {{"consent", "consent-health"}});
  EXPECT_EQ(reader.close_code(), static_cast<unsigned>(protocol::CloseCode::resync));
  EXPECT_TRUE(follow(physio).head.starts_with("HTTP/1.1 101"));
}

TEST_F(CloudEvents, Threads_ItEndsWhenTheServerStops) {
  auto reader = follow(kari);
  ASSERT_TRUE(reader.head.starts_with("HTTP/1.1 101")) << reader.head;
  node_->drain();
  EXPECT_EQ(reader.close_code(), static_cast<unsigned>(protocol::CloseCode::drain));
}

class SlowlyDrainedCloudEvents : public CloudEvents {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.drain = {.spread = 60s, .hard_stop = 120s};
    return limits;
  }
};

// Its subprotocol has no word for it: it hears nothing but events until it is closed.
TEST_F(SlowlyDrainedCloudEvents, Threads_UntilItsSlotItGoesOnUnlessThereIsAHurry) {
  constexpr auto drain_code = static_cast<unsigned>(protocol::CloseCode::drain);
  const auto behind_all = "&after=" + std::to_string(seen());
  std::array<EventsReader, 2> readers{follow(kari, behind_all), follow(kari, behind_all)};
  for (const auto& each : readers) ASSERT_TRUE(each.head.starts_with("HTTP/1.1 101")) << each.head;
  node_->drain();
  std::optional<std::size_t> gone;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (std::size_t i = 0; !gone && std::chrono::steady_clock::now() < deadline; ++i) {
    const auto message = readers.at(i % 2).next(20ms);
    if (message.first == 0) continue;
    EXPECT_EQ(message.first, close_first) << message.payload;
    EXPECT_EQ(EventsReader::code_of(message), drain_code);
    readers.at(i % 2).send(ws_frame(close_opcode, {}));
    gone = i % 2;
  }
  ASSERT_TRUE(gone) << "one of them goes at once";
  auto& stays = readers.at(1 - *gone);
  happen("swim");
  EXPECT_EQ(stays.event().at("sequence"), std::to_string(seen()));
  std::thread stopping([this] { node_->stop(); });
  EXPECT_EQ(stays.close_code(), drain_code);
  stays.send(ws_frame(close_opcode, {}));
  stopping.join();
}

TEST_F(CloudEvents, Threads_ItEndsWithItsToken) {
  const Headers brief{{"Authorization", "Bearer " + token(kari, 1s)}};
  EventsReader reader(peer(), target(), brief);
  ASSERT_TRUE(reader.head.starts_with("HTTP/1.1 101")) << reader.head;
  clock_.set(clock_.now() + 2s);
  EXPECT_EQ(reader.close_code(), static_cast<unsigned>(protocol::CloseCode::token_expired));
}

}  // namespace
}  // namespace tests
