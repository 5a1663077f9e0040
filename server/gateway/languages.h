// Languages: in which language a problem is said to whom, and the saying of it. The protocol knows
// English only; the words are those of projections/words/rejections.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "events/person/person.h"
#include "protocol/problem.h"
#include "server/gateway/commands.h"
#include "server/gateway/http/http_message.h"

namespace server {

// What follows in an Accept-Language header is not looked at.
inline constexpr std::size_t language_ranges_max = 32;

// The language that an Accept-Language header (RFC 9110, 12.5.4) likes best of those we speak; of
// equals the first. None: it names none of them, and the asker's own counts. `no` is Bokmål.
[[nodiscard]] std::optional<events::person::Language> preferred_language(std::string_view header);

// The language of whoever the token stands for, as the directory has it; English if it stands for
// nobody. Reads the disk, so on the pool. Never throws.
[[nodiscard]] events::person::Language language_of_asker(const GatewayParts& parts,
                                                         const HttpRequest& request);

// Title and detail in this language; in English, where there are no words, as they are. What
// `fields` expect is for programs, and stays English.
[[nodiscard]] protocol::Problem in_language(protocol::Problem problem,
                                            events::person::Language language);

// A reply that is a problem is said in this language, with Content-Language; any other stays.
void say_in(HttpReply& reply, events::person::Language language);

}  // namespace server
