#include "events/plan/group.h"

#include "events/overloaded.h"
#include "events/plan/by_age.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::group {
namespace {

std::optional<Rejection> refuse_running(const Plan& plan, const Stamp& stamp) {
  if (is_coordinator(plan, stamp.by)) return {};
  return refuse_unless_for_owner(plan, stamp, "S54",
                                 "The owner's side or the coordinator forms the group and says who "
                                 "is in it.");
}

// Who may say that somebody represents the owner. A representative does not appoint another, and
// nobody appoints themselves: this opens the whole plan.
std::optional<Rejection> refuse_appointing(const Plan& plan, const AppointRepresentative& command,
                                           const Stamp& stamp) {
  if (plan.owner == stamp.by) return {};
  if (command.kind == RepresentativeKind::proxy) {
    return forbidden("S36", "A proxy is the owner's own choice: only the owner appoints one.");
  }
  const bool records = is_coordinator(plan, stamp.by) || at_desk(plan, stamp.offices);
  if (!records || command.person == stamp.by) {
    return forbidden("S36",
                     "The owner, the coordinator or the body responsible records a parent or "
                     "guardian, and never themselves.",
                     "recording");
  }
  return {};
}

plan::Decision on(const Plan& plan, const AppointRepresentative& command, const Stamp& stamp) {
  if (auto no = refuse_appointing(plan, command, stamp)) return *no;
  if (command.kind == RepresentativeKind::parent && parents_part_is_over(plan, stamp.at)) {
    return broken("R12", "parents-part-over",
                  "At the owner's age parents have no part by role; the owner appoints a proxy, or "
                  "a guardian's authority is recorded.",
                  {"kind"});
  }
  if (plan.group.representations.contains(command.representation)) {
    return broken("S36", "representation-exists",
                  "A representation with this id is recorded already; choose a new id.",
                  {"representation"});
  }
  if (plan.owner == command.person) {
    return invalid("S36", "owner-represents-nobody",
                   "The owner needs no authority; name the person who takes part.", {"person"});
  }
  if (command.until < command.from) {
    return invalid("S36", "period-reversed", "The last day is before the first; turn them around.",
                   {"from", "until"});
  }
  if (end_of(command.until) <= stamp.at) {
    return broken("R13", "until-passed", "The authority is over; name one that is in force.",
                  {"until"});
  }
  return plan::Events{RepresentativeAppointed{.representation = command.representation,
                                              .person = command.person,
                                              .kind = command.kind,
                                              .mode = command.mode,
                                              .scope = command.scope,
                                              .authority = command.authority,
                                              .from = command.from,
                                              .until = command.until}};
}

// The owner ends any, a representative the own, the body responsible what it has recorded.
bool may_end(const Plan& plan, const Representation& representation, const Stamp& stamp) {
  const bool recorded = representation.kind != RepresentativeKind::proxy;
  return plan.owner == stamp.by || representation.person == stamp.by ||
         (recorded && at_desk(plan, stamp.offices));
}

plan::Decision on(const Plan& plan, const EndRepresentation& command, const Stamp& stamp) {
  const auto found = plan.group.representations.find(command.representation);
  const bool known = found != plan.group.representations.end();
  if (known ? !may_end(plan, found->second, stamp) : !acts_for_owner(plan, stamp)) {
    return forbidden("S36",
                     "The owner or the representative ends a representation; the body "
                     "responsible that of a parent or guardian.",
                     "ending");
  }
  if (!known) {
    return broken("S36", "representation-unknown",
                  "There is no representation with this id in the plan.", {"representation"});
  }
  if (found->second.ended) return plan::Events{};  // Already so: a retry adds nothing.
  return plan::Events{RepresentationEnded{.representation = command.representation}};
}

plan::Decision on(const Plan& plan, const InvitePeer& command, const Stamp& stamp) {
  constexpr std::string_view detail = "A peer comes by the owner's act alone.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "R38", detail)) return *no;
  if (plan.owner == command.peer) {
    return invalid("S37", "owner-is-no-peer", "Name somebody else whom the owner brings along.",
                   {"peer"});
  }
  const auto found = plan.group.peers.find(command.peer);
  if (found != plan.group.peers.end() && found->second.status != PeerStatus::ended) {
    return broken("S37", "peer-invited",
                  "This person is invited already; EndPeer comes before a new invitation.",
                  {"peer"});
  }
  return plan::Events{PeerInvited{.peer = command.peer, .kind = command.kind}};
}

plan::Decision on(const Plan& plan, const AcceptPeerInvitation& command, const Stamp& stamp) {
  if (stamp.by != command.peer) {
    return forbidden("S37", "The invited person alone answers the invitation.");
  }
  const auto found = plan.group.peers.find(command.peer);
  if (found == plan.group.peers.end() || found->second.status == PeerStatus::ended) {
    return broken("S37", "peer-not-invited", "There is no invitation; the owner invites a peer.",
                  {"peer"});
  }
  if (found->second.status == PeerStatus::accepted) return plan::Events{};  // Already so.
  return plan::Events{PeerAccepted{.peer = command.peer, .kind = found->second.kind}};
}

void append_revoked(const Plan& plan, const PersonId& person, plan::Events& events) {
  for (const auto& id : accesses_of(plan, person)) {
    events.emplace_back(consent::AccessRevoked{.access = id});
  }
}

plan::Decision on(const Plan& plan, const EndPeer& command, const Stamp& stamp) {
  constexpr std::string_view detail = "The owner or the peer ends the peer's part.";
  if (stamp.by != command.peer) {
    if (auto no = refuse_unless_for_owner(plan, stamp, "R38", detail, {}, "ending")) return *no;
  }
  const auto found = plan.group.peers.find(command.peer);
  if (found == plan.group.peers.end()) {
    return broken("R38", "peer-unknown", "This person was not invited as a peer.", {"peer"});
  }
  if (found->second.status == PeerStatus::ended) return plan::Events{};  // Already so.
  plan::Events events;
  if (found->second.status == PeerStatus::invited) {
    events.emplace_back(PeerInvitationEnded{.peer = command.peer});
  } else {
    events.emplace_back(PeerEnded{.peer = command.peer});
  }
  append_revoked(plan, command.peer, events);
  return events;
}

plan::Decision on(const Plan& plan, const FormGroup&, const Stamp& stamp) {
  if (auto no = refuse_running(plan, stamp)) return *no;
  if (auto no = refuse_unless_active(plan)) return *no;
  if (plan.group.formed) {
    return broken("S54", "group-formed", "The group is formed already; AddMember adds to it.");
  }
  return plan::Events{GroupFormed{.owner = plan.owner.value_or(PersonId{})}};
}

// Kin come by the owner's act alone; others need a body and the owner's consent to share (R34).
std::optional<Rejection> refuse_member(const Plan& plan, const AddMember& command,
                                       const Stamp& stamp) {
  if (command.kind == MemberKind::kin) {
    return refuse_unless_for_owner(plan, stamp, "R34", "Kin come by the owner's act alone.");
  }
  if (!command.body) {
    return invalid("S54", "body-missing",
                   "A member who is there for a service has a body; only kin have none.", {"body"});
  }
  if (consented_to(plan, command.person, stamp.at).empty()) {
    return broken("R34", "no-consent-cover",
                  "No sharing consent in force names this person; the owner gives one first, by "
                  "GiveSharingConsent.",
                  {"person"});
  }
  return {};
}

plan::Decision on(const Plan& plan, const AddMember& command, const Stamp& stamp) {
  if (auto no = refuse_running(plan, stamp)) return *no;
  if (auto no = refuse_unless_active(plan)) return *no;
  if (plan.owner == command.person) {
    return broken("R34", "owner-is-always-member",
                  "The owner is a member from the start; name "
                  "somebody else.",
                  {"person"});
  }
  if (!plan.group.formed) {
    return broken("S54", "group-not-formed", "There is no group yet; FormGroup comes first.");
  }
  if (auto no = refuse_member(plan, command, stamp)) return *no;
  if (plan.group.members.contains(command.person)) {
    return broken("S54", "member-exists", "This person is a member already.", {"person"});
  }
  return plan::Events{MemberAdded{.person = command.person,
                                  .kind = command.kind,
                                  .body = command.body,
                                  .function = command.function}};
}

plan::Decision on(const Plan& plan, const RemoveMember& command, const Stamp& stamp) {
  if (auto no = refuse_running(plan, stamp)) return *no;
  if (plan.owner == command.person) {
    return broken("R34", "owner-stays", "The owner cannot be removed; name another member.",
                  {"person"});
  }
  const auto found = plan.group.members.find(command.person);
  const bool member = found != plan.group.members.end();
  if (!member && !plan.coordination.professionals.contains(command.person)) {
    return broken("R34", "member-unknown", "This person is neither a member nor invited.",
                  {"person"});
  }
  if (member && found->second.kind == MemberKind::kin) {
    constexpr std::string_view detail = "Kin go, as they come, by the owner's act alone.";
    if (auto no = refuse_unless_for_owner(plan, stamp, "R34", detail)) return *no;
  }
  plan::Events events{MemberRemoved{.person = command.person}};
  if (command.reason) {
    events.emplace_back(
        ending::StepExplained{.step = ending::Step::removal, .reason = command.reason});
  }
  append_revoked(plan, command.person, events);
  return events;
}

Representation representation_of(const RepresentativeAppointed& event) {
  return {.id = event.representation,
          .person = event.person,
          .kind = event.kind,
          .mode = event.mode,
          .scope = event.scope.empty() ? AreaSet::all() : AreaSet(event.scope),
          .from = std::chrono::sys_days(event.from),
          .until = end_of(event.until)};
}

// What the owner let a person see as peer or member ends with that part.
void end_accesses(Plan& plan, const PersonId& person) {
  for (const auto& id : accesses_of(plan, person)) plan.consent.accesses[id].ended = true;
}

void end_peer(Plan& plan, const PersonId& person) {
  plan.group.peers[person].status = PeerStatus::ended;
  end_accesses(plan, person);
}

void remove(Plan& plan, const PersonId& person) {
  plan.group.members.erase(person);
  plan.coordination.professionals.erase(person);
  end_accesses(plan, person);
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& state = plan.group;
  std::visit(
      Overloaded{
          [&](const RepresentativeAppointed& e) {
            state.representations[e.representation] = representation_of(e);
          },
          [&](const RepresentationEnded& e) {
            state.representations[e.representation].ended = true;
          },
          [&](const PeerInvited& e) {
            state.peers[e.peer] = {.kind = e.kind, .status = PeerStatus::invited};
          },
          [&](const PeerAccepted& e) {
            state.peers[e.peer] = {.kind = e.kind, .status = PeerStatus::accepted};
          },
          [&](const PeerEnded& e) { end_peer(plan, e.peer); },
          [&](const PeerInvitationEnded& e) { end_peer(plan, e.peer); },
          [&](const GroupFormed&) { state.formed = true; },
          [&](const MemberAdded& e) { state.members[e.person] = {.kind = e.kind, .body = e.body}; },
          [&](const MemberRemoved& e) { remove(plan, e.person); },
      },
      event);
}

}  // namespace events::group
