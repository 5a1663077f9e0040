// Close codes, by range, so that old clients survive new codes: 4000-4099 do not retry, 4100-4199
// retry with back-off, 4200-4299 retry now, 4400 and up = 4000 + HTTP status: retry once the cause
// is removed; 1001-1013 as RFC 6455 and its registry say.
#pragma once

#include <cstdint>

namespace protocol {

enum class CloseCode : std::uint16_t {
  normal = 1000,
  unsupported_data = 1003,  // A binary message.
  invalid_text = 1007,      // Not UTF-8.
  policy = 1008,            // Nothing may be said here.
  too_big = 1009,
  internal = 1011,
  drain = 1012,  // The server stops; resume elsewhere or later.
  overload = 1013,
  token_expired = 4101,  // Renew the token, then retry.
  slow = 4113,           // The client did not read; its position holds.
  resync = 4200,
  unauthorized = 4401,
  forbidden = 4403,
  no_auth_in_time = 4408,
  too_many_requests = 4429,
};

}  // namespace protocol
