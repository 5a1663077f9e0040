// S36, S37, S54, R13, R34, R35, R38: who takes part, by whose act, and what a group cannot do.
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using group::AcceptPeerInvitation;
using group::AddMember;
using group::AppointRepresentative;
using group::EndPeer;
using group::EndRepresentation;
using group::FormGroup;
using group::GroupFormed;
using group::InvitePeer;
using group::MemberAdded;
using group::MemberKind;
using group::MemberRemoved;
using group::PeerAccepted;
using group::PeerEnded;
using group::PeerInvited;
using group::PeerKind;
using group::RemoveMember;
using group::RepresentationEnded;
using group::RepresentativeAppointed;
using group::RepresentativeKind;
using group::RepresentativeMode;

AppointRepresentative appoint_as(RepresentativeKind kind) {
  return {.representation = {"representation-1"},
          .person = id_of(guardian),
          .kind = kind,
          .mode = RepresentativeMode::instead,
          .authority = "Sett av tjenesten",
          .from = day("2026-02-01"),
          .until = day("2026-03-31")};
}
RepresentativeAppointed appointed_as(RepresentativeKind kind) {
  return {.representation = {"representation-1"},
          .person = id_of(guardian),
          .kind = kind,
          .mode = RepresentativeMode::instead,
          .authority = "Sett av tjenesten",
          .from = day("2026-02-01"),
          .until = day("2026-03-31")};
}
RepresentativeAppointed guardian_stands() { return appointed_as(RepresentativeKind::guardian); }

const AddMember add_physio{.person = id_of(physio),
                           .kind = MemberKind::fixed,
                           .body = service_body,
                           .function = "Fysioterapeut"};
const AddMember add_sister{.person = id_of(sister), .kind = MemberKind::kin, .function = "Søster"};
const MemberAdded sister_added{
    .person = id_of(sister), .kind = MemberKind::kin, .function = "Søster"};
const PeerInvited friend_invited{.peer = id_of(friend_), .kind = PeerKind::adviser};
const PeerAccepted accepted{.peer = id_of(friend_), .kind = PeerKind::adviser};
const PeerEnded peer_ended{.peer = id_of(friend_)};

Events formed() { return all_of(sharing(), GroupFormed{.owner = id_of(kari)}); }

TEST(Group, S36_TheOwnerChoosesAProxy) {
  given(asked())
      .as(kari)
      .when(appoint_as(RepresentativeKind::proxy))
      .then(appointed_as(RepresentativeKind::proxy));
}

TEST(Group, S36_NobodyElseChoosesTheOwnersProxy) {
  const auto proxy = appoint_as(RepresentativeKind::proxy);
  given(started_plan()).as(coordinator).when(proxy).then_refused("S36", "not-yours-to-do");
  given(asked()).as("desk", at_service()).when(proxy).then_refused("S36", "not-yours-to-do");
}

TEST(Group, S36_TheServiceRecordsAGuardianWithTheAuthorityItHasSeen) {
  const auto command = appoint_as(RepresentativeKind::guardian);
  given(asked()).as("desk", at_service()).when(command).then(guardian_stands());
  given(started_plan()).as(coordinator).when(command).then(guardian_stands());
  given(with_group()).as(physio).when(command).then_refused("S36", "not-yours-to-do");
}

TEST(Group, S36_NobodyRecordsThemselvesAsGuardian) {
  given(asked())
      .as(guardian, at_service())
      .when(appoint_as(RepresentativeKind::guardian))
      .then_refused("S36", "not-yours-to-do");
}

TEST(Group, S36_ARepresentativeAppointsNoFurtherOne) {
  auto further = appoint_as(RepresentativeKind::parent);
  further.representation = {"representation-2"};
  further.person = id_of(sister);
  given(started_plan(), guardian_stands())
      .as(guardian)
      .when(further)
      .then_refused("S36", "not-yours-to-do");
}

TEST(Group, S36_ARepresentationHasAPeriodAndAnIdOfItsOwn) {
  auto reversed = appoint_as(RepresentativeKind::proxy);
  reversed.until = day("2026-01-31");
  given(asked()).when(reversed).then_refused("S36", "period-reversed", {"from", "until"});
  auto oneself = appoint_as(RepresentativeKind::proxy);
  oneself.person = id_of(kari);
  given(asked()).when(oneself).then_refused("S36", "owner-represents-nobody", {"person"});
  given(asked(), guardian_stands())
      .when(appoint_as(RepresentativeKind::proxy))
      .then_refused("S36", "representation-exists", {"representation"});
}

