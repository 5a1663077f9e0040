// History: Kari's plan as the log would hold it, command by command, for the views of its past.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "events/codec.h"
#include "projections/audience.h"
#include "projections/plan_fold.h"
#include "tests/support/cast.h"

namespace tests {

struct Happened {
  Recorded recorded;
  Event event;
};

class History {
 public:
  // What one command of somebody's came to.
  template <class... Parts>
  History& at(std::string_view time, std::string_view by, Parts... parts) {
    return add({.by = id_of(by), .at = time_of(time), .command = next_command()},
               all_of(std::move(parts)...));
  }
  // The same, by a representative for the owner.
  template <class... Parts>
  History& for_owner(std::string_view time, std::string_view by, Parts... parts) {
    return add({.by = id_of(by),
                .mandate = Mandate{.on_behalf_of = id_of(kari), .authority = "foresatt-1"},
                .at = time_of(time),
                .command = next_command()},
               all_of(std::move(parts)...));
  }

  [[nodiscard]] const std::vector<Happened>& all() const { return all_; }
  [[nodiscard]] projections::PlanFold fold() const {
    projections::PlanFold fold{plan_of(id_of(kari))};
    for (const auto& each : all_) static_cast<void>(fold.apply(each.recorded));
    return fold;
  }
  [[nodiscard]] Audience audience(std::string_view person, std::string_view at,
                                  std::vector<Office> offices = {}) const {
    return audience_of(fold().plan(), {.person = id_of(person), .offices = std::move(offices)},
                       time_of(at));
  }
  // Gives a view what this person may see now, in order.
  template <class View>
  void show(View& view, const Audience& audience) const {
    for (const auto& each : all_) {
      if (projections::sees(audience, scope_of(each.event))) view.add(each.recorded, each.event);
    }
  }

 private:
  CommandId next_command() {
    const auto number = std::to_string(++commands_);
    return {"00000000-0000-4000-8000-" + std::string(12 - number.size(), '0') + number};
  }
  History& add(const Author& author, const Events& events) {
    for (const auto& event : events) {
      auto draft = encode(event);
      const auto version = all_.size() + 1;
      all_.push_back({.recorded = {.stream = stream_of(plan_of(id_of(kari))),
                                   .version = {version},
                                   .position = {version},
                                   .epoch = {1},
                                   .author = author,
                                   .type = std::move(draft.type),
                                   .schema = draft.schema,
                                   .payload = std::move(draft.payload)},
                      .event = event});
    }
    return *this;
  }

  std::vector<Happened> all_;
  std::size_t commands_ = 0;
};

}  // namespace tests
