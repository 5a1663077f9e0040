#include "tests/rules/oracle.h"

#include <array>

#include "tests/support/model_cast.h"

namespace tests {
namespace {

template <class... Themes>
bool is_of(const Told& told) {
  const plan::AnyEvent* sum = &told.event;
  return (std::holds_alternative<Themes>(*sum) || ...);
}

std::string circle_in(const Told& told) {
  return visit_inner(told.event, [](const auto& each) -> std::string {
    if constexpr (requires { each.circle(); }) return each.circle();
    return {};
  });
}

AreaSet areas_of(const LifeAreas& areas) { return areas.empty() ? AreaSet::all() : areas; }

bool works_at_body(const PersonId& person, const Orgnr& body) {
  const auto& offices = offices_of(person);
  return std::any_of(offices.begin(), offices.end(),
                     [&](const Office& office) { return office.body == body; });
}

bool works_at_unit(const PersonId& person, const Orgnr& body) {
  return has(model_units(), body) && works_at_body(person, body);
}

}  // namespace

Oracle::Oracle(const PersonId& owner, const std::vector<Told>& told, std::size_t count,
               Timestamp at)
    : owner_(owner), at_(at) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto* each = &told[i];
    if (is_of<consent::Event, emergency::Event, group::Event>(*each)) cover_.push_back(each);
    if (is_of<group::Event, coordination::Event, childhood::Event>(*each)) roles_.push_back(each);
    if (is_of<intake::Event, notices::Event, ending::Event>(*each)) case_.push_back(each);
    if (is_of<meetings::Event, contact::Event, complaint::Event, disagreement::Event>(told[i])) {
      if (const auto circle = circle_in(told[i]); !circle.empty()) {
        circles_[circle].push_back(&told[i]);
      }
    }
  }
}

const Oracle::Person& Oracle::of(const PersonId& person) const {
  const auto [found, missing] = people_.try_emplace(person);
  auto& of = found->second;
  if (!missing) return of;
  of.represented = stands_for(person, false);
  of.instead = stands_for(person, true);
  of.coordinates = is_coordinator_now(person);
  of.asked_in = was_asked_in(person);
  of.whole = person == owner_ || of.coordinates || of.represented == AreaSet::all();
  of.takes_part = person == owner_ || of.coordinates || member(person) || peer(person) ||
                  !of.represented.empty();
  of.areas = of.whole ? AreaSet::all() : of.represented;
  of.areas.merge(granted(person));
  if (of.asked_in) of.areas.merge(consented(person));
  return of;
}

bool Oracle::is_coordinator_now(const PersonId& person) const {
  bool is = false;
  for (const auto* each : roles_) {
    if (as<coordination::CoordinatorVacated>(*each)) is = false;
    if (const auto* e = as<coordination::CoordinatorAppointed>(*each))
      is = e->coordinator == person;
    if (const auto* e = as<coordination::CoordinatorReplaced>(*each)) is = e->coordinator == person;
  }
  return is;
}

bool Oracle::member(const PersonId& person) const {
  bool is = false;
  for (const auto* each : roles_) {
    if (const auto* e = as<group::MemberAdded>(*each); e && e->person == person) is = true;
    if (const auto* e = as<group::MemberRemoved>(*each); e && e->person == person) is = false;
  }
  return is;
}

bool Oracle::was_asked_in(const PersonId& person) const {
  bool is = false;
  for (const auto* each : roles_) {
    if (const auto* e = as<group::MemberAdded>(*each); e && e->person == person) is = true;
    if (const auto* e = as<coordination::ProfessionalInvited>(*each)) {
      is |= e->professional == person;
    }
    if (const auto* e = as<group::MemberRemoved>(*each); e && e->person == person) is = false;
  }
  return is;
}

bool Oracle::peer(const PersonId& person) const {
  bool is = false;
  for (const auto* each : roles_) {
    if (const auto* e = as<group::PeerAccepted>(*each); e && e->peer == person) is = true;
    if (const auto* e = as<group::PeerEnded>(*each); e && e->peer == person) is = false;
  }
  return is;
}

