// Notices: by which channels somebody hears that there is something new in a plan, and when not;
// and what waits to be sent to them. A notice says that there is something new and nothing more
// (R48, S62): what is said stands in server/notices/texts.h, never in an event.
//
// One notice a plan and channel waits at a time, and whatever happens meanwhile is covered by it.
// A notice's id is made of what caused it, so that nothing is queued twice.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "events/ids.h"
#include "events/place.h"
#include "events/text.h"
#include "events/time.h"

namespace events::person {

BOOST_DEFINE_ENUM_CLASS(NoticeChannel, email, sms)
BOOST_DEFINE_ENUM_CLASS(DropReason, no_access, not_wanted)

namespace limits {
inline constexpr std::size_t pending_max = 1000;     // Notices of one person that wait.
inline constexpr std::size_t told_max = 1000;        // Plans of one person that are remembered.
inline constexpr std::uint32_t notice_attempts = 6;  // Then a notice is given up.
inline constexpr std::chrono::minutes interval{15};  // Between notices about the same plan.
}  // namespace limits

// The person's own; an empty list: no notices. Quiet hours are Norwegian local time, `22:00`.
struct ChooseNoticeChannels {
  static constexpr std::string_view name = "ChooseNoticeChannels";
  static constexpr std::string_view about = "Chooses how to hear that there is something new.";
  List<NoticeChannel, 2> channels;
  std::optional<Text<254>> email{};
  std::optional<Text<16>> phone{};  // E.164: `+4799999999`.
  std::optional<Text<5>> quiet_from{};
  std::optional<Text<5>> quiet_until{};
};
BOOST_DESCRIBE_STRUCT(ChooseNoticeChannels, (), (channels, email, phone, quiet_from, quiet_until))

// The four below are the system actor's.
struct QueueNotice {
  static constexpr std::string_view name = "QueueNotice";
  static constexpr std::string_view about = "The server's own: somebody is to be told of a change.";
  NoticeId notice;
  PlanId plan;
  NoticeChannel channel;
  Position cause;  // Of the plan's event that there is news of, and its version in the plan.
  Version version;
  Timestamp due;
};
BOOST_DESCRIBE_STRUCT(QueueNotice, (), (notice, plan, channel, cause, version, due))

struct RecordNoticeSent {
  static constexpr std::string_view name = "RecordNoticeSent";
  static constexpr std::string_view about = "The server's own: a notice has been handed over.";
  NoticeId notice;
  Position covers;  // All that had happened by then, in the whole log, is told with it.
};
BOOST_DESCRIBE_STRUCT(RecordNoticeSent, (), (notice, covers))

struct RecordNoticeFailed {
  static constexpr std::string_view name = "RecordNoticeFailed";
  static constexpr std::string_view about = "The server's own: a notice could not be handed over.";
  NoticeId notice;
  std::uint32_t attempt;                // 1, 2, 3 …
  std::optional<Timestamp> retry_at{};  // None: never.
};
BOOST_DESCRIBE_STRUCT(RecordNoticeFailed, (), (notice, attempt, retry_at))

struct DropNotice {
  static constexpr std::string_view name = "DropNotice";
  static constexpr std::string_view about =
      "The server's own: a notice is not to be sent after all.";
  NoticeId notice;
  DropReason reason;
};
BOOST_DESCRIBE_STRUCT(DropNotice, (), (notice, reason))

struct NoticeChannelsChosen {
  static constexpr std::string_view name = "NoticeChannelsChosen";
  static constexpr Place place{.section = "person"};
  PersonId person;
  List<NoticeChannel, 2> channels;
  std::optional<Text<254>> email{};
  std::optional<Text<16>> phone{};
  std::optional<Text<5>> quiet_from{};
  std::optional<Text<5>> quiet_until{};
  Timestamp since;  // What happened before is no news.
};
BOOST_DESCRIBE_STRUCT(NoticeChannelsChosen, (),
                      (person, channels, email, phone, quiet_from, quiet_until, since))

struct NoticeQueued {
  static constexpr std::string_view name = "NoticeQueued";
  static constexpr Place place{.section = "person"};
  NoticeId notice;
  PlanId plan;
  NoticeChannel channel;
  Position cause;
  Version version;
  Timestamp due;
};
BOOST_DESCRIBE_STRUCT(NoticeQueued, (), (notice, plan, channel, cause, version, due))

struct NoticeSent {
  static constexpr std::string_view name = "NoticeSent";
  static constexpr Place place{.section = "person"};
  NoticeId notice;
  NoticeChannel channel;
  Position covers;
  Timestamp sent_at;
};
BOOST_DESCRIBE_STRUCT(NoticeSent, (), (notice, channel, covers, sent_at))

struct NoticeFailed {
  static constexpr std::string_view name = "NoticeFailed";
  static constexpr Place place{.section = "person"};
  NoticeId notice;
  NoticeChannel channel;
  std::uint32_t attempt;
  std::optional<Timestamp> retry_at{};  // None: it is given up.
};
BOOST_DESCRIBE_STRUCT(NoticeFailed, (), (notice, channel, attempt, retry_at))

struct NoticeDropped {
  static constexpr std::string_view name = "NoticeDropped";
  static constexpr Place place{.section = "person"};
  NoticeId notice;
  NoticeChannel channel;
  DropReason reason;
};
BOOST_DESCRIBE_STRUCT(NoticeDropped, (), (notice, channel, reason))

}  // namespace events::person
