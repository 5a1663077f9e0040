#include "events/plan/plan.h"

#include <algorithm>

#include "events/plan/content.h"
#include "events/plan/rooms.h"

namespace events::plan {
namespace {

// All have said yes to what stands now: the owner's side, and everybody responsible for a measure;
// and no measure still waits for its parties (R18).
bool all_agree(const Plan& plan) {
  const auto& agreements = plan.lifecycle.agreements;
  const bool owner_agrees = std::any_of(agreements.begin(), agreements.end(),
                                        [](const auto& each) { return each.second.for_owner; });
  const auto& measures = plan.measures.measures;
  const bool any_proposed = std::any_of(measures.begin(), measures.end(), [](const auto& each) {
    return each.second.status == measures::Status::proposed;
  });
  const auto responsible = responsible_parties(plan);
  return owner_agrees && !any_proposed &&
         std::all_of(responsible.begin(), responsible.end(),
                     [&](const PersonId& party) { return agreements.contains(party); });
}

}  // namespace

Command::Command() = default;
Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

Event::Event() = default;
Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

// The themes' own functions are found by their argument; each takes exactly its theme.
Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& theme) { return decide(plan, theme, stamp); }, command);
}

Plan evolve(Plan plan, const Event& event) {
  std::visit([&](const auto& theme) { evolve(plan, theme); }, event);
  return plan;
}

Events derive(const Plan& plan, const Stamp& stamp) {
  const auto& lifecycle = plan.lifecycle;
  if (lifecycle.stage != lifecycle::Stage::active || lifecycle.agreements_counted) return {};
  if (!all_agree(plan)) return {};
  // R22: also where point g is declared none, an agreed plan has a date to come back to it.
  if (!lifecycle.next_revision || !completeness_of(plan).complete()) return {};
  std::vector<PersonId> parties;
  for (const auto& [party, agreement] : lifecycle.agreements) parties.push_back(party);
  return {lifecycle::Event{
      lifecycle::PlanAgreed{.parties = List<PersonId, lifecycle::parties_max>{std::move(parties)},
                            .agreed_at = stamp.at}}};
}

}  // namespace events::plan
