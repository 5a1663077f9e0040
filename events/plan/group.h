// Group: the responsibility group, its members and kin, the owner's representative, and the peer
// that the owner brings along (S36, S37, S54, R13, R34, R35, R38).
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"
#include "events/time.h"

namespace events::group {

BOOST_DEFINE_ENUM_CLASS(RepresentativeKind, parent, guardian, proxy)
BOOST_DEFINE_ENUM_CLASS(RepresentativeMode, instead, together)
BOOST_DEFINE_ENUM_CLASS(PeerKind, peer, adviser)
BOOST_DEFINE_ENUM_CLASS(MemberKind, fixed, ad_hoc, gp, kin)

struct AppointRepresentative {
  static constexpr std::string_view name = "AppointRepresentative";
  static constexpr std::string_view about =
      "Somebody takes part instead of the owner or together with the owner, within a scope and a "
      "period (S36, R13). A proxy is the owner's own choice; a parent or guardian is recorded by "
      "the service with the authority it has seen.";
  RepresentationId representation;
  PersonId person;
  RepresentativeKind kind;
  RepresentativeMode mode;
  LifeAreas scope{};  // Empty: all areas.
  Line authority;     // What it rests on: parental responsibility, a guardian's mandate, a letter.
  Date from;
  Date until;  // The last day, inclusive.
};
BOOST_DESCRIBE_STRUCT(AppointRepresentative, (),
                      (representation, person, kind, mode, scope, authority, from, until))

struct EndRepresentation {
  static constexpr std::string_view name = "EndRepresentation";
  static constexpr std::string_view about = "Ends a representation before its time (S36).";
  RepresentationId representation;
};
BOOST_DESCRIBE_STRUCT(EndRepresentation, (), (representation))

struct InvitePeer {
  static constexpr std::string_view name = "InvitePeer";
  static constexpr std::string_view about =
      "The owner brings along a peer or adviser; no provider has to approve (S37, R38).";
  PersonId peer;
  PeerKind kind;
};
BOOST_DESCRIBE_STRUCT(InvitePeer, (), (peer, kind))

struct AcceptPeerInvitation {
  static constexpr std::string_view name = "AcceptPeerInvitation";
  static constexpr std::string_view about = "The invited peer says yes (S37).";
  PersonId peer;
};
BOOST_DESCRIBE_STRUCT(AcceptPeerInvitation, (), (peer))

struct EndPeer {
  static constexpr std::string_view name = "EndPeer";
  static constexpr std::string_view about = "Ends the peer's part on the owner's word (R38).";
  PersonId peer;
};
BOOST_DESCRIBE_STRUCT(EndPeer, (), (peer))

struct FormGroup {
  static constexpr std::string_view name = "FormGroup";
  static constexpr std::string_view entity = "group";
  static constexpr std::string_view about = "Forms the responsibility group (S54).";
};
BOOST_DESCRIBE_STRUCT(FormGroup, (), ())

struct AddMember {
  static constexpr std::string_view name = "AddMember";
  static constexpr std::string_view about =
      "Adds a member: a service's representative covered by consent, or kin by the owner (R34).";
  PersonId person;
  MemberKind kind;
  std::optional<Orgnr> body{};  // Needed for all but kin.
  Line function;                // What they are to the owner: physiotherapist, teacher, sister.
};
BOOST_DESCRIBE_STRUCT(AddMember, (), (person, kind, body, function))

struct RemoveMember {
  static constexpr std::string_view name = "RemoveMember";
  static constexpr std::string_view about = "Removes a member; never the owner (R34).";
  PersonId person;
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(RemoveMember, (), (person, reason))

using Command = std::variant<AppointRepresentative, EndRepresentation, InvitePeer,
                             AcceptPeerInvitation, EndPeer, FormGroup, AddMember, RemoveMember>;

struct RepresentativeAppointed {
  static constexpr std::string_view name = "RepresentativeAppointed";
  static constexpr Place place{
      .section = "participants/representatives", .status = "appointed", .reach = Reach::group};
  RepresentationId representation;
  PersonId person;
  RepresentativeKind kind;
  RepresentativeMode mode;
  LifeAreas scope{};
  Line authority;
  Date from;
  Date until;
};
BOOST_DESCRIBE_STRUCT(RepresentativeAppointed, (),
                      (representation, person, kind, mode, scope, authority, from, until))

struct RepresentationEnded {
  static constexpr std::string_view name = "RepresentationEnded";
  static constexpr Place place{
      .section = "participants/representatives", .status = "ended", .reach = Reach::group};
  RepresentationId representation;
};
BOOST_DESCRIBE_STRUCT(RepresentationEnded, (), (representation))

struct PeerInvited {
  static constexpr std::string_view name = "PeerInvited";
  static constexpr Place place{.section = "peerInvitations", .status = "invited"};
  PersonId peer;
  PeerKind kind;
};
BOOST_DESCRIBE_STRUCT(PeerInvited, (), (peer, kind))

struct PeerAccepted {
  static constexpr std::string_view name = "PeerAccepted";
  static constexpr Place place{
      .section = "participants/peers", .status = "accepted", .reach = Reach::group};
  PersonId peer;
  PeerKind kind;
};
BOOST_DESCRIBE_STRUCT(PeerAccepted, (), (peer, kind))

struct PeerEnded {
  static constexpr std::string_view name = "PeerEnded";
  static constexpr Place place{
      .section = "participants/peers", .status = "ended", .reach = Reach::group};
  PersonId peer;
};
BOOST_DESCRIBE_STRUCT(PeerEnded, (), (peer))

struct GroupFormed {
  static constexpr std::string_view name = "GroupFormed";
  static constexpr std::string_view entity = "group";
  static constexpr Place place{.section = "group", .status = "formed", .reach = Reach::group};
  PersonId owner;  // Always a member (R34).
};
BOOST_DESCRIBE_STRUCT(GroupFormed, (), (owner))

struct MemberAdded {
  static constexpr std::string_view name = "MemberAdded";
  static constexpr Place place{
      .section = "participants/members", .status = "member", .reach = Reach::group};
  PersonId person;
  MemberKind kind;
  std::optional<Orgnr> body{};
  Line function;
};
BOOST_DESCRIBE_STRUCT(MemberAdded, (), (person, kind, body, function))

struct MemberRemoved {
  static constexpr std::string_view name = "MemberRemoved";
  static constexpr Place place{
      .section = "participants/members", .status = "removed", .reach = Reach::group};
  PersonId person;
  // Of earlier events only: the words are the core's (StepExplained), not the group's.
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(MemberRemoved, (), (person, reason))

// Of somebody who never said yes: the group has not heard of them, and does not now (R38).
struct PeerInvitationEnded {
  static constexpr std::string_view name = "PeerInvitationEnded";
  static constexpr Place place{.section = "peerInvitations", .status = "ended"};
  PersonId peer;
};
BOOST_DESCRIBE_STRUCT(PeerInvitationEnded, (), (peer))

using Event = std::variant<RepresentativeAppointed, RepresentationEnded, PeerInvited, PeerAccepted,
                           PeerEnded, GroupFormed, MemberAdded, MemberRemoved, PeerInvitationEnded>;

struct Representation {
  RepresentationId id;
  PersonId person;
  RepresentativeKind kind;
  RepresentativeMode mode;
  AreaSet scope;
  Timestamp from;
  Timestamp until;  // The first moment when it no longer holds.
  bool ended = false;
};
enum class PeerStatus { invited, accepted, ended };
struct Peer {
  PeerKind kind;
  PeerStatus status;
};
struct Member {
  MemberKind kind;
  std::optional<Orgnr> body{};
};
struct State {
  bool formed = false;
  std::map<RepresentationId, Representation> representations{};
  std::map<PersonId, Peer> peers{};
  std::map<PersonId, Member> members{};  // Present members only; the owner is one without a row.
};

}  // namespace events::group
