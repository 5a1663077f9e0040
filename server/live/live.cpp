#include "server/live/live.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "events/codec.h"

namespace server {
namespace {

constexpr std::string_view plan_prefix = "plan/";
constexpr std::string_view unit_prefix = "unit/";

// Who works where decides who sits at a desk: whoever is named in a unit's event is looked up
// again. On the pool.
void look_up_offices(Shards& shards, const std::vector<events::Recorded>& of_units) {
  std::vector<events::Viewer> viewers;
  for (const auto& recorded : of_units) {
    const auto event = events::decode(recorded);
    if (!event) continue;
    for (const auto& person : events::people_in(*event)) {
      viewers.push_back({.person = person, .offices = offices_of(shards.log(), person)});
    }
  }
  if (viewers.empty()) return;
  for (std::size_t i = 0; i < shards.count(); ++i) {
    shards.to_hub(i, [viewers](Hub& hub) { hub.renew_people(viewers); });
  }
}

using Tell = std::function<void()>;

Tell told_of(Pace& pace, std::size_t homes) {
  return [&pace, group = pace.published(homes)] { pace.told(group); };
}

// Once that thread has also done what hearing of it left for the end of its turn: writing.
std::function<void(PlanHome&)> told_later(const std::shared_ptr<Shards>& shards, std::size_t home,
                                          const Tell& told) {
  return [weak = std::weak_ptr(shards), home, told](PlanHome&) {
    if (const auto all = weak.lock()) all->to_home(home, [told](PlanHome&) { told(); });
  };
}

}  // namespace

Live::Live(const events::Log& log, const Clock& clock, std::vector<OnThread> threads,
           OnThread on_pool)
    : shards_(std::make_shared<Shards>(log, clock, std::move(threads), std::move(on_pool))) {}

void Live::publish(const std::vector<events::Recorded>& events) {
  const auto now = std::chrono::steady_clock::now();
  std::vector<std::vector<events::Recorded>> of_plans(shards_->count());
  std::vector<events::Recorded> of_units;
  for (const auto& recorded : events) {
    const std::string_view stream = recorded.stream.value;
    if (stream.starts_with(plan_prefix)) {
      const events::PlanId plan{std::string(stream.substr(plan_prefix.size()))};
      of_plans[shards_->home_of(plan)].push_back(recorded);
    } else if (stream.starts_with(unit_prefix)) {
      of_units.push_back(recorded);
    }
  }
  const auto is_news = [](const std::vector<events::Recorded>& group) { return !group.empty(); };
  const auto homes = std::count_if(of_plans.begin(), of_plans.end(), is_news);
  const Tell told = pace_ && homes > 0 ? told_of(*pace_, static_cast<std::size_t>(homes)) : Tell{};
  for (std::size_t i = 0; i < of_plans.size(); ++i) {
    if (of_plans[i].empty()) continue;
    shards_->to_home(i, [now, group = std::move(of_plans[i])](PlanHome& home) mutable {
      home.hear(std::move(group), now);
    });
    if (told) shards_->to_home(i, told_later(shards_, i, told));
  }
  if (of_units.empty()) return;
  shards_->to_pool([of_units](Shards& shards) { look_up_offices(shards, of_units); });
}

void Live::publish_rows(const std::vector<events::Recorded>& events,
                        const std::vector<events::RowChange>& rows) {
  std::map<std::size_t, std::vector<std::string>> by_home;
  for (auto& topic : touched_topics(events, rows)) {
    by_home[shards_->home_of_topic(topic)].push_back(std::move(topic));
  }
  for (auto& [home, topics] : by_home) {
    shards_->to_rows(home, [topics = std::move(topics)](RowHome& at) { at.hear(topics); });
  }
}

void Live::tick() {
  for (std::size_t i = 0; i < shards_->count(); ++i) {
    shards_->to_home(i, [](PlanHome& home) { home.tick(); });
    shards_->to_rows(i, [](RowHome& home) { home.tick(); });
  }
}

}  // namespace server
