// Meetings for the meeting tests: one in March, about Kari's school days, and its minutes.
#pragma once

#include "events/plan/circles.h"
#include "tests/support/more_cast.h"

namespace tests::meeting_cast {

using namespace events::meetings;  // NOLINT(google-build-using-namespace)

inline constexpr std::string_view during = "2026-03-10T09:30:00Z";
inline constexpr std::string_view after = "2026-03-11T12:00:00Z";

inline CallMeeting call(MeetingKind kind, People invited) {
  return {.meeting = {"march"},
          .kind = kind,
          .title = "Samarbeid om skoledagen",
          .starts_at = time_of("2026-03-10T09:00:00Z"),
          .ends_at = time_of("2026-03-10T10:00:00Z"),
          .where = "Rådhuset, møterom 2",
          .agenda = "Skoledag og trening",
          .invited = std::move(invited)};
}
inline CallMeeting joint_call() {
  return call(MeetingKind::joint, {id_of(physio), id_of(teacher)});
}

inline MeetingCalled called(MeetingKind kind, People invited) {
  return {.meeting = {"march"},
          .kind = kind,
          .title = "Samarbeid om skoledagen",
          .starts_at = time_of("2026-03-10T09:00:00Z"),
          .ends_at = time_of("2026-03-10T10:00:00Z"),
          .where = "Rådhuset, møterom 2",
          .agenda = "Skoledag og trening",
          .invited = std::move(invited)};
}
inline const People all_three{id_of(kari), id_of(physio), id_of(teacher)};

inline Events with_call() { return all_of(with_group(), called(MeetingKind::joint, all_three)); }

// The physiotherapist came, the teacher did not.
inline Events with_meeting() {
  return all_of(with_call(),
                MeetingHeld{.meeting = {"march"}, .attendees = {id_of(kari), id_of(physio)}});
}

inline PublishMinutes publish() {
  return {.minutes = {"minutes-1"},
          .meeting = {"march"},
          .text = "Vi gikk gjennom uka",
          .agreements = {"Pia ringer skolen"}};
}
inline MinutesPublished published() {
  return {.minutes = {"minutes-1"},
          .meeting = {"march"},
          .text = "Vi gikk gjennom uka",
          .agreements = {"Pia ringer skolen"}};
}
inline Events with_minutes() { return all_of(with_meeting(), published()); }

inline CommentMinutes comment() {
  return {.comment = {"comment-1"}, .minutes = {"minutes-1"}, .text = "Jeg ringte på tirsdag"};
}
inline CorrectMinutes correct() {
  return {.correction = {"correction-1"},
          .minutes = {"minutes-1"},
          .text = "Tor ringer skolen",
          .why = "Feil navn"};
}

inline MinutesCommented commented() {
  return {.comment = {"comment-1"},
          .minutes = {"minutes-1"},
          .meeting = {"march"},
          .text = "Jeg ringte på tirsdag"};
}
inline MinutesCorrected corrected() {
  return {.correction = {"correction-1"},
          .minutes = {"minutes-1"},
          .meeting = {"march"},
          .text = "Tor ringer skolen",
          .why = "Feil navn"};
}

inline MeetingFormChosen chosen(MeetingForm form) { return {.form = form}; }

inline group::RepresentativeAppointed represented(LifeAreas scope, group::RepresentativeMode mode) {
  return {.representation = {"guardian"},
          .person = id_of(guardian),
          .kind = group::RepresentativeKind::guardian,
          .mode = mode,
          .scope = std::move(scope),
          .authority = "Vergefullmakt",
          .from = day("2026-02-01"),
          .until = day("2026-03-31")};
}
inline const auto guarded = represented({}, group::RepresentativeMode::instead);
inline const auto narrow = represented({LifeArea::economy}, group::RepresentativeMode::instead);

// Whether an event that only a circle may see reaches this person now.
template <class Case>
bool reaches(const Case& event, std::string_view person, const Events& history,
             std::string_view at = noon) {
  const auto scope = scope_of(lift<plan::Event>(event));
  EXPECT_EQ(scope.reach, Reach::circle);
  EXPECT_EQ(scope.circle, "meeting/march");
  EXPECT_TRUE(scope.areas.empty());
  Circles circles;
  events::meetings::add_circles(fold(history), {.person = id_of(person)}, time_of(at), circles);
  return circles.contains(scope.circle);
}

}  // namespace tests::meeting_cast
