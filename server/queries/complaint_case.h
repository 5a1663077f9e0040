// Complaint case: what is asked about one complaint (projections/complaint_file.h). Any thread;
// reads the disk.
#pragma once

#include "events/person/person.h"
#include "server/queries/look.h"

namespace server {

struct ComplaintAsked {
  events::PlanId plan;
  events::ComplaintId complaint;
  events::person::Language language;
};
// {"at","people","complaint":{…}}. For those in its circle; whoever sees anything else of
// the plan gets the same answer for a complaint that is not theirs as for none (R43).
[[nodiscard]] events::Result<std::string, protocol::Problem> complaint_case(
    const events::Log& log, const Clock& clock, const ComplaintAsked& asked,
    const events::Viewer& viewer);

}  // namespace server
