#include "server/queries/ledger.h"

#include "events/json/write.h"
#include "projections/audience.h"
#include "projections/ledger.h"
#include "protocol/messages.h"
#include "server/queries/directory.h"

namespace server {

events::Result<std::string, protocol::Problem> consent_ledger(const events::Log& log,
                                                              const Clock& clock,
                                                              const events::PlanId& plan,
                                                              const events::Viewer& viewer) {
  const auto seen = look(log, clock, plan, viewer);
  if (!seen) return seen.error();
  projections::ConsentLedger ledger;
  for_each_event(log, plan, {}, [&](const events::Recorded& recorded, const auto& event) {
    if (recorded.version > seen->fold.version()) return false;  // Written since we looked.
    if (projections::sees(seen->audience, events::scope_of(event))) ledger.add(recorded, event);
    return true;
  });
  const protocol::At at{.epoch = log.head().epoch.value,
                        .seq = seen->fold.last_change(seen->audience).value};
  const Directory directory{log};
  return "{\"at\":" + events::json::to_json(at) +
         ",\"people\":" + directory.names(ledger.people()) +
         ",\"consents\":" + ledger.consents(clock.now()).dump() + '}';
}

}  // namespace server
