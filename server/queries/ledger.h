// Ledger: what is asked about the consents of a plan (projections/ledger.h). Any thread; reads the
// disk.
#pragma once

#include "server/queries/look.h"

namespace server {

// {"at","people","consents":[…]}: every consent that this viewer sees, with its whole life.
[[nodiscard]] events::Result<std::string, protocol::Problem> consent_ledger(
    const events::Log& log, const Clock& clock, const events::PlanId& plan,
    const events::Viewer& viewer);

}  // namespace server