TEST(Group, S36_InsteadOfTheOwnerOrTogetherWithTheOwner) {
  const InvitePeer invite{.peer = id_of(friend_), .kind = PeerKind::adviser};
  given(started_plan(), guardian_stands()).as(guardian).when(invite).then(friend_invited);
  auto together = guardian_stands();
  together.mode = RepresentativeMode::together;
  given(started_plan(), together).as(guardian).when(invite).then_refused("R38", "not-yours-to-do");
  given(started_plan(), together)
      .as(guardian)
      .when(goals::SetGoal{.goal = {"walk"},
                           .area = LifeArea::health,
                           .horizon = goals::Horizon::short_term,
                           .own_words = "Gå til butikken selv"})
      .then_accepted();
}

TEST(Group, R13_AnEmptyScopeIsTheWholeLifeFromTheFirstDayThroughTheLast) {
  const auto plan = fold(all_of(started_plan(), guardian_stands()));
  const auto& representation = plan.group.representations.at({"representation-1"});
  EXPECT_EQ(representation.scope, AreaSet::all());
  EXPECT_EQ(representation.from, time_of("2026-02-01T00:00:00Z"));
  EXPECT_EQ(representation.until, time_of("2026-04-01T00:00:00Z"));
}

TEST(Group, R13_AnAuthorityThatIsOverIsRefused) {
  const InvitePeer invite{.peer = id_of(friend_), .kind = PeerKind::peer};
  given(started_plan(), guardian_stands())
      .as(guardian)
      .at("2026-04-01T00:00:00Z")
      .when(invite)
      .then_refused("R13", "authority-expired");
  given(started_plan(), guardian_stands())
      .as(guardian)
      .at("2026-04-01T00:00:00Z")
      .when(FormGroup{})
      .then_refused("R13", "authority-expired");
  auto over = appoint_as(RepresentativeKind::proxy);
  over.until = day("2026-03-01");
  given(asked()).when(over).then_refused("R13", "until-passed", {"until"});
}

TEST(Group, S36_ARepresentationEndsBeforeItsTime) {
  const EndRepresentation end{.representation = {"representation-1"}};
  const RepresentationEnded ended{.representation = {"representation-1"}};
  const auto plan = all_of(started_plan(), guardian_stands());
  given(plan).as(kari).when(end).then(ended);
  given(plan).as(guardian).when(end).then(ended);
  given(plan).as("desk", at_service()).when(end).then(ended);
  given(plan).as(coordinator).when(end).then_refused("S36", "not-yours-to-do");
  given(plan, ended).as(kari).when(end).then_nothing();
  given(started_plan())
      .as(kari)
      .when(end)
      .then_refused("S36", "representation-unknown", {"representation"});
  given(started_plan(), appointed_as(RepresentativeKind::proxy))
      .as("desk", at_service())
      .when(end)
      .then_refused("S36", "not-yours-to-do");
}

TEST(Group, S37_TheOwnerBringsAnAdviserWhoSaysYes) {
  given(asked())
      .as(kari)
      .when(InvitePeer{.peer = id_of(friend_), .kind = PeerKind::adviser})
      .then(friend_invited);
  const AcceptPeerInvitation accept{.peer = id_of(friend_)};
  given(asked(), friend_invited).as(friend_).when(accept).then(accepted);
  given(asked(), friend_invited, accepted).as(friend_).when(accept).then_nothing();
  given(asked(), friend_invited).as(kari).when(accept).then_refused("S37", "not-yours-to-do");
  given(asked()).as(friend_).when(accept).then_refused("S37", "peer-not-invited", {"peer"});
}

TEST(Group, S37_APeerIsInvitedOnceAtATime) {
  const InvitePeer invite{.peer = id_of(friend_), .kind = PeerKind::adviser};
  given(asked(), friend_invited).when(invite).then_refused("S37", "peer-invited", {"peer"});
  given(asked(), friend_invited, peer_ended).when(invite).then(friend_invited);
  given(asked())
      .when(InvitePeer{.peer = id_of(kari), .kind = PeerKind::peer})
      .then_refused("S37", "owner-is-no-peer", {"peer"});
}

