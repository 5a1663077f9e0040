#include "server/queries/complaint_case.h"

#include "events/json/write.h"
#include "events/plan/due.h"
#include "projections/audience.h"
#include "projections/complaint_file.h"
#include "protocol/messages.h"
#include "server/queries/directory.h"

namespace server {
namespace {

std::optional<events::Date> deadline_of(const events::Plan& plan, const events::ComplaintId& id) {
  const auto found = plan.complaint.complaints.find(id);
  if (found == plan.complaint.complaints.end()) return {};
  return events::last_day_to_complain(found->second, events::Deadlines{});
}

}  // namespace

events::Result<std::string, protocol::Problem> complaint_case(const events::Log& log,
                                                              const Clock& clock,
                                                              const ComplaintAsked& asked,
                                                              const events::Viewer& viewer) {
  const auto seen = look(log, clock, asked.plan, viewer);
  if (!seen) return seen.error();
  const Directory directory{log};
  const projections::words::Speaker speaker{
      .person = [&](const events::PersonId& person) { return directory.person(person); },
      .body = [&](const events::Orgnr& body) { return directory.body(body); },
      .language = asked.language};
  projections::ComplaintFile file{asked.complaint, deadline_of(seen->fold.plan(), asked.complaint),
                                  speaker};
  for_each_event(log, asked.plan, {}, [&](const events::Recorded& recorded, const auto& event) {
    if (recorded.version > seen->fold.version()) return false;  // Written since we looked.
    if (projections::sees(seen->audience, events::scope_of(event))) file.add(recorded, event);
    return true;
  });
  if (!file.exists()) return protocol::not_found("a complaint that you are told of");
  const protocol::At at{.epoch = log.head().epoch.value,
                        .seq = seen->fold.last_change(seen->audience).value};
  return "{\"at\":" + events::json::to_json(at) + ",\"people\":" + directory.names(file.people()) +
         ",\"complaint\":" + file.file().dump() + '}';
}

}  // namespace server
