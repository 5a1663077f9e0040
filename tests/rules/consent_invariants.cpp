// Consents: that they come first, that they are whole, and that the right person gave them.
#include "tests/rules/invariants.h"
#include "tests/rules/oracle.h"
#include "tests/support/model_cast.h"

namespace tests {
namespace {

using consent::ConsentKind;

// Whether a consent of this case was given and neither withdrawn nor over, in the first `count`.
template <class Given>
bool in_force(const std::vector<Told>& told, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto* given = as<Given>(told[i]);
    if (!given) continue;
    const auto same = [&](const auto& e) { return e.consent == given->consent; };
    if (!any_in<consent::ConsentWithdrawn>(told, i, count, same) &&
        !any_in<consent::ConsentExpired>(told, i, count, same)) {
      return true;
    }
  }
  return false;
}

Finding r1_no_plan_starts_without_consent(const Story& story) {
  return judge_fresh<lifecycle::PlanStarted>(story, [&](const auto&, std::size_t i) -> Finding {
    if (in_force<consent::PlanConsentGiven>(story.told(), i)) return {};
    return "a plan is started without consent";
  });
}

// R9: withdrawing the consent pauses the plan, and only a new one takes it up again.
Finding r9_an_active_plan_has_consent(const Story& story) {
  if (!is_active(story.told(), story.size())) return {};
  if (in_force<consent::PlanConsentGiven>(story.told(), story.size())) return {};
  return "the plan is active without consent";
}

Finding r2_no_coordinator_without_consent(const Story& story) {
  if (!coordinator_in(story.told(), story.size())) return {};
  if (in_force<consent::CoordinatorConsentGiven>(story.told(), story.size())) return {};
  return "there is a coordinator and no consent to one";
}

// R4: what is shared, with whom, what for, until when, and what the owner was told before.
Finding r4_a_sharing_consent_is_whole(const Story& story) {
  using consent::SharingConsentGiven;
  return judge_fresh<SharingConsentGiven>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (e.areas.empty() || e.recipients.empty()) return "nothing or nobody is named";
    if (e.use.value.empty() || e.consequences.value.empty()) return "use or consequences missing";
    if (after(e.until) <= story.told()[i].at) return "the consent is over as it is given";
    const auto* told = last_in<consent::ConsentInformationGiven>(
        story.told(), i, [&](const auto& each) { return each.information == e.information; });
    if (!told) return "nobody informed the owner";
    if (!AreaSet(told->areas).contains(AreaSet(e.areas))) return "not told of an area";
    for (const auto& person : e.recipients) {
      if (!has(told->recipients, person)) return "not told of " + person.value;
    }
    if (e.informed_by != told->informed_by || e.informed_at != told->informed_at) {
      return "who informed, or when, is another";
    }
    return {};
  });
}

// A yes: what to, in which areas, and where it stands.
struct Yes {
  ConsentKind kind;
  AreaSet areas;
  std::size_t at;
};

// All that was said yes to in the last step.
std::vector<Yes> fresh_yes(const Story& story) {
  std::vector<Yes> all;
  for (std::size_t i = story.kept.fresh; i < story.size(); ++i) {
    const auto& told = story.told()[i];
    if (as<consent::PlanConsentGiven>(told)) all.push_back({ConsentKind::plan, AreaSet::all(), i});
    if (as<consent::CoordinatorConsentGiven>(told)) {
      all.push_back({ConsentKind::coordinator, AreaSet::all(), i});
    }
    if (const auto* e = as<consent::SharingConsentGiven>(told)) {
      all.push_back({ConsentKind::sharing, e->areas, i});
    }
  }
  return all;
}

// R13: the owner, or one whose authority to act instead holds then and reaches that far.
Finding r13_a_consent_is_given_with_authority(const Story& story) {
  for (const auto& yes : fresh_yes(story)) {
    const auto& told = story.told()[yes.at];
    if (told.by == story.owner()) continue;
    const Oracle oracle{story.owner(), story.told(), yes.at, told.at};
    if (!oracle.represented(told.by, true).contains(yes.areas)) {
      return told.by.value + " consents without authority";
    }
  }
  return {};
}

