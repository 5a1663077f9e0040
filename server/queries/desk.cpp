#include "server/queries/desk.h"

#include "events/codec.h"
#include "projections/rows.h"
#include "protocol/limits.h"
#include "server/queries/look.h"

namespace server {
namespace {

constexpr std::size_t unit_events_a_read = 512;  // Events read at a time.

// Of the unit's own stream up to a position, the last time of each (S18).
std::map<events::PersonId, Schooling> schooling_by(const events::Log& log,
                                                   const events::Orgnr& unit,
                                                   events::Position until) {
  std::map<events::PersonId, Schooling> all;
  const auto note = [&](const events::Recorded& recorded) {
    const auto event = events::decode(recorded);
    if (!event) throw events::not_understood(recorded, event.error());
    const auto* of_unit = std::get_if<events::unit::Event>(&*event);
    if (!of_unit) return;
    if (const auto* e = std::get_if<events::unit::CoordinatorTrained>(of_unit)) {
      all[e->coordinator].trained = recorded.author.at;
    } else if (const auto* g = std::get_if<events::unit::CoordinatorGuided>(of_unit)) {
      all[g->coordinator].guided = recorded.author.at;
    }
  };
  events::Version version;
  for (;;) {
    const auto events = log.read(events::stream_of(unit), version, unit_events_a_read);
    for (const auto& recorded : events) {
      if (recorded.position > until) return all;
      note(recorded);
    }
    if (events.size() < unit_events_a_read) return all;
    version = events.back().version;
  }
}

}  // namespace

bool is_coordinating_unit(const events::Office& office) {
  return office.kind == events::BodyKind::coordinating_unit;
}

DeskRead read_desk(const events::Log& log, const events::Office& office, events::Timestamp now,
                   const events::Deadlines& deadlines) {
  const auto stored =
      log.rows_at(std::string(projections::desk_view), projections::key_of(office.body), "",
                  protocol::limits::desk_rows_max);
  DeskRead read{.position = stored.position,
                .seen = {.rows = {},
                         .schooling = {},
                         .is_coordinating_unit = is_coordinating_unit(office),
                         .now = now,
                         .deadlines = deadlines}};
  auto& seen = read.seen;
  if (seen.is_coordinating_unit) seen.schooling = schooling_by(log, office.body, stored.position);
  for (const auto& each : stored.rows) {
    auto row = row_as<projections::DeskRow>(each.value);
    if (!row) throw events::LogFailure("a row of a unit is not understood");
    if (!row->unit_only || seen.is_coordinating_unit) seen.rows.push_back(std::move(*row));
  }
  return read;
}

}  // namespace server
