#include "events/plan/by_age.h"

#include <algorithm>

#include "events/plan/standing.h"

namespace events {

Timestamp turns(Date born, std::uint32_t age) {
  return std::chrono::sys_days(born + std::chrono::years{static_cast<int>(age)});
}

std::optional<std::uint32_t> age_of_owner(const Plan& plan, Timestamp at) {
  const auto& birth = plan.childhood.birth;
  if (!birth || at < turns(birth->date, 0)) return {};
  const auto years = (day_of(at).year() - birth->date.year()).count();
  const auto age = static_cast<std::uint32_t>(std::max<std::int64_t>(years, 0));
  return at < turns(birth->date, age) ? age - 1 : age;
}

bool parents_part_is_over(const Plan& plan, Timestamp at) {
  const auto& childhood = plan.childhood;
  if (!childhood.birth) return false;
  return std::any_of(reconfirmation_ages.begin(), reconfirmation_ages.end(),
                     [&](std::uint32_t age) {
                       const auto said = childhood.parents_keep.find(age);
                       const bool kept = said != childhood.parents_keep.end() && said->second;
                       return turns(childhood.birth->date, age) <= at && !kept;
                     });
}

bool awaits_reconfirmation(const Plan& plan, std::uint32_t age) {
  const auto& childhood = plan.childhood;
  return childhood.birth && childhood.birth->known_as_child &&
         !childhood.reconfirmation_due.contains(age);
}

std::optional<Timestamp> child_coordinator_until(const Plan& plan) {
  const auto& childhood = plan.childhood;
  if (!childhood.coordinator) return {};
  if (childhood.birth) return turns(childhood.birth->date, ages.child_coordinator);
  if (childhood.expected_birth) return turns(*childhood.expected_birth, ages.child_coordinator);
  return {};
}

namespace childhood {
namespace {

Rejection not_yours(std::string_view slug, std::string_view detail) {
  auto refusal = forbidden("R10", detail);
  refusal.slug = slug;
  return refusal;
}

bool is_named_by_law(group::RepresentativeKind kind) {
  return kind != group::RepresentativeKind::proxy;
}

// Stands for the owner, in all these areas, as one whom the law names or as one whom the owner
// chose.
bool stands_as(const Plan& plan, const Stamp& stamp, bool parent_or_guardian, AreaSet areas) {
  AreaSet authority;
  for (const auto& [id, each] : plan.group.representations) {
    const bool counts = each.person == stamp.by &&
                        each.mode == group::RepresentativeMode::instead &&
                        is_named_by_law(each.kind) == parent_or_guardian;
    if (counts && holds(plan, each, stamp.at)) authority.merge(each.scope);
  }
  return authority.contains(areas);
}

bool lacks_competence(const Plan& plan, ConsentKind kind, AreaSet areas) {
  const auto found = plan.childhood.not_competent.find(kind);
  if (found == plan.childhood.not_competent.end()) return false;
  return (found->second.bits() & areas.bits()) != 0;
}

std::optional<Rejection> refuse_below_16(const Plan& plan, const Stamp& stamp, std::uint32_t age,
                                         AreaSet areas) {
  if (plan.owner != stamp.by) {
    if (stands_as(plan, stamp, true, areas)) return {};
    return not_yours("parent-or-guardian-needed",
                     "At the owner's age a parent or guardian whose authority is recorded and in "
                     "force consents; nobody else does.");
  }
  if (age >= ages.own_private_matters) {
    return not_yours("too-young-to-consent-alone",
                     "At this age the owner decides alone only in what parents are rightly not "
                     "told of, and a plan, a coordinator and sharing are not such matters; a "
                     "parent or guardian consents, once the owner has been heard (HearChild).");
  }
  return not_yours("too-young-to-consent",
                   "At this age a parent or guardian consents; what the child says is recorded by "
                   "HearChild.");
}

// From 16 on nobody consents for those who can themselves, but one whom they chose.
std::optional<Rejection> refuse_from_16(const Plan& plan, const Stamp& stamp, ConsentKind kind,
                                        AreaSet areas) {
  const bool own = plan.owner == stamp.by;
  if (lacks_competence(plan, kind, areas)) {
    if (!own) return {};  // That the authority is in force and reaches this far is asked elsewhere.
    return not_yours("competence-absent",
                     "The owner is assessed as unable to consent in this matter; a guardian or "
                     "other representative does, or a new assessment says otherwise "
                     "(AssessCompetence).");
  }
  if (own || stands_as(plan, stamp, false, areas)) return {};
  return not_yours("own-consent-needed",
                   "At this age the owner consents, or a proxy whom the owner has appointed; a "
                   "parent or guardian does only where competence is assessed absent "
                   "(AssessCompetence).");
}

std::optional<Rejection> refuse_unheard(const Plan& plan, const Stamp& stamp, ConsentKind kind,
                                        std::uint32_t age) {
  const bool child = ages.heard_from <= age && age < ages.own_consent_full;
  if (!child || plan.owner == stamp.by) return {};
  const auto heard = plan.childhood.last_heard.find(kind);
  if (heard == plan.childhood.last_heard.end()) {
    return broken("R11", "child-not-heard",
                  "The child is old enough to be heard before others consent; HearChild on this "
                  "kind of consent comes first.");
  }
  const auto& hearing = plan.childhood.hearings.at(heard->second);
  if (age < ages.great_weight || hearing.agrees || hearing.weighed) return {};
  return broken("R11", "view-not-weighed",
                "The child wants something else, and at this age that weighs heavily; follow it, "
                "or say why not by WeighChildView first.");
}

}  // namespace

std::optional<Rejection> refuse_consent_by_age(const Plan& plan, const Stamp& stamp,
                                               ConsentKind kind, AreaSet areas) {
  const auto age = age_of_owner(plan, stamp.at);
  if (!age) return {};
  auto refusal = *age < ages.own_consent_health ? refuse_below_16(plan, stamp, *age, areas)
                                                : refuse_from_16(plan, stamp, kind, areas);
  return refusal ? refusal : refuse_unheard(plan, stamp, kind, *age);
}

}  // namespace childhood
}  // namespace events
