// Address: HOST:PORT as somebody types it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/client/http.h"

namespace tools {

// `127.0.0.1:8080`, `localhost:0`, `[::1]:8080`. Nothing if it is not one.
[[nodiscard]] std::optional<Peer> peer_from(std::string_view text);
[[nodiscard]] std::string to_text(const Peer& address);
// This machine only: 127.0.0.0/8, ::1, localhost.
[[nodiscard]] bool is_loopback(const Peer& address);

}  // namespace tools
