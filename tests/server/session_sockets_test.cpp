// Session sockets: who is told when a session ends.
#include "server/identity/session_sockets.h"

#include <gtest/gtest.h>

#include "server/identity/entrance.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using server::SessionSockets;

class SocketsOfSessions : public testing::Test {
 protected:
  [[nodiscard]] SessionSockets::Place enter(const std::string& session, const std::string& name) {
    return sockets_.enter(session, [this, name] { told_.push_back(name); });
  }

  SessionSockets sockets_;
  std::vector<std::string> told_;
};

TEST_F(SocketsOfSessions, AllOfOneSessionAreToldAndNoOthers) {
  const auto one = enter("a", "one");
  const auto two = enter("a", "two");
  const auto other = enter("b", "other");
  sockets_.close("a");
  EXPECT_EQ(told_, (std::vector<std::string>{"one", "two"}));
  sockets_.close("c");
  sockets_.close("");
  EXPECT_EQ(told_.size(), 2U);
}

TEST_F(SocketsOfSessions, OneThatIsGoneIsNotTold) {
  {
    auto one = enter("a", "one");
    const auto moved = std::move(one);
    EXPECT_EQ(sockets_.size(), 1U);
  }
  EXPECT_EQ(sockets_.size(), 0U);
  auto place = enter("a", "one");
  place = enter("b", "renewed");
  EXPECT_EQ(sockets_.size(), 1U) << "it is in one session";
  sockets_.close("a");
  EXPECT_TRUE(told_.empty());
  sockets_.close("b");
  EXPECT_EQ(told_, std::vector<std::string>{"renewed"});
}

TEST_F(SocketsOfSessions, OneWithoutASessionIsInNone) {
  const auto place = enter("", "one");
  EXPECT_EQ(sockets_.size(), 0U);
}

TEST_F(SocketsOfSessions, ASidIsNeverTakenForASessionsKey) {
  EXPECT_EQ(server::key_of_sid(""), "");
  EXPECT_TRUE(server::is_sid_key(server::key_of_sid(std::string(64, 'a'))));
  EXPECT_FALSE(server::is_sid_key(std::string(64, 'a')));
}

TEST(Entrance, TheEndOfASessionIsTheEndOfItsSockets) {
  const auto now = time_of("2026-03-02T12:00:00Z");
  server::Entrance entrance{{.random = counted_salt}};
  const auto cookie = entrance.sessions.begin({.person = id_of(kari), .sid = "s1"}, now);
  const auto key = entrance.sessions.use(*cookie, now)->key;
  int told = 0;
  const auto place = entrance.sockets.enter(key, [&told] { ++told; });
  entrance.sessions.end(key);
  EXPECT_EQ(told, 1);
}

TEST(Entrance, ManyMayWaitForAProviderButNotMore) {
  server::Entrance entrance{{.random = counted_salt}};
  std::vector<std::unique_ptr<server::Entrance::Turn>> turns;
  for (std::size_t i = 0; i < server::limits::log_ins_waiting_max; ++i) {
    turns.emplace_back(new server::Entrance::Turn(entrance.turn()));  // It is not moved.
    EXPECT_TRUE(*turns.back());
  }
  EXPECT_FALSE(entrance.turn());
  turns.clear();
  EXPECT_TRUE(entrance.turn());
}

}  // namespace
}  // namespace tests
