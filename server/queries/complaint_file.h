// Complaint file: the plan that goes with a complaint to the county governor: as it was when the
// complaint was filed, and as it was when it was sent (R41). For the governor's staff who have the
// complaint before them and no other part in the plan, for as long as it is before them; everybody
// else is told the same as where there is no plan. Any thread; not on an I/O thread.
#pragma once

#include <string>

#include "events/log.h"
#include "events/plan/standing.h"
#include "protocol/problem.h"
#include "server/clock.h"

namespace server {

BOOST_DEFINE_ENUM_CLASS(Moment, filing, sending)

class ComplaintFiles {
 public:
  ComplaintFiles(const events::Log& log, const Clock& clock) : log_(log), clock_(clock) {}

  // {"at":{"epoch","seq"},"moment","time","people":{…},"view":{…}}: what the owner's side saw of
  // the plan then, without what was for a few people only: complaints, minutes, messages.
  [[nodiscard]] events::Result<std::string, protocol::Problem> plan_at(
      const events::PlanId& plan, const events::ComplaintId& complaint,
      const events::Viewer& viewer, Moment moment) const;

 private:
  const events::Log& log_;
  const Clock& clock_;
};

}  // namespace server
