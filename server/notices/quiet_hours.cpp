#include "server/notices/quiet_hours.h"

#include <date/tz.h>

#include "events/person/noticing.h"

namespace server {

QuietHours::QuietHours(const std::string& zone) : zone_(date::locate_zone(zone)) {}

events::Timestamp QuietHours::after(const events::person::NoticeChannelsChosen& chosen,
                                    events::Timestamp at) const {
  if (!chosen.quiet_from || !chosen.quiet_until) return at;
  const auto from = events::person::time_of_day(chosen.quiet_from->value);
  const auto until = events::person::time_of_day(chosen.quiet_until->value);
  if (!from || !until) return at;
  const auto local = zone_->to_local(at);
  const auto midnight = date::floor<date::days>(local);
  const auto now = local - midnight;
  const bool overnight = *until < *from;
  const bool quiet = overnight ? now >= *from || now < *until : now >= *from && now < *until;
  if (!quiet) return at;
  const auto ends_on = overnight && now >= *from ? midnight + date::days{1} : midnight;
  const auto end = zone_->to_sys(ends_on + *until, date::choose::latest);
  return std::chrono::time_point_cast<events::Timestamp::duration>(end);
}

}  // namespace server
