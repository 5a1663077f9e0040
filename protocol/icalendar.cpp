#include "protocol/icalendar.h"

#include <libical/ical.h>

#include <memory>

#include "events/check.h"

namespace protocol {
namespace {

constexpr const char* product = "-//Medvirk//Medvirk//NO";

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, Free>;
using Written = std::unique_ptr<char, Free>;

icaltimetype moment(events::Timestamp time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
  return icaltime_from_timet_with_zone(static_cast<time_t>(seconds), 0,
                                       icaltimezone_get_utc_timezone());
}

icaltimetype day(events::Timestamp time) {
  const auto date = events::day_of(time);
  icaltimetype day = icaltime_null_date();
  day.year = static_cast<int>(date.year());
  day.month = static_cast<int>(static_cast<unsigned>(date.month()));
  day.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return day;
}

// The component owns the property from here on.
void add_property(const Component& component, icalproperty* property) {
  events::check(property != nullptr, "libical has memory for a property");
  icalcomponent_add_property(component.get(), property);
}

Component make(icalcomponent_kind kind) {
  Component component{icalcomponent_new(kind)};
  events::check(component != nullptr, "libical has memory for a component");
  return component;
}

Component event_of(const Busy& busy, const std::string& summary, icaltimetype stamp) {
  auto event = make(ICAL_VEVENT_COMPONENT);
  add_property(event, icalproperty_new_uid(busy.uid.c_str()));
  add_property(event, icalproperty_new_dtstamp(stamp));
  add_property(event, icalproperty_new_dtstart(busy.whole_day ? day(busy.starts_at)
                                                              : moment(busy.starts_at)));
  // An end that is not after the start is none (RFC 5545 3.8.2.2).
  if (!busy.whole_day && busy.ends_at && *busy.ends_at > busy.starts_at) {
    add_property(event, icalproperty_new_dtend(moment(*busy.ends_at)));
  }
  add_property(event, icalproperty_new_summary(summary.c_str()));
  add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
  return event;
}

}  // namespace

std::string icalendar(const std::vector<Busy>& busy, const std::string& summary,
                      events::Timestamp at) {
  const auto calendar = make(ICAL_VCALENDAR_COMPONENT);
  add_property(calendar, icalproperty_new_version("2.0"));
  add_property(calendar, icalproperty_new_prodid(product));
  const auto stamp = moment(at);
  for (const auto& each : busy) {
    icalcomponent_add_component(calendar.get(), event_of(each, summary, stamp).release());
  }
  const Written text{icalcomponent_as_ical_string_r(calendar.get())};
  events::check(text != nullptr, "libical has memory for a calendar");
  return text.get();
}

}  // namespace protocol
