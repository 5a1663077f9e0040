// iCalendar: what a calendar programme gets (RFC 5545): when, one text for all, nothing else (R48).
#include "protocol/icalendar.h"

#include <gtest/gtest.h>

namespace tests {
namespace {

using protocol::Busy;

events::Timestamp time_of(std::string_view text) { return events::timestamp_from(text).value(); }

const events::Timestamp noon = time_of("2026-03-02T12:00:00Z");

TEST(ICalendar, R48_ATimeATextAndAnIdAndNoMore) {
  const Busy meeting{.uid = "abc",
                     .starts_at = time_of("2026-03-10T09:00:00.5Z"),
                     .ends_at = time_of("2026-03-10T10:30:00Z")};
  EXPECT_EQ(protocol::icalendar({meeting}, "Avtale i Medvirk", noon),
            "BEGIN:VCALENDAR\r\n"
            "VERSION:2.0\r\n"
            "PRODID:-//Medvirk//Medvirk//NO\r\n"
            "BEGIN:VEVENT\r\n"
            "UID:abc\r\n"
            "DTSTAMP:20260302T120000Z\r\n"
            "DTSTART:20260310T090000Z\r\n"
            "DTEND:20260310T103000Z\r\n"
            "SUMMARY:Avtale i Medvirk\r\n"
            "CLASS:PRIVATE\r\n"
            "END:VEVENT\r\n"
            "END:VCALENDAR\r\n");
}

TEST(ICalendar, AWholeDayIsADateAndAnEndBeforeTheStartIsNone) {
  const auto text = protocol::icalendar(
      {{.uid = "day", .starts_at = time_of("2026-09-01T00:00:00Z"), .whole_day = true},
       {.uid = "odd",
        .starts_at = time_of("2026-09-02T10:00:00Z"),
        .ends_at = time_of("2026-09-02T10:00:00Z")}},
      "Avtale", noon);
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:20260901\r\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("DTEND"), std::string::npos) << text;
}

TEST(ICalendar, AnEmptyCalendarIsACalendar) {
  EXPECT_EQ(protocol::icalendar({}, "Avtale", noon),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Medvirk//Medvirk//NO\r\n"
            "END:VCALENDAR\r\n");
}

// What could end a line, and begin a property of the sender's own, does not.
TEST(ICalendar, TextIsEscapedAndLinesAreFolded) {
  const auto text = protocol::icalendar({{.uid = "abc", .starts_at = noon}},
                                        "a;b,c\\d\nX-EVIL:1 " + std::string(80, 'x'), noon);
  EXPECT_NE(text.find("SUMMARY:a\\;b\\,c\\\\d\\nX-EVIL"), std::string::npos) << text;
  std::size_t from = 0;
  for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", from)) {
    EXPECT_LE(end - from, 75U) << text.substr(from, end - from);
    from = end + 2;
  }
  EXPECT_EQ(from, text.size());
}

}  // namespace
}  // namespace tests
