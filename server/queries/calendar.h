// Calendar: what is asked about what is on (projections/calendar.h), by somebody logged in, or by
// whoever has the secret of somebody's calendar link. Any thread; reads the disk.
#pragma once

#include <optional>
#include <string_view>

#include "server/queries/look.h"

namespace server {

namespace limits {
inline constexpr std::size_t feed_plans_max = 200;     // Of one person, in one feed.
inline constexpr std::size_t feed_entries_max = 1000;  // In one feed.
}  // namespace limits

// {"at","entries":[{"kind","startsAt"|"on",…}]}: the viewer's own calendar of one plan.
[[nodiscard]] events::Result<std::string, protocol::Problem> calendar(const events::Log& log,
                                                                      const Clock& clock,
                                                                      const events::PlanId& plan,
                                                                      const events::Viewer& viewer);

inline constexpr std::size_t link_secret_digits = 64;  // 256 bits in lower-case hexadecimal.

// RFC 5545 over all plans of the person whose link has this secret: when, one fixed text, and
// nothing else (S62, R48). What they may see is judged now (R5). None if no link has the secret: it
// is looked up by its digest, so that how long that takes tells nothing of how near a guess came.
[[nodiscard]] std::optional<std::string> calendar_feed(const events::Log& log, const Clock& clock,
                                                       std::string_view secret);

}  // namespace server
