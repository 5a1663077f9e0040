// PlanPresence: who is looking at one plan just now, and at what (anchors: presence). Kept in
// memory only, never in the log, and lossy: whoever is silent for a minute is forgotten. Somebody
// whose socket ends stays for ten seconds, so that nobody flickers who comes back at once.
//
// What each listener may know of it follows from their own view of the plan: only people whom it
// shows as working together on the plan, and `at` only if it shows that entry (R5, R6). No thread,
// no clock: whoever owns it, on the plan's home thread, says what time it is.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "events/json/read.h"
#include "events/plan/standing.h"
#include "protocol/messages.h"
#include "server/live/frame.h"
#include "server/live/post.h"

namespace server {

struct Here {
  protocol::PresenceState state;
  std::string at{};  // An entry of the plan view; empty: none.
  bool operator==(const Here&) const = default;
};
using HereNow = std::map<events::PersonId, Here>;

// What of `here` somebody with this audience and view may know.
[[nodiscard]] HereNow visible(const HereNow& here, const events::Audience& audience,
                              const events::json::Json& view);

class PlanPresence {
 public:
  using Instant = events::Timestamp;
  using Connection = Subscriber;  // One subscription to the plan's feed.

  // `speaker_sees`: whether the entry stands in the speaker's own view; else it is not named.
  void say(Connection connection, const events::PersonId& person, Here here, bool speaker_sees,
           Instant now);
  // The socket has ended, or follows the plan no longer.
  void leave(Connection connection, Instant now);
  // Rights have moved: of this connection, which is forgotten at once; what it has been told is
  // forgotten too, for a new snapshot begins with nobody.
  void drop(Connection connection);
  // The same, of a connection that goes on with other rights: it no longer says where it is.
  void begin_again(Connection connection);
  // Somebody's rights may have moved: those on their way out are gone, and the next frames do not
  // wait.
  void rights_moved();

  // A listener, with the rights of this moment.
  struct Hearer {
    Connection connection;
    const events::Audience* audience;
  };
  using ViewOf = std::function<events::json::Json(const events::Audience&)>;
  using Told = std::vector<std::pair<Connection, FrameText>>;
  // What there is to tell now, and to whom: nothing within `presence_pause` of the last time. Who
  // hears of it for the first time is told of everybody. Frames are encoded once for all who hear
  // the same; `view_of` is asked once for each audience.
  [[nodiscard]] Told tell(const std::string& feed, const std::vector<Hearer>& hearers,
                          const ViewOf& view_of, Instant now);

  // Nobody is here, and everybody who listens has been told so: no time needs to be told.
  [[nodiscard]] bool asleep() const { return entries_.empty() && !changed_; }
  // Each person once: the most active of what they say on all their sockets.
  [[nodiscard]] HereNow here() const;

 private:
  struct Entry {
    events::PersonId person;
    Here here;
    Instant said;
    std::optional<Instant> left{};
  };
  using Heard = std::shared_ptr<const HereNow>;
  void forget_who_is_gone(Instant now);

  std::map<Connection, Entry> entries_{};
  std::map<Connection, Heard> heard_{};  // Those without one have not been told anything.
  bool changed_ = false;
  bool at_once_ = false;
  std::optional<Instant> told_at_{};
};

}  // namespace server
