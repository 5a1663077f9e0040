// Reading one's own write: waiting for a version, by itself and over HTTP.
#include "server/queries/arrivals.h"

#include "server/gateway/http/waiting.h"
#include "tests/server/door.h"

namespace tests {
namespace {

using server::Arrivals;

const StreamId stream{"plan/1"};

std::vector<events::Recorded> published(std::uint64_t version, const StreamId& of = stream) {
  events::Recorded recorded;
  recorded.stream = of;
  recorded.version = {version};
  return {recorded};
}

TEST(Arrivals, WhoWaitsIsCalledOnceWhenTheVersionIsThere) {
  Arrivals arrivals;
  int calls = 0;
  ASSERT_TRUE(arrivals.wait_for(stream, {5}, [&] { ++calls; }));
  arrivals.publish(published(4));
  arrivals.publish(published(5, StreamId{"plan/2"}));
  EXPECT_EQ(calls, 0);
  arrivals.publish(published(6));
  EXPECT_EQ(calls, 1);
  arrivals.publish(published(7));
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(arrivals.waiting(), 0U);
}

TEST(Arrivals, WhoGivesUpIsNotCalledAndLeavesNothing) {
  Arrivals arrivals;
  bool called = false;
  const auto ticket = arrivals.wait_for(stream, {5}, [&] { called = true; });
  ASSERT_TRUE(ticket);
  EXPECT_TRUE(arrivals.give_up(stream, *ticket));
  EXPECT_FALSE(arrivals.give_up(stream, *ticket));
  arrivals.publish(published(5));
  EXPECT_FALSE(called);
  EXPECT_EQ(arrivals.waiting(), 0U);
}

TEST(Arrivals, OnlySoManyWait) {
  Arrivals arrivals(2);
  const auto first = arrivals.wait_for(stream, {5}, [] {});
  EXPECT_TRUE(arrivals.wait_for(stream, {6}, [] {}));
  EXPECT_FALSE(arrivals.wait_for(stream, {7}, [] {}));
  EXPECT_TRUE(arrivals.give_up(stream, *first));
  EXPECT_TRUE(arrivals.wait_for(stream, {7}, [] {}));
}

TEST(Prefer, WaitIsReadAsRfc7240HasIt) {
  EXPECT_EQ(server::wait_in("wait=3"), 3s);
  EXPECT_EQ(server::wait_in("respond-async, Wait = \"4\"; x=y, wait=9"), 4s);
  EXPECT_EQ(server::wait_in("wait=3600"), protocol::limits::wait_max);
  for (const auto* none : {"", "wait", "wait=", "wait=-1", "wait=soon", "handling=lenient"}) {
    EXPECT_FALSE(server::wait_in(none)) << none;
  }
}

class Waiting : public Door {
 protected:
  [[nodiscard]] std::string at(std::uint64_t seq) const {
    return std::to_string(log_.head().epoch.value) + ':' + std::to_string(seq);
  }
  [[nodiscard]] HttpAnswer get_at(std::string_view who, const std::string& min,
                                  const std::string& prefer = "wait=10",
                                  const std::string& rest = "") const {
    auto headers = as(who);
    if (!prefer.empty()) headers.emplace_back("Prefer", prefer);
    return get(plan_path() + rest + "?min=" + min, headers);
  }
};

TEST_F(Waiting, Threads_AnAnswerWaitsForAWriteThatIsStillToCome) {
  const auto wanted = seen() + 1;
  HttpAnswer answer{};
  std::thread reader([&] { answer = get_at(kari, at(wanted)); });
  ASSERT_EQ(command(kari, fresh_command(), set_goal("swim", seen())).status, 200);
  reader.join();
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(Json::parse(answer.body).at("at").at("seq"), wanted);
  EXPECT_EQ(answer.header("Medvirk-At"), at(wanted));
  EXPECT_EQ(answer.header("Preference-Applied"), "wait=10");
}

TEST_F(Waiting, Threads_WhatIsThereIsAnsweredAtOnceWithWhereItStands) {
  for (const auto* rest : {"", "/events", "/timeline", "/now", "/consents", "/calendar"}) {
    const auto answer = get_at(kari, at(seen()), "", rest);
    EXPECT_EQ(answer.status, 200) << rest << answer.body;
    EXPECT_EQ(answer.header("Medvirk-At"), at(seen())) << rest;
  }
  EXPECT_EQ(get(plan_path(), as(kari)).header("Medvirk-At"), at(seen()));
}

TEST_F(Waiting, Threads_WhatDoesNotComeInTimeIsAProblemThatSaysSo) {
  for (const auto* prefer : {"", "wait=1"}) {
    const auto answer = get_at(kari, at(seen() + 100), prefer);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(problem(answer), "/problems/not-yet");
    EXPECT_EQ(answer.header("Retry-After"), "1");
  }
}

TEST_F(Waiting, Threads_APositionThatIsNoneOrOfAnotherLogIsRefused) {
  EXPECT_EQ(problem(get_at(kari, "soon")), "/problems/bad-query");
  EXPECT_EQ(problem(get_at(kari, "999:1")), "/problems/bad-query");
}

TEST_F(Waiting, Threads_R5_AStrangerLearnsNotEvenWhereThePlanIs) {
  const auto there = get_at(stranger, at(seen()));
  const auto far = get_at(stranger, at(seen() + 100));
  const auto elsewhere = get_at(stranger, "999:1");
  EXPECT_EQ(there.status, 403);
  EXPECT_EQ(there.body, far.body);
  EXPECT_EQ(there.body, elsewhere.body);
  EXPECT_EQ(far.header("Medvirk-At"), "");
}

}  // namespace
}  // namespace tests
