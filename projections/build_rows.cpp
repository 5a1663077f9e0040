#include <unordered_map>

#include "events/codec.h"
#include "events/overloaded.h"
#include "projections/rows.h"

namespace projections {
namespace {

constexpr std::size_t page = 4096;  // Events read at a time.

// Folds the whole log, stream by stream as it comes, and keeps the rows as they stand.
class Builder {
 public:
  explicit Builder(const events::Deadlines& deadlines) : deadlines_(deadlines) {
    for (const auto& name : view_names()) views_[name];
  }

  void apply(const events::Recorded& recorded) {
    auto event = events::decode(recorded);
    if (!event) throw events::LogFailure("an event is not understood: " + recorded.type);
    const auto id = recorded.stream.value.substr(recorded.stream.value.find('/') + 1);
    std::visit(events::Overloaded{
                   [&](const events::plan::Event& e) { apply_plan(events::PlanId{id}, e); },
                   [&](const events::unit::Event& e) { apply_unit(events::Orgnr{id}, e); },
                   [&](const events::person::Event& e) { add_rows(e, changes_); },
               },
               *event);
    keep();
  }

  std::map<std::string, std::vector<events::Row>> take() {
    for (const auto& [id, plan] : plans_) {
      const auto rows = rows_of(plan, deadlines_);
      add_difference({}, rows, changes_);
    }
    keep();
    std::map<std::string, std::vector<events::Row>> all;
    for (auto& [view, rows] : views_) {
      auto& list = all[view];
      for (auto& [key, value] : rows) list.push_back({key, std::move(value)});
    }
    return all;
  }

 private:
  void apply_plan(const events::PlanId& id, const events::plan::Event& event) {
    auto& plan = plans_[id.value];
    plan.id = id;
    plan = events::plan::evolve(std::move(plan), event);
  }
  void apply_unit(const events::Orgnr& id, const events::unit::Event& event) {
    auto& unit = units_[id.value];
    unit.id = id;
    unit = events::unit::evolve(std::move(unit), event);
    add_rows(event, unit, changes_);
  }
  void keep() {
    for (auto& change : changes_) {
      if (change.value) {
        views_[change.view][change.key] = *change.value;
      } else {
        views_[change.view].erase(change.key);
      }
    }
    changes_.clear();
  }

  const events::Deadlines& deadlines_;
  std::unordered_map<std::string, events::Plan> plans_;
  std::unordered_map<std::string, events::unit::Unit> units_;
  std::vector<events::RowChange> changes_;
  std::map<std::string, std::map<std::string, std::string>> views_;
};

}  // namespace

std::map<std::string, std::vector<events::Row>> build_rows(const events::Log& log,
                                                           const events::Deadlines& deadlines) {
  Builder builder{deadlines};
  events::Position at;
  for (;;) {
    const auto events = log.read_all(at, page);
    for (const auto& recorded : events) builder.apply(recorded);
    if (events.size() < page) return builder.take();
    at = events.back().position;
  }
}

}  // namespace projections
