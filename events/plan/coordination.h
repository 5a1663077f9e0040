// Coordination: the one coordinator, the owner's wish, another person asked for, vacancy, and what
// the coordinator does for the owner (S17, S19-S24, S26, S27, R2, R25-R29).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"
#include "events/time.h"

namespace events::coordination {

inline constexpr std::size_t involved_max = 32;  // People named in one record of involvement.

BOOST_DEFINE_ENUM_CLASS(Topic, individual_plan, coordinator, services, municipal_resources,
                        complaint, consent, participation)
BOOST_DEFINE_ENUM_CLASS(VacancyCause, left, consent_withdrawn, plan_moved)

struct StateCoordinatorWish {
  static constexpr std::string_view name = "StateCoordinatorWish";
  static constexpr std::string_view entity = "coordinatorWish";
  static constexpr std::string_view about = "Whom the owner wants as coordinator (S19).";
  Note wish;
  std::optional<PersonId> person{};
};
BOOST_DESCRIBE_STRUCT(StateCoordinatorWish, (), (wish, person))

struct AppointCoordinator {
  static constexpr std::string_view name = "AppointCoordinator";
  static constexpr std::string_view entity = "coordinator";
  static constexpr std::string_view about =
      "The coordinating unit, its delegate or the health trust appoints (S17, S22, R26, R28).";
  PersonId coordinator;
  Orgnr body;
  Line profession;
  std::optional<Note> deviates_because{};  // Needed if the owner wished for somebody else.
};
BOOST_DESCRIBE_STRUCT(AppointCoordinator, (), (coordinator, body, profession, deviates_because))

struct RequestOtherCoordinator {
  static constexpr std::string_view name = "RequestOtherCoordinator";
  static constexpr std::string_view about = "The owner asks for another person (S20).";
  RequestId request;
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(RequestOtherCoordinator, (), (request, reason))

struct ReplaceCoordinator {
  static constexpr std::string_view name = "ReplaceCoordinator";
  static constexpr std::string_view entity = "coordinator";
  static constexpr std::string_view about =
      "Appoints another person in the coordinator's place; answers the owner's request (R27).";
  PersonId coordinator;
  Orgnr body;
  Line profession;
  std::optional<RequestId> request{};
  std::optional<Note> deviates_because{};
};
BOOST_DESCRIBE_STRUCT(ReplaceCoordinator, (),
                      (coordinator, body, profession, request, deviates_because))

struct RefuseRequest {
  static constexpr std::string_view name = "RefuseRequest";
  static constexpr std::string_view about =
      "Says no, with a reason, to the owner's request for another coordinator (R27).";
  RequestId request;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(RefuseRequest, (), (request, reason))

struct VacateCoordinator {
  static constexpr std::string_view name = "VacateCoordinator";
  static constexpr std::string_view entity = "coordinator";
  static constexpr std::string_view about = "The coordinator leaves; a vacancy opens (S21, R25).";
  Note reason;
};
BOOST_DESCRIBE_STRUCT(VacateCoordinator, (), (reason))

struct RecordInvolvement {
  static constexpr std::string_view name = "RecordInvolvement";
  static constexpr std::string_view about = "How owner and kin took part (S24).";
  EntryId entry;
  List<PersonId, involved_max> involved{};
  Note how;
};
BOOST_DESCRIBE_STRUCT(RecordInvolvement, (), (entry, involved, how))

struct GiveInformation {
  static constexpr std::string_view name = "GiveInformation";
  static constexpr std::string_view about = "Information given to the owner, by topic (S9, S26).";
  EntryId entry;
  Topic topic;
  Note text;
};
BOOST_DESCRIBE_STRUCT(GiveInformation, (), (entry, topic, text))

struct InviteProfessional {
  static constexpr std::string_view name = "InviteProfessional";
  static constexpr std::string_view about =
      "Brings in another professional, by agreement with the owner: needs consent cover (S27).";
  PersonId professional;
  Orgnr body;
  LifeArea area;
  Note purpose;
};
BOOST_DESCRIBE_STRUCT(InviteProfessional, (), (professional, body, area, purpose))

using Command = std::variant<StateCoordinatorWish, AppointCoordinator, RequestOtherCoordinator,
                             ReplaceCoordinator, RefuseRequest, VacateCoordinator,
                             RecordInvolvement, GiveInformation, InviteProfessional>;

struct CoordinatorWishStated {
  static constexpr std::string_view name = "CoordinatorWishStated";
  static constexpr std::string_view entity = "coordinatorWish";
  static constexpr Place place{.section = "coordinatorWish", .reach = Reach::desk};
  Note wish;
  std::optional<PersonId> person{};
};
BOOST_DESCRIBE_STRUCT(CoordinatorWishStated, (), (wish, person))

struct CoordinatorAppointed {
  static constexpr std::string_view name = "CoordinatorAppointed";
  static constexpr std::string_view entity = "coordinator";
  static constexpr Place place{
      .section = "coordinator", .status = "appointed", .reach = Reach::both};
  PersonId coordinator;
  Orgnr body;
  Line profession;
  bool wish_stated;   // False: "none stated" (R26). The words stand in CoordinatorWishStated.
  bool follows_wish;  // True also where the wish named nobody.
  std::optional<RequestId> request{};  // The owner's open request that this answers (R27).
  std::optional<Note> deviates_because{};
};
BOOST_DESCRIBE_STRUCT(CoordinatorAppointed, (),
                      (coordinator, body, profession, wish_stated, follows_wish, request,
                       deviates_because))

struct OtherCoordinatorRequested {
  static constexpr std::string_view name = "OtherCoordinatorRequested";
  static constexpr Place place{
      .section = "coordinatorRequests", .status = "open", .reach = Reach::desk};
  RequestId request;
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(OtherCoordinatorRequested, (), (request, reason))

struct CoordinatorReplaced {
  static constexpr std::string_view name = "CoordinatorReplaced";
  static constexpr std::string_view entity = "coordinator";
  static constexpr Place place{
      .section = "coordinator", .status = "appointed", .reach = Reach::both};
  PersonId previous;
  PersonId coordinator;
  Orgnr body;
  Line profession;
  bool wish_stated;
  bool follows_wish;
  std::optional<RequestId> request{};
  std::optional<Note> deviates_because{};
};
BOOST_DESCRIBE_STRUCT(CoordinatorReplaced, (),
                      (previous, coordinator, body, profession, wish_stated, follows_wish, request,
                       deviates_because))

struct RequestRefused {
  static constexpr std::string_view name = "RequestRefused";
  static constexpr Place place{
      .section = "coordinatorRequests", .status = "refused", .reach = Reach::desk};
  RequestId request;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(RequestRefused, (), (request, reason))

// Why in a code that everybody may read; the words behind it are the core's (StepExplained).
struct CoordinatorVacated {
  static constexpr std::string_view name = "CoordinatorVacated";
  static constexpr std::uint16_t schema = 2;  // 1 had the words here: events/upcast.h.
  static constexpr std::string_view entity = "coordinator";
  static constexpr Place place{
      .section = "coordinator", .reach = Reach::both, .effect = Effect::remove};
  PersonId coordinator;
  VacancyCause cause{};
  std::optional<Note> reason{};  // Of version 1 only: what everybody was told then.
};
BOOST_DESCRIBE_STRUCT(CoordinatorVacated, (), (coordinator, cause, reason))

struct CoordinatorVacancyOpened {
  static constexpr std::string_view name = "CoordinatorVacancyOpened";
  static constexpr std::string_view entity = "coordinator";
  static constexpr Place place{.section = "coordinator", .status = "vacant", .reach = Reach::both};
  Timestamp vacant_since;
};
BOOST_DESCRIBE_STRUCT(CoordinatorVacancyOpened, (), (vacant_since))

struct InvolvementRecorded {
  static constexpr std::string_view name = "InvolvementRecorded";
  static constexpr Place place{.section = "involvement"};
  EntryId entry;
  List<PersonId, involved_max> involved{};
  Note how;
};
BOOST_DESCRIBE_STRUCT(InvolvementRecorded, (), (entry, involved, how))

struct InformationGiven {
  static constexpr std::string_view name = "InformationGiven";
  static constexpr Place place{.section = "informationGiven"};
  EntryId entry;
  Topic topic;
  Note text;
};
BOOST_DESCRIBE_STRUCT(InformationGiven, (), (entry, topic, text))

struct ProfessionalInvited {
  static constexpr std::string_view name = "ProfessionalInvited";
  static constexpr Place place{.section = "professionals"};
  PersonId professional;
  Orgnr body;
  LifeArea area;
  Note purpose;
};
BOOST_DESCRIBE_STRUCT(ProfessionalInvited, (), (professional, body, area, purpose))

using Event =
    std::variant<CoordinatorWishStated, CoordinatorAppointed, OtherCoordinatorRequested,
                 CoordinatorReplaced, RequestRefused, CoordinatorVacated, CoordinatorVacancyOpened,
                 InvolvementRecorded, InformationGiven, ProfessionalInvited>;

struct Wish {
  std::optional<PersonId> person;
};
// The owner's request for somebody else than `instead_of`.
struct OtherRequest {
  PersonId instead_of;
  bool open = true;  // At most one of a plan is.
};
struct State {
  std::optional<Wish> wish{};
  std::optional<PersonId> coordinator{};
  std::optional<Orgnr> coordinator_body{};
  std::optional<Timestamp> vacant_since{};  // Never together with a coordinator (R25).
  std::map<RequestId, OtherRequest> other_requests{};
  std::set<PersonId> professionals{};  // Invited (S27) and not removed since.
  std::set<EntryId> entries{};         // Of involvement and information given.
};

}  // namespace events::coordination
