// Emergency: access to what concerns health without consent, for a short time, because life and
// health are in danger; owner and coordinator see it at once (DOMAIN.md (a3), access; R5, R44).
#pragma once

#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"
#include "events/time.h"

namespace events::emergency {

struct UseEmergencyAccess {
  static constexpr std::string_view name = "UseEmergencyAccess";
  static constexpr std::string_view about =
      "A professional sees what concerns health for a short time without consent, because life and "
      "health are in danger; owner and coordinator see it at once (emergency access).";
  AccessId access;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(UseEmergencyAccess, (), (access, reason))

using Command = std::variant<UseEmergencyAccess>;

// One more access among those that the owner granted: it runs out, and is taken back, as they do.
struct EmergencyAccessUsed {
  static constexpr std::string_view name = "EmergencyAccessUsed";
  static constexpr Place place{.section = "access", .status = "emergency"};
  AccessId access;
  PersonId person;
  LifeAreas areas{};
  Note reason;
  Timestamp until;
};
BOOST_DESCRIBE_STRUCT(EmergencyAccessUsed, (), (access, person, areas, reason, until))

using Event = std::variant<EmergencyAccessUsed>;

}  // namespace events::emergency
