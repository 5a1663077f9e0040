#include "server/queries/look.h"

namespace server {
namespace {

constexpr std::size_t events_a_look = 512;  // Events read at a time.

}  // namespace

events::Result<Seen, protocol::Problem> look(const events::Log& log, const Clock& clock,
                                             const events::PlanId& plan,
                                             const events::Viewer& viewer) {
  Seen seen{.fold = projections::fold_plan(log, plan), .audience = {}};
  seen.audience = events::audience_of(seen.fold.plan(), viewer, clock.now());
  if (seen.audience.nothing()) return protocol::no_access();
  return seen;
}

events::Version version_at(const events::Log& log, const events::StreamId& stream,
                           events::Timestamp moment) {
  events::Version version;
  for (;;) {
    const auto events = log.read(stream, version, events_a_look);
    for (const auto& recorded : events) {
      if (recorded.author.at > moment) return version;
      version = recorded.version;
    }
    if (events.size() < events_a_look) return version;
  }
}

void for_each_event(const events::Log& log, const events::PlanId& plan, events::Version after,
                    const EachEvent& each) {
  for (;;) {
    const auto events = log.read(events::stream_of(plan), after, events_a_look);
    for (const auto& recorded : events) {
      const auto event = events::decode(recorded);
      if (!event) throw events::not_understood(recorded, event.error());
      if (!each(recorded, std::get<events::plan::Event>(*event))) return;
    }
    if (events.size() < events_a_look) return;
    after = events.back().version;
  }
}

}  // namespace server
