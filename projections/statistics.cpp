#include "projections/statistics.h"

#include <algorithm>

namespace projections {
namespace {

using events::SmallCounts;
using events::json::Json;

std::int64_t days_between(events::Timestamp from, events::Timestamp to) {
  return std::chrono::floor<std::chrono::days>(to - from).count();
}

Json json_of(const Count& count) {
  return {{"value", count.suppressed ? Json(nullptr) : Json(count.value)},
          {"suppressed", count.suppressed}};
}

Json alone(std::uint64_t value, const SmallCounts& small) {
  return json_of({.name = {}, .value = value, .suppressed = is_small(value, small)});
}

// A median of few would tell how long one of them waited.
Json waiting(const std::vector<std::int64_t>& days, const SmallCounts& small) {
  const bool tells = !days.empty() && !is_small(days.size(), small);
  return {{"people", alone(days.size(), small)},
          {"medianDays", tells ? Json(median_of(days)) : Json(nullptr)}};
}

}  // namespace

bool Tally::is_in_year(const std::optional<events::Timestamp>& at) const {
  return at && events::day_of(*at).year() == year_;
}

void Tally::add(const CountedPlan& counted) {
  const auto& [plan, course, asked_this_year] = counted;
  if (asked_this_year) ++asked_;
  const bool coordinator = plan.coordination.coordinator.has_value();
  if (is_running(plan)) {
    ++with_plan_;
    if (plan.lifecycle.agreed) ++agreed_;
    if (plan.group.formed) ++with_group_;
    if (coordinator) ++with_coordinator_;
  } else if (coordinator) {
    ++coordinator_only_;
  }
  if (!course.asked) return;
  const auto answered = answered_at(plan, course);
  if (is_in_year(answered)) days_to_decision_.push_back(days_between(*course.asked, *answered));
  if (is_in_year(course.started)) {
    days_to_start_.push_back(days_between(*course.asked, *course.started));
  }
}

Json Tally::json(const SmallCounts& small) const {
  Count total{.name = "withPlan", .value = with_plan_};
  const auto split = [&](std::string name, std::uint64_t value, std::string rest) {
    return std::vector<Count>{{.name = std::move(name), .value = value},
                              {.name = std::move(rest), .value = with_plan_ - value}};
  };
  Json counts = Json::object();
  for (auto parts :
       {split("agreed", agreed_, "inMaking"), split("withGroup", with_group_, "withoutGroup"),
        split("withCoordinator", with_coordinator_, "vacancies")}) {
    suppress(total, parts, small);
    for (const auto& part : parts) counts[part.name] = json_of(part);
  }
  counts["withPlan"] = json_of(total);
  counts["asked"] = alone(asked_, small);
  counts["coordinatorOnly"] = alone(coordinator_only_, small);
  return {{"counts", std::move(counts)},
          {"waiting",
           {{"toDecision", waiting(days_to_decision_, small)},
            {"toStart", waiting(days_to_start_, small)}}}};
}

bool is_small(std::uint64_t value, const SmallCounts& small) {
  return value > 0 && value < small.threshold;
}

void suppress(Count& total, std::vector<Count>& parts, const SmallCounts& small) {
  total.suppressed = is_small(total.value, small);
  std::uint64_t hidden = 0;
  std::size_t hidden_parts = 0;
  const auto hide = [&](Count& part) {
    part.suppressed = true;
    hidden += part.value;
    ++hidden_parts;
  };
  for (auto& part : parts) {
    if (is_small(part.value, small)) hide(part);
  }
  // The smallest goes next: the fewest people are lost to the reader.
  while (!total.suppressed && hidden_parts > 0 && (hidden_parts < 2 || is_small(hidden, small))) {
    Count* next = nullptr;
    for (auto& part : parts) {
      const bool shown = !part.suppressed && part.value > 0;
      if (shown && (!next || part.value < next->value)) next = &part;
    }
    if (!next) return;
    hide(*next);
  }
}

double median_of(std::vector<std::int64_t> values) {
  std::sort(values.begin(), values.end());
  const auto middle = values.size() / 2;
  const auto upper = static_cast<double>(values[middle]);
  if (values.size() % 2 == 1) return upper;
  return (static_cast<double>(values[middle - 1]) + upper) / 2;
}

}  // namespace projections
