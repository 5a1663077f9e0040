#include "events/plan/meetings.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/circles.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::meetings {
namespace {

// A separate conversation is between the owner's side and at most so many others (R37).
constexpr std::size_t separate_others_max = 2;

bool in_circle(const Plan& plan, const Meeting& meeting, const PersonId& person, Timestamp at) {
  if (keeps_whole_plan(plan, person, at)) return true;
  return meeting.people.contains(person) && sees_anything(plan, person, at);
}

const Meeting* find(const Plan& plan, const MeetingId& id) {
  const auto found = plan.meetings.meetings.find(id);
  return found != plan.meetings.meetings.end() ? &found->second : nullptr;
}

// --- What was wrong, and what would be right. ---

std::optional<Rejection> refuse_unless_keeping(const Plan& plan, const Stamp& stamp,
                                               std::string_view rule) {
  if (keeps_whole_plan(plan, stamp.by, stamp.at)) return {};
  return refuse_unless_for_owner(plan, stamp, rule,
                                 "Meetings and their minutes are for the owner, a representative "
                                 "for the whole of life, or the coordinator.",
                                 AreaSet::all(), "meetings");
}

Rejection unknown_meeting() {
  return broken("A3", "meeting-unknown", "There is no meeting with this id in the plan.",
                {"meeting"});
}

Rejection unknown_minutes() {
  return broken("R36", "minutes-unknown", "There are no minutes with this id in the plan.",
                {"minutes"});
}

std::optional<Rejection> refuse_unless_called(const Meeting& meeting) {
  if (meeting.status == MeetingStatus::called) return {};
  return broken("A3", "meeting-over",
                "The meeting is held or cancelled already; call a new one instead.", {"meeting"});
}

std::optional<Rejection> refuse_times(Timestamp starts_at, Timestamp ends_at, Timestamp now) {
  if (ends_at <= starts_at) {
    return invalid("A3", "meeting-backwards", "A meeting ends after it starts.",
                   {"startsAt", "endsAt"});
  }
  if (starts_at >= now) return {};
  return broken("A3", "meeting-in-the-past",
                "The meeting would have started already; name a time to come.", {"startsAt"});
}

// R37: the owner's choice, until the owner changes it. What has taken place is recorded all the
// same: only calling and moving are blocked.
std::optional<Rejection> refuse_joint(const Plan& plan, MeetingKind kind, std::string_view field) {
  if (kind == MeetingKind::separate) return {};
  if (plan.meetings.form != MeetingForm::separate_follow_up) return {};
  return broken("R37", "separate-follow-up-chosen",
                "The owner has chosen separate follow-up: no joint meeting is called until the "
                "owner changes that by ChooseMeetingForm; a separate conversation may be.",
                {std::string(field)});
}

// Those who are there beside the owner's side.
std::size_t others_in(const Plan& plan, const std::set<PersonId>& people, Timestamp at) {
  const auto count = std::count_if(people.begin(), people.end(), [&](const PersonId& person) {
    return is_coordinator(plan, person) || !keeps_plan(plan, Stamp{.by = person, .at = at});
  });
  return static_cast<std::size_t>(count);
}

std::optional<Rejection> refuse_crowd(const Plan& plan, MeetingKind kind,
                                      const std::set<PersonId>& people, Timestamp at,
                                      std::string_view field) {
  if (people.size() > people_max) {
    return invalid("A3", "too-many-people",
                   "These are more people than one meeting has room for; name fewer.",
                   {std::string(field)});
  }
  if (kind == MeetingKind::joint || others_in(plan, people, at) <= separate_others_max) return {};
  return invalid("R37", "not-a-separate-conversation",
                 "A separate conversation is between the owner and one or two others; with more "
                 "people it is a joint meeting.",
                 {std::string(field)});
}

std::optional<Rejection> refuse_strangers(const Plan& plan, const People& people, Timestamp at,
                                          std::string_view field) {
  const bool all = std::all_of(people.begin(), people.end(), [&](const PersonId& person) {
    return takes_part(plan, person, at);
  });
  if (all) return {};
  return broken("A3", "person-unknown",
                "Somebody named takes no part in this plan; name people who do.",
                {std::string(field)});
}

People list_of(const std::set<PersonId>& people) {
  return People{std::vector<PersonId>(people.begin(), people.end())};
}

// --- One `on` per command. ---

plan::Decision on(const Plan& plan, const ChooseMeetingForm& command, const Stamp& stamp) {
  if (auto no = refuse_unless_for_owner(plan, stamp, "S55",
                                        "The owner chooses joint meetings or separate follow-up, "
                                        "or a representative instead of the owner.",
                                        AreaSet::all())) {
    return *no;
  }
  if (auto no = refuse_unless_active(plan)) return *no;
  if (plan.meetings.form == command.form) return plan::Events{};  // Already so.
  return plan::Events{MeetingFormChosen{.form = command.form}};
}

plan::Decision on(const Plan& plan, const CallMeeting& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp, "A3")) return *no;
  if (auto no = refuse_unless_active(plan)) return *no;
  if (find(plan, command.meeting)) {
    return broken("A3", "meeting-exists",
                  "A meeting with this id is called already; choose a new id.", {"meeting"});
  }
  if (auto no = refuse_joint(plan, command.kind, "kind")) return *no;
  if (auto no = refuse_times(command.starts_at, command.ends_at, stamp.at)) return *no;
  if (auto no = refuse_strangers(plan, command.invited, stamp.at, "invited")) return *no;
  std::set<PersonId> invited(command.invited.begin(), command.invited.end());
  if (others_in(plan, invited, stamp.at) == 0) {
    return invalid("A3", "nobody-invited", "Invite at least one person beside the owner's side.",
                   {"invited"});
  }
  if (plan.owner) invited.insert(*plan.owner);  // R34: never without the owner.
  if (auto no = refuse_crowd(plan, command.kind, invited, stamp.at, "invited")) return *no;
  return plan::Events{MeetingCalled{.meeting = command.meeting,
                                    .kind = command.kind,
                                    .title = command.title,
                                    .starts_at = command.starts_at,
                                    .ends_at = command.ends_at,
                                    .where = command.where,
                                    .agenda = command.agenda,
                                    .invited = list_of(invited)}};
}

