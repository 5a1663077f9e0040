#include "events/plan/standing.h"

#include <algorithm>

#include "events/plan/circles.h"

#include "events/plan/by_age.h"

namespace events {
namespace {

bool in_force(const consent::Consent& consent, Timestamp at) {
  return !consent.ended && (!consent.until || at < *consent.until);
}

bool in_force(const consent::Access& access, Timestamp at) {
  return !access.ended && at < access.until;
}

// The areas that all representations in force give this person, of either mode.
AreaSet represented_areas(const Plan& plan, const PersonId& person, Timestamp at) {
  AreaSet areas;
  for (const auto& [id, each] : plan.group.representations) {
    if (each.person == person && holds(plan, each, at)) areas.merge(each.scope);
  }
  return areas;
}

// A parent's part by role is over once the owner's age has come (R12).
bool is_outlived(const Plan& plan, const group::Representation& representation, Timestamp at) {
  return representation.kind == group::RepresentativeKind::parent && parents_part_is_over(plan, at);
}

bool represents(const Plan& plan, const PersonId& person, Timestamp at) {
  return !represented_areas(plan, person, at).empty();
}

// Once stood for the owner, and no longer does.
bool authority_is_over(const Plan& plan, const PersonId& person, Timestamp at) {
  const auto& all = plan.group.representations;
  return std::any_of(all.begin(), all.end(), [&](const auto& row) {
    const auto& each = row.second;
    return each.person == person && (each.ended || each.until <= at || is_outlived(plan, each, at));
  });
}

// The unit has taken up a notice of need, and it is not closed without a request. It gives a unit
// nothing over the head of another, nor in a plan that it has no part in.
bool has_taken_up_notice(const Plan& plan, const Orgnr& unit) {
  if (plan.intake.unit && plan.intake.unit != unit) return false;
  if (plan.lifecycle.stage != lifecycle::Stage::none && !has_part(plan, unit)) return false;
  const auto& all = plan.notices.notices;
  return std::any_of(all.begin(), all.end(), [&](const auto& row) {
    const auto& notice = row.second;
    const bool to_do =
        !notice.outcome || notice.outcome == notices::NoticeOutcome::request_registered;
    return notice.unit == unit && notice.received && to_do;
  });
}

}  // namespace

bool holds(const Plan& plan, const group::Representation& representation, Timestamp at) {
  return !representation.ended && representation.from <= at && at < representation.until &&
         !is_outlived(plan, representation, at);
}

bool has_part(const Plan& plan, const Orgnr& body) {
  const auto& intake = plan.intake;
  if (intake.responsible == body || intake.unit == body || intake.anchor == body) return true;
  return std::any_of(intake.cooperation.begin(), intake.cooperation.end(), [&](const auto& row) {
    return row.second.body == body && row.second.status != intake::CooperationStatus::refused;
  });
}

AreaSet consented_to(const Plan& plan, const PersonId& person, Timestamp at) {
  AreaSet areas;
  for (const auto& [id, consent] : plan.consent.consents) {
    if (consent.kind != consent::ConsentKind::sharing || !in_force(consent, at)) continue;
    if (const auto share = consent.shares.find(person); share != consent.shares.end()) {
      areas.merge(share->second);
    }
  }
  return areas;
}

AreaSet shared_with(const Plan& plan, const PersonId& person, Timestamp at) {
  AreaSet areas;
  const bool asked_in =
      plan.group.members.contains(person) || plan.coordination.professionals.contains(person);
  if (asked_in) areas = consented_to(plan, person, at);
  for (const auto& [id, access] : plan.consent.accesses) {
    if (access.person == person && in_force(access, at)) areas.merge(access.areas);
  }
  return areas;
}

bool keeps_whole_plan(const Plan& plan, const PersonId& person, Timestamp at) {
  return plan.owner == person || is_coordinator(plan, person) ||
         represented_areas(plan, person, at) == AreaSet::all();
}

bool sees_anything(const Plan& plan, const PersonId& person, Timestamp at) {
  return keeps_plan(plan, Stamp{.by = person, .at = at}) || !shared_with(plan, person, at).empty();
}

Audience audience_of(const Plan& plan, const Viewer& viewer, Timestamp at) {
  if (!plan.owner) return {};
  const auto& person = viewer.person;
  Audience audience;
  if (keeps_whole_plan(plan, person, at)) {
    audience.core = true;
  } else {
    audience.areas = shared_with(plan, person, at);
    audience.areas.merge(represented_areas(plan, person, at));
    audience.group = !audience.areas.empty();
    audience.desk = at_desk(plan, viewer.offices);
  }
  meetings::add_circles(plan, viewer, at, audience.circles);
  contact::add_circles(plan, viewer, at, audience.circles);
  disagreement::add_circles(plan, viewer, at, audience.circles);
  complaint::add_circles(plan, viewer, at, audience.circles);
  return audience;
}

const group::Representation* mandate_of(const Plan& plan, const PersonId& person, Timestamp at) {
  const group::Representation* widest = nullptr;
  for (const auto& [id, each] : plan.group.representations) {
    const bool instead = each.mode == group::RepresentativeMode::instead;
    if (each.person != person || !instead || !holds(plan, each, at)) continue;
    if (!widest || each.scope.contains(widest->scope)) widest = &each;
  }
  return widest;
}

bool acts_for_owner(const Plan& plan, const Stamp& stamp) {
  return plan.owner == stamp.by || mandate_of(plan, stamp.by, stamp.at) != nullptr;
}

AreaSet authority_of(const Plan& plan, const PersonId& person, Timestamp at) {
  if (plan.owner == person) return AreaSet::all();
  AreaSet areas;
  for (const auto& [id, each] : plan.group.representations) {
    const bool instead = each.mode == group::RepresentativeMode::instead;
    if (each.person == person && instead && holds(plan, each, at)) areas.merge(each.scope);
  }
  return areas;
}

bool is_coordinator(const Plan& plan, const PersonId& person) {
  return plan.coordination.coordinator == person;
}

bool keeps_plan(const Plan& plan, const Stamp& stamp) {
  return plan.owner == stamp.by || is_coordinator(plan, stamp.by) ||
         represents(plan, stamp.by, stamp.at);
}

bool keeps_plan(const Plan& plan, const Stamp& stamp, LifeArea area) {
  return plan.owner == stamp.by || is_coordinator(plan, stamp.by) ||
         represented_areas(plan, stamp.by, stamp.at).contains(area);
}

bool works_in(const Plan& plan, const Stamp& stamp, LifeArea area) {
  if (keeps_plan(plan, stamp, area)) return true;
  return plan.group.members.contains(stamp.by) &&
         shared_with(plan, stamp.by, stamp.at).contains(area);
}

bool works_at(const Stamp& stamp, const Orgnr& body) {
  return std::any_of(stamp.offices.begin(), stamp.offices.end(),
                     [&](const Office& office) { return office.body == body; });
}

bool works_at(const Stamp& stamp, BodyKind kind) {
  return std::any_of(stamp.offices.begin(), stamp.offices.end(),
                     [&](const Office& office) { return office.kind == kind; });
}

bool at_desk(const Plan& plan, const std::vector<Office>& offices) {
  return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
    const bool unit = office.kind == BodyKind::coordinating_unit;
    return office.body == plan.intake.responsible || office.body == plan.intake.unit ||
           (unit && office.body == plan.intake.anchor) ||
           (unit && has_taken_up_notice(plan, office.body));
  });
}

