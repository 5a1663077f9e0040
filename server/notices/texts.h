// Texts: every word that leaves the house in an e-mail or an SMS. Fixed, by channel and language,
// with nothing in them of the person, the plan, the body or what happened (R48): what a notice is
// about is not even asked for here.
#pragma once

#include <string>
#include <string_view>

#include "events/person/person.h"

namespace server {

struct NoticeText {
  std::string subject;  // ASCII, so that a header takes it as it is; empty for an SMS.
  std::string body;     // Lines end in a line feed; an SMS is one line.
  bool operator==(const NoticeText&) const = default;
};

// `public_url`: where people log in, the same for everybody; empty: the text says no address.
[[nodiscard]] NoticeText text_of(events::person::NoticeChannel channel,
                                 events::person::Language language, std::string_view public_url);

// An address for everybody: http or https, a host, perhaps a path; nothing that could name
// somebody (no user, query or fragment), at most 80 characters, so that an SMS has room for it.
[[nodiscard]] bool is_public_url(std::string_view text);

}  // namespace server