AreaSet Oracle::consented(const PersonId& person) const {
  AreaSet all;
  for (std::size_t i = 0; i < cover_.size(); ++i) {
    const auto* given = as<consent::SharingConsentGiven>(*cover_[i]);
    if (!given || !has(given->recipients, person)) continue;
    AreaSet areas = given->areas;
    Date until = given->until;
    bool ended = false;
    for (std::size_t j = i + 1; j < cover_.size(); ++j) {
      const auto& later = *cover_[j];
      if (const auto* e = as<consent::ConsentWithdrawn>(later))
        ended |= e->consent == given->consent;
      if (const auto* e = as<consent::ConsentExpired>(later)) ended |= e->consent == given->consent;
      if (const auto* e = as<consent::RecipientExcluded>(later)) ended |= e->recipient == person;
      if (const auto* e = as<consent::InformationCategoryExcluded>(later)) areas.erase(e->category);
      if (const auto* e = as<consent::ConsentRenewed>(later); e && e->consent == given->consent) {
        until = e->until;
      }
    }
    if (!ended && at_ < after(until)) all.merge(areas);
  }
  return all;
}

AreaSet Oracle::granted(const PersonId& person) const {
  AreaSet all;
  for (std::size_t i = 0; i < cover_.size(); ++i) {
    const auto* by_owner = as<consent::AccessGranted>(*cover_[i]);
    const auto* emergency = as<emergency::EmergencyAccessUsed>(*cover_[i]);
    if (!by_owner && !emergency) continue;
    if ((by_owner ? by_owner->person : emergency->person) != person) continue;
    const auto& id = by_owner ? by_owner->access : emergency->access;
    AreaSet areas = by_owner ? by_owner->areas : emergency->areas;
    bool ended = at_ >= (by_owner ? after(by_owner->until) : emergency->until);
    for (std::size_t j = i + 1; j < cover_.size(); ++j) {
      const auto& later = *cover_[j];
      if (const auto* e = as<consent::AccessRevoked>(later)) ended |= e->access == id;
      if (const auto* e = as<consent::AccessExpired>(later)) ended |= e->access == id;
      if (const auto* e = as<consent::RecipientExcluded>(later)) ended |= e->recipient == person;
      if (const auto* e = as<group::PeerEnded>(later)) ended |= e->peer == person;
      if (const auto* e = as<group::MemberRemoved>(later)) ended |= e->person == person;
      if (const auto* e = as<consent::InformationCategoryExcluded>(later)) areas.erase(e->category);
    }
    if (!ended) all.merge(areas);
  }
  return all;
}

// At 16 and at 18, unless the youth has said that the parents keep it (R12).
bool Oracle::parents_part_over() const {
  std::optional<Date> born;
  std::map<std::uint32_t, bool> keep;
  for (const auto* each : roles_) {
    if (const auto* e = as<childhood::BirthDateRecorded>(*each)) born = e->date;
    if (const auto* e = as<childhood::BirthDateCorrected>(*each)) born = e->date;
    if (const auto* e = as<childhood::ConsentReconfirmed>(*each)) {
      keep[e->age] = e->parents_keep_access;
    }
  }
  if (!born) return false;
  constexpr std::array of_age{16, 18};
  return std::any_of(of_age.begin(), of_age.end(), [&](int age) {
    return birthday(*born, age) <= at_ && !keep[static_cast<std::uint32_t>(age)];
  });
}

AreaSet Oracle::stands_for(const PersonId& person, bool instead_only) const {
  AreaSet all;
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    const auto* appointed = as<group::RepresentativeAppointed>(*roles_[i]);
    if (!appointed || appointed->person != person) continue;
    if (instead_only && appointed->mode != group::RepresentativeMode::instead) continue;
    bool ended = at_ < std::chrono::sys_days{appointed->from} || at_ >= after(appointed->until);
    for (std::size_t j = i + 1; j < roles_.size(); ++j) {
      if (const auto* e = as<group::RepresentationEnded>(*roles_[j])) {
        ended |= e->representation == appointed->representation;
      }
    }
    const bool parent = appointed->kind == group::RepresentativeKind::parent;
    if (ended || (parent && parents_part_over())) continue;
    all.merge(areas_of(appointed->scope));
  }
  return all;
}

bool Oracle::core(const PersonId& person) const { return of(person).whole; }
AreaSet Oracle::areas(const PersonId& person) const { return of(person).areas; }
bool Oracle::sees_anything(const PersonId& person) const { return !areas(person).empty(); }
bool Oracle::asked_in(const PersonId& person) const { return of(person).asked_in; }
bool Oracle::takes_part(const PersonId& person) const { return of(person).takes_part; }
AreaSet Oracle::represented(const PersonId& person, bool instead_only) const {
  return instead_only ? of(person).instead : of(person).represented;
}

