#include <algorithm>
#include <stdexcept>
#include <thread>

#include "server/data_folder.h"
#include "server/identity/issuer.h"
#include "server/queries/directory.h"
#include "server/queries/queries.h"
#include "tools/commands/commands.h"
#include "tools/plan_name.h"
#include "tools/session.h"
#include "tools/telling/follower.h"
#include "tools/terminal.h"

namespace tools {
namespace {

constexpr std::chrono::seconds wait_for_frame{10};  // At a time.
constexpr std::chrono::milliseconds pause_min{500};
constexpr std::chrono::milliseconds pause_max{8000};

// From the positions that were seen: after a dropped connection nothing is told twice, or missed.
void subscribe(Session& session, Follower& follower) {
  const auto at = session.subscribe(follower.plan_feed(), follower.plan_at());
  while (!follower.plan_at()) {  // The first snapshot says where the events go on.
    const auto frame = session.next(wait_for_frame);
    if (!frame) throw std::runtime_error("the server sent no view of the plan");
    follower.take(*frame);
  }
  const auto from = follower.events_at() ? *follower.events_at() : at;
  static_cast<void>(session.subscribe(follower.events_feed(), from));
}

void follow(Session& session, Follower& follower) {
  while (session.is_open() && !follower.is_over()) {
    if (const auto frame = session.next(wait_for_frame)) follower.take(*frame);
  }
}

// Once the server was there, a connection that drops is taken up again, for as long as it takes.
std::unique_ptr<Session> connect_again(const std::function<std::unique_ptr<Session>()>& connect) {
  note("The connection is gone; trying again.");
  for (auto pause = pause_min;; pause = std::min(pause * 2, pause_max)) {
    std::this_thread::sleep_for(pause);
    try {
      return connect();
    } catch (const std::runtime_error&) {
      // Nobody there yet.
    }
  }
}

}  // namespace

int watch(const WatchOptions& options) {
  const server::SystemClock clock;
  const auto log = server::open_to_read(options.data);
  const events::PersonId person{options.as};
  const auto who = server::Queries(*log, clock).who(person);
  if (!who) {
    throw std::runtime_error("nobody is registered as " + options.as +
                             "; `medvirk token --list` shows who there is");
  }
  const auto issuer = server::Issuer::read(options.data);
  const server::Directory directory{*log};
  Follower follower(
      plan_named(options.plan), [&](const events::Orgnr& body) { return directory.body(body); },
      options.language.value_or(who->language), [](const std::string& line) { say(line); });
  const auto connect = [&] {
    return std::make_unique<Session>(options.connect,
                                     issuer->token(person, clock.now(), own_token_life));
  };
  for (auto session = connect();; session = connect_again(connect)) {
    subscribe(*session, follower);
    follow(*session, follower);
    if (follower.is_over()) return 0;
  }
}

}  // namespace tools
