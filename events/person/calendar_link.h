// Calendar link: the secret address under which a person's own calendar programme fetches when
// something is on, and nothing else (S62, R48). The log keeps the digest of the secret, never the
// secret: who reads the log cannot read the calendar.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string_view>

#include "events/ids.h"
#include "events/place.h"
#include "events/text.h"

namespace events::person {

// In lower-case hexadecimal digits.
using LinkDigest = Text<64>;  // SHA-256 of the secret.
using LinkUidKey = Text<32>;  // Random; mixed into the ids of entries, so that none can be guessed.

struct MakeCalendarLink {
  static constexpr std::string_view name = "MakeCalendarLink";
  static constexpr std::string_view about =
      "A person's new calendar link, by the digest of its secret; an earlier link ends (S62). "
      "`POST /api/v1/me/calendar-link` draws the secret and sends this.";
  LinkDigest digest;
  LinkUidKey uid_key;
};
BOOST_DESCRIBE_STRUCT(MakeCalendarLink, (), (digest, uid_key))

struct RevokeCalendarLink {
  static constexpr std::string_view name = "RevokeCalendarLink";
  static constexpr std::string_view about =
      "Ends a person's calendar link: whoever has the address gets nothing from now on.";
};
BOOST_DESCRIBE_STRUCT(RevokeCalendarLink, (), ())

struct CalendarLinkMade {
  static constexpr std::string_view name = "CalendarLinkMade";
  static constexpr Place place{.section = "person"};
  PersonId person;
  LinkDigest digest;
  LinkUidKey uid_key;
};
BOOST_DESCRIBE_STRUCT(CalendarLinkMade, (), (person, digest, uid_key))

// Also what comes first where a new link takes the place of an old one.
struct CalendarLinkRevoked {
  static constexpr std::string_view name = "CalendarLinkRevoked";
  static constexpr Place place{.section = "person"};
  LinkDigest digest;
};
BOOST_DESCRIBE_STRUCT(CalendarLinkRevoked, (), (digest))

struct CalendarLink {
  std::optional<LinkDigest> digest{};  // Of the link that is open now, if there is one.
};

}  // namespace events::person
