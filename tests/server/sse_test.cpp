// A plan followed as server-sent events, over real sockets.
#include "server/gateway/feeds/sse_session.h"

#include <algorithm>
#include <sstream>

#include "tests/server/door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

struct Event {
  std::string type;
  std::string id;
  std::optional<int> retry{};
  Json data{};
};

// A stream as a browser reads it.
class Stream {
 public:
  Stream(const tools::Peer& peer, const std::string& target, const Headers& headers)
      : socket_(peer) {
    std::string request = "GET " + target + " HTTP/1.1\r\nHost: a\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    socket_.send(request + "\r\n");
    const auto all = socket_.read_until("\r\n\r\n", patience);
    const auto end = all.find("\r\n\r\n");
    head = all.substr(0, end);
    rest_ = end == std::string::npos ? std::string() : all.substr(end + 4);
  }

  // The next event of this type; others and comments are passed over.
  Event next(std::string_view type) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
      const auto end = rest_.find("\n\n");
      if (end == std::string::npos) {
        if (socket_.closed()) break;
        rest_ += socket_.read_some(patience);
        continue;
      }
      Event event = read(rest_.substr(0, end));
      rest_.erase(0, end + 2);
      if (event.type == type) return event;
    }
    ADD_FAILURE() << "no " << type << " in " << rest_;
    return {};
  }
  // What is left until the server ends it.
  std::string read_to_end() {
    rest_ += socket_.read_to_end(patience);
    return rest_;
  }
  [[nodiscard]] bool ended() const { return socket_.closed(); }
  void leave() { socket_.finish(); }

  std::string head;

 private:
  static Event read(const std::string& text) {
    Event event;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("event: ")) event.type = line.substr(7);
      if (line.starts_with("id: ")) event.id = line.substr(4);
      if (line.starts_with("retry: ")) event.retry = std::stoi(line.substr(7));
      if (line.starts_with("data: ")) event.data = Json::parse(line.substr(6));
    }
    return event;
  }

  RawSocket socket_;
  std::string rest_;
};

class Sse : public Door {
 protected:
  [[nodiscard]] Stream follow(std::string_view who, const Headers& more = {},
                              const std::string& query = "") const {
    auto headers = as(who);
    headers.insert(headers.end(), more.begin(), more.end());
    return {peer(), plan_path() + "/live" + query, headers};
  }
  [[nodiscard]] std::string at(std::uint64_t seq) const {
    return std::to_string(log_.head().epoch.value) + ':' + std::to_string(seq);
  }
  void set(std::string_view goal) const {
    ASSERT_EQ(command(kari, fresh_command(), set_goal(goal, seen())).status, 200);
  }
};

TEST_F(Sse, Threads_ItBeginsWithASnapshotAndGoesOnWithPatches) {
  auto stream = follow(kari);
  EXPECT_TRUE(stream.head.starts_with("HTTP/1.1 200")) << stream.head;
  EXPECT_NE(stream.head.find("Content-Type: text/event-stream"), std::string::npos);
  EXPECT_NE(stream.head.find("X-Accel-Buffering: no"), std::string::npos);
  EXPECT_NE(stream.head.find("no-store"), std::string::npos);
  const auto snapshot = stream.next("snapshot");
  EXPECT_EQ(snapshot.id, at(seen()));
  const auto before = seen();
  set("swim");
  const auto patch = stream.next("patch");
  EXPECT_EQ(patch.id, at(seen()));
  EXPECT_EQ(patch.data.at("from").at("seq"), before);
  auto view = snapshot.data.at("view");
  view.merge_patch(patch.data.at("patch"));
  EXPECT_EQ(view, Json::parse(get(plan_path(), as(kari)).body).at("view"));
}

TEST_F(Sse, Threads_TheFramesAreThoseOfTheWebSocket) {
  auto stream = follow(kari);
  LiveClient socket(peer());
  log_in(socket, kari);
  EXPECT_EQ(stream.next("snapshot").data, subscribe(socket));
  set("swim");
  EXPECT_EQ(stream.next("patch").data, next(socket, "patch"));
}

TEST_F(Sse, Threads_WhoComesBackGetsWhatTheyMissed) {
  const auto held = seen();
  set("swim");
  for (const auto& [headers, query] :
       {std::pair{Headers{{"Last-Event-ID", at(held)}}, std::string()},
        std::pair{Headers{}, "?from=" + at(held)},
        std::pair{Headers{{"Last-Event-ID", at(held)}}, "?from=" + at(0)}}) {
    auto stream = follow(kari, headers, query);
    const auto patch = stream.next("patch");
    EXPECT_EQ(patch.data.at("from").at("seq"), held) << query;
    EXPECT_EQ(patch.id, at(seen()));
  }
  auto current = follow(kari, {{"Last-Event-ID", at(seen())}});
  set("ski");
  EXPECT_EQ(current.next("patch").id, at(seen())) << "no snapshot before it";
}

TEST_F(Sse, Threads_WhoMayNotIsAnsweredAsForAnyOtherQuestion) {
  EXPECT_TRUE(follow(stranger).head.starts_with("HTTP/1.1 403"));
  EXPECT_EQ(get(plan_path() + "/live").status, 401);
  EXPECT_EQ(problem(get(plan_path() + "/live?from=here", as(kari))), "/problems/bad-query");
  EXPECT_EQ(tools::http(peer(), "HEAD", plan_path() + "/live", as(kari)).status, 405);
  EXPECT_EQ(get("/api/v1/plans/x/live", as(kari)).status, 404);
}

