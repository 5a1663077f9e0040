// Outbox rows: the views across plans from which notices are sent, advanced with the events of
// people. Here as in rows.h: key → value (JSON).
//
//   notice_channels@1   person                     NoticeChannelsChosen; none without a channel
//   outbox@1            due time (µs) person 0 id  a notice that waits
//   notices_followed@1  "cause"                    the position that the last notice was queued for
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "events/log.h"
#include "events/person/person.h"

namespace projections {

inline constexpr std::string_view notice_channels_view = "notice_channels@1";
inline constexpr std::string_view outbox_view = "outbox@1";
inline constexpr std::string_view notices_followed_view = "notices_followed@1";
inline constexpr std::string_view followed_key = "cause";

struct OutboxRow {
  events::PersonId person;
  events::NoticeId notice;
  events::PlanId plan;
  events::person::NoticeChannel channel;
  events::Position cause;
  events::Version version;  // Of the cause, in the plan.
  events::Timestamp due;
  std::uint32_t attempts;  // That failed.
};
BOOST_DESCRIBE_STRUCT(OutboxRow, (), (person, notice, plan, channel, cause, version, due, attempts))

// What one person has waiting in the outbox.
[[nodiscard]] std::map<std::string, std::string> outbox_rows(const events::person::Person& person);
void add_outbox_difference(const std::map<std::string, std::string>& before,
                           const std::map<std::string, std::string>& after,
                           std::vector<events::RowChange>& changes);

// The rows of the two other views. An event that is not about notices has none.
void add_notice_rows(const events::person::Event& event, std::vector<events::RowChange>& changes);

}  // namespace projections