TEST(Group, R38_APeerComesByTheOwnersActAlone) {
  const InvitePeer invite{.peer = id_of(friend_), .kind = PeerKind::peer};
  given(started_plan()).as(coordinator).when(invite).then_refused("R38", "not-yours-to-do");
  given(asked()).as("desk", at_service()).when(invite).then_refused("R38", "not-yours-to-do");
}

TEST(Group, R38_APeerEndsOnTheOwnersWordAndSeesNothingMore) {
  const EndPeer end{.peer = id_of(friend_)};
  auto grant = sister_sees;
  grant.person = id_of(friend_);
  const auto plan = all_of(started_plan(), friend_invited, accepted, grant);
  given(plan).as(kari).when(end).then(peer_ended, consent::AccessRevoked{.access = {"access-1"}});
  given(plan).as(friend_).when(end).then_accepted();
  given(plan).as(coordinator).when(end).then_refused("R38", "not-yours-to-do");
  given(plan, peer_ended).as(kari).when(end).then_nothing();
  given(started_plan()).as(kari).when(end).then_refused("R38", "peer-unknown", {"peer"});
  EXPECT_TRUE(
      shared_with(fold(all_of(plan, peer_ended)), id_of(friend_), time_of("2026-03-02T12:00:00Z"))
          .empty());
}

TEST(Group, R38_TheGroupHearsNothingOfAPeerWhoNeverSaidYes) {
  const EndPeer end{.peer = id_of(friend_)};
  const group::PeerInvitationEnded never{.peer = id_of(friend_)};
  given(started_plan(), friend_invited).as(kari).when(end).then(never);
  given(started_plan(), friend_invited).as(friend_).when(end).then(never);
  given(started_plan(), friend_invited, never).as(kari).when(end).then_nothing();
  given(started_plan(), friend_invited, accepted, peer_ended, friend_invited)
      .as(kari)
      .when(end)
      .then(never);
  EXPECT_EQ(scope_of(lift<plan::Event>(never)), (Scope{.reach = Reach::core}));
  EXPECT_EQ(scope_of(lift<plan::Event>(peer_ended)), (Scope{.reach = Reach::group}));
}

TEST(Group, S54_TheGroupIsFormedOnceInAnActivePlan) {
  given(started_plan()).as(coordinator).when(FormGroup{}).then(GroupFormed{.owner = id_of(kari)});
  given(started_plan()).as(kari).when(FormGroup{}).then_accepted();
  given(formed()).as(kari).when(FormGroup{}).then_refused("S54", "group-formed");
  given(consented()).as(kari).when(FormGroup{}).then_refused("R1", "plan-not-started");
  given(started_plan()).as(stranger).when(FormGroup{}).then_refused("S54", "not-yours-to-do");
}

TEST(Group, S54_TheCoordinatorAddsAServicesRepresentative) {
  given(formed())
      .as(coordinator)
      .when(add_physio)
      .then(MemberAdded{.person = id_of(physio),
                        .kind = MemberKind::fixed,
                        .body = service_body,
                        .function = "Fysioterapeut"});
}

TEST(Group, S54_AMemberComesIntoAGroupOnceAndFromABody) {
  given(sharing()).as(kari).when(add_physio).then_refused("S54", "group-not-formed");
  given(with_group()).as(kari).when(add_physio).then_refused("S54", "member-exists", {"person"});
  given(formed()).as(stranger).when(add_physio).then_refused("S54", "not-yours-to-do");
  auto bodiless = add_physio;
  bodiless.body.reset();
  given(formed()).as(kari).when(bodiless).then_refused("S54", "body-missing", {"body"});
  given(formed(), lifecycle::PlanPaused{.paused_at = time_of("2026-03-01T12:00:00Z")})
      .as(kari)
      .when(add_physio)
      .then_refused("R9", "plan-paused");
}

TEST(Group, R34_AMemberIsCoveredByConsentAtThatMoment) {
  auto uncovered = add_physio;
  uncovered.person = id_of(stranger);
  given(formed()).as(kari).when(uncovered).then_refused("R34", "no-consent-cover", {"person"});
  given(formed())
      .as(coordinator)
      .at("2027-07-01T00:00:00Z")
      .when(add_physio)
      .then_refused("R34", "no-consent-cover", {"person"});
}

