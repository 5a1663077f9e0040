// S62: the calendar link: who makes and ends it, and that one takes the place of another.
#include "events/person/calendar_link.h"

#include <gtest/gtest.h>

#include "events/codec.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using events::person::CalendarLinkMade;
using events::person::CalendarLinkRevoked;
using events::person::MakeCalendarLink;
using events::person::Person;
using events::person::RevokeCalendarLink;

const std::string first(64, '1');
const std::string second(64, '2');
const std::string key(32, 'a');

Person registered() {
  return evolve({.id = id_of(kari)},
                events::person::PersonRegistered{.person = id_of(kari),
                                                 .full_name = "Kari Nordmann",
                                                 .language = events::person::Language::nb});
}

events::person::Decision decide_link(const Person& person, const events::person::Command& command,
                                     std::string_view by = kari) {
  return decide(person, command,
                {.by = id_of(by), .at = time_of("2026-03-02T12:00:00Z"), .offices = at_unit()});
}

// The names of what would happen, and their payloads.
std::vector<std::string> happens(const events::person::Decision& decision) {
  std::vector<std::string> all;
  if (!decision) {
    ADD_FAILURE() << decision.error().detail;
    return all;
  }
  for (const auto& event : *decision) {
    const auto draft = encode(events::Event{event});
    all.push_back(draft.type + " " + draft.payload);
  }
  return all;
}

Person after(Person person, const events::person::Command& command) {
  const auto decided = decide_link(person, command);
  for (const auto& event : *decided) person = evolve(std::move(person), event);
  return person;
}

const MakeCalendarLink make_first{.digest = first, .uid_key = key};
const MakeCalendarLink make_second{.digest = second, .uid_key = key};

TEST(CalendarLink, S62_ALinkIsKeptByItsDigest) {
  EXPECT_EQ(happens(decide_link(registered(), make_first)),
            std::vector<std::string>{"CalendarLinkMade {\"digest\":\"" + first +
                                     "\",\"person\":\"kari\",\"uidKey\":\"" + key + "\"}"});
}

TEST(CalendarLink, S62_ANewLinkEndsTheOldOne) {
  const auto person = after(registered(), make_first);
  const auto all = happens(decide_link(person, make_second));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], "CalendarLinkRevoked {\"digest\":\"" + first + "\"}");
  EXPECT_TRUE(all[1].starts_with("CalendarLinkMade {\"digest\":\"" + second)) << all[1];
  EXPECT_TRUE(happens(decide_link(person, make_first)).empty()) << "it is so already";
}

TEST(CalendarLink, S62_AnEndedLinkIsEndedOnce) {
  EXPECT_TRUE(happens(decide_link(registered(), RevokeCalendarLink{})).empty());
  auto person = after(registered(), make_first);
  EXPECT_EQ(happens(decide_link(person, RevokeCalendarLink{})).size(), 1U);
  person = after(std::move(person), RevokeCalendarLink{});
  EXPECT_TRUE(happens(decide_link(person, RevokeCalendarLink{})).empty());
}

TEST(CalendarLink, S62_NobodyElseMakesOrEndsIt) {
  for (const auto by : {caseworker, coordinator, std::string_view{"system"}}) {
    for (const events::person::Command& command :
         {events::person::Command{make_first}, events::person::Command{RevokeCalendarLink{}}}) {
      const auto decision = decide_link(registered(), command, by);
      ASSERT_FALSE(decision) << by;
      EXPECT_EQ(decision.error().rule, "S62");
      EXPECT_EQ(decision.error().slug, "not-yours-to-do");
    }
  }
  EXPECT_FALSE(decide_link({.id = id_of(kari)}, make_first)) << "nobody is registered there";
}

TEST(CalendarLink, S62_ADigestIsADigest) {
  for (const auto& digest : {std::string(63, '1'), std::string(64, 'g'), std::string(64, 'A')}) {
    const auto decision =
        decide_link(registered(), MakeCalendarLink{.digest = digest, .uid_key = key});
    ASSERT_FALSE(decision) << digest;
    EXPECT_EQ(decision.error().slug, "link-digest-format");
    EXPECT_EQ(decision.error().fields, std::vector<std::string>{"digest"});
  }
  const auto decision =
      decide_link(registered(), MakeCalendarLink{.digest = first, .uid_key = "a"});
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().slug, "link-uid-key-format");
}

}  // namespace
}  // namespace tests
