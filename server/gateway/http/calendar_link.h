// Calendar link: makes the secret address of somebody's calendar feed. The secret is said once, to
// the person, and kept nowhere: the log has its digest (events/person/calendar_link.h).
#pragma once

#include <optional>
#include <string>

#include "server/clock.h"
#include "server/gateway/http/http_message.h"
#include "server/journal/journal.h"

namespace server {

struct NewCalendarLink {
  std::string secret;  // 256 random bits, in hexadecimal.
  Ask ask;             // What the journal is to be asked before the secret is said.
};
[[nodiscard]] NewCalendarLink new_calendar_link(const Salts& random, const events::PersonId& person,
                                                events::Version seen);

// 201 with {"url"}: a reference relative to this server, `/calendar/<secret>.ics`.
[[nodiscard]] HttpReply calendar_link_reply(const std::string& secret);

// The secret in a path's last segment, `<secret>.ics`; empty if it is none.
[[nodiscard]] std::string calendar_secret_in(std::string_view segment);

// The feed, or, for every address that is nobody's, one and the same reply.
[[nodiscard]] HttpReply calendar_feed_reply(std::optional<std::string> feed);

}  // namespace server
