// R5, R6 over real sockets: consent withdrawn while commands rain. Not one frame that is sequenced
// after the withdrawal reaches whoever it concerns, on any of their sockets. The teacher holds no
// office that the plan is with, so that nothing but the consent lets them see anything.
#include <random>

#include "server/gateway/commands.h"
#include "server/queries/queries.h"
#include "tests/server/door.h"

namespace tests {
namespace {

constexpr int withdrawals = 12;
constexpr int sockets = 6;         // Of the member whose consent is withdrawn.
constexpr int goals_by_each = 30;  // By each of two people, about what the consent covers.

class Race : public Door {
 protected:
  [[nodiscard]] std::uint64_t ask(std::string_view by, const std::string& name, const Json& body) {
    const auto answer =
        command(by, fresh_command(), {{"expected", seen()}, {"name", name}, {"body", body}});
    EXPECT_EQ(answer.status, 200) << name << answer.body;
    return Json::parse(answer.body).at("at").at("seq");
  }
  void share(const std::string& consent) {
    static_cast<void>(ask(kari, "GiveSharingConsent",
                          {{"consent", consent},
                           {"information", "information-1"},
                           {"areas", {"education"}},
                           {"recipients", {teacher}},
                           {"use", "Samordne tiltakene"},
                           {"until", "2027-06-30"}}));
  }
};

struct HeardBySocket {
  std::uint64_t last = 0;    // The newest version that a frame carried.
  std::uint64_t frames = 0;  // Patches.
  bool revoked = false;
  bool anything_after = false;  // A frame of the plan behind `revoked`.
};

TEST_F(Race, Threads_R6_NoFrameAfterAWithdrawalReachesTheMemberConcerned) {
  const std::uint64_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random{seed};
  std::uint64_t heard_before = 0;
  std::string consent = "consent-school";
  for (int round = 0; round < withdrawals && !HasFailure(); ++round) {
    std::vector<std::unique_ptr<LiveClient>> members;
    for (int i = 0; i < sockets; ++i) {
      members.push_back(std::make_unique<LiveClient>(peer()));
      log_in(*members.back(), teacher);
      subscribe(*members.back());
    }
    const auto goals = [&](std::string_view by) {
      return [this, by, round] {
        for (int i = 0; i < goals_by_each; ++i) {
          const auto goal = std::string(by) + "-" + std::to_string(round) + "-" + std::to_string(i);
          // Whoever comes second is told to look again; both rain on one plan.
          auto wanted = set_goal(goal, seen());
          wanted["body"]["area"] = "education";
          static_cast<void>(command(by, fresh_command(), wanted));
        }
      };
    };
    std::thread first(goals(kari));
    std::thread second(goals(coordinator));
    const auto turn = seen() + random() % goals_by_each;
    while (seen() < turn) std::this_thread::yield();
    const auto withdrawn = ask(kari, "WithdrawConsent", {{"consent", consent}});
    first.join();
    second.join();
    ASSERT_GT(seen(), withdrawn) << "nothing came after the withdrawal: no race";
    for (const auto& member : members) {
      HeardBySocket heard;
      // The answer to this comes behind everything that the server still had for us.
      say(*member, {{"t", "unsubscribe"}, {"id", 99}, {"feed", "plan/none"}});
      for (;;) {
        const auto text = member->receive(patience);
        ASSERT_TRUE(text) << "the socket ended";
        const auto frame = Json::parse(*text);
        const std::string type = frame.at("t");
        if (type == "error" && frame.at("id") == 99) break;
        if (type == "revoked") heard.revoked = true;
        if (type != "patch" && type != "snapshot" && type != "event") continue;
        heard.anything_after = heard.anything_after || heard.revoked;
        heard.last = frame.value("to", frame.value("at", Json::object())).at("seq");
        ++heard.frames;
      }
      EXPECT_TRUE(heard.revoked);
      EXPECT_FALSE(heard.anything_after);
      EXPECT_LT(heard.last, withdrawn);
      heard_before += heard.frames;
    }
    EXPECT_EQ(get(plan_path(), as(teacher)).status, 403);
    consent = "consent-" + std::to_string(round);
    share(consent);
  }
  EXPECT_GT(heard_before, 0U) << "nobody heard anything: nothing was proved";
}

// A socket may have signed in long before: what it missed is told with the offices of now.
TEST(StaleAnswer, R51_AnOfficeThatHasEndedShowsNothingOfWhatWasMissed) {
  World world;
  world.open_plan();
  world.must(coordinator,
             intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
  const server::Queries queries(world.log(), world.clock());
  const Viewer signed_in{.person = id_of(caseworker), .offices = at_unit()};
  const server::Outcome outcome =
      server::Stale{.version = world.log().version_of(World::plan_stream()),
                    .missed = world.log().read(World::plan_stream(), {}, 1000)};
  const auto before = server::problem_of(queries, outcome, signed_in);
  ASSERT_TRUE(before);
  EXPECT_FALSE(before->missed.empty());
  World::done(world.send(
      world.ask_of(system_actor.value, stream_of(unit_body),
                   unit::Command{unit::ReleaseUnitMember{.person = id_of(caseworker)}})));
  const auto after = server::problem_of(queries, outcome, signed_in);
  ASSERT_TRUE(after);
  EXPECT_TRUE(after->missed.empty());
}

}  // namespace
}  // namespace tests
