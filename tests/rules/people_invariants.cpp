// The people around the owner: one coordinator, appointed by the right body; members covered by
// consent; peers by the owner's act; and an intake that somebody answers for.
#include "tests/rules/invariants.h"
#include "tests/rules/oracle.h"
#include "tests/support/model_cast.h"

namespace tests {
namespace {

using coordination::CoordinatorAppointed;
using coordination::CoordinatorReplaced;

// R25: at no time two coordinators, nor one beside a vacancy; with an active plan one of the two.
Finding r25_one_coordinator_or_a_vacancy(const Story& story) {
  std::optional<PersonId> present;
  bool vacant = false;
  for (const auto& told : story.told()) {
    if (const auto* e = as<CoordinatorAppointed>(told)) {
      if (present) return "a second coordinator is appointed";
      present = e->coordinator;
      vacant = false;
    }
    if (const auto* e = as<CoordinatorReplaced>(told)) {
      if (present != e->previous) return "somebody is replaced who is not the coordinator";
      present = e->coordinator;
    }
    if (const auto* e = as<coordination::CoordinatorVacated>(told)) {
      if (present != e->coordinator) return "somebody leaves who is not the coordinator";
      present.reset();
    }
    if (as<coordination::CoordinatorVacancyOpened>(told)) {
      if (present) return "a vacancy opens beside the coordinator";
      vacant = true;
    }
    if (as<ending::CoordinatorVacancyClosed>(told)) vacant = false;
  }
  const auto& kept = story.kept.plan.coordination;
  if (kept.coordinator != present) return "the coordinator is not who was appointed";
  if (kept.vacant_since.has_value() != vacant) return "the vacancy is not as it was opened";
  if (!is_active(story.told(), story.size()) || present || vacant) return {};
  return "an active plan has neither coordinator nor vacancy";
}

// R26: whether the owner stated a wish, and why it is not followed.
template <class Appointment>
Finding wish_kept(const Story& story) {
  return judge_fresh<Appointment>(story, [&](const auto& e, std::size_t i) -> Finding {
    const bool stated = any_in<coordination::CoordinatorWishStated>(story.told(), 0, i);
    if (e.wish_stated != stated) return "it says otherwise whether the owner stated a wish";
    if (!e.follows_wish && !e.deviates_because)
      return "the wish is not followed, and nobody says why";
    return {};
  });
}
Finding r26_an_appointment_keeps_the_wish(const Story& story) {
  auto finding = wish_kept<CoordinatorAppointed>(story);
  return finding ? finding : wish_kept<CoordinatorReplaced>(story);
}

// R27: one request at a time, answered by a no with a reason or by somebody else than the present.
Finding r27_a_request_for_another_is_answered(const Story& story) {
  std::optional<RequestId> open;
  std::optional<PersonId> instead_of;
  const auto& told = story.told();
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (const auto* e = as<coordination::OtherCoordinatorRequested>(told[i])) {
      if (open) return "a second request is made beside the open one";
      open = e->request;
      instead_of = coordinator_in(told, i);
    }
    if (const auto* e = as<coordination::RequestRefused>(told[i])) {
      if (open != e->request) return "a request is refused that is not open";
      open.reset();
    }
    const auto* appointed = as<CoordinatorAppointed>(told[i]);
    const auto* replaced = as<CoordinatorReplaced>(told[i]);
    if (!appointed && !replaced) continue;
    const auto& person = appointed ? appointed->coordinator : replaced->coordinator;
    const auto& answers = appointed ? appointed->request : replaced->request;
    if (answers != open) return "an appointment does not say which request it answers";
    if (open && instead_of == person) return "the owner gets the one they asked to be without";
    open.reset();
  }
  return {};
}

bool may_appoint_for(const PersonId& person, const Orgnr& body) {
  const auto& offices = offices_of(person);
  return std::any_of(offices.begin(), offices.end(), [&](const Office& office) {
    const bool trust = office.kind == BodyKind::health_trust && office.body == body;
    return office.kind == BodyKind::coordinating_unit || office.may_appoint || trust;
  });
}

// R28: the coordinating unit, its delegate, or a trust its own; and never the owner.
template <class Appointment>
Finding appointed_rightly(const Story& story) {
  return judge_fresh<Appointment>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (e.coordinator == story.owner()) return "the owner is appointed";
    const auto& by = story.told()[i].by;
    if (!may_appoint_for(by, e.body)) return by.value + " appoints";
    return {};
  });
}
Finding r28_who_may_appoint(const Story& story) {
  auto finding = appointed_rightly<CoordinatorAppointed>(story);
  return finding ? finding : appointed_rightly<CoordinatorReplaced>(story);
}

// R30: for a child that is expected or under 18.
Finding r30_a_child_coordinator_is_for_a_child(const Story& story) {
  using childhood::ChildCoordinatorAppointed;
  return judge_fresh<ChildCoordinatorAppointed>(
      story, [&](const auto& e, std::size_t i) -> Finding {
        const auto age = age_in(story.told(), i, story.told()[i].at);
        if (age && *age >= 18) return "the owner is of age";
        if (!age && !e.expected_birth) return "nothing says that there is a child";
        return {};
      });
}