TEST(Group, R34_KinComeAndGoByTheOwnersActAlone) {
  given(formed()).as(kari).when(add_sister).then(sister_added);
  given(formed()).as(coordinator).when(add_sister).then_refused("R34", "not-yours-to-do");
  const RemoveMember remove{.person = id_of(sister)};
  given(formed(), sister_added).as(kari).when(remove).then(MemberRemoved{.person = id_of(sister)});
  given(formed(), sister_added).as(coordinator).when(remove).then_refused("R34", "not-yours-to-do");
}

TEST(Group, R34_TheOwnerIsAlwaysAMember) {
  auto owner = add_physio;
  owner.person = id_of(kari);
  given(formed()).as(kari).when(owner).then_refused("R34", "owner-is-always-member", {"person"});
  const RemoveMember remove{.person = id_of(kari)};
  given(with_group()).as(coordinator).when(remove).then_refused("R34", "owner-stays", {"person"});
  given(with_group()).as(kari).when(remove).then_refused("R34", "owner-stays", {"person"});
}

TEST(Group, R34_AMemberIsRemoved) {
  const RemoveMember remove{.person = id_of(physio), .reason = "Behandlingen er ferdig"};
  given(with_group())
      .as(coordinator)
      .when(remove)
      .then(MemberRemoved{.person = id_of(physio)},
            ending::StepExplained{.step = ending::Step::removal,
                                  .reason = Note{"Behandlingen er ferdig"}});
  given(with_group()).as(teacher).when(remove).then_refused("S54", "not-yours-to-do");
  given(with_group())
      .as(kari)
      .when(RemoveMember{.person = id_of(stranger)})
      .then_refused("R34", "member-unknown", {"person"});
}

TEST(Group, R34_WhoIsRemovedLosesInvitationAndGrantedAccess) {
  const coordination::ProfessionalInvited physio_invited{.professional = id_of(physio),
                                                         .body = service_body,
                                                         .area = LifeArea::health,
                                                         .purpose = "Ny vurdering"};
  const auto plan = fold(all_of(sharing(), physio_invited,
                                given(sharing(), physio_invited)
                                    .as(coordinator)
                                    .when(RemoveMember{.person = id_of(physio)})
                                    .happened()));
  EXPECT_FALSE(plan.coordination.professionals.contains(id_of(physio)));
  EXPECT_TRUE(shared_with(plan, id_of(physio), time_of("2026-03-02T12:00:00Z")).empty());
  given(formed(), sister_added, sister_sees)
      .as(kari)
      .when(RemoveMember{.person = id_of(sister)})
      .then(MemberRemoved{.person = id_of(sister)}, consent::AccessRevoked{.access = {"access-1"}});
}

TEST(Group, R35_TheGroupHasNoCommandThatDecidesOnAService) {
  std::vector<std::string> deciding;
  for (const auto& command : describe_commands()) {
    if (command.name.find("Decide") != std::string::npos) deciding.push_back(command.name);
  }
  // The coordinating unit's, and the county governor's.
  EXPECT_EQ(deciding, (std::vector<std::string>{"DecideApplication", "DecideComplaint"}));
}

TEST(Group, R35_BeingAMemberIsNoOfficeThatDecides) {
  const intake::ApplicationSubmitted application{.application = {"application-1"},
                                                 .owner = id_of(kari),
                                                 .form = intake::Form::written,
                                                 .unit = unit_body,
                                                 .received_at = time_of("2026-01-04T09:00:00Z")};
  for (const auto member : {kari, coordinator, physio, teacher}) {
    given(with_group(), application)
        .as(member)
        .when(intake::DecideApplication{.application = {"application-1"},
                                        .decision = intake::Decision::granted})
        .then_refused("S8", "not-yours-to-do");
  }
}

// Only what the parties agree to, goals, measures and contributions, ends an agreement.
TEST(Group, R19_WhoTakesPartDoesNotUndoWhatWasAgreedTo) {
  auto plan = fold(with_group());
  plan.lifecycle.agreements[id_of(kari)];
  plan = fold(all_of(sister_added, sister_sees, friend_invited, accepted, guardian_stands(),
                     MemberRemoved{.person = id_of(teacher)},
                     coordination::CoordinatorVacated{.coordinator = id_of(coordinator),
                                                      .reason = "Ny stilling"},
                     consent::ConsentWithdrawn{.consent = {"consent-health"},
                                               .kind = consent::ConsentKind::sharing}),
              std::move(plan));
  EXPECT_TRUE(plan.lifecycle.agreements.contains(id_of(kari)));
}

}  // namespace
}  // namespace tests
