// iCalendar: busy times as RFC 5545 has them, for calendar programmes elsewhere. The caller says
// when and one text for all; there is no place here for a title, a name or a where (R48).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/time.h"

namespace protocol {

inline constexpr std::string_view icalendar_type = "text/calendar; charset=utf-8";

struct Busy {
  std::string uid;  // The same for the same thing at every fetch; letters and digits.
  events::Timestamp starts_at;
  std::optional<events::Timestamp> ends_at{};
  bool whole_day = false;  // Then `starts_at` is a moment of that day (UTC), and it has no end.
};

// The whole calendar as text, lines ended by CR LF; `at` is when it was made (DTSTAMP). Any thread.
[[nodiscard]] std::string icalendar(const std::vector<Busy>& busy, const std::string& summary,
                                    events::Timestamp at);

}  // namespace protocol