// Who is not invited learns nothing of the meeting, not even whether there is one.
plan::Decision on(const Plan& plan, const AnswerInvitation& command, const Stamp& stamp) {
  const auto* meeting = find(plan, command.meeting);
  if (!meeting || !meeting->people.contains(stamp.by) ||
      !in_circle(plan, *meeting, stamp.by, stamp.at)) {
    return forbidden("A3",
                     "An invitation is answered by the invited themselves, while they may "
                     "see it.",
                     "answering");
  }
  if (auto no = refuse_unless_active(plan)) return *no;
  if (auto no = refuse_unless_called(*meeting)) return *no;
  return plan::Events{InvitationAnswered{.meeting = command.meeting,
                                         .person = stamp.by,
                                         .answer = command.answer,
                                         .note = command.note}};
}

plan::Decision on(const Plan& plan, const MoveMeeting& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp, "A3")) return *no;
  if (auto no = refuse_unless_active(plan)) return *no;
  const auto* meeting = find(plan, command.meeting);
  if (!meeting) return unknown_meeting();
  if (auto no = refuse_unless_called(*meeting)) return *no;
  if (auto no = refuse_joint(plan, meeting->kind, "meeting")) return *no;
  if (auto no = refuse_times(command.starts_at, command.ends_at, stamp.at)) return *no;
  return plan::Events{MeetingMoved{.meeting = command.meeting,
                                   .starts_at = command.starts_at,
                                   .ends_at = command.ends_at,
                                   .where = command.where}};
}

// Also while the plan is paused: nobody should come to a meeting that will not be.
plan::Decision on(const Plan& plan, const CancelMeeting& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp, "A3")) return *no;
  const auto* meeting = find(plan, command.meeting);
  if (!meeting) return unknown_meeting();
  if (auto no = refuse_unless_called(*meeting)) return *no;
  return plan::Events{MeetingCancelled{.meeting = command.meeting, .reason = command.reason}};
}

plan::Decision on(const Plan& plan, const HoldMeeting& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp, "A3")) return *no;
  if (auto no = refuse_unless_active(plan)) return *no;
  const auto* meeting = find(plan, command.meeting);
  if (!meeting) return unknown_meeting();
  if (auto no = refuse_unless_called(*meeting)) return *no;
  if (stamp.at < meeting->starts_at) {
    return broken("A3", "meeting-not-begun",
                  "The meeting has not started; it is held from then on, or moved by MoveMeeting.",
                  {"meeting"});
  }
  std::set<PersonId> attended(command.attendees.begin(), command.attendees.end());
  if (!std::includes(meeting->people.begin(), meeting->people.end(), attended.begin(),
                     attended.end())) {
    return broken("A3", "attendee-not-invited",
                  "Attendees are people who were invited; name others who came in added.",
                  {"attendees"});
  }
  if (auto no = refuse_strangers(plan, command.added, stamp.at, "added")) return *no;
  attended.insert(command.added.begin(), command.added.end());
  if (attended.empty()) {
    return invalid("A3", "nobody-attended", "Say who was there; CancelMeeting if nobody was.",
                   {"attendees"});
  }
  if (auto no = refuse_crowd(plan, meeting->kind, attended, stamp.at, "added")) return *no;
  return plan::Events{MeetingHeld{.meeting = command.meeting, .attendees = list_of(attended)}};
}

