// Deflated: messages as permessage-deflate has them (RFC 7692 section 7.2), each by itself.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>

namespace tests {

inline constexpr std::uint8_t rsv1 = 4;  // On the first frame of one that is deflated.

// As a client without context takeover sends it.
[[nodiscard]] std::string deflated(const std::string& text, int level = Z_DEFAULT_COMPRESSION);
// One that needs what came before it cannot be read: that fails the test.
[[nodiscard]] std::string inflated(std::string payload);

}  // namespace tests