// R31: whoever asks has a responsible service from the same moment.
Finding r31_a_request_has_a_responsible_service(const Story& story) {
  const auto& told = story.told();
  const bool asked = any_in<intake::RequestRegistered>(told, 0, told.size()) ||
                     any_in<intake::ApplicationSubmitted>(told, 0, told.size()) ||
                     any_in<intake::CoordinatorApplicationSubmitted>(told, 0, told.size());
  if (!asked || any_in<intake::IntakeResponsibilityTaken>(told, 0, told.size())) return {};
  return "somebody has asked, and nobody is responsible";
}

// R32: a no has reasons and a way to complain; and each application is decided once.
Finding r32_a_refusal_has_reasons(const Story& story) {
  using intake::ApplicationDecided;
  return judge_fresh<ApplicationDecided>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (any_in<ApplicationDecided>(story.told(), 0, i, [&](const auto& earlier) {
          return earlier.application == e.application;
        })) {
      return "an application is decided twice";
    }
    const bool bare = !e.reasons || !e.complaint_route;
    if (e.decision == intake::Decision::refused && bare) return "a refusal without reasons";
    return {};
  });
}

bool is_owners_side(const Story& story, std::size_t i) {
  const auto& told = story.told()[i];
  if (told.by == story.owner()) return true;
  const Oracle oracle{story.owner(), story.told(), i, told.at};
  return !oracle.represented(told.by, true).empty();
}

// R34: a member is covered by consent, or comes by the owner's act; nobody is one twice.
Finding r34_members_are_covered_by_consent(const Story& story) {
  return judge_fresh<group::MemberAdded>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (e.person == story.owner()) return "the owner is added";
    bool member = false;
    for (std::size_t j = 0; j < i; ++j) {
      if (const auto* added = as<group::MemberAdded>(story.told()[j])) {
        if (added->person == e.person) member = true;
      }
      if (const auto* removed = as<group::MemberRemoved>(story.told()[j])) {
        if (removed->person == e.person) member = false;
      }
    }
    if (member) return e.person.value + " is a member twice";
    if (e.kind == group::MemberKind::kin) {
      if (is_owners_side(story, i)) return {};
      return "kin are added by somebody else than the owner's side";
    }
    const Oracle oracle{story.owner(), story.told(), i, story.told()[i].at};
    if (!e.body) return "somebody from a service has no body";
    if (oracle.consented(e.person).empty()) return e.person.value + " is not covered by consent";
    return {};
  });
}

// R38: invited by the owner's side, accepted by the peer, and nobody else.
Finding r38_a_peer_comes_by_the_owners_act(const Story& story) {
  auto finding = judge_fresh<group::PeerInvited>(story, [&](const auto&, std::size_t i) -> Finding {
    if (is_owners_side(story, i)) return {};
    return "a peer is invited by somebody else";
  });
  if (finding) return finding;
  return judge_fresh<group::PeerAccepted>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (story.told()[i].by != e.peer) return "somebody else accepts for the peer";
    const auto same = [&](const auto& each) { return each.peer == e.peer; };
    if (!last_in<group::PeerInvited>(story.told(), i, same)) return "the peer was not invited";
    return {};
  });
}

// R13, S36: a proxy is the owner's choice, nobody appoints themselves, and no parent after 18.
Finding r13_nobody_makes_themselves_a_representative(const Story& story) {
  using group::RepresentativeAppointed;
  return judge_fresh<RepresentativeAppointed>(story, [&](const auto& e, std::size_t i) -> Finding {
    const auto& told = story.told()[i];
    if (told.by == e.person) return told.by.value + " appoints themselves";
    if (e.person == story.owner()) return "the owner represents the owner";
    const bool proxy = e.kind == group::RepresentativeKind::proxy;
    if (proxy && told.by != story.owner()) return "a proxy is appointed by somebody else";
    const auto age = age_in(story.told(), i, told.at);
    const bool parent = e.kind == group::RepresentativeKind::parent;
    const bool kept = any_in<childhood::ConsentReconfirmed>(story.told(), 0, i);
    if (parent && age && *age >= 18 && !kept) return "a parent is recorded for an adult";
    return {};
  });
}

}  // namespace

const Invariants& people_invariants() {
  static const Invariants all{
      {"R25_OneCoordinatorOrAVacancy", &r25_one_coordinator_or_a_vacancy},
      {"R26_AnAppointmentKeepsTheWish", &r26_an_appointment_keeps_the_wish},
      {"R27_ARequestForAnotherIsAnswered", &r27_a_request_for_another_is_answered},
      {"R28_WhoMayAppoint", &r28_who_may_appoint},
      {"R30_AChildCoordinatorIsForAChild", &r30_a_child_coordinator_is_for_a_child},
      {"R31_ARequestHasAResponsibleService", &r31_a_request_has_a_responsible_service},
      {"R32_ARefusalHasReasons", &r32_a_refusal_has_reasons},
      {"R34_MembersAreCoveredByConsent", &r34_members_are_covered_by_consent},
      {"R38_APeerComesByTheOwnersAct", &r38_a_peer_comes_by_the_owners_act},
      {"R13_NobodyMakesThemselvesARepresentative", &r13_nobody_makes_themselves_a_representative}};
  return all;
}

}  // namespace tests