TEST_F(Sse, Threads_R6_ARightThatEndsEndsTheStream) {
  const auto ask = [&](std::string_view name, const Json& body) {
    const auto answer =
        command(kari, fresh_command(), {{"expected", seen()}, {"name", name}, {"body", body}});
    ASSERT_EQ(answer.status, 200) << answer.body;
  };
  auto stream = follow(teacher);
  static_cast<void>(stream.next("snapshot"));
  ask("WithdrawConsent", {{"consent", "consent-school"}});
  EXPECT_EQ(stream.next("revoked").data.at("scope"), "all");
  EXPECT_EQ(stream.read_to_end().find("patch"), std::string::npos);
  EXPECT_TRUE(stream.ended());
  EXPECT_TRUE(follow(teacher).head.starts_with("HTTP/1.1 403"));
}

// Its connection was not idle when the others were told to go.
TEST_F(Sse, Threads_WhoAsksWhileTheServerStopsIsNotKept) {
  RawSocket late(peer());
  ASSERT_TRUE(late.send("GET " + plan_path() + "/live HTTP/1.1\r\nHost: a\r\n"));
  EXPECT_EQ(get("/healthz").status, 200) << "meanwhile it has begun";
  node_->drain();
  late.send("Authorization: Bearer " + token(kari) + "\r\n\r\n");
  EXPECT_EQ(late.read_to_end(patience).find("event: "), std::string::npos);
  EXPECT_TRUE(late.closed());
}

TEST_F(Sse, Threads_ItEndsWithItsToken) {
  const Headers brief{{"Authorization", "Bearer " + token(kari, 1s)}};
  Stream stream(peer(), plan_path() + "/live", brief);
  static_cast<void>(stream.next("snapshot"));
  clock_.set(clock_.now() + 2s);
  static_cast<void>(stream.read_to_end());
  EXPECT_TRUE(stream.ended());
}

class DrainedSse : public Sse {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.drain = {.spread = 300ms, .hard_stop = 10s};
    return limits;
  }
};

TEST_F(DrainedSse, Threads_WhenTheServerStopsEachIsToldItsSlotAndEndsInIt) {
  auto first = follow(kari);
  auto second = follow(physio);
  LiveClient socket(peer());
  log_in(socket, kari);
  subscribe(socket);
  const auto held = first.next("snapshot").data.at("at");
  static_cast<void>(second.next("snapshot"));
  node_->drain();  // Not stop(), which cuts off whoever does not go.
  std::vector<int> slots{next(socket, "drain").at("afterMs")};
  for (auto* stream : {&first, &second}) {
    const auto drain = stream->next("drain");
    slots.push_back(drain.data.at("afterMs"));
    EXPECT_EQ(drain.data.at("resume"), Json::array({{{"feed", feed()}, {"at", held}}}));
    EXPECT_EQ(drain.id, "") << "a reader goes on from where it was";
    EXPECT_GE(drain.retry.value_or(0), slots.back() + 1000) << "it comes back in its own time";
    EXPECT_LT(drain.retry.value_or(0), slots.back() + 5000);
    static_cast<void>(stream->read_to_end());
    EXPECT_TRUE(stream->ended());
  }
  std::sort(slots.begin(), slots.end());
  EXPECT_EQ(slots, (std::vector{0, 100, 200})) << "streams and sockets are counted together";
}

class SlowlyDrainedSse : public Sse {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.drain = {.spread = 60s, .hard_stop = 120s};
    return limits;
  }
};

TEST_F(SlowlyDrainedSse, Threads_UntilItsSlotAStreamGoesOnUnlessThereIsAHurry) {
  auto first = follow(kari);
  auto second = follow(kari);
  static_cast<void>(first.next("snapshot"));
  static_cast<void>(second.next("snapshot"));
  node_->drain();
  const bool first_stays = first.next("drain").data.at("afterMs") > 0;
  EXPECT_EQ(second.next("drain").data.at("afterMs") > 0, !first_stays) << "one goes at once";
  auto& stays = first_stays ? first : second;
  const auto id = happen("swim");
  EXPECT_EQ(stays.next("patch").data.at("command"), id);
  std::thread stopping([this] { node_->stop(); });
  for (auto* stream : {&first, &second}) {
    static_cast<void>(stream->read_to_end());
    EXPECT_TRUE(stream->ended());
    stream->leave();
  }
  stopping.join();
}

class FewStreams : public Sse {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.connections_each_person_max = 2;
    return limits;
  }
};

TEST_F(FewStreams, Threads_OnePersonHasOnlySoManyConnections) {
  auto first = follow(kari);
  static_cast<void>(first.next("snapshot"));
  LiveClient second(peer());
  log_in(second, kari);
  EXPECT_TRUE(follow(kari).head.starts_with("HTTP/1.1 429"));
  LiveClient third(peer());
  say(third, {{"t", "auth"}, {"id", 1}, {"token", token(kari)}});
  expect_closed(third, 4429);
  EXPECT_TRUE(follow(physio).head.starts_with("HTTP/1.1 200")) << "others have their own";
}

TEST(SseEvent, HasAnIdOnlyWhereAReaderCanGoOnFrom) {
  const auto part = [](int number) {
    return R"({"t":"snapshot","feed":"plan/1","at":{"epoch":2,"seq":9},"why":"first","part":)" +
           std::to_string(number) + R"(,"parts":2,"view":"x"})";
  };
  EXPECT_EQ(server::sse_event(part(1)), "event: snapshot\ndata: " + part(1) + "\n\n");
  EXPECT_EQ(server::sse_event(part(2)), "event: snapshot\nid: 2:9\ndata: " + part(2) + "\n\n");
  const std::string heartbeat = R"({"t":"heartbeat","feeds":[]})";
  EXPECT_EQ(server::sse_event(heartbeat), "event: heartbeat\ndata: " + heartbeat + "\n\n");
}

}  // namespace
}  // namespace tests
