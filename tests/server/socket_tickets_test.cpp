// Socket tickets: once, for half a minute, from where they were asked for.
#include "server/identity/tickets.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "tests/support/world.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::Identity;
using server::SocketTickets;
using server::TicketPlace;

class Tickets : public testing::Test {
 protected:
  [[nodiscard]] Identity who(std::string_view person) const {
    return {.person = id_of(person), .expires = now_ + 30min, .session = "s1"};
  }
  std::string issue(std::string_view person) {
    auto ticket = tickets_.issue(who(person), place_, now_);
    EXPECT_TRUE(ticket);
    return ticket ? *ticket : "";
  }

  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  TicketPlace place_{.origin = "https://ip.example.org", .session = "s1", .subprotocol = "v1"};
  SocketTickets tickets_{counted_salt, {.tickets_max = 5, .each_max = 3}};
};

TEST_F(Tickets, OneIsGoodOnce) {
  const auto ticket = issue(kari);
  EXPECT_EQ(ticket.size(), 22U) << "16 bytes in base64url";
  const auto known = tickets_.redeem(ticket, place_, now_);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->person, id_of(kari));
  EXPECT_EQ(known->expires, now_ + 30min);
  EXPECT_EQ(known->session, "s1");
  EXPECT_FALSE(tickets_.redeem(ticket, place_, now_));
  EXPECT_FALSE(tickets_.redeem("", place_, now_));
}

TEST_F(Tickets, OneIsGoodForHalfAMinute) {
  const auto in_time = issue(kari);
  EXPECT_TRUE(tickets_.redeem(in_time, place_, now_ + 30s - 1us));
  const auto late = issue(kari);
  EXPECT_FALSE(tickets_.redeem(late, place_, now_ + 30s));
}

TEST_F(Tickets, OneEndsWithTheTokenItWasGotWith) {
  const auto ticket =
      tickets_.issue({.person = id_of(kari), .expires = now_ + 5s, .session = {}}, place_, now_);
  EXPECT_FALSE(tickets_.redeem(*ticket, place_, now_ + 5s));
}

TEST_F(Tickets, ElsewhereOneIsGoodForNothingAndIsUsedUp) {
  for (const auto& elsewhere :
       {TicketPlace{.origin = "https://evil.example", .session = "s1", .subprotocol = "v1"},
        TicketPlace{.origin = "", .session = "s1", .subprotocol = "v1"},
        TicketPlace{.origin = place_.origin, .session = "s2", .subprotocol = "v1"},
        TicketPlace{.origin = place_.origin, .session = "", .subprotocol = "v1"},
        TicketPlace{.origin = place_.origin, .session = "s1", .subprotocol = "v2"}}) {
    const auto ticket = issue(kari);
    EXPECT_FALSE(tickets_.redeem(ticket, elsewhere, now_));
    EXPECT_FALSE(tickets_.redeem(ticket, place_, now_)) << "whoever has it has had their try";
  }
}

TEST_F(Tickets, OneThatIsBoundToNoSessionIsGoodBesideAnyCookie) {
  place_.session.clear();
  const auto ticket = issue(kari);
  place_.session = "s9";
  EXPECT_TRUE(tickets_.redeem(ticket, place_, now_));
}

TEST_F(Tickets, APersonHasFewAndAllHaveSoMany) {
  for (int i = 0; i < 3; ++i) issue(kari);
  const auto fourth = tickets_.issue(who(kari), place_, now_);
  ASSERT_FALSE(fourth);
  EXPECT_EQ(fourth.error().slug, "too-many");
  issue(sister);
  issue(sister);
  const auto full = tickets_.issue(who(coordinator), place_, now_);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().slug, "overloaded");
  now_ += 30s;
  issue(kari);
  EXPECT_EQ(tickets_.size(), 1U) << "those that ran out are gone";
}

TEST_F(Tickets, OneThatIsUsedMakesRoom) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(tickets_.redeem(issue(kari), place_, now_));
  }
  EXPECT_EQ(tickets_.size(), 0U);
}

TEST_F(Tickets, Threads_OfManyWhoTryAtOnceOneGetsIn) {
  constexpr int rounds = 200;
  constexpr int rivals = 4;
  for (int round = 0; round < rounds; ++round) {
    const auto ticket = issue(kari);
    std::atomic<int> in = 0;
    std::atomic<int> ready = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < rivals; ++i) {
      threads.emplace_back([&] {
        ++ready;
        while (ready < rivals) std::this_thread::yield();
        if (tickets_.redeem(ticket, place_, now_)) ++in;
      });
    }
    for (auto& each : threads) each.join();
    ASSERT_EQ(in, 1);
  }
}

}  // namespace
}  // namespace tests
