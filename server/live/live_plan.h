// LivePlan: a plan that somebody listens to: its fold, the last events of it, and who listens.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/log.h"
#include "events/plan/standing.h"
#include "projections/plan_fold.h"
#include "protocol/messages.h"
#include "server/live/hub.h"

namespace server {

namespace limits {
inline constexpr std::size_t tail_events_max = 256;  // Events that a live plan keeps for resuming.
inline constexpr std::size_t idle_plans_max = 256;   // Plans kept folded with nobody listening.
inline constexpr std::size_t catch_up_page = 512;    // Events read at a time for a late follower.
}  // namespace limits

enum class FeedKind { plan, events };

struct FeedName {
  FeedKind kind;
  events::PlanId plan;
};
[[nodiscard]] std::optional<FeedName> feed_from(const std::string& name);

struct Subscription {
  ListenerId listener;
  FeedKind kind;
  std::string feed;
  events::Viewer viewer;
  events::Audience audience{};
  events::Version at{};      // What this viewer has been sent, or has passed over.
  bool catching_up = false;  // An events feed that is still being read from the log.
};

struct Told {
  events::Recorded recorded;
  projections::Step step;
};

struct LivePlan {
  explicit LivePlan(events::PlanId id) : fold(std::move(id)) {}

  bool loading = true;
  projections::PlanFold fold;
  std::deque<Told> tail;                       // The last events, in order.
  std::vector<events::Recorded> pending;       // Published while the plan was loading.
  std::vector<std::function<void()>> waiting;  // To do once it is loaded.
  std::list<Subscription> subscriptions;
  std::uint64_t last_used = 0;

  // Folds in the next event and remembers it.
  const Told& advance(const events::Recorded& recorded);
};

using LivePlans = std::unordered_map<std::string, std::unique_ptr<LivePlan>>;  // By stream.

// The plans, longest unused first, that nobody listens to and that are too many; never `but`.
[[nodiscard]] std::vector<std::string> surplus_of(const LivePlans& plans, const std::string& but);

// Reads and folds a plan from the log; null if the log cannot be read or understood.
[[nodiscard]] std::shared_ptr<LivePlan> read_live_plan(const events::Log& log,
                                                       const events::PlanId& id);

// Whether all that `after` sees more than `before` begins with this step, in a circle that it
// opens: whoever followed until now has missed nothing.
[[nodiscard]] bool only_opened(const events::Audience& before, const events::Audience& after,
                               const projections::Step& step);

// How a subscription begins.
struct Beginning {
  std::optional<protocol::Why> snapshot;  // None: what follows is replayed from the tail.
};
// Whether the position that this viewer held can be resumed, with the rights that they have now. In
// doubt: a snapshot.
[[nodiscard]] Beginning begin(const LivePlan& plan, const Subscription& subscription,
                              const std::optional<protocol::At>& from, events::Epoch epoch);

}  // namespace server
