// R48, R6: who is told of what happens in a plan, and when: the follower, the outbox and the
// delivery on a real journal and RocksDB, through restarts, withdrawals and a sender that fails.
#include "server/notices/notices.h"

#include <condition_variable>

#include "projections/plan_fold.h"
#include "server/queries/directory.h"
#include "tests/server/notice_room.h"
#include "tests/support/random_story.h"

namespace tests {
namespace {

using events::person::Language;

class NoticesTest : public NoticeRoom {};

TEST_F(NoticesTest, R48_WhoeverMaySeeWhatHappenedIsToldAndNobodyElse) {
  for (const auto who : {kari, coordinator, physio, teacher, stranger}) by_email(who);
  set_goal("swim", LifeArea::health);
  look();
  // Kari did it herself, the teacher sees education only, the stranger nothing.
  EXPECT_EQ(sent(), (Names{"ola@example.org", "pia@example.org"}));
  EXPECT_EQ(history(physio), (Names{"NoticeChannelsChosen", "NoticeQueued", "NoticeSent"}));
  EXPECT_EQ(history(teacher), (Names{"NoticeChannelsChosen"}));
  EXPECT_EQ(history(stranger), (Names{"NoticeChannelsChosen"}));
  EXPECT_TRUE(outbox().empty());
  look();
  EXPECT_TRUE(sent().empty());
}

TEST_F(NoticesTest, R48_TheTextIsOneOfTheFixedOnesWhateverHappened) {
  by_email(physio);
  choose(coordinator, {NoticeChannel::sms});
  set_goal("swim", LifeArea::health);
  look();
  ASSERT_EQ(sender_.letters.size(), 2U);
  for (const auto& letter : sender_.letters) {
    EXPECT_EQ(letter.text, server::text_of(letter.channel, Language::nb, public_url));
    EXPECT_EQ(letter.id.find_first_not_of("0123456789abcdef"), std::string::npos);
  }
  EXPECT_EQ(sender_.letters.front().to, "+4799999999");
}

TEST_F(NoticesTest, R48_EachIsToldInTheirOwnLanguage) {
  const person::RegisterPerson command{
      .person = id_of("nils"), .full_name = "Nils", .language = Language::nn};
  World::done(world_->send(
      world_->ask_of(system_actor.value, stream_of(id_of("nils")), person::Command{command})));
  world_->must(kari, consent::GrantAccess{.access = {"access-nils"},
                                          .person = id_of("nils"),
                                          .areas = {LifeArea::health},
                                          .until = day("2026-12-31")});
  by_email("nils");
  set_goal("swim", LifeArea::health);
  look();
  ASSERT_EQ(sender_.letters.size(), 1U);
  EXPECT_EQ(sender_.letters.front().text,
            server::text_of(NoticeChannel::email, Language::nn, public_url));
}

TEST_F(NoticesTest, R48_WhoHasNotChosenOrHasChosenOtherwiseIsNotTold) {
  set_goal("swim", LifeArea::health);
  look();
  by_email(physio);
  look();
  EXPECT_TRUE(sent().empty());  // It happened before she chose.
  choose(physio, {});
  pass(std::chrono::minutes{1});
  set_goal("walk-far", LifeArea::health);
  look();
  EXPECT_TRUE(sent().empty());
  EXPECT_TRUE(log_->rows(std::string(projections::notice_channels_view), "", "", 10).empty());
}

TEST_F(NoticesTest, R48_ManyChangesAreOneNotice) {
  by_email(physio);
  for (int i = 0; i < 20; ++i) set_goal("goal-" + std::to_string(i), LifeArea::health);
  look();
  EXPECT_EQ(sent().size(), 1U);
  set_goal("one-more", LifeArea::health);
  look();
  EXPECT_TRUE(sent().empty());  // Not so soon after the last one …
  pass(person::limits::interval);
  look();
  EXPECT_EQ(sent().size(), 1U);  // … and not forgotten.
}

TEST_F(NoticesTest, R48_AFullOutboxPageIsNotTheEnd) {
  for (const auto who : {coordinator, physio})
    choose(who, {NoticeChannel::email, NoticeChannel::sms});
  for (int i = 0; i < 7; ++i) set_goal("goal-" + std::to_string(i), LifeArea::health);
  while (follower_->follow(2)) {
  }
  EXPECT_EQ(outbox().size(), 4U);
  delivery_->send_due(1);
  EXPECT_EQ(sent().size(), 4U);
}

TEST_F(NoticesTest, R48_NothingIsSentInQuietHours) {
  set_time("2026-03-02T21:30:00Z");  // 22:30 in Oslo.
  choose(physio, {NoticeChannel::email}, "22:00", "07:00");
  set_goal("swim", LifeArea::health);
  look();
  EXPECT_TRUE(sent().empty());
  set_time("2026-03-03T05:59:59Z");
  look();
  EXPECT_TRUE(sent().empty());
  set_time("2026-03-03T06:00:00Z");
  look();
  EXPECT_EQ(sent().size(), 1U);
}

TEST_F(NoticesTest, R48_QuietHoursChosenWhileANoticeWaitsAreKept) {
  by_email(physio);
  set_goal("swim", LifeArea::health);
  follow();
  choose(physio, {NoticeChannel::email}, "00:00", "23:00");
  delivery_->send_due();
  EXPECT_TRUE(sent().empty());
  set_time("2026-03-02T22:00:00Z");
  delivery_->send_due();
  EXPECT_EQ(sent().size(), 1U);
}

TEST_F(NoticesTest, R48_ARestartBetweenQueueAndSendingLosesNothing) {
  by_email(physio);
  set_goal("swim", LifeArea::health);
  follow();
  restart();
  EXPECT_EQ(outbox().size(), 1U);
  expect_views_as_built();
  look();
  EXPECT_EQ(sent(), (Names{"pia@example.org"}));
  restart();
  look();
  EXPECT_TRUE(sent().empty());
  EXPECT_EQ(history(physio), (Names{"NoticeChannelsChosen", "NoticeQueued", "NoticeSent"}));
}

TEST_F(NoticesTest, R48_WhatHappensWhileNobodyFollowsIsToldAfterTheStart) {
  by_email(physio);
  by_email(teacher);
  set_goal("swim", LifeArea::health);
  look();
  EXPECT_EQ(sent(), (Names{"pia@example.org"}));
  set_goal("read", LifeArea::education);
  restart();
  look();
  EXPECT_EQ(sent(), (Names{"tor@example.org"}));
}

// The process ends after the mail server has the mail, and before the log knows.
TEST_F(NoticesTest, R48_ANoticeIsSentAtLeastOnceAndUnderTheSameId) {
  by_email(physio);
  set_goal("swim", LifeArea::health);
  follow();
  class Killed {};
  class KilledSender final : public server::NoticeSender {
   public:
    [[nodiscard]] server::SendResult send(const server::Letter& letter) override {
      id = letter.id;
      throw Killed{};
    }
    std::string id;
  } killed;
  server::Delivery delivery{*log_, world_->clock(), world_->journal(), quiet_, killed, public_url};
  EXPECT_THROW(delivery.send_due(), Killed);
  restart();
  look();
  ASSERT_EQ(sender_.letters.size(), 1U);
  EXPECT_EQ(sender_.letters.front().id, killed.id);
}

TEST_F(NoticesTest, R6_ANoticeQueuedBeforeAWithdrawalIsDroppedAndNeverSent) {
  by_email(teacher);
  set_goal("read", LifeArea::education);
  follow();
  ASSERT_EQ(outbox().size(), 1U);
  withdraw("consent-school");
  restart();
  look();
  EXPECT_EQ(sender_.tried, 0U);
  EXPECT_EQ(history(teacher), (Names{"NoticeChannelsChosen", "NoticeQueued", "NoticeDropped"}));
  EXPECT_TRUE(outbox().empty());
  set_goal("write", LifeArea::education);
  pass(std::chrono::hours{24});
  look();
  EXPECT_EQ(sender_.tried, 0U);
  expect_views_as_built();
}

TEST_F(NoticesTest, R6_NewsOfAnAreaTakenBackIsDroppedAlsoWhereAnotherAreaIsLeft) {
  world_->must(kari, consent::GiveSharingConsent{.consent = {"consent-teacher-health"},
                                                 .information = InformationId{"information-1"},
                                                 .areas = {LifeArea::health},
                                                 .recipients = {id_of(teacher)},
                                                 .use = "Samordne tiltakene",
                                                 .until = day("2027-06-30")});
  by_email(teacher);
  pass(std::chrono::minutes{1});
  set_goal("read", LifeArea::education);
  follow();
  withdraw("consent-school");
  look();
  EXPECT_EQ(sender_.tried, 0U);
  EXPECT_EQ(history(teacher).back(), "NoticeDropped");
  set_goal("swim", LifeArea::health);
  look();
  EXPECT_EQ(sent(), (Names{"tor@example.org"}));
}

TEST_F(NoticesTest, R7_ANoticeThatWaitsWhenAccessExpiresIsDropped) {
  by_email(teacher);
  set_time("2027-06-29T12:00:00Z");
  set_goal("read", LifeArea::education);
  follow();
  ASSERT_EQ(outbox().size(), 1U);
  set_time("2027-07-02T12:00:00Z");
  delivery_->send_due();
  EXPECT_EQ(sender_.tried, 0U);
  EXPECT_EQ(history(teacher).back(), "NoticeDropped");
}

TEST_F(NoticesTest, R48_NoticesTakenBackByTheirOwnReaderAreDropped) {
  by_email(physio);
  set_goal("swim", LifeArea::health);
  follow();
  choose(physio, {NoticeChannel::sms});
  delivery_->send_due();
  EXPECT_EQ(sender_.tried, 0U);
  EXPECT_EQ(history(physio).back(), "NoticeDropped");
}

TEST_F(NoticesTest, R48_AFailingSenderIsTriedAgainLaterAndLaterAndThenGivenUp) {
  by_email(physio);
  sender_.answer = Handed::not_yet;
  set_goal("swim", LifeArea::health);
  look();
  EXPECT_EQ(sender_.tried, 1U);
  for (const auto wait : server::limits::notice_retries) {
    const auto before = sender_.tried;
    pass(wait - std::chrono::minutes{1});
    look();
    EXPECT_EQ(sender_.tried, before);
    pass(std::chrono::minutes{1});
    restart();
    look();
    EXPECT_EQ(sender_.tried, before + 1);
  }
  EXPECT_EQ(sender_.tried, person::limits::notice_attempts);
  EXPECT_TRUE(outbox().empty());
  sender_.answer = Handed::over;
  pass(std::chrono::hours{24});
  look();
  EXPECT_TRUE(sent().empty());
  set_goal("run", LifeArea::health);  // The next news is told.
  look();
  EXPECT_EQ(sent().size(), 1U);
}

TEST_F(NoticesTest, R48_AnAddressThatIsRefusedIsNotTriedAgain) {
  by_email(physio);
  sender_.answer = Handed::never;
  set_goal("swim", LifeArea::health);
  look();
  EXPECT_EQ(history(physio).back(), "NoticeFailed");
  EXPECT_TRUE(outbox().empty());
  pass(std::chrono::hours{24});
  look();
  EXPECT_EQ(sender_.tried, 1U);
}

TEST_F(NoticesTest, R48_AMailServerThatIsDownHoldsNobodyUpForLong) {
  sender_.answer = Handed::not_yet;
  for (const auto who : {coordinator, physio}) {
    choose(who, {NoticeChannel::email, NoticeChannel::sms});
  }
  set_goal("swim", LifeArea::health);
  look();
  EXPECT_EQ(sender_.tried, server::limits::failures_a_look);
  sender_.answer = Handed::over;
  look();
  EXPECT_EQ(sent().size(), 1U);
  pass(server::limits::notice_retries.front());
  look();
  EXPECT_EQ(sent().size(), 3U);
}

TEST_F(NoticesTest, R48_OldNewsIsNoNews) {
  by_email(physio);
  set_goal("swim", LifeArea::health);
  pass(server::limits::news_max + std::chrono::minutes{1});
  look();
  EXPECT_TRUE(history(physio).back() == "NoticeChannelsChosen");
}

TEST_F(NoticesTest, R5_NoPlanShowsAnybodysNotices) {
  by_email(physio);
  const auto before = log_->version_of(World::plan_stream());
  set_goal("swim", LifeArea::health);
  look();
  EXPECT_EQ(log_->version_of(World::plan_stream()), before.next());
  const auto fold = projections::fold_plan(*log_, World::plan());
  const auto view = fold.view(fold.everything()).dump();
  for (const auto* word : {"example.org", "99999999", "notice", "email"}) {
    EXPECT_EQ(view.find(word), std::string::npos) << word;
  }
}

TEST_F(NoticesTest, S32_StaffAreToldOfWhatTheirDeskSees) {
  by_email(caseworker);
  const PersonId per{"per"};
  const person::RegisterPerson person{.person = per, .full_name = "Per"};
  World::done(
      world_->send(world_->ask_of(system_actor.value, stream_of(per), person::Command{person})));
  const intake::SubmitApplication application{.application = {"application-1"},
                                              .owner = per,
                                              .form = intake::Form::written,
                                              .unit = unit_body};
  auto ask = world_->ask_of("per", stream_of(plan_of(per)), lift<plan::Command>(application));
  World::done(world_->send(std::move(ask)));
  look();
  EXPECT_EQ(sent(), (Names{"unni@example.org"}));
}

// Whatever happens in a plan: the texts are the fixed ones, and nobody is told who sees nothing.
TEST_F(NoticesTest, R48_InARandomStoryEveryTextIsAFixedOneAndItsReaderMaySee) {
  std::set<std::string> fixed;
  for (const auto language : {Language::nb, Language::nn, Language::en}) {
    for (const auto channel : {NoticeChannel::email, NoticeChannel::sms}) {
      const auto text = server::text_of(channel, language, public_url);
      fixed.insert(text.subject + "\n" + text.body);
    }
  }
  const std::vector<std::string_view> everybody{kari,   coordinator, physio,    teacher,
                                                sister, stranger,    caseworker};
  for (const auto who : everybody) choose(who, {NoticeChannel::email, NoticeChannel::sms});
  const std::uint64_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  RandomStory story{seed};
  std::size_t letters = 0;
  for (int i = 0; i < 400; ++i) {
    pass(std::chrono::minutes{7});
    auto ask =
        world_->ask_of(story.random_stamp().by.value, World::plan_stream(), story.random_command());
    static_cast<void>(world_->send(std::move(ask)));
    look();
    const auto fold = projections::fold_plan(*log_, World::plan());
    for (const auto& letter : sender_.letters) {
      EXPECT_TRUE(fixed.contains(letter.text.subject + "\n" + letter.text.body));
      if (letter.channel == NoticeChannel::sms) continue;  // All have the same number.
      const PersonId person{letter.to.substr(0, letter.to.find('@'))};
      const Viewer viewer{.person = person, .offices = server::offices_of(*log_, person)};
      EXPECT_FALSE(audience_of(fold.plan(), viewer, now_).nothing()) << person.value;
    }
    letters += sender_.letters.size();
    sender_.letters.clear();
  }
  EXPECT_GT(letters, 0U);
  expect_views_as_built();
}

// The thread of its own, with a sender that a test can wait for.
class WaitedForSender final : public server::NoticeSender {
 public:
  [[nodiscard]] server::SendResult send(const server::Letter& letter) override {
    const std::lock_guard lock{mutex_};
    to_ = letter.to;
    bell_.notify_one();
    return {.handed = Handed::over};
  }
  std::string wait() {
    std::unique_lock lock{mutex_};
    bell_.wait_for(lock, std::chrono::seconds{30}, [this] { return !to_.empty(); });
    return to_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable bell_;
  std::string to_;
};

TEST_F(NoticesTest, Threads_R48_TheServersOwnThreadFollowsAndSends) {
  by_email(physio);
  WaitedForSender sender;
  const server::Notices notices{*log_, world_->clock(), world_->journal(), sender, public_url};
  set_goal("swim", LifeArea::health);
  EXPECT_EQ(sender.wait(), "pia@example.org");
}

}  // namespace
}  // namespace tests
