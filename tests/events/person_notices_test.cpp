// R48, S62: how somebody chooses to be told, and the life of a notice: queued once, sent, tried
// again a few times, dropped. Nobody but the server queues or sends.
#include <gtest/gtest.h>

#include "events/person/person.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using namespace events::person;  // NOLINT(google-build-using-namespace): the room under test.

const Timestamp at_noon = time_of("2026-03-02T12:00:00Z");
const PlanId her_plan = plan_of(id_of(kari));

ChooseNoticeChannels both_channels() {
  return {.channels = {NoticeChannel::email, NoticeChannel::sms},
          .email = "pia@example.org",
          .phone = "+4799999999",
          .quiet_from = "22:00",
          .quiet_until = "07:00"};
}

class PersonNotices : public testing::Test {
 protected:
  void SetUp() override {
    happen(PersonRegistered{.person = id_of(physio), .full_name = "Pia", .language = Language::nb});
  }

  person::Decision ask(const person::Command& command, std::string_view by = system_actor.value,
                       Timestamp at = at_noon) const {
    return decide(person_, command, {.by = id_of(by), .at = at});
  }
  void happen(const person::Event& event) { person_ = evolve(std::move(person_), event); }
  // The one event that it comes to, folded in.
  person::Event must(const person::Command& command, std::string_view by = system_actor.value,
                     Timestamp at = at_noon) {
    const auto decided = ask(command, by, at);
    if (!decided || decided->size() != 1) {
      ADD_FAILURE() << (decided ? "not one event" : decided.error().slug);
      return {};
    }
    happen(decided->front());
    return decided->front();
  }
  void expect_nothing(const person::Command& command) const {
    const auto decided = ask(command);
    ASSERT_TRUE(decided);
    EXPECT_TRUE(decided->empty());
  }
  void expect_refused(const person::Command& command, std::string_view slug,
                      std::string_view by = system_actor.value) const {
    const auto decided = ask(command, by);
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().rule, "R48");
    EXPECT_EQ(decided.error().slug, slug);
  }
  static QueueNotice notice(std::uint64_t cause, NoticeChannel channel = NoticeChannel::email,
                            const PlanId& plan = her_plan) {
    return {.notice = notice_of({cause}, channel),
            .plan = plan,
            .channel = channel,
            .cause = {cause},
            .version = {1},
            .due = at_noon};
  }
  void choose() { must(both_channels(), physio); }

  Person person_{.id = id_of(physio)};
};

TEST_F(PersonNotices, R48_EverybodyChoosesForThemselves) {
  const auto chosen = std::get<NoticeChannelsChosen>(must(both_channels(), physio));
  EXPECT_EQ(chosen.channels.size(), 2U);
  EXPECT_EQ(chosen.email->value, "pia@example.org");
  EXPECT_EQ(chosen.since, at_noon);
  expect_refused(both_channels(), "not-yours-to-do", kari);
  expect_refused(both_channels(), "not-yours-to-do", system_actor.value);
}

TEST_F(PersonNotices, R48_NobodyWhoIsNotRegisteredChooses) {
  person_ = {.id = id_of(physio)};
  expect_refused(both_channels(), "person-missing", physio);
}

TEST_F(PersonNotices, R48_NoChannelIsAChoiceAndNeedsNoAddress) {
  choose();
  const auto chosen = std::get<NoticeChannelsChosen>(must(ChooseNoticeChannels{}, physio));
  EXPECT_TRUE(chosen.channels.empty());
  expect_refused(notice(7), "channel-not-chosen");
}

TEST_F(PersonNotices, R48_AChannelNeedsAnAddressThatCanBeReached) {
  auto command = both_channels();
  command.email.reset();
  expect_refused(command, "email-missing", physio);
  command = both_channels();
  command.phone.reset();
  expect_refused(command, "phone-missing", physio);
  command = both_channels();
  command.channels = {NoticeChannel::sms, NoticeChannel::sms};
  expect_refused(command, "channel-twice", physio);
  for (const auto* wrong :
       {"pia", "pia@", "@example.org", "pia@example", "pia@@example.org",
        "pia@example.org\nBcc: x@example.org", "pia@exa mple.org", "pia.@example.org",
        "p..a@example.org", "pia@-example.org", "pia>@example.org", "pia@example.org,x@example.org",
        "på@example.org", "pia@example..org", "pia@example.org."}) {
    command = both_channels();
    command.email = wrong;
    expect_refused(command, "email-format", physio);
  }
  for (const auto* wrong : {"99999999", "+", "+0799999999", "+47 99999999", "+4799",
                            "+4799999999999999", "+47999x9999"}) {
    command = both_channels();
    command.phone = wrong;
    expect_refused(command, "phone-format", physio);
  }
  for (const auto* right : {"a@b.no", "pia.fysio+ip@sub.example.org", "o'hara@example.org"}) {
    command = both_channels();
    command.email = right;
    EXPECT_TRUE(ask(command, physio)) << right;
  }
}

