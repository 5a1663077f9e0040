#include "server/live/live_plan.h"

#include <algorithm>

namespace server {

std::optional<FeedName> feed_from(const std::string& name) {
  constexpr std::string_view plan = "plan/";
  constexpr std::string_view events = "events/";
  const auto named = [&](std::string_view prefix, FeedKind kind) -> std::optional<FeedName> {
    auto id = name.substr(prefix.size());
    if (!events::is_uuid(id)) return {};
    return FeedName{.kind = kind, .plan = {std::move(id)}};
  };
  if (name.starts_with(plan)) return named(plan, FeedKind::plan);
  if (name.starts_with(events)) return named(events, FeedKind::events);
  return {};
}

const Told& LivePlan::advance(const events::Recorded& recorded) {
  auto step = fold.apply(recorded);
  tail.push_back({recorded, std::move(step)});
  if (tail.size() > limits::tail_events_max) tail.pop_front();
  return tail.back();
}

std::vector<std::string> surplus_of(const LivePlans& plans, const std::string& but) {
  std::vector<std::pair<std::uint64_t, std::string>> idle;
  for (const auto& [key, plan] : plans) {
    const bool is_idle = plan->subscriptions.empty() && plan->waiting.empty() && !plan->loading;
    if (is_idle && key != but) idle.emplace_back(plan->last_used, key);
  }
  std::sort(idle.begin(), idle.end());
  idle.resize(idle.size() - std::min(idle.size(), limits::idle_plans_max));
  std::vector<std::string> surplus;
  surplus.reserve(idle.size());
  for (auto& [used, key] : idle) surplus.push_back(std::move(key));
  return surplus;
}

std::shared_ptr<LivePlan> read_live_plan(const events::Log& log, const events::PlanId& id) {
  auto plan = std::make_shared<LivePlan>(id);
  try {
    const auto stream = events::stream_of(id);
    for (std::size_t count = limits::catch_up_page; count == limits::catch_up_page;) {
      const auto events = log.read(stream, plan->fold.version(), limits::catch_up_page);
      for (const auto& recorded : events) static_cast<void>(plan->advance(recorded));
      count = events.size();
    }
  } catch (const events::LogFailure&) {
    return nullptr;
  }
  return plan;
}

bool only_opened(const events::Audience& before, const events::Audience& after,
                 const projections::Step& step) {
  auto grown = before;
  if (!step.opens.empty()) grown.circles.insert(step.opens);
  return grown == after;
}

Beginning begin(const LivePlan& plan, const Subscription& subscription,
                const std::optional<protocol::At>& from, events::Epoch epoch) {
  using protocol::Why;
  if (!from) return {Why::first};
  const auto& fold = plan.fold;
  if (from->epoch != epoch.value || from->seq > fold.version().value) return {Why::epoch};
  const auto& audience = subscription.audience;
  const events::Version seen{from->seq};
  const bool in_tail = plan.tail.empty() ? seen == fold.version()
                                         : plan.tail.front().step.version.value <= seen.value + 1;
  if (!in_tail) return {Why::behind};
  // What the viewer held may have been held with other rights: by an event since then, by the
  // clock, or by an office that the plan knows nothing of.
  const bool moved = std::any_of(plan.tail.begin(), plan.tail.end(), [&](const Told& told) {
    return told.step.version > seen && told.step.may_move_audiences;
  });
  const bool clock =
      audience != events::audience_of(fold.plan(), subscription.viewer, fold.changed_at());
  const bool by_office = !subscription.viewer.offices.empty() && !audience.core &&
                         (audience.desk || !audience.circles.empty());
  if (moved || clock || by_office) return {Why::audience};
  if (seen != fold.last_change(audience, seen)) return {Why::behind};
  return {};
}

}  // namespace server
