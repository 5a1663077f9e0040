// Units: what HTTP reads of many plans at once: a unit's desk, the cases that it has in hand, and
// its statistics. For people with an office there, and nobody else: whoever has none is told the
// same whether there is such a unit or not. Any thread; reads the disk, so not on an I/O thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "events/log.h"
#include "events/plan/deadlines.h"
#include "events/plan/standing.h"
#include "protocol/limits.h"
#include "protocol/problem.h"
#include "server/clock.h"
#include "server/queries/answer_cache.h"

namespace server {

namespace limits {
inline constexpr std::size_t statistics_kept_max = 256;  // Answers about days that are over.
}  // namespace limits

// The lists of a desk: requests that wait, oldest first; plans without a coordinator, longest
// first; revisions that are overdue or soon due, by date; coordinators and their load; all plans.
BOOST_DEFINE_ENUM_CLASS(DeskSection, requests, vacancies, revisions, coordinators, plans)

// One page of a list: what comes after the `next` of the page before.
struct PageAsked {
  std::string after{};
  std::size_t limit = protocol::limits::unit_page_usual;
};

class Units {
 public:
  Units(const events::Log& log, const Clock& clock, events::Deadlines deadlines = {},
        events::SmallCounts small = {})
      : log_(log), clock_(clock), deadlines_(deadlines), small_(small) {}

  // {"unit","time","people":{…},"<section>":{"items":[…],"next":<after>|null}, …}: one section, or
  // the first page of each. What is overdue is so at this moment, by the deadlines (R32, S11, R22).
  [[nodiscard]] events::Result<std::string, protocol::Problem> desk(
      const events::Orgnr& unit, const events::Viewer& viewer,
      const std::optional<DeskSection>& section, const PageAsked& page) const;

  // {"unit","time","cases":[{"plan","kind","id","state","since","days",…}],"next"}: those whose
  // circle the asker is in (R43), in the order of plans.
  [[nodiscard]] events::Result<std::string, protocol::Problem> cases(const events::Orgnr& unit,
                                                                     const events::Viewer& viewer,
                                                                     const PageAsked& page) const;

  // {"unit","at","smallCount","counts","waiting"} (projections/statistics.h) at the end of a day
  // that is over, the last 31 December unless named. For coordinating units (R56). Folded from
  // every plan that was ever at the desk, once: of a day that has been over for a day nothing
  // changes.
  [[nodiscard]] events::Result<std::string, protocol::Problem> statistics(
      const events::Orgnr& unit, const events::Viewer& viewer,
      const std::optional<events::Date>& at) const;

 private:
  [[nodiscard]] std::string counted(const events::Office& office, events::Date day) const;

  const events::Log& log_;
  const Clock& clock_;
  events::Deadlines deadlines_;
  events::SmallCounts small_;
  mutable AnswerCache statistics_{limits::statistics_kept_max};
};

}  // namespace server
