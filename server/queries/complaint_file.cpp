#include "server/queries/complaint_file.h"

#include <algorithm>

#include "events/json/write.h"
#include "protocol/messages.h"
#include "server/queries/directory.h"
#include "server/queries/look.h"

namespace server {
namespace {

using events::complaint::Complaint;

// Whoever has a part in the plan, or sees anything of it otherwise, reads it by that right alone.
bool judges(const Seen& seen, const events::ComplaintId& id, const Complaint& complaint,
            const events::Viewer& viewer) {
  const bool concerned = seen.audience.core || seen.audience.group || seen.audience.desk;
  const bool in_circle = seen.audience.circles.contains(events::complaint::circle_of(id));
  if (concerned || !in_circle || complaint.stage != events::complaint::Stage::forwarded) {
    return false;
  }
  return std::any_of(viewer.offices.begin(), viewer.offices.end(), [&](const auto& office) {
    return office.body == complaint.governor && office.kind == events::BodyKind::county_governor;
  });
}

struct Point {
  events::Version version;
  events::Timestamp time;
};

// By the events themselves: another command may have come at the very same time.
std::optional<Point> point_of(const events::Log& log, const events::PlanId& plan,
                              const events::ComplaintId& complaint, Moment moment) {
  std::optional<Point> point;
  for_each_event(log, plan, {}, [&](const events::Recorded& recorded, const auto& event) {
    const auto* of_complaint = std::get_if<events::complaint::Event>(&event);
    if (!of_complaint) return true;
    const auto* filed = std::get_if<events::complaint::ComplaintFiled>(of_complaint);
    const auto* sent = std::get_if<events::complaint::ComplaintSentToSF>(of_complaint);
    const bool is_it = moment == Moment::filing ? filed && filed->complaint == complaint
                                                : sent && sent->complaint == complaint;
    if (is_it) point = Point{.version = recorded.version, .time = recorded.author.at};
    return !is_it;
  });
  return point;
}

}  // namespace

events::Result<std::string, protocol::Problem> ComplaintFiles::plan_at(
    const events::PlanId& plan, const events::ComplaintId& complaint, const events::Viewer& viewer,
    Moment moment) const {
  const auto seen = look(log_, clock_, plan, viewer);
  if (!seen) return protocol::no_access();
  const auto& complaints = seen->fold.plan().complaint.complaints;
  const auto found = complaints.find(complaint);
  if (found == complaints.end() || !judges(*seen, complaint, found->second, viewer)) {
    return protocol::no_access();
  }
  const auto point = point_of(log_, plan, complaint, moment);
  if (!point) return protocol::no_access();
  const auto then = projections::fold_plan(log_, plan, point->version);
  const events::Audience owners_side{.core = true};
  const protocol::At at{.epoch = log_.head().epoch.value, .seq = point->version.value};
  const Directory directory{log_};
  return "{\"at\":" + events::json::to_json(at) + ",\"moment\":\"" +
         std::string(events::json::enum_text(moment)) + "\",\"time\":\"" +
         events::to_text(point->time) +
         "\",\"people\":" + directory.names(then.people(owners_side)) +
         ",\"view\":" + then.view(owners_side).dump() + '}';
}

}  // namespace server
