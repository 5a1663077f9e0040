#include "server/journal/decision.h"

#include "events/codec.h"
#include "events/overloaded.h"
#include "events/plan/standing.h"

namespace server {
namespace {

template <class Decision>
Decided lift(Decision decision) {
  if (!decision) return std::move(decision.error());
  std::vector<events::Event> lifted;
  lifted.reserve(decision->size());
  for (auto& event : *decision) lifted.emplace_back(std::move(event));
  return lifted;
}

events::Rejection wrong_stream() {
  return events::invalid("R14", "wrong-stream", "This command is for another kind of stream.");
}

}  // namespace

Decided decide(const Stream& stream, const Ask& ask, const events::Stamp& stamp) {
  return std::visit(
      events::Overloaded{
          [&](const events::plan::Command& command) -> Decided {
            const auto* state = std::get_if<PlanState>(&stream.state);
            return state ? lift(events::plan::decide(state->plan, command, stamp)) : wrong_stream();
          },
          [&](const events::unit::Command& command) -> Decided {
            const auto* unit = std::get_if<events::unit::Unit>(&stream.state);
            return unit ? lift(events::unit::decide(*unit, command, stamp)) : wrong_stream();
          },
          [&](const events::person::Command& command) -> Decided {
            const auto* person = std::get_if<events::person::Person>(&stream.state);
            return person ? lift(events::person::decide(*person, command, stamp)) : wrong_stream();
          },
      },
      ask.command);
}

events::Draft draft_of(const Ask& ask) {
  return std::visit(
      [](const auto& command) {
        return std::visit([](const auto& each) { return events::encode(each); }, command);
      },
      ask.command);
}

std::optional<events::Mandate> mandate_in(const events::Plan& plan, const events::PersonId& by,
                                          events::Timestamp at) {
  if (!plan.owner || plan.owner == by) return {};
  const auto* mandate = events::mandate_of(plan, by, at);
  if (!mandate) return {};
  for (const auto& [id, each] : plan.group.representations) {
    if (&each != mandate) continue;
    return events::Mandate{
        .on_behalf_of = *plan.owner,
        .authority = id.value + " " + events::to_text(events::day_of(each.from)) + "/" +
                     events::to_text(events::day_of(each.until - std::chrono::days{1}))};
  }
  return {};
}

bool sees_something(const Stream& stream, const events::Stamp& stamp) {
  const auto* state = std::get_if<PlanState>(&stream.state);
  if (!state) return true;
  const events::Viewer viewer{.person = stamp.by, .offices = stamp.offices};
  return !events::audience_of(state->plan, viewer, stamp.at).nothing();
}

}  // namespace server
