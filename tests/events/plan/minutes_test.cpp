// R35, R36, R46: minutes go to those who attended, may be commented on, are corrected by new events
// and decide nothing about services; and who is in a meeting's circle at all (R5).
#include <set>

#include "tests/events/plan/meetings_cast.h"

namespace tests::meeting_cast {
namespace {

// --- Publishing. ---

TEST(Meetings, R36_MinutesArePublishedOnceTheMeetingIsHeld) {
  given(with_meeting()).as(coordinator).at(after).when(publish()).then(published());
  given(with_call())
      .as(coordinator)
      .at(after)
      .when(publish())
      .then_refused("R36", "meeting-not-held", {"meeting"});
  given(with_group()).when(publish()).then_refused("A3", "meeting-unknown", {"meeting"});
}

TEST(Meetings, R36_TheOwnersSideOrTheCoordinatorPublishesMinutes) {
  given(with_meeting()).as(kari).at(after).when(publish()).then_accepted();
  given(with_meeting(), guarded).as(guardian).at(after).when(publish()).then_accepted();
  given(with_meeting()).as(physio).at(after).when(publish()).then_refused("R36", "not-yours-to-do");
}

TEST(Meetings, R36_AMeetingHasOneSetOfMinutes) {
  auto second = publish();
  second.minutes = {"minutes-2"};
  given(with_minutes()).when(second).then_refused("R36", "minutes-published", {"meeting"});
  given(with_minutes()).when(publish()).then_refused("R36", "minutes-exist", {"minutes"});
}

TEST(Meetings, R36_MinutesReachAllWhoAttendedAndTheCore) {
  for (const auto person : {kari, coordinator, physio}) {
    EXPECT_TRUE(reaches(published(), person, with_minutes(), after)) << person;
  }
  EXPECT_TRUE(reaches(published(), guardian, all_of(with_minutes(), guarded), after));
}

TEST(Meetings, R36_MinutesReachNobodyWhoWasNotThere) {
  for (const auto person : {teacher, sister, stranger}) {
    EXPECT_FALSE(reaches(published(), person, with_minutes(), after)) << person;
  }
  EXPECT_FALSE(reaches(published(), guardian, all_of(with_minutes(), narrow), after));
}

// Everything that is said about the minutes stays with those who may read them.
TEST(Meetings, R36_CommentsAndCorrectionsReachTheSamePeople) {
  EXPECT_TRUE(reaches(commented(), physio, with_minutes(), after));
  EXPECT_FALSE(reaches(commented(), teacher, with_minutes(), after));
  EXPECT_TRUE(reaches(corrected(), physio, with_minutes(), after));
  EXPECT_FALSE(reaches(corrected(), teacher, with_minutes(), after));
}

// --- R35: minutes grant nothing. ---

std::set<std::string> fields_of(const json::Json& schema) {
  std::set<std::string> names;
  for (const auto& [name, field] : schema["properties"].items()) names.insert(name);
  return names;
}

TEST(Meetings, R35_MinutesHaveNoFieldThatDecidesAboutAService) {
  std::size_t found = 0;
  auto described = describe_commands();
  for (auto& event : describe_events()) described.push_back(std::move(event));
  for (const auto& each : described) {
    if (each.name != PublishMinutes::name && each.name != MinutesPublished::name) continue;
    ++found;
    EXPECT_EQ(fields_of(each.schema),
              (std::set<std::string>{"minutes", "meeting", "text", "agreements"}));
    EXPECT_EQ(each.schema["properties"]["agreements"]["items"]["type"], "string");
  }
  EXPECT_EQ(found, 2U);
}

TEST(Meetings, R35_AServiceGrantedInMinutesIsNotCarriedAlong) {
  const json::Json body{{"minutes", "minutes-1"},
                        {"meeting", "march"},
                        {"text", "Vi gikk gjennom uka"},
                        {"agreements", {"Pia ringer skolen"}},
                        {"granted", true},
                        {"measure", "training"},
                        {"outcome", "granted"}};
  const auto command = plan_command(PublishMinutes::name, body);
  ASSERT_TRUE(command);
  EXPECT_EQ(encode(*command).payload, encode(lift<plan::Command>(publish())).payload);
}

// Whatever the minutes say, nothing but the meeting's own part of the plan is touched.
TEST(Meetings, R35_MinutesChangeNoMeasureAndNoGoal) {
  given(with_meeting()).as(coordinator).at(after).when(publish()).then(published());
  EXPECT_EQ(place_of(lift<plan::Event>(published())).section, "minutes");
  const auto history =
      all_of(with_goal(),
             measures::MeasureProposed{.measure = {"training"},
                                       .area = LifeArea::health,
                                       .what = "Styrketrening",
                                       .beneficiary = measures::Beneficiary::owner},
             called(MeetingKind::joint, all_three),
             MeetingHeld{.meeting = {"march"}, .attendees = all_three});
  auto minutes = published();
  minutes.agreements = {"Styrketrening innvilges"};
  const auto plan = fold(all_of(history, minutes));
  EXPECT_EQ(plan.measures.measures.at({"training"}).status, measures::Status::proposed);
  EXPECT_TRUE(plan.goals.goals.at({"walk"}).open);
}

// --- Comments. ---

TEST(Meetings, R36_ThoseWhoAttendedCommentOnTheMinutes) {
  given(with_minutes()).as(physio).at(after).when(comment()).then(commented());
}

TEST(Meetings, R36_TheOwnersSideCommentsAlsoWithoutHavingBeenThere) {
  const auto without_owner =
      all_of(with_call(), guarded, MeetingHeld{.meeting = {"march"}, .attendees = {id_of(physio)}},
             published());
  for (const auto person : {kari, guardian}) {
    given(without_owner).as(person).at(after).when(comment()).then_accepted();
  }
}

TEST(Meetings, R36_NobodyElseCommentsOnTheMinutes) {
  for (const auto person : {coordinator, teacher, stranger}) {
    given(with_minutes())
        .as(person)
        .at(after)
        .when(comment())
        .then_refused("R36", "not-yours-to-do");
  }
  const auto coordinator_came =
      all_of(with_call(),
             MeetingHeld{.meeting = {"march"}, .attendees = {id_of(coordinator), id_of(kari)}},
             published());
  given(coordinator_came).as(coordinator).at(after).when(comment()).then_accepted();
}

TEST(Meetings, R36_ACommentIsOnMinutesThatAreThereAndIsWrittenOnce) {
  given(with_meeting())
      .at(after)
      .when(comment())
      .then_refused("R36", "minutes-unknown", {"minutes"});
  given(with_meeting()).as(physio).at(after).when(comment()).then_refused("R36", "not-yours-to-do");
  given(with_minutes(), commented())
      .at(after)
      .when(comment())
      .then_refused("R36", "comment-exists", {"comment"});
}

// --- Corrections. ---

TEST(Meetings, R46_ACorrectionIsANewEventWithItsReason) {
  given(with_minutes()).as(coordinator).at(after).when(correct()).then(corrected());
  given(with_minutes()).as(physio).at(after).when(correct()).then_refused("R36", "not-yours-to-do");
  given(with_meeting())
      .at(after)
      .when(correct())
      .then_refused("R36", "minutes-unknown", {"minutes"});
}

// What was published and what corrects it are two rows: neither is written over the other.
TEST(Meetings, R46_ACorrectionNeverOverwritesTheMinutes) {
  const auto original = lift<plan::Event>(published());
  const auto correction = lift<plan::Event>(corrected());
  EXPECT_NE(place_of(original).section, place_of(correction).section);
  EXPECT_EQ(row_of(original), "minutes-1");
  EXPECT_EQ(row_of(correction), "correction-1");
  given(with_minutes(), corrected())
      .at(after)
      .when(correct())
      .then_refused("R46", "correction-exists", {"correction"});
  auto second = correct();
  second.correction = {"correction-2"};
  given(with_minutes(), corrected()).at(after).when(second).then_accepted();
}

// --- The circle. ---

TEST(Meetings, R5_AMeetingReachesThoseInvitedUntilItIsHeld) {
  const auto call_of_march = called(MeetingKind::joint, all_three);
  for (const auto person : {kari, coordinator, physio, teacher}) {
    EXPECT_TRUE(reaches(call_of_march, person, with_call())) << person;
  }
  EXPECT_FALSE(reaches(call_of_march, stranger, with_call()));
  EXPECT_FALSE(reaches(call_of_march, teacher, with_meeting(), after));
}

TEST(Meetings, R5_AConversationIsNotSeenByTheRestOfTheGroup) {
  const auto talk = called(MeetingKind::separate, {id_of(kari), id_of(physio)});
  EXPECT_TRUE(reaches(talk, physio, all_of(with_group(), talk)));
  EXPECT_FALSE(reaches(talk, teacher, all_of(with_group(), talk)));
}

TEST(Meetings, R5_WithdrawnConsentTakesAMemberOutOfTheCircle) {
  const auto withdrawn = all_of(with_minutes(), health_withdrawn);
  EXPECT_TRUE(reaches(published(), physio, with_minutes(), after));
  EXPECT_FALSE(reaches(published(), physio, withdrawn, after));
  EXPECT_TRUE(reaches(published(), kari, withdrawn, after));
  EXPECT_FALSE(reaches(called(MeetingKind::joint, all_three), physio,
                       all_of(with_call(), health_withdrawn)));
}

TEST(Meetings, R5_AConsentThatHasRunOutTakesAMemberOutOfTheCircle) {
  EXPECT_TRUE(reaches(published(), physio, with_minutes(), "2027-06-30T23:59:59Z"));
  EXPECT_FALSE(reaches(published(), physio, with_minutes(), "2027-07-01T00:00:00Z"));
}

TEST(Meetings, R5_WhoSeesNothingNeitherAnswersNorComments) {
  given(with_call(), health_withdrawn)
      .as(physio)
      .when(AnswerInvitation{.meeting = {"march"}, .answer = InvitationAnswer::yes})
      .then_refused("A3", "not-yours-to-do");
  given(with_minutes(), health_withdrawn)
      .as(physio)
      .at(after)
      .when(comment())
      .then_refused("R36", "not-yours-to-do");
}

TEST(Meetings, R34_AMemberWhoIsRemovedLeavesTheCircle) {
  const auto removed = all_of(with_minutes(), group::MemberRemoved{.person = id_of(physio)});
  EXPECT_FALSE(reaches(published(), physio, removed, after));
}

TEST(Meetings, R25_ACoordinatorWhoHasLeftLeavesTheCircleEvenHavingBeenThere) {
  const auto left = all_of(
      with_call(),
      MeetingHeld{.meeting = {"march"}, .attendees = {id_of(coordinator), id_of(kari)}},
      published(),
      coordination::CoordinatorVacated{.coordinator = id_of(coordinator), .reason = "Ny stilling"});
  EXPECT_FALSE(reaches(published(), coordinator, left, after));
}

TEST(Meetings, R38_APeerWhoWasThereSeesTheMinutesWhileTheOwnerGrantsAccess) {
  const auto came = all_of(
      with_call(), group::PeerInvited{.peer = id_of(friend_), .kind = group::PeerKind::peer},
      group::PeerAccepted{.peer = id_of(friend_), .kind = group::PeerKind::peer},
      MeetingHeld{.meeting = {"march"}, .attendees = {id_of(kari), id_of(friend_)}}, published());
  const consent::AccessGranted granted{.access = {"frida"},
                                       .person = id_of(friend_),
                                       .areas = {LifeArea::leisure},
                                       .until = day("2026-12-31")};
  EXPECT_FALSE(reaches(published(), friend_, came, after));
  EXPECT_TRUE(reaches(published(), friend_, all_of(came, granted), after));
  const auto ended = all_of(came, granted, group::PeerEnded{.peer = id_of(friend_)});
  EXPECT_FALSE(reaches(published(), friend_, ended, after));
}

TEST(Meetings, R13_ANarrowRepresentativeSeesAMeetingOnlyWhenInvited) {
  const auto invited = called(MeetingKind::joint, {id_of(kari), id_of(guardian), id_of(physio)});
  EXPECT_TRUE(reaches(invited, guardian, all_of(with_group(), narrow, invited)));
  EXPECT_FALSE(reaches(invited, guardian, all_of(with_call(), narrow)));
  EXPECT_FALSE(
      reaches(invited, guardian, all_of(with_group(), narrow, invited), "2026-04-01T00:00:00Z"));
}

}  // namespace
}  // namespace tests::meeting_cast
