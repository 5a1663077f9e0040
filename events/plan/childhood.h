// Childhood: how old the owner is and what follows: who consents and after hearing whom, what the
// youth confirms at 16 and 18, and the family's child coordinator (R10, R11, R12, R30).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/plan/consent.h"
#include "events/text.h"
#include "events/time.h"

namespace events::childhood {

using consent::ConsentKind;
using Matters = List<ConsentKind, 3>;

struct RecordBirthDate {
  static constexpr std::string_view name = "RecordBirthDate";
  static constexpr std::string_view entity = "birthDate";
  static constexpr std::string_view about =
      "When the owner was born, which decides who consents; recorded once (R10).";
  Date date;
};
BOOST_DESCRIBE_STRUCT(RecordBirthDate, (), (date))

struct CorrectBirthDate {
  static constexpr std::string_view name = "CorrectBirthDate";
  static constexpr std::string_view entity = "birthDate";
  static constexpr std::string_view about = "Corrects a birth date, with a reason (R10, R46).";
  Date date;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(CorrectBirthDate, (), (date, reason))

struct AssessCompetence {
  static constexpr std::string_view name = "AssessCompetence";
  static constexpr std::string_view about =
      "A professional assesses whether the owner can consent in these matters; for sharing, in "
      "these life areas (R10).";
  EntryId entry;
  Matters matters{};
  LifeAreas areas{};  // Of sharing; empty: all.
  bool competent;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(AssessCompetence, (), (entry, matters, areas, competent, reason))

struct HearChild {
  static constexpr std::string_view name = "HearChild";
  static constexpr std::string_view about =
      "What the child says, before others consent for the child (R11).";
  EntryId entry;
  std::optional<ConsentKind> on{};  // The consent that the child was heard on.
  std::optional<Line> topic{};      // Or what else.
  Prose view;
  bool agrees;  // The child wants what the others want.
};
BOOST_DESCRIBE_STRUCT(HearChild, (), (entry, on, topic, view, agrees))

struct WeighChildView {
  static constexpr std::string_view name = "WeighChildView";
  static constexpr std::string_view about =
      "Why something else is decided than what a child said whose view weighs heavily (R11).";
  EntryId entry;  // The child's view, as HearChild named it.
  Note reason;
};
BOOST_DESCRIBE_STRUCT(WeighChildView, (), (entry, reason))

struct AppointChildCoordinator {
  static constexpr std::string_view name = "AppointChildCoordinator";
  static constexpr std::string_view entity = "childCoordinator";
  static constexpr std::string_view about =
      "Appoints the family's child coordinator, for a child expected or under 18 (R30).";
  PersonId person;
  Orgnr body;
  std::optional<Note> family_wish{};
  std::optional<Date> expected_birth{};  // Of a child that is not born yet.
};
BOOST_DESCRIBE_STRUCT(AppointChildCoordinator, (), (person, body, family_wish, expected_birth))

struct DeclineChildCoordinator {
  static constexpr std::string_view name = "DeclineChildCoordinator";
  static constexpr std::string_view entity = "childCoordinator";
  static constexpr std::string_view about =
      "The family wants no child coordinator, or none any longer (R30).";
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(DeclineChildCoordinator, (), (reason))

struct EndChildCoordinator {
  static constexpr std::string_view name = "EndChildCoordinator";
  static constexpr std::string_view entity = "childCoordinator";
  static constexpr std::string_view about = "The timer's word that the child is of age (R30).";
};
BOOST_DESCRIBE_STRUCT(EndChildCoordinator, (), ())

struct ConfirmReconfirmationDue {
  static constexpr std::string_view name = "ConfirmReconfirmationDue";
  static constexpr std::string_view entity = "reconfirmation";
  static constexpr std::string_view about =
      "The timer's word that the youth has reached 16 or 18: consents are to be confirmed, and the "
      "parents' part by role ends unless the youth has kept it (R12).";
  std::uint32_t age;
};
BOOST_DESCRIBE_STRUCT(ConfirmReconfirmationDue, (), (age))

struct ReconfirmConsent {
  static constexpr std::string_view name = "ReconfirmConsent";
  static constexpr std::string_view entity = "reconfirmation";
  static constexpr std::string_view about =
      "The youth confirms the consents on reaching 16 or 18, and says whether the parents keep "
      "their part (R12).";
  std::uint32_t age;
  bool parents_keep_access;
};
BOOST_DESCRIBE_STRUCT(ReconfirmConsent, (), (age, parents_keep_access))

using Command = std::variant<RecordBirthDate, CorrectBirthDate, AssessCompetence, HearChild,
                             WeighChildView, AppointChildCoordinator, DeclineChildCoordinator,
                             EndChildCoordinator, ConfirmReconfirmationDue, ReconfirmConsent>;

struct BirthDateRecorded {
  static constexpr std::string_view name = "BirthDateRecorded";
  static constexpr std::string_view entity = "birthDate";
  static constexpr Place place{.section = "birthDate"};
  Date date;
  Timestamp recorded_at;
};
BOOST_DESCRIBE_STRUCT(BirthDateRecorded, (), (date, recorded_at))

struct BirthDateCorrected {
  static constexpr std::string_view name = "BirthDateCorrected";
  static constexpr std::string_view entity = "birthDate";
  static constexpr Place place{.section = "birthDate"};
  Date date;
  Note reason;
  Timestamp corrected_at;
};
BOOST_DESCRIBE_STRUCT(BirthDateCorrected, (), (date, reason, corrected_at))

struct CompetenceAssessed {
  static constexpr std::string_view name = "CompetenceAssessed";
  static constexpr Place place{.section = "competence"};
  EntryId entry;
  Matters matters{};
  LifeAreas areas{};
  bool competent;
  Note reason;
  PersonId assessed_by;
};
BOOST_DESCRIBE_STRUCT(CompetenceAssessed, (),
                      (entry, matters, areas, competent, reason, assessed_by))

struct ChildHeard {
  static constexpr std::string_view name = "ChildHeard";
  static constexpr Place place{.section = "childHeard"};
  EntryId entry;
  std::optional<ConsentKind> on{};
  std::optional<Line> topic{};
  Prose view;
  bool agrees;
  std::uint32_t age;
};
BOOST_DESCRIBE_STRUCT(ChildHeard, (), (entry, on, topic, view, agrees, age))

struct ChildViewWeighed {
  static constexpr std::string_view name = "ChildViewWeighed";
  static constexpr Place place{.section = "childHeard"};
  EntryId entry;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(ChildViewWeighed, (), (entry, reason))

struct ChildCoordinatorAppointed {
  static constexpr std::string_view name = "ChildCoordinatorAppointed";
  static constexpr std::string_view entity = "childCoordinator";
  static constexpr Place place{
      .section = "childCoordinator", .status = "appointed", .reach = Reach::desk};
  PersonId person;
  Orgnr body;
  std::optional<Note> family_wish{};
  std::optional<Date> expected_birth{};
};
BOOST_DESCRIBE_STRUCT(ChildCoordinatorAppointed, (), (person, body, family_wish, expected_birth))

struct ChildCoordinatorDeclined {
  static constexpr std::string_view name = "ChildCoordinatorDeclined";
  static constexpr std::string_view entity = "childCoordinator";
  static constexpr Place place{
      .section = "childCoordinator", .status = "declined", .reach = Reach::desk};
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(ChildCoordinatorDeclined, (), (reason))

struct ChildCoordinatorEndedAt18 {
  static constexpr std::string_view name = "ChildCoordinatorEndedAt18";
  static constexpr std::string_view entity = "childCoordinator";
  static constexpr Place place{
      .section = "childCoordinator", .status = "ended", .reach = Reach::desk};
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(ChildCoordinatorEndedAt18, (), (person))

struct ConsentReconfirmationDue {
  static constexpr std::string_view name = "ConsentReconfirmationDue";
  static constexpr std::string_view entity = "reconfirmation";
  static constexpr Place place{.section = "reconfirmationDue"};
  std::uint32_t age;
};
BOOST_DESCRIBE_STRUCT(ConsentReconfirmationDue, (), (age))

struct ConsentReconfirmed {
  static constexpr std::string_view name = "ConsentReconfirmed";
  static constexpr std::string_view entity = "reconfirmation";
  static constexpr Place place{.section = "reconfirmation"};
  std::uint32_t age;
  bool parents_keep_access;
};
BOOST_DESCRIBE_STRUCT(ConsentReconfirmed, (), (age, parents_keep_access))

using Event = std::variant<BirthDateRecorded, BirthDateCorrected, CompetenceAssessed, ChildHeard,
                           ChildViewWeighed, ChildCoordinatorAppointed, ChildCoordinatorDeclined,
                           ChildCoordinatorEndedAt18, ConsentReconfirmationDue, ConsentReconfirmed>;

struct Birth {
  Date date;
  bool known_as_child;  // Recorded before the owner was of age: 16 and 18 are still to come.
};
struct Hearing {
  std::optional<ConsentKind> on{};
  bool agrees = true;
  bool weighed = false;  // Why something else is decided is written down.
};
struct State {
  std::optional<Birth> birth{};
  std::set<EntryId> assessments{};
  std::map<ConsentKind, AreaSet> not_competent{};  // Where competence is assessed absent.
  std::map<EntryId, Hearing> hearings{};
  std::map<ConsentKind, EntryId> last_heard{};
  std::optional<PersonId> coordinator{};
  std::optional<Date> expected_birth{};  // As the child coordinator was appointed.
  bool coordinator_declined = false;
  std::uint32_t coordinator_appointments = 0;    // Each has its own timer (R30).
  std::set<std::uint32_t> reconfirmation_due{};  // The ages at which the timer has spoken.
  std::map<std::uint32_t, bool> parents_keep{};  // By age: what the youth said.
};

}  // namespace events::childhood
