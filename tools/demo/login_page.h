// Login page: the demo's people, each with a token to act as them; no passwords, so this machine
// only.
#pragma once

#include <string>

#include "server/clock.h"
#include "server/identity/issuer.h"

namespace tools::demo {

// `origin`: `http://127.0.0.1:8080`. Tokens are fresh for each call.
[[nodiscard]] std::string login_page(const std::string& origin, const server::Issuer& issuer,
                                     events::Timestamp now);

}  // namespace tools::demo
