// Mail: a notice as an e-mail goes over the wire (RFC 5322, RFC 2045).
#pragma once

#include <string>

#include "server/notices/sender.h"

namespace server {

namespace limits {
inline constexpr std::size_t mail_bytes_max = 16 * 1024;
}  // namespace limits

// Plain text in UTF-8, as base64; marked as sent by a machine (RFC 3834), so that nobody's absence
// answers it. `to` and `from` are addresses that is_email() takes.
[[nodiscard]] std::string mail_of(const Letter& letter, const std::string& from,
                                  const std::string& to);

}  // namespace server
