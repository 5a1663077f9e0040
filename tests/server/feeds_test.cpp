// The feeds `me` and `unit/<orgnr>`, and who is looking at a plan, over real sockets.
#include "tests/server/door.h"

namespace tests {
namespace {

const std::string desk_feed = "unit/" + unit_body.value;

class Feeds : public Door {
 protected:
  void must(std::string_view by, const std::string& name, const Json& body) {
    const auto answer =
        command(by, fresh_command(), {{"expected", seen()}, {"name", name}, {"body", body}});
    ASSERT_EQ(answer.status, 200) << name << answer.body;
  }
  [[nodiscard]] std::uint64_t head() const { return log_.head().position.value; }
  void pass(std::chrono::milliseconds time) { clock_.set(clock_.now() + time); }

  static void present(LiveClient& client, const std::string& state, const std::string& at = {}) {
    Json message{{"t", "presence"}, {"feed", feed()}, {"state", state}};
    if (!at.empty()) message["at"] = at;
    say(client, message);
  }
  // Whom the next frame of presence tells of.
  static Json told(LiveClient& client) { return next(client, "presence").at("people"); }
};

TEST_F(Feeds, Threads_R5_MyPlansFollowConsent) {
  LiveClient member(peer());
  log_in(member, teacher);
  const auto snapshot = subscribe(member, "me");
  EXPECT_EQ(snapshot.at("at").at("seq"), head());
  auto view = snapshot.at("view");
  EXPECT_TRUE(view.at("plans").contains(World::plan().value)) << view;
  EXPECT_EQ(next(member, "ack").at("begins"), "snapshot");
  must(kari, "WithdrawConsent", {{"consent", "consent-school"}});
  const auto gone = next(member, "patch");
  EXPECT_EQ(gone.at("from"), snapshot.at("at"));
  EXPECT_EQ(gone.at("to").at("seq"), head());
  EXPECT_FALSE(gone.contains("by")) << "who did it is not what the rows tell";
  view.merge_patch(gone.at("patch"));
  EXPECT_TRUE(view.at("plans").empty());
  must(kari, "GiveSharingConsent",
       {{"consent", "consent-again"},
        {"information", "information-1"},
        {"areas", {"education"}},
        {"recipients", {teacher}},
        {"use", "Samordne tiltakene"},
        {"until", "2027-06-30"}});
  const auto back = next(member, "patch");
  EXPECT_EQ(back.at("from"), gone.at("to"));
  view.merge_patch(back.at("patch"));
  const auto shown = Json::parse(get("/api/v1/me/plans", as(teacher)).body).at("plans");
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(view.at("plans").at(World::plan().value), shown[0]);
}

TEST_F(Feeds, Threads_S9_S16_ARequestComesToTheDeskOfThoseWhoWorkThere) {
  LiveClient staff(peer());
  LiveClient other(peer());
  log_in(staff, caseworker);
  log_in(other, stranger);
  auto view = subscribe(staff, desk_feed).at("view");
  EXPECT_TRUE(view.at("requests").at("items").empty()) << view;
  say(other, {{"t", "subscribe"}, {"id", 7}, {"feed", desk_feed}});
  EXPECT_EQ(next(other, "error").at("problem").at("type"), "/problems/not-staff");
  const auto hers = request_of_sister();
  const auto patch = next(staff, "patch");
  view.merge_patch(patch.at("patch"));
  EXPECT_EQ(view.at("requests").at("items").at(hers).at("stage"), "information");
  EXPECT_EQ(patch.at("people").at(std::string(sister)), sister);
}

TEST_F(Feeds, Threads_R51_ADeskEndsWithTheOffice) {
  LiveClient staff(peer());
  log_in(staff, caseworker);
  subscribe(staff, desk_feed);
  const auto stream = stream_of(unit_body);
  const unit::Command release{unit::ReleaseUnitMember{.person = id_of(caseworker)}};
  World::done(node_->journal().ask({.stream = stream,
                                    .command = release,
                                    .expected = log_.version_of(stream),
                                    .id = fresh_command(),
                                    .by = system_actor}));
  const auto revoked = next(staff, "revoked");
  EXPECT_EQ(revoked.at("feed"), desk_feed);
  EXPECT_EQ(revoked.at("scope"), "all");
  EXPECT_EQ(revoked.at("reason"), "office-ended");
  say(staff, {{"t", "subscribe"}, {"id", 8}, {"feed", desk_feed}});
  EXPECT_EQ(next(staff, "error").at("problem").at("type"), "/problems/not-staff");
}

TEST_F(Feeds, Threads_R5_WhoIsHereIsToldToTheGroupAndAnEntryToThoseWhoSeeIt) {
  const auto before = head();
  LiveClient owner(peer());
  LiveClient sees_health(peer());
  LiveClient sees_school(peer());
  log_in(owner, kari);
  log_in(sees_health, physio);
  log_in(sees_school, teacher);
  for (auto* client : {&owner, &sees_health, &sees_school}) {
    subscribe(*client);
    next(*client, "ack");
  }
  present(owner, "editing", "goals/walk");
  EXPECT_EQ(told(sees_health).at(std::string(kari)),
            (Json{{"state", "editing"}, {"at", "goals/walk"}}));
  EXPECT_EQ(told(sees_school).at(std::string(kari)), (Json{{"state", "editing"}}));
  say(sees_school, {{"t", "presence"}, {"feed", "plan/none"}, {"state", "looking"}, {"id", 9}});
  EXPECT_EQ(next(sees_school, "error").at("id"), 9);
  EXPECT_EQ(head(), before) << "none of it is in the log";
}

TEST_F(Feeds, Threads_WhoeverComesBackAtOnceHasNotLeft) {
  LiveClient member(peer());
  log_in(member, physio);
  subscribe(member);
  {
    LiveClient owner(peer());
    log_in(owner, kari);
    subscribe(owner);
    next(owner, "ack");
    present(owner, "looking");
    EXPECT_EQ(told(member).at(std::string(kari)).at("state"), "looking");
    owner.close();
  }
  pass(1s);
  LiveClient owner(peer());
  log_in(owner, kari);
  subscribe(owner);
  next(owner, "ack");
  present(owner, "away");
  EXPECT_EQ(told(member).at(std::string(kari)), (Json{{"state", "away"}})) << "and not gone first";
  owner.close();
  // When the server sees the end of the socket is its own affair: a little later it has.
  Json last;
  for (int i = 0; i < 4 && last.empty(); ++i) {
    pass(11s);
    const auto text = member.receive(2s);
    if (text && Json::parse(*text).at("t") == "presence") last = Json::parse(*text).at("people");
  }
  EXPECT_EQ(last, (Json{{kari, nullptr}}));
}

TEST_F(Feeds, Threads_R6_WhoeverLosesTheRightIsGoneAtOnceAndHearsNothingMore) {
  LiveClient owner(peer());
  LiveClient member(peer());
  log_in(owner, kari);
  log_in(member, teacher);
  for (auto* client : {&owner, &member}) {
    subscribe(*client);
    next(*client, "ack");
  }
  present(member, "looking");
  EXPECT_TRUE(told(owner).contains(std::string(teacher)));
  must(kari, "WithdrawConsent", {{"consent", "consent-school"}});
  EXPECT_TRUE(told(owner).at(std::string(teacher)).is_null());
  EXPECT_EQ(next(member, "revoked").at("scope"), "all");
  pass(1s);
  present(owner, "looking");
  EXPECT_TRUE(told(owner).contains(std::string(kari)));
  say(member, {{"t", "unsubscribe"}, {"id", 9}, {"feed", "plan/none"}});
  const auto text = member.receive(patience);
  ASSERT_TRUE(text);
  EXPECT_EQ(Json::parse(*text).at("t"), "error") << "nothing stands between";
}

}  // namespace
}  // namespace tests
