#include "server/live/live_plan.h"

#include <algorithm>

#include "server/live/frames.h"

namespace server {

bool LivePlan::tail_reaches(events::Version seen) const {
  return tail.empty() ? seen == fold.version() : tail.front().step.version.value <= seen.value + 1;
}

void LivePlan::advance(events::Recorded recorded) {
  auto step = fold.apply(recorded);
  tail.push_back({.recorded = std::move(recorded), .step = std::move(step)});
  if (tail.size() <= limits::tail_events_max) return;
  for (const auto& each : tail.front().encoded) tail_bytes -= each.text->wire().size();
  tail.pop_front();
}

FrameText LivePlan::encoded(Told& news, const Subscription& entry, events::Epoch epoch) {
  for (const auto& each : news.encoded) {
    const bool same = each.kind == entry.kind && each.from == entry.at;
    if (same && each.audience == entry.audience) return each.text;
  }
  const Happened happened{.recorded = news.recorded, .step = news.step, .names = names};
  auto text = entry.kind == FeedKind::plan ? patch_frame(happened, entry.audience, entry.at, epoch)
                                           : event_frame(happened, entry.audience, entry.at, epoch);
  if (!text) return text;
  const auto bytes = text->wire().size();
  const auto is_full = [&] { return tail_bytes + bytes > limits::tail_bytes_max; };
  for (auto old = tail.begin(); is_full() && &*old != &news; ++old) {
    for (const auto& each : old->encoded) tail_bytes -= each.text->wire().size();
    old->encoded.clear();
  }
  if (is_full()) return text;  // Too much of one event: not kept.
  tail_bytes += bytes;
  news.encoded.push_back({entry.kind, entry.audience, entry.at, text});
  return text;
}

Picture& LivePlan::picture(const events::Audience& audience) {
  if (auto* found = pictures.find(audience, fold.last_change(audience))) return *found;
  return pictures.put(Picture(fold, audience, names));
}

std::vector<std::string> surplus_of(const LivePlans& plans, const std::string& but) {
  std::vector<std::pair<std::uint64_t, std::string>> idle;
  for (const auto& [key, plan] : plans) {
    const bool is_idle = plan->subscriptions.empty() && plan->ready();
    if (is_idle && key != but) idle.emplace_back(plan->last_used, key);
  }
  std::sort(idle.begin(), idle.end());
  idle.resize(idle.size() - std::min(idle.size(), limits::idle_plans_max));
  std::vector<std::string> surplus;
  surplus.reserve(idle.size());
  for (auto& [used, key] : idle) surplus.push_back(std::move(key));
  return surplus;
}

bool only_opened(const events::Audience& before, const events::Audience& after,
                 const projections::Step& step) {
  auto grown = before;
  if (!step.opens.empty()) grown.circles.insert(step.opens);
  return grown == after;
}

Beginning begin(const LivePlan& plan, const Subscription& entry, events::Epoch epoch) {
  using protocol::Why;
  using Way = Beginning::Way;
  const auto& from = entry.from;
  if (!from) return {Way::snapshot, Why::first};
  const auto& fold = plan.fold;
  if (from->epoch != epoch.value || from->seq > fold.version().value) {
    return {Way::snapshot, Why::epoch};
  }
  const auto& audience = entry.audience;
  const events::Version seen{from->seq};
  // What the viewer held may have been held with other rights: by an event since then, by the
  // clock, or by an office that the plan knows nothing of.
  const bool moved = fold.last_move() > seen;
  const bool clock = audience != events::audience_of(fold.plan(), entry.viewer, fold.changed_at());
  const bool by_office = !entry.viewer.offices.empty() && !audience.core &&
                         (audience.desk || !audience.circles.empty());
  if (moved || clock || by_office) return {Way::snapshot, Why::audience};
  // The clock may have done so before the last event: the tail knows when `seen` was, or the log.
  const auto& tail = plan.tail;
  const bool in_tail = !tail.empty() && tail.front().step.version <= seen;
  if (seen.value > 0 && in_tail) {
    const auto& then = tail[seen.value - tail.front().step.version.value].step.at;
    const auto held = events::audience_of(fold.plan(), entry.viewer, then);
    if (audience != held) return {Way::snapshot, Why::audience};
  }
  if (seen != fold.last_change(audience, seen)) return {Way::snapshot, Why::behind};
  if (seen.value > 0 && !in_tail) return {Way::log, Why::behind};
  if (seen == fold.last_change(audience)) return {Way::live};
  return {plan.tail_reaches(seen) ? Way::tail : Way::log, Why::behind};
}

}  // namespace server
