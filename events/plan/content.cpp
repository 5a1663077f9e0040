#include "events/plan/content.h"

#include <algorithm>

namespace events {
namespace {

bool any_entry(const Plan& plan, mapping::EntryKind kind) {
  return std::any_of(plan.mapping.entries.begin(), plan.mapping.entries.end(),
                     [&](const auto& entry) { return entry.second.kind == kind; });
}

bool any_consent(const Plan& plan, consent::ConsentKind kind) {
  return std::any_of(
      plan.consent.consents.begin(), plan.consent.consents.end(),
      [&](const auto& each) { return each.second.kind == kind && !each.second.ended; });
}

// Somebody beside the owner and the coordinator: a member, a representative or a peer.
bool anybody_takes_part(const Plan& plan) {
  const auto& people = plan.group;
  return !people.members.empty() ||
         std::any_of(people.representations.begin(), people.representations.end(),
                     [](const auto& each) { return !each.second.ended; }) ||
         std::any_of(people.peers.begin(), people.peers.end(), [](const auto& each) {
           return each.second.status == group::PeerStatus::accepted;
         });
}

bool stands(const measures::Measure& measure) {
  return measure.status != measures::Status::declined;
}

bool any_standing(const Plan& plan) {
  return std::any_of(plan.measures.measures.begin(), plan.measures.measures.end(),
                     [](const auto& each) { return stands(each.second); });
}

bool all_standing_described(const Plan& plan) {
  return any_standing(plan) &&
         std::all_of(plan.measures.measures.begin(), plan.measures.measures.end(),
                     [](const auto& each) { return !stands(each.second) || each.second.has_how; });
}

}  // namespace

Completeness completeness_of(const Plan& plan) {
  using lifecycle::ContentPoint;
  const auto none = [&](ContentPoint point) {
    return plan.lifecycle.declared_none.contains(point);
  };
  const bool a = !plan.goals.goals.empty() && any_entry(plan, mapping::EntryKind::resource) &&
                 any_entry(plan, mapping::EntryKind::need);
  const bool d = !plan.mapping.contributions.empty() || !plan.mapping.tasks.empty();
  const bool g = plan.lifecycle.has_period && plan.lifecycle.next_revision.has_value();
  // Nobody can declare that there is no consent to the plan: only that nothing is shared.
  const bool h = any_consent(plan, consent::ConsentKind::plan) &&
                 (any_consent(plan, consent::ConsentKind::sharing) || none(ContentPoint::h));
  return {.a = a || none(ContentPoint::a),
          .b = anybody_takes_part(plan) || none(ContentPoint::b),
          .c = plan.coordination.coordinator.has_value() || none(ContentPoint::c),
          .d = d || none(ContentPoint::d),
          .e = any_standing(plan) || none(ContentPoint::e),
          .f = all_standing_described(plan) || none(ContentPoint::f),
          .g = g || none(ContentPoint::g),
          .h = h,
          .i = !plan.intake.cooperation.empty() || none(ContentPoint::i)};
}

std::set<PersonId> responsible_parties(const Plan& plan) {
  std::set<PersonId> parties;
  for (const auto& [id, measure] : plan.measures.measures) {
    const bool to_do = stands(measure) && measure.status != measures::Status::completed;
    if (to_do && measure.responsible && measure.responsible != plan.owner) {
      parties.insert(*measure.responsible);
    }
  }
  return parties;
}

}  // namespace events
