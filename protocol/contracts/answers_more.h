// Answers of units, administrators and the rest (as answers.h).
#pragma once

#include "protocol/contracts/shapes.h"

namespace protocol::contracts {

struct SessionAnswer {
  static constexpr std::string_view name = "SessionAnswer";
  static constexpr std::string_view about =
      "Who this is; `csrf` for those who came with a session's cookie.";
  std::optional<std::string> csrf{};
  events::Timestamp expires;
  std::string full_name;
  std::string person;
};
BOOST_DESCRIBE_STRUCT(SessionAnswer, (), (csrf, expires, full_name, person))

struct TicketAnswer {
  static constexpr std::string_view name = "TicketAnswer";
  static constexpr std::string_view about =
      "For `auth` on the socket; good once, and not for long.";
  events::Timestamp expires;
  std::string ticket;
};
BOOST_DESCRIBE_STRUCT(TicketAnswer, (), (expires, ticket))

struct LogOutAnswer {
  static constexpr std::string_view name = "LogOutAnswer";
  static constexpr std::string_view about = "Where the browser goes to end its session there too.";
  std::string next;
};
BOOST_DESCRIBE_STRUCT(LogOutAnswer, (), (next))

struct NoticeChannelsAnswer {
  static constexpr std::string_view name = "NoticeChannelsAnswer";
  static constexpr std::string_view about = "How the asker has chosen to be told.";
  Many<std::string> channels;
  std::optional<std::string> email{};
  std::optional<std::string> phone{};
  std::optional<std::string> quiet_from{};
  std::optional<std::string> quiet_until{};
};
BOOST_DESCRIBE_STRUCT(NoticeChannelsAnswer, (), (channels, email, phone, quiet_from, quiet_until))

struct ContactPointsAnswer {
  static constexpr std::string_view name = "ContactPointsAnswer";
  static constexpr std::string_view about = "Where to turn in a municipality.";
  Many<Anything> contact_points;
};
BOOST_DESCRIBE_STRUCT(ContactPointsAnswer, (), (contact_points))

struct CalendarLinkAnswer {
  static constexpr std::string_view name = "CalendarLinkAnswer";
  static constexpr std::string_view about = "The address of the calendar feed, said this once.";
  std::string url;
};
BOOST_DESCRIBE_STRUCT(CalendarLinkAnswer, (), (url))

struct UploadAnswer {
  static constexpr std::string_view name = "UploadAnswer";
  static constexpr std::string_view about = "What came in, for the command that attaches it.";
  std::string sha256;
  std::uint64_t bytes;
  std::string media_type;
  std::string content_type;
};
BOOST_DESCRIBE_STRUCT(UploadAnswer, (), (sha256, bytes, media_type, content_type))

// One page of a list; `next` is what `after` says for the next one.
struct ListPage {
  Many<Anything> items;
  OrNull<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ListPage, (), (items, next))

struct UnitDeskAnswer {
  static constexpr std::string_view name = "UnitDeskAnswer";
  static constexpr std::string_view about = "A unit's lists; only the one asked for, if one was.";
  std::string unit;
  events::Timestamp time;
  People people;
  std::optional<ListPage> requests{};
  std::optional<ListPage> vacancies{};
  std::optional<ListPage> revisions{};
  std::optional<ListPage> coordinators{};
  std::optional<ListPage> plans{};
};
BOOST_DESCRIBE_STRUCT(UnitDeskAnswer, (),
                      (unit, time, people, requests, vacancies, revisions, coordinators, plans))

struct UnitCasesAnswer {
  static constexpr std::string_view name = "UnitCasesAnswer";
  static constexpr std::string_view about = "Complaints and disputes that the unit has in hand.";
  std::string unit;
  events::Timestamp time;
  Many<Anything> cases;
  OrNull<std::string> next;
};
BOOST_DESCRIBE_STRUCT(UnitCasesAnswer, (), (unit, time, cases, next))

struct UnitStatisticsAnswer {
  static constexpr std::string_view name = "UnitStatisticsAnswer";
  static constexpr std::string_view about = "Counts; a small one is null and `suppressed`.";
  std::string unit;
  events::Date at;
  std::uint64_t small_count;
  Anything counts;
  Anything waiting;
};
BOOST_DESCRIBE_STRUCT(UnitStatisticsAnswer, (), (unit, at, small_count, counts, waiting))

struct ViewState {
  static constexpr std::string_view name = "ViewState";
  static constexpr std::string_view about = "Up to date if `checkpoint` is `head`.";
  std::string view;
  std::uint64_t checkpoint;
  std::uint64_t head;
  std::optional<Anything> rebuild{};
};
BOOST_DESCRIBE_STRUCT(ViewState, (), (view, checkpoint, head, rebuild))

struct ViewsAnswer {
  static constexpr std::string_view name = "ViewsAnswer";
  static constexpr std::string_view about = "Where each view across plans stands.";
  Many<ViewState> views;
};
BOOST_DESCRIBE_STRUCT(ViewsAnswer, (), (views))

}  // namespace protocol::contracts
