// View hash: by which a client proves that its view has not drifted. Pure.
#pragma once

#include <string>
#include <string_view>

namespace server {

// Of a view's canonical JSON (RFC 8785), as it is sent: SHA-256, base64url without padding.
[[nodiscard]] std::string view_hash(std::string_view view);

}  // namespace server
