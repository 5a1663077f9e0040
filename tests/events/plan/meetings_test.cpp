// S55, R37: the owner chooses how to meet; then a meeting is called, answered, moved and held.
#include "tests/events/plan/meetings_cast.h"

namespace tests::meeting_cast {
namespace {

// --- The owner's choice. ---

TEST(Meetings, S55_TheOwnerChoosesJointMeetingsOrSeparateFollowUp) {
  for (const auto form : {MeetingForm::joint_meetings, MeetingForm::separate_follow_up}) {
    given(started_plan()).as(kari).when(ChooseMeetingForm{.form = form}).then(chosen(form));
  }
}

TEST(Meetings, S55_ARepresentativeInsteadOfTheOwnerChoosesForTheOwner) {
  const ChooseMeetingForm choose{.form = MeetingForm::separate_follow_up};
  given(started_plan(), guarded).as(guardian).when(choose).then_accepted();
  given(started_plan(), narrow).as(guardian).when(choose).then_refused("R13", "outside-authority");
  given(started_plan(), guarded)
      .as(guardian)
      .at("2026-04-01T00:00:00Z")
      .when(choose)
      .then_refused("R13", "authority-expired");
}

TEST(Meetings, S55_NobodyElseChooses) {
  const ChooseMeetingForm choose{.form = MeetingForm::joint_meetings};
  for (const auto person : {coordinator, physio, stranger}) {
    given(with_group()).as(person).when(choose).then_refused("S55", "not-yours-to-do");
  }
  given(started_plan(), represented({}, group::RepresentativeMode::together))
      .as(guardian)
      .when(choose)
      .then_refused("S55", "not-yours-to-do");
}

TEST(Meetings, S55_ChoosingTheSameAgainAddsNothing) {
  given(started_plan(), chosen(MeetingForm::joint_meetings))
      .when(ChooseMeetingForm{.form = MeetingForm::joint_meetings})
      .then_nothing();
}

TEST(Meetings, S55_TheGroupKnowsHowTheOwnerIsFollowedUp) {
  const auto scope = scope_of(lift<plan::Event>(chosen(MeetingForm::joint_meetings)));
  EXPECT_EQ(scope, (Scope{.reach = Reach::group}));
}

TEST(Meetings, R37_SeparateFollowUpBlocksAJointMeetingUntilItIsChanged) {
  const auto separate = all_of(with_group(), chosen(MeetingForm::separate_follow_up));
  for (const auto person : {kari, coordinator}) {
    given(separate)
        .as(person)
        .when(joint_call())
        .then_refused("R37", "separate-follow-up-chosen", {"kind"});
  }
  given(separate, chosen(MeetingForm::joint_meetings))
      .as(coordinator)
      .when(joint_call())
      .then_accepted();
  given(with_group()).as(coordinator).when(joint_call()).then_accepted();  // Nothing chosen yet.
}

TEST(Meetings, R37_ASeparateConversationMayBeCalledAllTheSame) {
  given(with_group(), chosen(MeetingForm::separate_follow_up))
      .as(coordinator)
      .when(call(MeetingKind::separate, {id_of(coordinator), id_of(physio)}))
      .then(called(MeetingKind::separate, {id_of(kari), id_of(coordinator), id_of(physio)}));
}

TEST(Meetings, R37_ASeparateConversationIsWithOneOrTwoOthers) {
  given(with_group())
      .as(coordinator)
      .when(call(MeetingKind::separate, {id_of(coordinator), id_of(physio), id_of(teacher)}))
      .then_refused("R37", "not-a-separate-conversation", {"invited"});
  given(with_group(), guarded)
      .as(coordinator)
      .when(call(MeetingKind::separate, {id_of(guardian), id_of(physio), id_of(teacher)}))
      .then_accepted();  // The guardian is there for the owner's side.
}

TEST(Meetings, R37_ASeparateConversationIsNotMadeAJointMeetingByThoseWhoCome) {
  given(with_group(),
        called(MeetingKind::separate, {id_of(kari), id_of(coordinator), id_of(physio)}))
      .as(coordinator)
      .at(during)
      .when(HoldMeeting{.meeting = {"march"},
                        .attendees = {id_of(kari), id_of(coordinator), id_of(physio)},
                        .added = {id_of(teacher)}})
      .then_refused("R37", "not-a-separate-conversation", {"added"});
}

TEST(Meetings, R37_AJointMeetingIsNotMovedWhileSeparateFollowUpIsChosen) {
  const MoveMeeting move{.meeting = {"march"},
                         .starts_at = time_of("2026-03-12T09:00:00Z"),
                         .ends_at = time_of("2026-03-12T10:00:00Z")};
  const auto separate = chosen(MeetingForm::separate_follow_up);
  given(with_call(), separate)
      .as(coordinator)
      .when(move)
      .then_refused("R37", "separate-follow-up-chosen", {"meeting"});
  given(with_group(), called(MeetingKind::separate, {id_of(kari), id_of(physio)}), separate)
      .as(coordinator)
      .when(move)
      .then_accepted();
}

TEST(Meetings, R37_AJointMeetingThatHasTakenPlaceIsRecordedWhateverWasChosenSince) {
  given(with_call(), chosen(MeetingForm::separate_follow_up))
      .as(coordinator)
      .at(during)
      .when(HoldMeeting{.meeting = {"march"}, .attendees = {id_of(kari)}})
      .then_accepted();
}

// --- Calling, answering, moving, cancelling. ---

TEST(Meetings, A3_TheOwnersSideAndTheCoordinatorCallAMeeting) {
  for (const auto person : {kari, coordinator, guardian}) {
    given(with_group(), guarded)
        .as(person)
        .when(joint_call())
        .then(called(MeetingKind::joint, all_three));  // R34: the owner is always invited.
  }
  given(with_group()).as(physio).when(joint_call()).then_refused("A3", "not-yours-to-do");
  given(with_group(), narrow)
      .as(guardian)
      .when(joint_call())
      .then_refused("R13", "outside-authority");
}

TEST(Meetings, R1_NoMeetingIsCalledBeforeThePlanIsStarted) {
  given(consented()).as(kari).when(joint_call()).then_refused("R1", "plan-not-started");
}

TEST(Meetings, A3_AMeetingIsCalledOnce) {
  given(with_call()).when(joint_call()).then_refused("A3", "meeting-exists", {"meeting"});
}

TEST(Meetings, A3_AMeetingIsNotCalledInThePast) {
  given(with_group())
      .at("2026-03-10T09:00:00.000001Z")
      .when(joint_call())
      .then_refused("A3", "meeting-in-the-past", {"startsAt"});
  given(with_group()).at("2026-03-10T09:00:00Z").when(joint_call()).then_accepted();
}

TEST(Meetings, A3_AMeetingEndsAfterItStarts) {
  auto backwards = joint_call();
  backwards.ends_at = backwards.starts_at;
  given(with_group())
      .when(backwards)
      .then_refused("A3", "meeting-backwards", {"startsAt", "endsAt"});
}

TEST(Meetings, A3_ThoseInvitedTakePartInThePlan) {
  given(with_group())
      .when(call(MeetingKind::joint, {id_of(physio), id_of(stranger)}))
      .then_refused("A3", "person-unknown", {"invited"});
  for (const auto& nobody : {People{}, People{id_of(kari)}}) {
    given(with_group())
        .when(call(MeetingKind::joint, nobody))
        .then_refused("A3", "nobody-invited", {"invited"});
  }
}

// The owner is added to those named: the event must not hold more than it has room for.
TEST(Meetings, A3_AMeetingHasRoomForTheOwnerToo) {
  auto history = with_group();
  People invited;
  for (std::size_t i = 0; i < people_max; ++i) {
    const PersonId person{"member-" + std::to_string(i)};
    append_to(history, group::MemberAdded{.person = person,
                                          .kind = group::MemberKind::fixed,
                                          .body = service_body,
                                          .function = "Lærer"});
    invited.values.push_back(person);
  }
  given(history)
      .when(call(MeetingKind::joint, invited))
      .then_refused("A3", "too-many-people", {"invited"});
  invited.values.pop_back();
  given(history).when(call(MeetingKind::joint, invited)).then_accepted();
}

TEST(Meetings, A3_TheInvitedAnswerForThemselves) {
  given(with_call())
      .as(physio)
      .when(AnswerInvitation{
          .meeting = {"march"}, .answer = InvitationAnswer::maybe, .note = "Kommer litt for sent"})
      .then(InvitationAnswered{.meeting = {"march"},
                               .person = id_of(physio),
                               .answer = InvitationAnswer::maybe,
                               .note = "Kommer litt for sent"});
  for (const auto person : {coordinator, stranger}) {
    given(with_call())
        .as(person)
        .when(AnswerInvitation{.meeting = {"march"}, .answer = InvitationAnswer::yes})
        .then_refused("A3", "not-yours-to-do");
  }
}

// As to somebody who is not invited: nobody learns from a refusal what meetings there are.
TEST(Meetings, A3_AnUnknownMeetingIsNotAnswered) {
  given(with_call())
      .as(physio)
      .when(AnswerInvitation{.meeting = {"april"}, .answer = InvitationAnswer::yes})
      .then_refused("A3", "not-yours-to-do");
}

TEST(Meetings, A3_AMeetingThatIsOverIsNotAnswered) {
  given(with_meeting())
      .as(physio)
      .when(AnswerInvitation{.meeting = {"march"}, .answer = InvitationAnswer::yes})
      .then_refused("A3", "meeting-over", {"meeting"});
}

// Several may answer at once; who answers to a time that has been moved is told so (R52).
TEST(Meetings, R52_AnswersDoNotCollideButAMoveIsNoticed) {
  const auto answer =
      lift<plan::Command>(AnswerInvitation{.meeting = {"march"}, .answer = InvitationAnswer::yes});
  const auto answered = lift<plan::Event>(InvitationAnswered{
      .meeting = {"march"}, .person = id_of(teacher), .answer = InvitationAnswer::no});
  const auto moved = lift<plan::Event>(MeetingMoved{.meeting = {"march"},
                                                    .starts_at = time_of("2026-03-12T09:00:00Z"),
                                                    .ends_at = time_of("2026-03-12T10:00:00Z")});
  EXPECT_FALSE(collide(entity_of(answer), entity_of(answered)));
  EXPECT_TRUE(collide(entity_of(answer), entity_of(moved)));
}

TEST(Meetings, A3_AMeetingIsMoved) {
  const MoveMeeting move{.meeting = {"march"},
                         .starts_at = time_of("2026-03-12T09:00:00Z"),
                         .ends_at = time_of("2026-03-12T10:00:00Z"),
                         .where = "Skolen"};
  const MeetingMoved moved{.meeting = {"march"},
                           .starts_at = time_of("2026-03-12T09:00:00Z"),
                           .ends_at = time_of("2026-03-12T10:00:00Z"),
                           .where = "Skolen"};
  given(with_call()).as(coordinator).when(move).then(moved);
  given(with_call()).as(physio).when(move).then_refused("A3", "not-yours-to-do");
  given(with_group()).when(move).then_refused("A3", "meeting-unknown", {"meeting"});
  given(with_meeting()).when(move).then_refused("A3", "meeting-over", {"meeting"});
  given(with_call())
      .at("2026-03-13T09:00:00Z")
      .when(move)
      .then_refused("A3", "meeting-in-the-past", {"startsAt"});
  given(with_call(), moved)
      .at(during)
      .when(HoldMeeting{.meeting = {"march"}, .attendees = {id_of(kari)}})
      .then_refused("A3", "meeting-not-begun", {"meeting"});
}

TEST(Meetings, A3_AMeetingIsCancelledWithAReasonAlsoWhileThePlanIsPaused) {
  const CancelMeeting cancel{.meeting = {"march"}, .reason = "Sykdom"};
  const MeetingCancelled cancelled{.meeting = {"march"}, .reason = "Sykdom"};
  const lifecycle::PlanPaused paused{.paused_at = time_of("2026-03-01T12:00:00Z")};
  given(with_call()).as(coordinator).when(cancel).then(cancelled);
  given(with_call(), paused).as(coordinator).when(cancel).then(cancelled);
  given(with_call(), cancelled).when(cancel).then_refused("A3", "meeting-over", {"meeting"});
  given(with_call()).as(physio).when(cancel).then_refused("A3", "not-yours-to-do");
  given(with_group()).when(cancel).then_refused("A3", "meeting-unknown", {"meeting"});
  EXPECT_TRUE(reaches(cancelled, physio, all_of(with_call(), cancelled)));  // Who would have come.
}

// --- Holding. ---

TEST(Meetings, A3_AMeetingIsHeldByThoseInvitedAndThoseAddedNow) {
  const auto with_sister = all_of(with_call(), group::MemberAdded{.person = id_of(sister),
                                                                  .kind = group::MemberKind::kin,
                                                                  .function = "Søster"});
  given(with_sister)
      .as(coordinator)
      .at(during)
      .when(HoldMeeting{.meeting = {"march"},
                        .attendees = {id_of(physio), id_of(kari)},
                        .added = {id_of(sister)}})
      .then(MeetingHeld{.meeting = {"march"},
                        .attendees = {id_of(kari), id_of(physio), id_of(sister)}});
  given(with_sister)
      .as(coordinator)
      .at(during)
      .when(HoldMeeting{.meeting = {"march"}, .attendees = {id_of(sister)}})
      .then_refused("A3", "attendee-not-invited", {"attendees"});
}

TEST(Meetings, A3_WhoIsAddedTakesPartInThePlan) {
  given(with_call())
      .at(during)
      .when(
          HoldMeeting{.meeting = {"march"}, .attendees = {id_of(kari)}, .added = {id_of(stranger)}})
      .then_refused("A3", "person-unknown", {"added"});
}

TEST(Meetings, A3_AMeetingIsNotHeldBeforeItStarts) {
  const HoldMeeting hold{.meeting = {"march"}, .attendees = {id_of(kari), id_of(physio)}};
  given(with_call())
      .at("2026-03-10T08:59:59.999999Z")
      .when(hold)
      .then_refused("A3", "meeting-not-begun", {"meeting"});
  given(with_call()).at("2026-03-10T09:00:00Z").when(hold).then_accepted();
}

TEST(Meetings, A3_AMeetingIsHeldOnceByPeopleWhoWereThere) {
  const HoldMeeting hold{.meeting = {"march"}, .attendees = {id_of(kari)}};
  given(with_meeting()).at(during).when(hold).then_refused("A3", "meeting-over", {"meeting"});
  given(with_group()).at(during).when(hold).then_refused("A3", "meeting-unknown", {"meeting"});
  given(with_call()).as(physio).at(during).when(hold).then_refused("A3", "not-yours-to-do");
  given(with_call())
      .at(during)
      .when(HoldMeeting{.meeting = {"march"}})
      .then_refused("A3", "nobody-attended", {"attendees"});
}

}  // namespace
}  // namespace tests::meeting_cast
