// Points in time as the log keeps them: microseconds UTC and plain calendar days.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace events {

using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;
using Date = std::chrono::year_month_day;

// RFC 3339: `2026-11-22T08:30:00.000000Z` (always six decimals), `2026-11-22`.
[[nodiscard]] std::string to_text(Timestamp time);
[[nodiscard]] std::string to_text(Date date);

// Reads RFC 3339, any number of decimals up to nine, `Z` or an offset. Nothing if it is not one.
[[nodiscard]] std::optional<Timestamp> timestamp_from(std::string_view text);
[[nodiscard]] std::optional<Date> date_from(std::string_view text);

// The day that `time` lies in, and the first moment of the day after `date` (a last day inclusive).
// Both in UTC: what is stored must not move when a country changes its clocks.
[[nodiscard]] Date day_of(Timestamp time);
[[nodiscard]] Timestamp end_of(Date date);

}  // namespace events