bool may_appoint(const Plan& plan, const Stamp& stamp, const Orgnr& body) {
  return std::any_of(stamp.offices.begin(), stamp.offices.end(), [&](const Office& office) {
    const bool part = has_part(plan, office.body);
    if (office.kind == BodyKind::coordinating_unit) return part || !plan.intake.unit;
    const bool trust_for_own = office.kind == BodyKind::health_trust && office.body == body;
    return part && (office.may_appoint || trust_for_own);
  });
}

bool has_consent(const Plan& plan, consent::ConsentKind kind, Timestamp at) {
  return std::any_of(
      plan.consent.consents.begin(), plan.consent.consents.end(),
      [&](const auto& each) { return each.second.kind == kind && in_force(each.second, at); });
}

std::vector<AccessId> accesses_of(const Plan& plan, const PersonId& person) {
  std::vector<AccessId> ids;
  for (const auto& [id, access] : plan.consent.accesses) {
    if (access.person == person && !access.ended) ids.push_back(id);
  }
  return ids;
}

bool takes_part(const Plan& plan, const PersonId& person, Timestamp at) {
  const auto peer = plan.group.peers.find(person);
  const bool is_peer =
      peer != plan.group.peers.end() && peer->second.status == group::PeerStatus::accepted;
  return plan.owner == person || is_coordinator(plan, person) || is_peer ||
         plan.group.members.contains(person) || represents(plan, person, at);
}

Rejection forbidden(std::string_view rule, std::string_view detail, std::string_view sense) {
  return {.kind = Refusal::forbidden,
          .rule = std::string(rule),
          .slug = "not-yours-to-do",
          .detail = std::string(detail),
          .sense = std::string(sense)};
}

Rejection broken(std::string_view rule, std::string_view slug, std::string_view detail,
                 std::vector<std::string> fields) {
  return {.kind = Refusal::broken,
          .rule = std::string(rule),
          .slug = std::string(slug),
          .detail = std::string(detail),
          .fields = std::move(fields)};
}

Rejection invalid(std::string_view rule, std::string_view slug, std::string_view detail,
                  std::vector<std::string> fields) {
  return {.kind = Refusal::invalid,
          .rule = std::string(rule),
          .slug = std::string(slug),
          .detail = std::string(detail),
          .fields = std::move(fields)};
}

std::optional<Rejection> refuse_unless_for_owner(const Plan& plan, const Stamp& stamp,
                                                 std::string_view rule, std::string_view detail,
                                                 AreaSet areas, std::string_view sense) {
  if (!acts_for_owner(plan, stamp)) {
    if (!authority_is_over(plan, stamp.by, stamp.at)) return forbidden(rule, detail, sense);
    auto over = forbidden("R13",
                          "The authority to act for the owner is over; the owner, or a "
                          "representative whose period has not ended, may do this.");
    over.slug = "authority-expired";
    return over;
  }
  if (authority_of(plan, stamp.by, stamp.at).contains(areas)) return {};
  auto outside = forbidden("R13",
                           "The authority to act for the owner does not reach this far; its "
                           "scope must cover every life area that the act is about.");
  outside.slug = "outside-authority";
  return outside;
}

std::optional<Rejection> refuse_unless_active(const Plan& plan) {
  switch (plan.lifecycle.stage) {
    case lifecycle::Stage::active: return {};
    case lifecycle::Stage::paused:
      return broken("R9", "plan-paused",
                    "The plan is paused; ResumePlan takes it up again, with the owner's consent to "
                    "it in force.");
    case lifecycle::Stage::ended:
      return broken("R1", "plan-ended",
                    "The plan has ended, and what it holds stays as it was; StartPlan begins "
                    "anew, and needs the owner's consent.");
    case lifecycle::Stage::none: break;
  }
  return broken("R1", "plan-not-started",
                "The work on the plan has not started; StartPlan comes "
                "first, and needs the owner's consent.");
}

}  // namespace events