TEST_F(PersonNotices, R48_QuietHoursHaveABeginningAndAnEnd) {
  const auto refused = [&](std::optional<Text<5>> from, std::optional<Text<5>> until,
                           std::string_view slug) {
    auto command = both_channels();
    command.quiet_from = std::move(from);
    command.quiet_until = std::move(until);
    expect_refused(command, slug, physio);
  };
  refused("22:00", {}, "quiet-hours-half");
  refused({}, "07:00", "quiet-hours-half");
  refused("22:00", "22:00", "quiet-hours-empty");
  for (const auto* wrong : {"24:00", "7:00", "07.00", "07:60", "0700", "ab:cd"}) {
    refused("22:00", wrong, "quiet-hours-format");
  }
  EXPECT_EQ(time_of_day("23:59"), std::chrono::minutes{24 * 60 - 1});
  EXPECT_EQ(time_of_day("00:00"), std::chrono::minutes{0});
}

TEST_F(PersonNotices, R48_TheServerAloneQueuesAndSends) {
  choose();
  const std::vector<person::Command> all{
      notice(7), RecordNoticeSent{.notice = {"email-7"}, .covers = {9}},
      RecordNoticeFailed{.notice = {"email-7"}, .attempt = 1},
      DropNotice{.notice = {"email-7"}, .reason = DropReason::no_access}};
  for (const auto& command : all) {
    expect_refused(command, "not-yours-to-do", physio);
    expect_refused(command, "not-yours-to-do", kari);
  }
}

TEST_F(PersonNotices, R48_OneNoticeAPlanAndChannelWaitsAtATime) {
  choose();
  must(notice(7));
  expect_nothing(notice(7));
  expect_nothing(notice(8));
  must(notice(8, NoticeChannel::sms));
  must(notice(9, NoticeChannel::email, plan_of(id_of("per"))));
  EXPECT_EQ(person_.noticing.pending.size(), 3U);
}

TEST_F(PersonNotices, R48_WhatWasToldIsNotToldAgain) {
  choose();
  must(notice(7));
  const auto sent =
      std::get<NoticeSent>(must(RecordNoticeSent{.notice = {"email-7"}, .covers = {12}}));
  EXPECT_EQ(sent.sent_at, at_noon);
  EXPECT_TRUE(person_.noticing.pending.empty());
  expect_nothing(notice(7));
  expect_nothing(notice(12));
  expect_nothing(RecordNoticeSent{.notice = {"email-7"}, .covers = {13}});
  EXPECT_EQ(ask(notice(13))->size(), 1U);
}

TEST_F(PersonNotices, R48_NoticesAboutOnePlanKeepADistance) {
  choose();
  must(notice(7));
  must(RecordNoticeSent{.notice = {"email-7"}, .covers = {7}});
  const auto next = std::get<NoticeQueued>(must(notice(8)));
  EXPECT_EQ(next.due, at_noon + person::limits::interval);
  const auto other =
      std::get<NoticeQueued>(must(notice(9, NoticeChannel::email, plan_of(id_of("per")))));
  EXPECT_EQ(other.due, at_noon);
}

TEST_F(PersonNotices, R48_AFailedNoticeIsTriedAgainAndThenGivenUp) {
  choose();
  must(notice(7));
  for (std::uint32_t attempt = 1; attempt < person::limits::notice_attempts; ++attempt) {
    const auto retry_at = at_noon + std::chrono::minutes{attempt};
    const RecordNoticeFailed command{
        .notice = {"email-7"}, .attempt = attempt, .retry_at = retry_at};
    EXPECT_EQ(std::get<NoticeFailed>(must(command)).retry_at, retry_at);
    EXPECT_EQ(person_.noticing.pending.at({"email-7"}).due, retry_at);
    expect_nothing(command);  // Noted once.
  }
  const RecordNoticeFailed last{
      .notice = {"email-7"}, .attempt = person::limits::notice_attempts, .retry_at = at_noon};
  EXPECT_FALSE(std::get<NoticeFailed>(must(last)).retry_at);
  EXPECT_TRUE(person_.noticing.pending.empty());
  expect_nothing(notice(7));
  EXPECT_EQ(ask(notice(8))->size(), 1U);
}

TEST_F(PersonNotices, R6_ADroppedNoticeIsGoneForGood) {
  choose();
  must(notice(7));
  must(DropNotice{.notice = {"email-7"}, .reason = DropReason::no_access});
  EXPECT_TRUE(person_.noticing.pending.empty());
  expect_nothing(DropNotice{.notice = {"email-7"}, .reason = DropReason::no_access});
  expect_nothing(RecordNoticeSent{.notice = {"email-7"}, .covers = {7}});
  expect_nothing(notice(7));
}

TEST_F(PersonNotices, R48_WhatWaitsAndWhatIsRememberedIsBounded) {
  choose();
  for (std::size_t i = 0; i < person::limits::pending_max; ++i) {
    must(notice(i + 1, NoticeChannel::email, plan_of(id_of("p" + std::to_string(i)))));
  }
  const auto plan = plan_of(id_of("one-more"));
  expect_refused(notice(5000, NoticeChannel::email, plan), "notices-full");
  for (std::size_t i = 0; i < person::limits::pending_max; ++i) {
    must(RecordNoticeSent{.notice = notice_of({i + 1}, NoticeChannel::email), .covers = {i + 1}});
  }
  must(notice(5000, NoticeChannel::email, plan));
  must(RecordNoticeSent{.notice = {"email-5000"}, .covers = {5000}});
  EXPECT_EQ(person_.noticing.told.size(), person::limits::told_max);
  EXPECT_TRUE(person_.noticing.told.contains({plan, NoticeChannel::email}));
  EXPECT_FALSE(person_.noticing.told.contains({plan_of(id_of("p0")), NoticeChannel::email}));
}

}  // namespace
}  // namespace tests
