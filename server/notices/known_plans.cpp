#include "server/notices/known_plans.h"

#include "events/codec.h"
#include "server/queries/look.h"

namespace server {

const KnownPlans::Known& KnownPlans::at(const events::PlanId& id) {
  // Forgetting all of them costs a fold each; it happens once in so many plans.
  if (plans_.size() >= limits::known_plans_max && !plans_.contains(id.value)) plans_.clear();
  auto& known = plans_[id.value];
  known.plan.id = id;
  for_each_event(log_, id, known.version,
                 [&](const events::Recorded& recorded, const events::plan::Event& event) {
                   known.plan = events::plan::evolve(std::move(known.plan), event);
                   known.version = recorded.version;
                   known.people.insert(recorded.author.by);
                   for (auto& each : events::people_in(event)) known.people.insert(std::move(each));
                   return true;
                 });
  return known;
}

}  // namespace server
