#include "server/live/plan_home.h"

#include <algorithm>
#include <utility>

#include "projections/audience.h"
#include "server/live/frames.h"
#include "server/live/plan_home_pool.h"
#include "server/live/rights_now.h"
#include "server/live/shards.h"

namespace server {

using events::Recorded;
using Stage = Subscription::Stage;

namespace {

std::string feed_of(const LivePlan& plan, const Subscription& entry) {
  return (entry.kind == FeedKind::plan ? "plan/" : "events/") + plan.id().value;
}

}  // namespace

PlanHome::PlanHome(Shards& shards, Place place, const Clock& clock, events::Epoch epoch)
    : shards_(shards), number_(place.number), clock_(clock), epoch_(epoch), outgoing_(place.of) {}

// --- Who comes and goes. ---

void PlanHome::subscribe(const Subscriber& who, const Wanted& wanted) {
  auto& plan = live(wanted.name.plan);
  plan.subscriptions.emplace(
      who, Subscription{.kind = wanted.name.kind, .viewer = wanted.viewer, .from = wanted.from});
  plan.waiting.push_back(who);
  if (plan.ready()) begin_waiting(plan);
  flush();
}

void PlanHome::leave(const std::vector<PlanFollower>& followers) {
  for (const auto& [id, who] : followers) {
    auto* plan = find(id);
    if (!plan) continue;
    plan->subscriptions.erase(who);
    plan->presence.leave(who, clock_.now());
  }
}

void PlanHome::renew(const std::vector<PlanFollower>& followers, const events::Viewer& viewer) {
  for (const auto& [id, who] : followers) {
    auto* plan = find(id);
    if (!plan) continue;
    const auto entry = plan->subscriptions.find(who);
    if (entry == plan->subscriptions.end()) continue;
    entry->second.viewer = viewer;
    if (!plan->loading) look_again(*plan, "office", nullptr);
    if (plan->ready()) tell_presence(*plan);
  }
  flush();
}

void PlanHome::beat(std::uint64_t heartbeat, const std::vector<PlanFollower>& followers) {
  Pulse pulse{.heartbeat = heartbeat, .beats = {}};
  const auto now = clock_.now();
  for (const auto& [id, who] : followers) {
    auto* plan = find(id);
    if (!plan || !plan->ready()) continue;
    const auto found = plan->subscriptions.find(who);
    if (found == plan->subscriptions.end() || found->second.stage != Stage::following) continue;
    const auto& entry = found->second;
    const auto age = now - plan->fold.changed_at();
    Beat beat{.seat = who.seat,
              .head = {.epoch = epoch_.value, .seq = entry.at.value},
              .age_ms = std::chrono::duration_cast<std::chrono::milliseconds>(age).count(),
              .hash = {}};
    if (entry.kind == FeedKind::plan) {
      auto& picture = plan->picture(entry.audience);
      if (picture.at() == entry.at) beat.hash = picture.hash();
    }
    pulse.beats.push_back(std::move(beat));
  }
  outgoing_.add(followers.front().who.shard, std::move(pulse));
  flush();
}

// --- Plans. Registered first, read then: what is published in between waits in `pending`. ---

LivePlan* PlanHome::find(const events::PlanId& plan) {
  const auto found = plans_.find(events::stream_of(plan).value);
  return found == plans_.end() ? nullptr : found->second.get();
}

LivePlan& PlanHome::live(const events::PlanId& plan) {
  const auto key = events::stream_of(plan).value;
  auto& slot = plans_[key];
  if (!slot) {
    slot = std::make_unique<LivePlan>(plan);
    load(plan);
  }
  slot->last_used = ++uses_;
  auto& live = *slot;
  forget_idle_plans(key);
  return live;
}

void PlanHome::load(const events::PlanId& plan) {
  on_pool([plan](const Source& source) { return read_plan(source, plan); },
          [plan](PlanHome& home, ReadPlan* read) { home.loaded(plan, read); });
}

// Nobody begins before all that was published meanwhile is folded: it may have ended their right.
void PlanHome::loaded(const events::PlanId& id, ReadPlan* read) {
  auto* plan = find(id);
  if (!plan) return;
  if (!read) return give_up(*plan);
  if (plan->overrun) {
    plan->overrun = false;
    plan->pending.clear();
    return load(id);
  }
  plan->fold = std::move(read->fold);
  plan->tail = std::move(read->tail);
  plan->tail_bytes = 0;
  plan->names = std::move(read->names);
  plan->loading = false;
  for (auto& recorded : std::exchange(plan->pending, {})) tell(*plan, std::move(recorded));
  if (plan->ready()) begin_waiting(*plan);
}

// The log cannot be read; the journal will meet the same disk.
void PlanHome::give_up(LivePlan& plan) {
  for (const auto& [who, entry] : plan.subscriptions) {
    if (entry.stage == Stage::waiting || entry.stage == Stage::replaying) {
      outgoing_.add(who.shard, Refused{who.seat, protocol::internal_error()});
    } else {
      outgoing_.add(who.shard, Purge{who.seat});
      deliver(who, revoked_frame(feed_of(plan, entry), true, {}));
      outgoing_.add(who.shard, Ended{who.seat});
    }
  }
  plans_.erase(events::stream_of(plan.id()).value);
}

void PlanHome::forget_idle_plans(const std::string& but) {
  if (plans_.size() <= idle_checked_at_) return;
  for (const auto& key : surplus_of(plans_, but)) plans_.erase(key);
  idle_checked_at_ = plans_.size() + limits::idle_plans_max;
}

// --- What happens. ---

void PlanHome::hear(std::vector<Recorded> group, std::chrono::steady_clock::time_point committed) {
  outgoing_.set_committed(committed);
  for (auto& recorded : group) {
    const auto found = plans_.find(recorded.stream.value);
    if (found == plans_.end()) continue;
    auto& plan = *found->second;
    if (!plan.loading) {
      tell(plan, std::move(recorded));
    } else if (plan.pending.size() < limits::pending_events_max) {
      plan.pending.push_back(std::move(recorded));
    } else {
      plan.overrun = true;
    }
  }
  flush();
}

// Folds the event in, looks at everybody's rights as they are after it, and only then speaks.
void PlanHome::tell(LivePlan& plan, Recorded recorded) {
  if (recorded.version <= plan.fold.version()) return;  // The log had it already.
  plan.advance(std::move(recorded));
  const auto& [event, step, encoded] = plan.tail.back();
  auto unknown = plan.names.unknown(step.people);
  if (!unknown.empty()) hold(plan, std::move(unknown));
  look_again(plan, event.type, &step);
  if (plan.ready()) speak(plan);
}

// R6: rights end at once all the same, by this event and by those after it; it is the frames that
// wait.
void PlanHome::hold(LivePlan& plan, std::vector<events::PersonId> unknown) {
  if (plan.held++ == 0) plan.told = {plan.fold.version().value - 1};
  const auto look_up = [unknown = std::move(unknown)](const Source& source) {
    auto names = std::make_shared<Names>();
    names->learn(source.directory, unknown);
    return names;
  };
  on_pool(look_up, [id = plan.id()](PlanHome& home, Names* names) {
    auto* held = home.find(id);
    if (!held) return;
    held->names.add(std::move(*names));
    if (--held->held == 0) home.go_on(*held);
  });
}

// Everybody's name is known: what happened while it was held is told, with the rights of now.
void PlanHome::go_on(LivePlan& plan) {
  look_again(plan, {}, nullptr);
  if (plan.told.next() == plan.fold.version()) {
    speak(plan);
  } else {
    catch_up(plan);
  }
  for (const auto& who : std::exchange(plan.late, {})) {
    const auto found = plan.subscriptions.find(who);
    if (found != plan.subscriptions.end()) read_on(plan, who, found->second);
  }
  begin_waiting(plan);
  refold_for_waiting(plan);
}

// Several events to tell, or more than the tail has.
void PlanHome::catch_up(LivePlan& plan) {
  const bool all_here = plan.tail_reaches(plan.told);
  for (auto& [who, entry] : plan.subscriptions) {
    if (entry.stage != Stage::following) continue;
    if (all_here) {
      send_tail(plan, who, entry);
    } else if (entry.kind == FeedKind::plan) {
      send_snapshot(plan, who, entry, protocol::Why::behind);
    } else {
      entry.seen = std::max(entry.at, plan.told);
      read_on(plan, who, entry);
    }
  }
  tell_presence(plan);
}

// All that follow are told what they have not been told. A snapshot that is owed comes first.
void PlanHome::speak(LivePlan& plan) {
  for (auto& [who, entry] : plan.subscriptions) {
    if (const auto why = std::exchange(entry.owed, {})) send_snapshot(plan, who, entry, *why);
  }
  if (plan.tail.empty()) return;
  outgoing_.begin_broadcast();
  for (auto& [who, entry] : plan.subscriptions) {
    if (entry.stage != Stage::following || entry.at >= plan.fold.version()) continue;
    auto text = plan.encoded(plan.tail.back(), entry, epoch_);
    if (!text) continue;
    outgoing_.broadcast(who, text);
    entry.at = plan.fold.version();
  }
  tell_presence(plan);
}

// R6, R51: whoever sees less now loses what is queued, hears `revoked`, and, if anything is left,
// gets a new snapshot. Nothing after the change is ever encoded for the old audience.
void PlanHome::look_again(LivePlan& plan, const std::string& cause, const projections::Step* step) {
  auto& all = plan.subscriptions;
  RightsNow rights{plan.fold.plan(), clock_.now()};
  for (auto each = all.begin(); each != all.end();) {
    if (still_here(plan, each->first, each->second, rights, {cause, step})) {
      ++each;
      continue;
    }
    plan.presence.drop(each->first);
    each = all.erase(each);
    rights.forget();
  }
  if (!step || step->may_move_audiences) plan.presence.rights_moved();
  if (!plan.ready()) return;
  for (auto& [who, entry] : all) {
    if (const auto why = std::exchange(entry.owed, {})) send_snapshot(plan, who, entry, *why);
  }
}

bool PlanHome::still_here(LivePlan& plan, const Subscriber& who, Subscription& entry,
                          RightsNow& rights, const Moved& moved) {
  if (entry.stage == Stage::waiting) return true;
  const auto& audience = rights.of(entry.viewer);
  if (audience == entry.audience) return true;
  if (moved.step && only_opened(entry.audience, audience, *moved.step)) {
    entry.audience = audience;
    return true;
  }
  const bool nothing = audience.nothing();
  const bool less = !projections::covers(audience, entry.audience);
  const bool ends = nothing || entry.kind == FeedKind::events;
  entry.audience = audience;
  if (entry.stage == Stage::replaying) {  // Has not begun: it begins with what it may see now.
    if (nothing) outgoing_.add(who.shard, Refused{who.seat, protocol::no_access()});
    if (!nothing) entry.owed = protocol::Why::audience;
    return !nothing;
  }
  outgoing_.add(who.shard, Purge{who.seat});
  if (less || ends) deliver(who, revoked_frame(feed_of(plan, entry), nothing, moved.cause));
  if (ends) {
    outgoing_.add(who.shard, Ended{who.seat});
    return false;
  }
  entry.owed = protocol::Why::audience;
  plan.presence.begin_again(who);
  return true;
}

bool PlanHome::still_here(LivePlan& plan, const Subscriber& who, Subscription& entry) {
  RightsNow rights{plan.fold.plan(), clock_.now()};
  return still_here(plan, who, entry, rights, {});
}

// --- What leaves. ---

void PlanHome::deliver(const Subscriber& who, FrameText text) {
  outgoing_.add(who.shard, Deliver{.text = std::move(text), .to = {who.seat}});
}

void PlanHome::flush() { shards_.send(number_, outgoing_.take()); }

}  // namespace server
