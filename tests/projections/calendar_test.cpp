// The calendar of a plan: what is on and by when something has to be done, as the viewer's own view
// shows it, and the little of it that leaves the house.
#include "projections/calendar.h"

#include "events/json/write.h"
#include "tests/projections/history.h"
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using projections::CalendarEntry;
using projections::CalendarKind;

std::vector<CalendarEntry> calendar(const History& history, std::string_view person,
                                    std::string_view now = noon, std::vector<Office> offices = {}) {
  const auto audience = history.audience(person, now, std::move(offices));
  return projections::calendar_of(history.fold(), audience, id_of(person), time_of(now),
                                  Deadlines{});
}

std::vector<std::string> kinds(const std::vector<CalendarEntry>& entries) {
  std::vector<std::string> names;
  for (const auto& each : entries) names.emplace_back(json::enum_text(each.kind));
  return names;
}

contact::CalendarEntryAdded training() {
  return {.entry = {"training"},
          .area = LifeArea::health,
          .title = "Trening",
          .starts_at = time_of("2026-03-05T10:00:00Z")};
}

History busy() {
  return History{}.at("2026-01-22T09:00:00Z", kari, whole_plan(),
                      joint_meeting("march", "2026-03-10T10:00:00Z"), training());
}

TEST(Calendar, S63_TheOwnerSeesAllThatIsOnInTheOrderOfTime) {
  const auto entries = calendar(busy(), kari);
  EXPECT_EQ(kinds(entries), (std::vector<std::string>{"appointment", "meeting", "revision",
                                                      "consent_end", "consent_end"}));
  EXPECT_EQ(entries[1].title, "Ansvarsgruppemøte");
  EXPECT_EQ(entries[1].where, "Rådhuset");
  EXPECT_EQ(entries[1].ends_at, time_of("2026-03-10T11:00:00Z"));
  EXPECT_EQ(entries[2].on, day("2026-09-01"));
  EXPECT_EQ(entries[3].on, day("2027-06-30"));
}

TEST(Calendar, R5_OthersSeeTheirOwnPartOfIt) {
  EXPECT_EQ(kinds(calendar(busy(), physio)),
            (std::vector<std::string>{"appointment", "meeting", "revision"}));
  EXPECT_EQ(kinds(calendar(busy(), teacher)), std::vector<std::string>{"revision"});
  EXPECT_TRUE(calendar(busy(), stranger).empty());
  auto history = busy();
  history.at(noon, kari,
             consent::ConsentWithdrawn{.consent = {"consent-health"},
                                       .kind = consent::ConsentKind::sharing});
  EXPECT_TRUE(calendar(history, physio).empty());
}

TEST(Calendar, S63_CancelledMeetingsAndWhatIsLongOverAreLeftOut) {
  auto history = busy();
  history.at(noon, kari, joint_meeting("old", "2026-01-30T09:00:00Z"),
             joint_meeting("recent", "2026-02-20T09:00:00Z"),
             joint_meeting("off", "2026-03-12T09:00:00Z"),
             meetings::MeetingCancelled{.meeting = {"off"}, .reason = "Syk"});
  const auto entries = calendar(history, physio);
  EXPECT_EQ(kinds(entries),
            (std::vector<std::string>{"meeting", "appointment", "meeting", "revision"}));
  EXPECT_EQ(entries[0].id, "recent");
}

TEST(Calendar, R32_S11_DeadlinesOfTheServicesAreForTheDeskAndThoseWhoKeepThePlan) {
  const auto history =
      History{}.at("2026-01-05T09:00:00Z", kari, asked(),
                   intake::ApplicationSubmitted{.application = {"letter"},
                                                .owner = id_of(kari),
                                                .form = intake::Form{},
                                                .unit = unit_body,
                                                .received_at = time_of("2026-02-20T09:00:00Z")});
  const auto entries = calendar(history, caseworker, noon, at_unit());
  EXPECT_EQ(kinds(entries), (std::vector<std::string>{"start_deadline", "decision_deadline"}));
  EXPECT_EQ(entries[1].id, "letter");
  EXPECT_EQ(entries[1].on, day("2026-03-22"));
  EXPECT_EQ(kinds(calendar(history, kari)), kinds(entries));
}

TEST(Calendar, TheEarliestStayIfThereAreTooMany) {
  auto history = busy();
  const auto max = projections::limits::calendar_entries_max;
  Events many;
  for (std::size_t i = 0; i < max; ++i) {
    auto entry = training();
    entry.entry = {"training-" + std::to_string(i)};
    entry.starts_at += std::chrono::hours{i};
    many.push_back(contact::Event{entry});
  }
  history.at(noon, kari, many);
  const auto entries = calendar(history, kari);
  ASSERT_EQ(entries.size(), max);
  EXPECT_EQ(entries.front().starts_at, training().starts_at);
}

TEST(Calendar, R48_OnlyWhatSomebodyTurnsUpForIsInTheFeed) {
  auto history = busy();
  history.at(
      noon, physio,
      meetings::InvitationAnswered{
          .meeting = {"march"}, .person = id_of(physio), .answer = meetings::InvitationAnswer::no});
  const auto in_feed = [&](std::string_view person) {
    std::vector<std::string> names;
    for (const auto& each : calendar(history, person)) {
      if (projections::is_in_feed(each)) names.emplace_back(json::enum_text(each.kind));
    }
    return names;
  };
  EXPECT_EQ(in_feed(kari), (std::vector<std::string>{"appointment", "meeting", "revision"}));
  EXPECT_EQ(in_feed(physio), (std::vector<std::string>{"appointment", "revision"}))
      << "who has said no does not come";
}

TEST(Calendar, S63_AnEntryIsJsonWithNothingForWhatItLacks) {
  EXPECT_EQ(json::to_json(calendar(busy(), teacher).front()),
            R"({"kind":"revision","on":"2026-09-01","status":"scheduled"})");
}

}  // namespace
}  // namespace tests
