// Person: the directory entry of one person, and how they are told of news. Names, national ids and
// addresses stand here and nowhere else. One stream each, `person/<id>`.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "events/ids.h"
#include "events/person/calendar_link.h"
#include "events/person/noticing.h"
#include "events/place.h"
#include "events/rejection.h"
#include "events/result.h"
#include "events/stamp.h"
#include "events/text.h"
#include "events/time.h"

namespace events::person {

BOOST_DEFINE_ENUM_CLASS(Language, nb, nn, en)

struct RegisterPerson {
  static constexpr std::string_view name = "RegisterPerson";
  static constexpr std::string_view about = "Registers somebody who will take part.";
  PersonId person;
  Line full_name;
  std::optional<Text<11>> national_id{};
  std::optional<Date> born{};
  std::optional<Language> language{};
};
BOOST_DESCRIBE_STRUCT(RegisterPerson, (), (person, full_name, national_id, born, language))

using Command =
    std::variant<RegisterPerson, MakeCalendarLink, RevokeCalendarLink, ChooseNoticeChannels,
                 QueueNotice, RecordNoticeSent, RecordNoticeFailed, DropNotice>;

struct PersonRegistered {
  static constexpr std::string_view name = "PersonRegistered";
  static constexpr Place place{.section = "person"};
  PersonId person;
  Line full_name;
  std::optional<Text<11>> national_id{};
  std::optional<Date> born{};
  Language language;
};
BOOST_DESCRIBE_STRUCT(PersonRegistered, (), (person, full_name, national_id, born, language))

using Event =
    std::variant<PersonRegistered, CalendarLinkMade, CalendarLinkRevoked, NoticeChannelsChosen,
                 NoticeQueued, NoticeSent, NoticeFailed, NoticeDropped>;

struct Person {
  PersonId id;
  bool registered = false;
  CalendarLink calendar_link{};
  Noticing noticing{};
};

using Decision = Result<std::vector<Event>, Rejection>;

[[nodiscard]] Decision decide(const Person& person, const Command& command, const Stamp& stamp);
[[nodiscard]] Person evolve(Person person, const Event& event);

}  // namespace events::person