// The service that is responsible, the unit applied to, the unit that the plan is anchored with,
// and the unit that has a notice in hand; after a move the new unit is all of these.
bool Oracle::desk(const PersonId& person) const {
  std::optional<Orgnr> responsible;
  std::optional<Orgnr> unit;
  std::optional<Orgnr> anchor;
  std::map<NoticeId, Orgnr> notices;
  for (const auto* each : case_) {
    if (const auto* e = as<intake::IntakeResponsibilityTaken>(*each)) responsible = e->service;
    if (const auto* e = as<intake::ApplicationSubmitted>(*each)) unit = e->unit;
    if (const auto* e = as<intake::CoordinatorApplicationSubmitted>(*each)) unit = e->unit;
    if (const auto* e = as<intake::PlanAnchored>(*each)) anchor = e->body;
    if (const auto* e = as<ending::PlanTransferred>(*each)) {
      responsible = unit = anchor = e->to_unit;
    }
    if (const auto* e = as<notices::NoticeReceivedByUnit>(*each)) notices[e->notice] = e->unit;
    if (const auto* e = as<notices::NoticeHandled>(*each)) {
      if (e->outcome != notices::NoticeOutcome::request_registered) notices.erase(e->notice);
    }
  }
  return (responsible && works_at_body(person, *responsible)) ||
         (unit && works_at_body(person, *unit)) || (anchor && works_at_unit(person, *anchor)) ||
         std::any_of(notices.begin(), notices.end(), [&](const auto& row) {
           return works_at_unit(person, row.second) && (!unit || *unit == row.second);
         });
}

// --- Circles. ---

// Those invited, and from when it was held those who were there (R36).
bool Oracle::in_meeting(const Talk& talk, const PersonId& person) const {
  bool is = false;
  for (const auto* each : talk) {
    if (const auto* e = as<meetings::MeetingCalled>(*each)) is = has(e->invited, person);
    if (const auto* e = as<meetings::MeetingHeld>(*each)) is = has(e->attendees, person);
  }
  return core(person) || (is && sees_anything(person));
}

// Whom the first message named, and who wrote it.
bool Oracle::in_thread(const Talk& talk, const PersonId& person) const {
  const auto* first = as<contact::MessageSent>(*talk.front());
  const bool named = first && (first->from == person || has(first->to, person));
  return named && takes_part(person) && sees_anything(person);
}

// R43: the owner's side, whom they share it with, and the staff who handle it; nobody in the group.
Oracle::Verdict Oracle::in_complaint(const Talk& talk, const PersonId& person) const {
  if (person == owner_ || represented(person, true) == AreaSet::all()) return Verdict::in;
  bool shared = false;
  std::set<Orgnr> bodies;
  for (const auto* each : talk) {
    if (const auto* e = as<complaint::ComplaintFiled>(*each)) bodies.insert(e->filed_with);
    if (const auto* e = as<complaint::ComplaintReceivedBy>(*each)) bodies.insert(e->received_by);
    if (const auto* e = as<complaint::ComplaintSentToSF>(*each)) bodies.insert(e->governor);
    const auto* begun = as<complaint::ComplaintShared>(*each);
    if (begun && begun->person == person) shared = true;
    const auto* over = as<complaint::ComplaintSharingEnded>(*each);
    if (over && over->person == person) shared = false;
  }
  if (shared && sees_anything(person)) return Verdict::in;
  if (takes_part(person) || asked_in(person) || sees_anything(person)) return Verdict::out;
  const bool handles = std::any_of(bodies.begin(), bodies.end(),
                                   [&](const Orgnr& body) { return works_at_body(person, body); });
  return handles ? Verdict::either : Verdict::out;
}

// S61: the whole plan's people, the county governor's staff, and staff of the two bodies.
Oracle::Verdict Oracle::in_dispute(const Talk& talk, const PersonId& person) const {
  if (core(person)) return Verdict::in;
  const auto* e = as<disagreement::ResponsibilityDisputeReferred>(*talk.front());
  if (!e) return Verdict::out;
  const bool of_a_party = works_at_body(person, e->body) || works_at_body(person, e->other_body);
  if (of_a_party && (desk(person) || sees_anything(person))) return Verdict::either;
  return works_at_body(person, e->governor) ? Verdict::either : Verdict::out;
}

Oracle::Verdict Oracle::in_circle(const std::string& circle, const PersonId& person) const {
  const auto& talk = circles_.at(circle);
  if (circle.starts_with("complaint/")) return in_complaint(talk, person);
  if (circle.starts_with("dispute/")) return in_dispute(talk, person);
  const bool is =
      circle.starts_with("meeting/") ? in_meeting(talk, person) : in_thread(talk, person);
  return is ? Verdict::in : Verdict::out;
}

}  // namespace tests
