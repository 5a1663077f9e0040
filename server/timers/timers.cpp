#include "server/timers/timers.h"

#include "events/codec.h"
#include "events/json/read.h"
#include "projections/rows.h"

namespace server {
namespace {

Ask ask_for(const projections::DueRow& row, events::Version version) {
  const auto body = events::json::parse(row.body);
  events::check(body.has_value(), "a timer's command is JSON");
  auto command = events::plan_command(row.name, *body);
  events::check(command.has_value(), "a timer's command is one that we know");
  return {.stream = events::stream_of(row.plan),
          .command = std::move(*command),
          .expected = version,
          .id = events::timer_command(row.plan, row.what),
          .by = events::system_actor};
}

}  // namespace

std::optional<events::Timestamp> send_due(const events::Log& log, const Clock& clock,
                                          Journal& journal, std::size_t batch) {
  const auto now = clock.now();
  std::string after;
  for (;;) {
    const auto rows = log.rows(std::string(projections::due_view), "", after, batch);
    for (const auto& row : rows) {
      const auto json = events::json::parse(row.value);
      events::check(json.has_value(), "a row of our own is JSON");
      const auto due = events::json::from_json<projections::DueRow>(*json);
      events::check(due.has_value(), "a row of our own is what we wrote");
      if (due->at > now) return due->at;
      // Refused or already so: nothing is due any more, and nobody waits for the answer.
      static_cast<void>(journal.ask(ask_for(*due, log.version_of(events::stream_of(due->plan)))));
      after = row.key;
    }
    if (rows.size() < batch) return {};
  }
}

}  // namespace server