// Whether the owner was assessed, in any of these areas, as unable to consent to this.
bool lacks_competence(const Story& story, const Yes& yes) {
  AreaSet absent;
  for_each_in<childhood::CompetenceAssessed>(story.told(), yes.at, [&](const auto& e, std::size_t) {
    if (!has(e.matters, yes.kind)) return;
    const bool everywhere = yes.kind != ConsentKind::sharing || e.areas.empty();
    for (std::size_t i = 0; i < life_area_count; ++i) {
      const auto area = static_cast<LifeArea>(i);
      if (!everywhere && !has(e.areas, area)) continue;
      if (e.competent) {
        absent.erase(area);
      } else {
        absent.insert(area);
      }
    }
  });
  return (absent.bits() & yes.areas.bits()) != 0;
}

// R10: under 16 not the child alone; from 16 on the owner, unless assessed as unable to.
Finding r10_the_age_decides_who_consents(const Story& story) {
  for (const auto& yes : fresh_yes(story)) {
    const auto& told = story.told()[yes.at];
    const auto age = age_in(story.told(), yes.at, told.at);
    if (!age) continue;
    const bool own = told.by == story.owner();
    if (*age < 16 && own) return "a child consents alone";
    if (*age >= 16 && own && lacks_competence(story, yes)) {
      return "the owner consents and was assessed as unable to";
    }
    if (*age < 16 || own || lacks_competence(story, yes)) continue;
    const bool proxy =
        any_in<group::RepresentativeAppointed>(story.told(), 0, yes.at, [&](const auto& e) {
          return e.person == told.by && e.kind == group::RepresentativeKind::proxy;
        });
    if (!proxy) return told.by.value + " consents for somebody who can";
  }
  return {};
}

// R11: from seven on the child is heard first, and from twelve on a no is answered with a reason.
Finding r11_a_child_is_heard_first(const Story& story) {
  for (const auto& yes : fresh_yes(story)) {
    const auto& told = story.told()[yes.at];
    const auto age = age_in(story.told(), yes.at, told.at);
    if (!age || *age < 7 || *age >= 18 || told.by == story.owner()) continue;
    const auto* heard = last_in<childhood::ChildHeard>(
        story.told(), yes.at, [&](const auto& e) { return e.on == yes.kind; });
    if (!heard) return "a child of " + std::to_string(*age) + " is not heard";
    if (*age < 12 || heard->agrees) continue;
    if (!last_in<childhood::ChildViewWeighed>(
            story.told(), yes.at, [&](const auto& e) { return e.entry == heard->entry; })) {
      return "a child of " + std::to_string(*age) + " says no, and nobody says why not";
    }
  }
  return {};
}

// S27, R5: whom the coordinator brings in is covered in that area.
Finding s27_who_is_invited_is_covered(const Story& story) {
  using coordination::ProfessionalInvited;
  return judge_fresh<ProfessionalInvited>(story, [&](const auto& e, std::size_t i) -> Finding {
    const Oracle oracle{story.owner(), story.told(), i, story.told()[i].at};
    if (oracle.consented(e.professional).contains(e.area)) return {};
    return e.professional.value + " is invited without cover";
  });
}

}  // namespace

const Invariants& consent_invariants() {
  static const Invariants all{
      {"R1_NoPlanStartsWithoutConsent", &r1_no_plan_starts_without_consent},
      {"R9_AnActivePlanHasConsent", &r9_an_active_plan_has_consent},
      {"R2_NoCoordinatorWithoutConsent", &r2_no_coordinator_without_consent},
      {"R4_ASharingConsentIsWhole", &r4_a_sharing_consent_is_whole},
      {"R13_AConsentIsGivenWithAuthority", &r13_a_consent_is_given_with_authority},
      {"R10_TheAgeDecidesWhoConsents", &r10_the_age_decides_who_consents},
      {"R11_AChildIsHeardFirst", &r11_a_child_is_heard_first},
      {"S27_WhoIsInvitedIsCovered", &s27_who_is_invited_is_covered}};
  return all;
}

}  // namespace tests
