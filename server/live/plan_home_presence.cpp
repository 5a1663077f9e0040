// Who is looking at a plan, and who may know of it (presence.h). A frame of it follows the frames
// of what happened, and nobody hears of it before their snapshot.
#include <utility>

#include "projections/sight.h"
#include "server/live/plan_home.h"

namespace server {

using Stage = Subscription::Stage;

void PlanHome::present(const PlanFollower& follower, const Here& here) {
  auto* plan = find(follower.plan);
  if (!plan || !plan->ready()) return;  // Lossy: it is said again before long.
  const auto entry = plan->subscriptions.find(follower.who);
  if (entry == plan->subscriptions.end() || entry->second.stage != Stage::following) return;
  const auto& viewer = entry->second.viewer;
  const auto audience = events::audience_of(plan->fold.plan(), viewer, clock_.now());
  if (audience != entry->second.audience) return;  // By the clock; the next event says so.
  const bool sees = !here.at.empty() && projections::shows(plan->fold.view(audience), here.at);
  plan->presence.say(follower.who, viewer.person, here, sees, clock_.now());
  watch(*plan);
}

void PlanHome::tick() {
  const auto watched = watched_;
  for (const auto& key : watched) {
    const auto found = plans_.find(key);
    if (found != plans_.end() && found->second->ready()) tell_presence(*found->second);
    if (found == plans_.end() || found->second->presence.asleep()) watched_.erase(key);
  }
  flush();
}

void PlanHome::watch(const LivePlan& plan) { watched_.insert(events::stream_of(plan.id()).value); }

// Rights are those of this moment (R51): whoever's have ended by the clock hears nothing, and is
// not here.
void PlanHome::tell_presence(LivePlan& plan) {
  if (plan.presence.asleep()) return;
  const auto now = clock_.now();
  std::vector<PlanPresence::Hearer> hearers;
  for (const auto& [who, entry] : plan.subscriptions) {
    const bool hears =
        entry.kind == FeedKind::plan && entry.stage == Stage::following && !entry.owed;
    if (!hears) continue;
    const auto audience = events::audience_of(plan.fold.plan(), entry.viewer, now);
    if (audience != entry.audience) {
      plan.presence.drop(who);
      continue;
    }
    hearers.push_back({.connection = who, .audience = &entry.audience});
  }
  const auto view_of = [&](const events::Audience& audience) { return plan.fold.view(audience); };
  for (auto& [who, text] : plan.presence.tell("plan/" + plan.id().value, hearers, view_of, now)) {
    deliver(who, std::move(text));
  }
}

}  // namespace server
