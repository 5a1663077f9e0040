// How subscriptions begin: live, with what was missed, or with a snapshot; and how what was missed
// is fetched, once for all who miss the same.
#include <algorithm>
#include <utility>

#include "server/live/plan_home.h"
#include "server/live/plan_home_pool.h"
#include "server/live/shards.h"

namespace server {

using protocol::Begins;
using protocol::Why;
using Stage = Subscription::Stage;

void PlanHome::begin_waiting(LivePlan& plan) {
  for (const auto& who : std::exchange(plan.waiting, {})) {
    const auto found = plan.subscriptions.find(who);
    if (found == plan.subscriptions.end()) continue;  // Gone meanwhile: nobody to tell.
    if (!start(plan, who, found->second)) plan.subscriptions.erase(found);
  }
}

// The one place where a plan's feeds part by kind. False: refused.
bool PlanHome::start(LivePlan& plan, const Subscriber& who, Subscription& entry) {
  entry.audience = events::audience_of(plan.fold.plan(), entry.viewer, clock_.now());
  if (entry.audience.nothing()) {
    outgoing_.add(who.shard, Refused{who.seat, protocol::no_access()});
    return false;
  }
  switch (entry.kind) {
    case FeedKind::plan: start_plan_feed(plan, who, entry); break;
    case FeedKind::events: start_events_feed(plan, who, entry); break;
  }
  return true;
}

void PlanHome::start_plan_feed(LivePlan& plan, const Subscriber& who, Subscription& entry) {
  using Way = Beginning::Way;
  const auto beginning = begin(plan, entry, epoch_);
  if (beginning.way == Way::snapshot) return send_snapshot(plan, who, entry, *beginning.why);
  entry.at = {entry.from->seq};
  if (beginning.way == Way::live) return started(who, entry, Begins::live, {});
  if (beginning.way == Way::tail) {
    if (!tail_is_cheaper(plan, entry)) return send_snapshot(plan, who, entry, Why::cheaper);
    send_tail(plan, who, entry);
    return started(who, entry, Begins::replay, beginning.why);
  }
  if (plan.fold.version().value - entry.at.value > limits::replay_events_max) {
    return send_snapshot(plan, who, entry, Why::cheaper);
  }
  entry.stage = Stage::replaying;
  plan.replaying.push_back(who);
  refold_for_waiting(plan);
}

void PlanHome::started(const Subscriber& who, Subscription& entry, Begins begins,
                       std::optional<Why> why) {
  entry.stage = Stage::following;
  const protocol::At at{.epoch = epoch_.value, .seq = entry.at.value};
  outgoing_.add(who.shard, Started{who.seat, {.at = at, .begins = begins, .why = why}});
}

void PlanHome::send_snapshot(LivePlan& plan, const Subscriber& who, Subscription& entry, Why why) {
  auto& picture = plan.picture(entry.audience);
  for (const auto& text : picture.snapshot(plan.id(), epoch_, why)) deliver(who, text);
  entry.at = picture.at();
  if (entry.stage != Stage::following) started(who, entry, Begins::snapshot, why);
}

void PlanHome::send_tail(LivePlan& plan, const Subscriber& who, Subscription& entry) {
  const auto known = std::max(entry.at, entry.seen);
  for (auto& told : plan.tail) {
    if (told.step.version <= known) continue;
    auto text = plan.encoded(told, entry, epoch_);
    if (!text) continue;
    deliver(who, std::move(text));
    entry.at = told.step.version;
  }
}

// So few patches are hardly ever more than the view; what is encoded here is kept for the sending.
bool PlanHome::tail_is_cheaper(LivePlan& plan, const Subscription& entry) {
  auto probe = entry;
  std::size_t bytes = 0;
  std::size_t count = 0;
  for (auto& told : plan.tail) {
    if (told.step.version <= entry.at) continue;
    const auto text = plan.encoded(told, probe, epoch_);
    if (!text) continue;
    probe.at = told.step.version;
    bytes += text->wire().size();
    ++count;
  }
  if (bytes > limits::replay_bytes_max) return false;
  return count <= limits::replay_unweighed || bytes <= plan.picture(entry.audience).view_bytes();
}

// --- A plan feed from before the tail: the plan is folded again on the pool, once for all. ---

void PlanHome::refold_for_waiting(LivePlan& plan) {
  if (plan.refolding || !plan.ready()) return;
  std::vector<MissedFrom> missed;
  std::vector<Subscriber> waiting;
  std::vector<Subscriber> next_time;
  for (const auto& who : std::exchange(plan.replaying, {})) {
    const auto found = plan.subscriptions.find(who);
    if (found == plan.subscriptions.end() || found->second.stage != Stage::replaying) continue;
    const MissedFrom theirs{.audience = found->second.audience, .from = found->second.at};
    const bool is_new = std::find(missed.begin(), missed.end(), theirs) == missed.end();
    if (is_new && missed.size() == limits::replays_max) {
      next_time.push_back(who);
      continue;
    }
    if (is_new) missed.push_back(theirs);
    waiting.push_back(who);
  }
  plan.replaying = std::move(next_time);
  if (waiting.empty()) return;
  plan.refolding = true;
  on_pool([id = plan.id(), until = plan.fold.version(),
           missed](const Source& source) { return refold(source, id, until, missed); },
          [id = plan.id(), waiting](PlanHome& home, Refold* read) {
            home.refolded(id, waiting, read);
          });
}

void PlanHome::refolded(const events::PlanId& id, const std::vector<Subscriber>& waited,
                        Refold* read) {
  auto* plan = find(id);
  if (!plan) return;
  plan->refolding = false;
  for (const auto& who : waited) {
    const auto found = plan->subscriptions.find(who);
    if (found == plan->subscriptions.end()) continue;
    auto& entry = found->second;
    if (entry.stage != Stage::replaying || entry.owed) continue;
    if (!plan->ready()) {
      plan->replaying.push_back(who);
    } else if (!read) {
      outgoing_.add(who.shard, Refused{who.seat, protocol::internal_error()});
      plan->subscriptions.erase(found);
    } else if (!still_here(*plan, who, entry)) {
      plan->subscriptions.erase(found);
    } else {
      replay(*plan, who, entry, *read);
    }
  }
  refold_for_waiting(*plan);
}

// The rights are looked at again: what was read was for those of then.
void PlanHome::replay(LivePlan& plan, const Subscriber& who, Subscription& entry,
                      const Refold& read) {
  const auto snapshot = [&](Why why) {
    entry.owed = why;
    if (!plan.ready()) return;
    entry.owed.reset();
    send_snapshot(plan, who, entry, why);
  };
  if (entry.owed) return snapshot(*entry.owed);
  const MissedFrom theirs{.audience = entry.audience, .from = entry.at};
  const auto found = std::find_if(read.replays.begin(), read.replays.end(),
                                  [&](const Replay& each) { return each.of == theirs; });
  if (found == read.replays.end() || plan.fold.last_move() > entry.at) {
    return snapshot(Why::audience);
  }
  const auto then = events::audience_of(plan.fold.plan(), entry.viewer, found->held_at);
  if (entry.at.value > 0 && then != entry.audience) return snapshot(Why::audience);
  if (found->picture) {
    const bool is_news = !plan.pictures.find(entry.audience, found->picture->at());
    if (is_news && found->picture->at() == plan.fold.last_change(entry.audience)) {
      plan.pictures.put(*found->picture);
    }
    return snapshot(Why::cheaper);
  }
  if (!plan.tail_reaches(read.until)) return snapshot(Why::behind);
  for (const auto& text : found->patches) deliver(who, text);
  entry.at = found->at;
  send_tail(plan, who, entry);
  if (entry.at.value == entry.from->seq) return started(who, entry, Begins::live, {});
  started(who, entry, Begins::replay, Why::behind);
}

// --- An events feed. ---

void PlanHome::start_events_feed(LivePlan& plan, const Subscriber& who, Subscription& entry) {
  const auto& from = entry.from;
  const auto& fold = plan.fold;
  const bool good = from && from->epoch == epoch_.value && from->seq <= fold.version().value;
  entry.seen = {good ? from->seq : 0};
  entry.at = fold.last_event(entry.audience, entry.seen);
  if (entry.at == fold.last_event(entry.audience)) {
    started(who, entry, Begins::live, {});
  } else {
    started(who, entry, Begins::replay, !from ? Why::first : good ? Why::behind : Why::epoch);
  }
  read_on(plan, who, entry);
}

// What begins further back than the tail is read from the log, page by page; the rights are looked
// at again for each page.
void PlanHome::read_on(LivePlan& plan, const Subscriber& who, Subscription& entry) {
  if (plan.tail_reaches(entry.seen)) {
    entry.stage = Stage::following;
    return send_tail(plan, who, entry);
  }
  entry.stage = Stage::reading;
  for (auto& each : plan.pages) {
    const bool same_place = each.seen == entry.seen && each.at == entry.at;
    if (same_place && each.audience == entry.audience) return each.waiting.push_back(who);
  }
  plan.pages.push_back({.number = ++last_page_,
                        .audience = entry.audience,
                        .seen = entry.seen,
                        .at = entry.at,
                        .waiting = {who}});
  on_pool([id = plan.id(), read = plan.pages.back(), until = plan.fold.version()](
              const Source& source) { return read_page(source, id, read, until); },
          [id = plan.id(), number = last_page_](PlanHome& home, const EventsPage* page) {
            home.page_read(id, number, page);
          });
}

void PlanHome::page_read(const events::PlanId& id, std::uint64_t number, const EventsPage* page) {
  auto* plan = find(id);
  if (!plan || !page) return;  // Not read: it stays where it is; the journal meets the same disk.
  const auto job = std::find_if(plan->pages.begin(), plan->pages.end(),
                                [&](const PageRead& each) { return each.number == number; });
  if (job == plan->pages.end()) return;
  const auto read = std::move(*job);
  plan->pages.erase(job);
  if (!plan->ready()) {
    plan->late.insert(plan->late.end(), read.waiting.begin(), read.waiting.end());
    return;
  }

  std::vector<std::pair<Subscriber, Subscription*>> readers;
  for (const auto& who : read.waiting) {
    const auto found = plan->subscriptions.find(who);
    if (found == plan->subscriptions.end()) continue;
    auto& entry = found->second;
    if (!still_here(*plan, who, entry)) {
      plan->subscriptions.erase(found);
    } else if (entry.audience == read.audience) {
      readers.emplace_back(who, &entry);
    } else {
      read_on(*plan, who, entry);
    }
  }
  for (const auto& event : page->events) {
    outgoing_.begin_broadcast();
    for (const auto& [who, entry] : readers) outgoing_.broadcast(who, event.text);
  }
  for (const auto& [who, entry] : readers) {
    if (!page->events.empty()) entry->at = page->events.back().version;
    entry->seen = page->seen;
    read_on(*plan, who, *entry);
  }
}

}  // namespace server
