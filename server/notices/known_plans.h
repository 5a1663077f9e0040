// Known plans: plans folded as far as rights need it, up to now, a bounded number of them kept. For
// one thread.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>

#include "events/log.h"
#include "events/plan/plan.h"

namespace server {

namespace limits {
inline constexpr std::size_t known_plans_max = 256;
}  // namespace limits

class KnownPlans {
 public:
  explicit KnownPlans(const events::Log& log) : log_(log) {}

  struct Known {
    events::Plan plan;
    events::Version version;
    std::set<events::PersonId> people;  // Everybody that an event names, or that did something.
  };
  // As the log has it now. The reference holds until the next call. Throws events::LogFailure.
  [[nodiscard]] const Known& at(const events::PlanId& id);

 private:
  const events::Log& log_;
  std::unordered_map<std::string, Known> plans_;
};

}  // namespace server
