// PlanTruth: what some people may see of a plan at each of its versions, folded from the log alone;
// what a server told them is held against it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "events/log.h"
#include "projections/plan_fold.h"
#include "tests/support/world.h"

namespace tests {

// What an audience sees.
struct Sight {
  Audience audience{};
  std::uint64_t changed_at = 0;    // The last version at which their view changed.
  std::string hash{};              // Of the view (server/live/view_hash.h).
  std::set<std::string> people{};  // Whose names come with it.
};

class PlanTruth {
 public:
  // Folds the plan of `World` at a moment that stands still. The log outlives it.
  PlanTruth(const events::Log& log, const std::vector<std::string_view>& people, Timestamp now);

  // Folds in what the log has more.
  void read_on();

  [[nodiscard]] std::uint64_t head() const { return fold_.version().value; }
  // Of one of the people; versions from 1 to the head.
  [[nodiscard]] const Sight& sight(std::string_view person, std::uint64_t version) const;
  [[nodiscard]] const Sight& newest(std::string_view person) const { return sight(person, head()); }
  [[nodiscard]] bool sees_event(std::string_view person, std::uint64_t event,
                                std::uint64_t version) const;
  // The first version after this one at which the person's rights move so; 0 for none.
  enum class Move { any, less, to_nothing };
  [[nodiscard]] std::uint64_t first_move(std::string_view person, std::uint64_t after,
                                         Move move) const;
  // What somebody who begins is given: a view, its position, and names.
  struct Given {
    std::string hash;
    std::uint64_t at;
    std::set<std::string> people{};
  };
  // The first version from `from` on at which the person is given that; 0 for none.
  [[nodiscard]] std::uint64_t first_with(std::string_view person, std::uint64_t from,
                                         const Given& given) const;

  // Every event of the plan that the fold has, oldest first.
  [[nodiscard]] const std::vector<Recorded>& events() const { return events_; }

 private:
  using Sights = std::vector<std::shared_ptr<const Sight>>;  // By version - 1.
  std::shared_ptr<const Sight> look(const Audience& audience) const;

  const events::Log& log_;
  const Timestamp now_;
  projections::PlanFold fold_;
  std::vector<Recorded> events_;
  std::vector<events::Scope> scopes_;  // Of the events.
  std::map<std::string, events::Viewer, std::less<>> viewers_;
  std::map<std::string, Sights, std::less<>> sights_;
};

}  // namespace tests
