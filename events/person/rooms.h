// Rooms: what is decided about a person beside the directory, each in a file of its own; person.cpp
// calls them.
#pragma once

#include "events/person/person.h"

namespace events::person {

// calendar_link.cpp
[[nodiscard]] Decision decide_link(const Person& person, const MakeCalendarLink& command,
                                   const Stamp& stamp);
[[nodiscard]] Decision decide_link(const Person& person, const RevokeCalendarLink& command,
                                   const Stamp& stamp);

// notices.cpp
[[nodiscard]] Decision decide_notice(const Person& person, const ChooseNoticeChannels& command,
                                     const Stamp& stamp);
[[nodiscard]] Decision decide_notice(const Person& person, const QueueNotice& command,
                                     const Stamp& stamp);
[[nodiscard]] Decision decide_notice(const Person& person, const RecordNoticeSent& command,
                                     const Stamp& stamp);
[[nodiscard]] Decision decide_notice(const Person& person, const RecordNoticeFailed& command,
                                     const Stamp& stamp);
[[nodiscard]] Decision decide_notice(const Person& person, const DropNotice& command,
                                     const Stamp& stamp);
void evolve_notices(Noticing& noticing, const NoticeChannelsChosen& event);
void evolve_notices(Noticing& noticing, const NoticeQueued& event);
void evolve_notices(Noticing& noticing, const NoticeSent& event);
void evolve_notices(Noticing& noticing, const NoticeFailed& event);
void evolve_notices(Noticing& noticing, const NoticeDropped& event);

}  // namespace events::person