plan::Decision on(const Plan& plan, const PublishMinutes& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp, "R36")) return *no;
  if (auto no = refuse_unless_active(plan)) return *no;
  const auto* meeting = find(plan, command.meeting);
  if (!meeting) return unknown_meeting();
  if (meeting->status != MeetingStatus::held) {
    return broken("R36", "meeting-not-held",
                  "Minutes go to all who attended; HoldMeeting says first who did.", {"meeting"});
  }
  if (plan.meetings.minutes.contains(command.minutes)) {
    return broken("R36", "minutes-exist",
                  "Minutes with this id are published already; choose a new id.", {"minutes"});
  }
  if (meeting->has_minutes) {
    return broken("R36", "minutes-published",
                  "This meeting's minutes are published already; CorrectMinutes corrects them.",
                  {"meeting"});
  }
  return plan::Events{MinutesPublished{.minutes = command.minutes,
                                       .meeting = command.meeting,
                                       .text = command.text,
                                       .agreements = command.agreements}};
}

// Those who attended, and the owner's side: the coordinator only as one who was there.
plan::Decision on(const Plan& plan, const CommentMinutes& command, const Stamp& stamp) {
  const auto found = plan.meetings.minutes.find(command.minutes);
  const bool known = found != plan.meetings.minutes.end();
  const auto* meeting = known ? find(plan, found->second) : nullptr;
  const bool attended = meeting && meeting->people.contains(stamp.by);
  const bool may = meeting ? in_circle(plan, *meeting, stamp.by, stamp.at) &&
                                 (attended || !is_coordinator(plan, stamp.by))
                           : keeps_whole_plan(plan, stamp.by, stamp.at);
  if (!may) {
    return forbidden("R36",
                     "Minutes are commented on by those who attended and may still see them, and "
                     "by the owner's side.");
  }
  if (auto no = refuse_unless_active(plan)) return *no;
  if (!known) return unknown_minutes();
  if (plan.meetings.comments.contains(command.comment)) {
    return broken("R36", "comment-exists",
                  "A comment with this id is written already; choose a new id.", {"comment"});
  }
  return plan::Events{MinutesCommented{.comment = command.comment,
                                       .minutes = command.minutes,
                                       .meeting = found->second,
                                       .text = command.text}};
}

plan::Decision on(const Plan& plan, const CorrectMinutes& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp, "R36")) return *no;
  if (auto no = refuse_unless_active(plan)) return *no;
  const auto found = plan.meetings.minutes.find(command.minutes);
  if (found == plan.meetings.minutes.end()) return unknown_minutes();
  if (plan.meetings.corrections.contains(command.correction)) {
    return broken("R46", "correction-exists",
                  "A correction with this id is made already, and stays; choose a new id.",
                  {"correction"});
  }
  return plan::Events{MinutesCorrected{.correction = command.correction,
                                       .minutes = command.minutes,
                                       .meeting = found->second,
                                       .text = command.text,
                                       .why = command.why}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& state = plan.meetings;
  std::visit(Overloaded{
                 [&](const MeetingFormChosen& e) { state.form = e.form; },
                 [&](const MeetingCalled& e) {
                   state.meetings[e.meeting] = {.kind = e.kind,
                                                .status = MeetingStatus::called,
                                                .starts_at = e.starts_at,
                                                .people = {e.invited.begin(), e.invited.end()}};
                 },
                 [](const InvitationAnswered&) {},
                 [&](const MeetingMoved& e) { state.meetings[e.meeting].starts_at = e.starts_at; },
                 [&](const MeetingCancelled& e) {
                   state.meetings[e.meeting].status = MeetingStatus::cancelled;
                 },
                 [&](const MeetingHeld& e) {
                   auto& meeting = state.meetings[e.meeting];
                   meeting.status = MeetingStatus::held;
                   meeting.people = {e.attendees.begin(), e.attendees.end()};
                 },
                 [&](const MinutesPublished& e) {
                   state.minutes[e.minutes] = e.meeting;
                   state.meetings[e.meeting].has_minutes = true;
                 },
                 [&](const MinutesCommented& e) { state.comments.insert(e.comment); },
                 [&](const MinutesCorrected& e) { state.corrections.insert(e.correction); },
             },
             event);
}

void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles) {
  const bool whole = keeps_whole_plan(plan, viewer.person, at);
  if (!whole && !sees_anything(plan, viewer.person, at)) return;
  for (const auto& [id, meeting] : plan.meetings.meetings) {
    if (whole || meeting.people.contains(viewer.person)) circles.insert("meeting/" + id.value);
  }
}

}  // namespace events::meetings
