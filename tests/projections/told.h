// Told: Kari's plan as its events at their times make it, and the rows that it gives.
#pragma once

#include <gtest/gtest.h>

#include "events/json/read.h"
#include "projections/case_rows.h"
#include "projections/desk_rows.h"
#include "projections/rows.h"
#include "tests/support/cast.h"

namespace tests {

class Told {
 public:
  Told() { plan.id = plan_of(id_of(kari)); }

  template <class... Parts>
  Told& on(std::string_view time, Parts... parts) {
    for (const auto& event : all_of(std::move(parts)...)) {
      plan = events::plan::evolve(std::move(plan), event);
      projections::note(course, plan, event, time_of(time));
    }
    return *this;
  }

  [[nodiscard]] projections::PlanRows rows() const {
    return projections::rows_of(plan, course, Deadlines{});
  }
  // The plan's row at this body's desk, if it has one there.
  [[nodiscard]] std::optional<projections::DeskRow> desk(const Orgnr& body = service_body) const {
    return read<projections::DeskRow>(rows().desk, projections::key_of(body) + plan.id.value);
  }
  // `complaint/complaint-1`, with this body.
  [[nodiscard]] std::optional<projections::CaseRow> held(const Orgnr& body,
                                                         const std::string& which) const {
    return read<projections::CaseRow>(rows().cases,
                                      projections::key_of(body) + plan.id.value + '/' + which);
  }

  events::Plan plan;
  projections::Course course;

 private:
  template <class Row>
  static std::optional<Row> read(const std::map<std::string, std::string>& rows,
                                 const std::string& key) {
    const auto found = rows.find(key);
    if (found == rows.end()) return {};
    auto row = events::json::from_json<Row>(events::json::parse(found->second).value());
    EXPECT_TRUE(row) << found->second;
    return row ? std::optional{*row} : std::nullopt;
  }
};

}  // namespace tests
