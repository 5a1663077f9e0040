// Statistics: how many people of a unit have what, at the end of a day, from their plans as they
// were then (KOSTRA counts per 31.12). Numbers only, of people and never of events, and none so
// small that it points at somebody (R56).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/json/read.h"
#include "events/plan/deadlines.h"
#include "projections/course.h"

namespace projections {

// One plan of the unit, folded up to the end of the day.
struct CountedPlan {
  const events::Plan& plan;
  const Course& course;
  bool asked_this_year;  // A request or an application came in that year, of any kind.
};

class Tally {
 public:
  explicit Tally(std::chrono::year year) : year_(year) {}
  void add(const CountedPlan& counted);

  // {"counts":{"asked":COUNT,"withPlan":COUNT,"agreed","inMaking","withGroup","withoutGroup",
  //  "withCoordinator","vacancies","coordinatorOnly"},
  //  "waiting":{"toDecision":{"people":COUNT,"medianDays":n|null},"toStart":{…}}}
  // COUNT is {"value":n|null,"suppressed":bool}. The three pairs after `withPlan` sum to it.
  [[nodiscard]] events::json::Json json(const events::SmallCounts& small) const;

 private:
  [[nodiscard]] bool is_in_year(const std::optional<events::Timestamp>& at) const;

  std::chrono::year year_;
  std::uint64_t asked_ = 0;
  std::uint64_t with_plan_ = 0;
  std::uint64_t agreed_ = 0;
  std::uint64_t with_group_ = 0;
  std::uint64_t with_coordinator_ = 0;
  std::uint64_t coordinator_only_ = 0;
  std::vector<std::int64_t> days_to_decision_;
  std::vector<std::int64_t> days_to_start_;
};

struct Count {
  std::string name;
  std::uint64_t value;
  bool suppressed = false;
};
// Suppresses what is small (nobody at all is not), and then as much more as it takes that the
// total, where it is shown, gives nothing small back: two parts at least, and together not small.
void suppress(Count& total, std::vector<Count>& parts, const events::SmallCounts& small);
[[nodiscard]] bool is_small(std::uint64_t value, const events::SmallCounts& small);

// The middle one; of an even number the mean of the two in the middle. Not of none.
[[nodiscard]] double median_of(std::vector<std::int64_t> values);

}  // namespace projections
