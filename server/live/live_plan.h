// LivePlan: a plan that somebody listens to: its fold, the last events of it with what was encoded
// of them, and who listens. Plain data of the thread that is the plan's home.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/log.h"
#include "events/plan/standing.h"
#include "projections/plan_fold.h"
#include "protocol/messages.h"
#include "server/live/feed_name.h"
#include "server/live/names.h"
#include "server/live/picture.h"
#include "server/live/post.h"
#include "server/live/presence.h"

namespace server {

namespace limits {
inline constexpr std::size_t tail_events_max = 256;  // Events that a live plan keeps for resuming,
inline constexpr std::size_t tail_bytes_max = std::size_t{256} * 1024;  // encoded, of one plan.
inline constexpr std::size_t idle_plans_max = 256;       // Kept with nobody listening, a thread.
inline constexpr std::size_t pending_events_max = 4096;  // Published while a plan is loading.
}  // namespace limits

struct Subscription {
  // `waiting` for the plan to be ready; a plan feed `replaying` what it missed from the log; an
  // events feed `reading` it; else `following`: all that is told is told to it.
  enum class Stage { waiting, replaying, reading, following };

  FeedKind kind;
  events::Viewer viewer;
  std::optional<protocol::At> from{};  // What it held when it began.
  Stage stage = Stage::waiting;
  events::Audience audience{};
  events::Version at{};                 // What this viewer has been sent, or has passed over.
  events::Version seen{};               // While reading: how far.
  std::optional<protocol::Why> owed{};  // A snapshot, as soon as the names are known.
};

struct Told {
  struct Encoded {
    FeedKind kind;
    events::Audience audience;
    events::Version from;
    FrameText text;
  };
  events::Recorded recorded;
  projections::Step step;
  std::vector<Encoded> encoded{};  // For each audience and `from` that has asked.
};

// Events feeds that read the log at the same place with the same rights: one read for all.
struct PageRead {
  std::uint64_t number;
  events::Audience audience;
  events::Version seen;
  events::Version at;
  std::vector<Subscriber> waiting;
};

struct LivePlan {
  explicit LivePlan(events::PlanId id) : fold(std::move(id)) {}

  bool loading = true;
  // Lookups of people whom the last events name, under way: those after `told` are not told yet.
  std::size_t held = 0;
  events::Version told{};
  bool overrun = false;  // Too much was published while it was loading: to be read again.
  projections::PlanFold fold;
  std::deque<Told> tail;                 // The last events, in order.
  std::size_t tail_bytes = 0;            // Encoded of them.
  Names names;                           // Of everybody in the fold, but while it is held.
  Pictures pictures;                     // Views as text, by audience.
  std::deque<events::Recorded> pending;  // Published while it was loading.
  std::map<Subscriber, Subscription> subscriptions;
  std::vector<Subscriber> waiting;    // Of them: to be begun once the plan is ready.
  std::vector<Subscriber> replaying;  // Of them: for the next refold.
  bool refolding = false;
  std::vector<PageRead> pages;
  std::vector<Subscriber> late;  // Events feeds whose page came while it was held: read again.
  PlanPresence presence;         // Who is looking at it.
  std::uint64_t last_used = 0;

  [[nodiscard]] bool ready() const { return !loading && held == 0; }
  [[nodiscard]] const events::PlanId& id() const { return fold.plan().id; }
  // Whether all events after `seen` are in the tail.
  [[nodiscard]] bool tail_reaches(events::Version seen) const;
  // Folds in the next event and remembers it.
  void advance(events::Recorded recorded);
  // What this event is to an audience whose feed stood at `from`, encoded once; null: nothing.
  [[nodiscard]] FrameText encoded(Told& news, const Subscription& entry, events::Epoch epoch);
  // The view as text; its names must be known.
  [[nodiscard]] Picture& picture(const events::Audience& audience);
};

using LivePlans = std::unordered_map<std::string, std::unique_ptr<LivePlan>>;  // By stream.

// The plans, longest unused first, that nobody listens to and that are too many; never `but`.
[[nodiscard]] std::vector<std::string> surplus_of(const LivePlans& plans, const std::string& but);

// Whether all that `after` sees more than `before` begins with this step, in a circle that it
// opens: whoever followed until now has missed nothing.
[[nodiscard]] bool only_opened(const events::Audience& before, const events::Audience& after,
                               const projections::Step& step);

// How a plan feed can begin: `live`, with what was missed from the tail or, if that does not reach,
// from the log; or with a snapshot, and why.
struct Beginning {
  enum class Way { live, tail, log, snapshot };
  Way way;
  std::optional<protocol::Why> why{};
};
// Whether the position that this viewer held can be resumed with the rights that they have now. In
// doubt: a snapshot. What it costs is not asked here.
[[nodiscard]] Beginning begin(const LivePlan& plan, const Subscription& entry, events::Epoch epoch);

}  // namespace server
