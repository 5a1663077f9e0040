// Meetings: whether the owner wants joint meetings or is followed up separately, and each meeting
// from the call to the minutes (S55, R36, R37). The group decides nothing about services: minutes
// are words, and no field of theirs grants, refuses or changes a service (R35).
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/text.h"
#include "events/time.h"

namespace events::meetings {

inline constexpr std::size_t people_max = 64;      // People at one meeting, the owner among them.
inline constexpr std::size_t agreements_max = 32;  // Things agreed on at one meeting.

BOOST_DEFINE_ENUM_CLASS(MeetingForm, joint_meetings, separate_follow_up)
BOOST_DEFINE_ENUM_CLASS(MeetingKind, joint, separate)
BOOST_DEFINE_ENUM_CLASS(InvitationAnswer, yes, no, maybe)

using People = List<PersonId, people_max>;
using Agreements = List<Note, agreements_max>;

struct ChooseMeetingForm {
  static constexpr std::string_view name = "ChooseMeetingForm";
  static constexpr std::string_view entity = "meetingForm";
  static constexpr std::string_view about =
      "The owner chooses joint meetings with several services, or to be followed up separately "
      "(S55, R37).";
  MeetingForm form;
};
BOOST_DESCRIBE_STRUCT(ChooseMeetingForm, (), (form))

struct CallMeeting {
  static constexpr std::string_view name = "CallMeeting";
  static constexpr std::string_view about =
      "Calls people to a joint meeting, or to a separate conversation between the owner and one or "
      "two others; the owner is always invited. No joint meeting is called while the owner has "
      "chosen separate follow-up (R37).";
  MeetingId meeting;
  MeetingKind kind;
  Line title;
  Timestamp starts_at;
  Timestamp ends_at;
  Line where;  // A place, or a link.
  std::optional<Note> agenda{};
  People invited{};
};
BOOST_DESCRIBE_STRUCT(CallMeeting, (),
                      (meeting, kind, title, starts_at, ends_at, where, agenda, invited))

struct AnswerInvitation {
  static constexpr std::string_view name = "AnswerInvitation";
  static constexpr std::string_view about =
      "Somebody who is invited says whether they will come, for themselves only (A3).";
  MeetingId meeting;
  InvitationAnswer answer;
  std::optional<Note> note{};
};
BOOST_DESCRIBE_STRUCT(AnswerInvitation, (), (meeting, answer, note))

struct MoveMeeting {
  static constexpr std::string_view name = "MoveMeeting";
  static constexpr std::string_view about =
      "Moves a meeting to another time; those invited answer anew (A3, R37).";
  MeetingId meeting;
  Timestamp starts_at;
  Timestamp ends_at;
  std::optional<Line> where{};  // None: where it was.
};
BOOST_DESCRIBE_STRUCT(MoveMeeting, (), (meeting, starts_at, ends_at, where))

struct CancelMeeting {
  static constexpr std::string_view name = "CancelMeeting";
  static constexpr std::string_view about = "Calls a meeting off, with a reason (A3).";
  MeetingId meeting;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(CancelMeeting, (), (meeting, reason))

struct HoldMeeting {
  static constexpr std::string_view name = "HoldMeeting";
  static constexpr std::string_view about =
      "Records that a meeting was held and who was there: of those invited, and others who take "
      "part in the plan and came as well (A3). The minutes go to them (R36).";
  MeetingId meeting;
  People attendees{};  // Of those invited.
  People added{};      // Not invited, but there.
};
BOOST_DESCRIBE_STRUCT(HoldMeeting, (), (meeting, attendees, added))

struct PublishMinutes {
  static constexpr std::string_view name = "PublishMinutes";
  static constexpr std::string_view about =
      "Sends the minutes to all who attended (R36). They say what was talked about and agreed on; "
      "a service is granted or refused by the body that decides on it, never here (R35).";
  MinutesId minutes;
  MeetingId meeting;
  Prose text;
  Agreements agreements{};
};
BOOST_DESCRIBE_STRUCT(PublishMinutes, (), (minutes, meeting, text, agreements))

struct CommentMinutes {
  static constexpr std::string_view name = "CommentMinutes";
  static constexpr std::string_view about =
      "Somebody who attended, or the owner's side, comments on the minutes (R36).";
  CommentId comment;
  MinutesId minutes;
  Note text;
};
BOOST_DESCRIBE_STRUCT(CommentMinutes, (), (comment, minutes, text))

struct CorrectMinutes {
  static constexpr std::string_view name = "CorrectMinutes";
  static constexpr std::string_view about =
      "Corrects the minutes, with a reason; what was published stays beside it (R36, R46).";
  CorrectionId correction;
  MinutesId minutes;
  Prose text;
  Note why;
};
BOOST_DESCRIBE_STRUCT(CorrectMinutes, (), (correction, minutes, text, why))

using Command =
    std::variant<ChooseMeetingForm, CallMeeting, AnswerInvitation, MoveMeeting, CancelMeeting,
                 HoldMeeting, PublishMinutes, CommentMinutes, CorrectMinutes>;

struct MeetingFormChosen {
  static constexpr std::string_view name = "MeetingFormChosen";
  static constexpr std::string_view entity = "meetingForm";
  static constexpr Place place{.section = "meetingForm", .reach = Reach::group};
  MeetingForm form;
};
BOOST_DESCRIBE_STRUCT(MeetingFormChosen, (), (form))

struct MeetingCalled {
  static constexpr std::string_view name = "MeetingCalled";
  static constexpr Place place{.section = "meetings", .status = "called", .reach = Reach::circle};
  MeetingId meeting;
  MeetingKind kind;
  Line title;
  Timestamp starts_at;
  Timestamp ends_at;
  Line where;
  std::optional<Note> agenda{};
  People invited{};
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(MeetingCalled, (),
                      (meeting, kind, title, starts_at, ends_at, where, agenda, invited))

struct InvitationAnswered {
  static constexpr std::string_view name = "InvitationAnswered";
  static constexpr std::string_view entity{};  // Several may answer at the same time.
  static constexpr Place place{.section = "meetings", .reach = Reach::circle};
  MeetingId meeting;
  PersonId person;
  InvitationAnswer answer;
  std::optional<Note> note{};
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(InvitationAnswered, (), (meeting, person, answer, note))

struct MeetingMoved {
  static constexpr std::string_view name = "MeetingMoved";
  static constexpr Place place{.section = "meetings", .reach = Reach::circle};
  MeetingId meeting;
  Timestamp starts_at;
  Timestamp ends_at;
  std::optional<Line> where{};
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(MeetingMoved, (), (meeting, starts_at, ends_at, where))

struct MeetingCancelled {
  static constexpr std::string_view name = "MeetingCancelled";
  static constexpr Place place{
      .section = "meetings", .status = "cancelled", .reach = Reach::circle};
  MeetingId meeting;
  Note reason;
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (meeting, reason))

// From here on the meeting's circle is those who attended, with owner's side and coordinator.
struct MeetingHeld {
  static constexpr std::string_view name = "MeetingHeld";
  static constexpr Place place{.section = "meetings", .status = "held", .reach = Reach::circle};
  MeetingId meeting;
  People attendees{};
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(MeetingHeld, (), (meeting, attendees))

struct MinutesPublished {
  static constexpr std::string_view name = "MinutesPublished";
  static constexpr Place place{.section = "minutes", .status = "published", .reach = Reach::circle};
  MinutesId minutes;
  MeetingId meeting;
  Prose text;
  Agreements agreements{};
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(MinutesPublished, (), (minutes, meeting, text, agreements))

struct MinutesCommented {
  static constexpr std::string_view name = "MinutesCommented";
  static constexpr Place place{.section = "minutesComments", .reach = Reach::circle};
  CommentId comment;
  MinutesId minutes;
  MeetingId meeting;
  Note text;
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(MinutesCommented, (), (comment, minutes, meeting, text))

// A row of its own, so that the minutes as they were published stay readable beside it.
struct MinutesCorrected {
  static constexpr std::string_view name = "MinutesCorrected";
  static constexpr Place place{.section = "minutesCorrections", .reach = Reach::circle};
  CorrectionId correction;
  MinutesId minutes;
  MeetingId meeting;
  Prose text;
  Note why;
  [[nodiscard]] std::string circle() const { return "meeting/" + meeting.value; }
};
BOOST_DESCRIBE_STRUCT(MinutesCorrected, (), (correction, minutes, meeting, text, why))

using Event = std::variant<MeetingFormChosen, MeetingCalled, InvitationAnswered, MeetingMoved,
                           MeetingCancelled, MeetingHeld, MinutesPublished, MinutesCommented,
                           MinutesCorrected>;

enum class MeetingStatus { called, cancelled, held };
struct Meeting {
  MeetingKind kind;
  MeetingStatus status;
  Timestamp starts_at;
  std::set<PersonId> people{};  // Those invited; those who attended once it is held.
  bool has_minutes = false;
};
struct State {
  std::optional<MeetingForm> form{};  // None: the owner has not said.
  std::map<MeetingId, Meeting> meetings{};
  std::map<MinutesId, MeetingId> minutes{};
  std::set<CommentId> comments{};
  std::set<CorrectionId> corrections{};
};

}  // namespace events::meetings
