// Place: a position as one word, `<epoch>:<seq>`, where JSON has no room: in an address, a header,
// the id of a server-sent event.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/messages.h"

namespace protocol {

[[nodiscard]] std::string to_text(const At& at);
[[nodiscard]] std::optional<At> at_from(std::string_view text);

// The text of one member of a JSON object that we have encoded ourselves, without reading what
// stands behind it; empty if there is none. What a frame says of itself comes before its long
// parts.
[[nodiscard]] std::string_view member_of(std::string_view object, std::string_view name);
// A member that is a position; `at` of a frame or an answer.
[[nodiscard]] std::optional<At> at_member(std::string_view object, std::string_view name);
[[nodiscard]] std::optional<At> at_in(std::string_view object);
// The type `t` of an encoded message.
[[nodiscard]] std::string_view type_of(std::string_view message);

}  // namespace protocol
