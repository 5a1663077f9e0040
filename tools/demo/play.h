// Play: a plan's story told live: each person over a socket of their own, step by step, while the
// owner's feed says in words what came of it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "events/log.h"
#include "events/person/person.h"
#include "server/clock.h"
#include "server/identity/issuer.h"
#include "tools/client/http.h"

namespace tools::demo {

struct PlayOptions {
  Peer server;
  std::optional<std::string> owner{};  // None: the next invented person without a plan.
  std::chrono::milliseconds pace{0};
  events::person::Language language;
};

// `log` is only read: for who has a plan, and for names. Throws std::runtime_error if the server
// refuses a step, or the owner has a plan.
void play(const PlayOptions& options, const events::Log& log, const server::Issuer& issuer,
          const server::Clock& clock);

}  // namespace tools::demo
