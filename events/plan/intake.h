// Intake: from the first request, through clarification, application and decision, to an offer;
// anchoring and cooperation between bodies (S2-S8, S10, S13-S15, S28, R23, R31, R32).
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/stamp.h"
#include "events/text.h"
#include "events/time.h"

namespace events::intake {

BOOST_DEFINE_ENUM_CLASS(Channel, conversation, phone, letter, secure_form, meeting, digital)
BOOST_DEFINE_ENUM_CLASS(Asker, owner, kin, service)
BOOST_DEFINE_ENUM_CLASS(Wanted, plan, coordinator, unsure)
BOOST_DEFINE_ENUM_CLASS(Form, written, secure_form, post)
BOOST_DEFINE_ENUM_CLASS(Decision, granted, refused)
BOOST_DEFINE_ENUM_CLASS(Level, municipality, specialist_service, state)
BOOST_DEFINE_ENUM_CLASS(Sector, health_and_care, social, nav, education, child_welfare, housing,
                        culture_and_leisure, other)
BOOST_DEFINE_ENUM_CLASS(PlanBasis, right, voluntary)

struct RegisterRequest {
  static constexpr std::string_view name = "RegisterRequest";
  static constexpr std::string_view about =
      "Somebody asks, in any service and in any form; no application is needed (S7, R31).";
  RequestId request;
  PersonId owner;
  Channel channel;
  Asker asked_by;
  Orgnr service;  // The body that was approached.
  Wanted wants;
  std::optional<Note> note{};
};
BOOST_DESCRIBE_STRUCT(RegisterRequest, (),
                      (request, owner, channel, asked_by, service, wants, note))

struct SubmitApplication {
  static constexpr std::string_view name = "SubmitApplication";
  static constexpr std::string_view about = "A written application, which is accepted too (S8).";
  ApplicationId application;
  PersonId owner;
  Form form;
  Orgnr unit;  // The coordinating unit that handles it.
};
BOOST_DESCRIBE_STRUCT(SubmitApplication, (), (application, owner, form, unit))

struct DecideApplication {
  static constexpr std::string_view name = "DecideApplication";
  static constexpr std::string_view about =
      "The coordinating unit decides; a refusal has reasons and the way to complain (S8, R32).";
  ApplicationId application;
  Decision decision;
  std::optional<Note> reasons{};
  std::optional<Note> complaint_route{};
};
BOOST_DESCRIBE_STRUCT(DecideApplication, (), (application, decision, reasons, complaint_route))

struct TakeIntake {
  static constexpr std::string_view name = "TakeIntake";
  static constexpr std::string_view entity = "intake";
  static constexpr std::string_view about =
      "A service takes the responsibility to clarify and start (S10).";
  Orgnr service;
};
BOOST_DESCRIBE_STRUCT(TakeIntake, (), (service))

struct RecordClarification {
  static constexpr std::string_view name = "RecordClarification";
  static constexpr std::string_view entity = "clarification";
  static constexpr std::string_view about = "What the responsible service has clarified (S10).";
  Note text;
};
BOOST_DESCRIBE_STRUCT(RecordClarification, (), (text))

struct AssessEligibility {
  static constexpr std::string_view name = "AssessEligibility";
  static constexpr std::string_view entity = "eligibility";
  static constexpr std::string_view about =
      "Whether the need is long-term and coordinated, counting the measures of every sector; "
      "independent of age, diagnosis and impairment (S2, S3, S4).";
  bool long_term;
  bool coordinated;
  List<Level, 3> levels{};
  List<Sector, 8> sectors{};
  Note grounds;
};
BOOST_DESCRIBE_STRUCT(AssessEligibility, (), (long_term, coordinated, levels, sectors, grounds))

struct DeclinePlan {
  static constexpr std::string_view name = "DeclinePlan";
  static constexpr std::string_view entity = "planOffer";
  static constexpr std::string_view about =
      "The owner says no to a plan; the right and the coordinator offer remain (S5, R23).";
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(DeclinePlan, (), (reason))

struct OfferVoluntaryPlan {
  static constexpr std::string_view name = "OfferVoluntaryPlan";
  static constexpr std::string_view entity = "planOffer";
  static constexpr std::string_view about = "A plan without a legal right to one (S6, R24).";
  Note grounds;
};
BOOST_DESCRIBE_STRUCT(OfferVoluntaryPlan, (), (grounds))

struct AnchorPlan {
  static constexpr std::string_view name = "AnchorPlan";
  static constexpr std::string_view entity = "anchor";
  static constexpr std::string_view about = "Which duty holder the plan rests with (S13, S14).";
  Orgnr body;
  BodyKind kind;
};
BOOST_DESCRIBE_STRUCT(AnchorPlan, (), (body, kind))

struct RequestCooperation {
  static constexpr std::string_view name = "RequestCooperation";
  static constexpr std::string_view about = "Asks another body, which has to cooperate (S15).";
  CooperationId cooperation;
  LifeArea area;
  Orgnr body;
  Note what;
};
BOOST_DESCRIBE_STRUCT(RequestCooperation, (), (cooperation, area, body, what))

struct AcceptCooperation {
  static constexpr std::string_view name = "AcceptCooperation";
  static constexpr std::string_view about = "The body asked says yes (S15).";
  CooperationId cooperation;
};
BOOST_DESCRIBE_STRUCT(AcceptCooperation, (), (cooperation))

struct RefuseCooperation {
  static constexpr std::string_view name = "RefuseCooperation";
  static constexpr std::string_view about = "The body asked says no, with a reason (S15).";
  CooperationId cooperation;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(RefuseCooperation, (), (cooperation, reason))

struct ApplyForCoordinator {
  static constexpr std::string_view name = "ApplyForCoordinator";
  static constexpr std::string_view about =
      "The owner applies for a coordinator, also after saying no to a plan (S28).";
  ApplicationId application;
  PersonId owner;
  Orgnr unit;
};
BOOST_DESCRIBE_STRUCT(ApplyForCoordinator, (), (application, owner, unit))

struct OfferCoordinatorOnly {
  static constexpr std::string_view name = "OfferCoordinatorOnly";
  static constexpr std::string_view entity = "coordinatorOffer";
  static constexpr std::string_view about = "Offers a coordinator without a plan (S28).";
  Orgnr body;
};
BOOST_DESCRIBE_STRUCT(OfferCoordinatorOnly, (), (body))

struct AcceptCoordinatorOnly {
  static constexpr std::string_view name = "AcceptCoordinatorOnly";
  static constexpr std::string_view entity = "coordinatorOffer";
  static constexpr std::string_view about = "The owner takes a coordinator without a plan (S28).";
};
BOOST_DESCRIBE_STRUCT(AcceptCoordinatorOnly, (), ())

struct DeclineCoordinatorOnly {
  static constexpr std::string_view name = "DeclineCoordinatorOnly";
  static constexpr std::string_view entity = "coordinatorOffer";
  static constexpr std::string_view about = "The owner does not want a coordinator (S28).";
};
BOOST_DESCRIBE_STRUCT(DeclineCoordinatorOnly, (), ())

using Command = std::variant<RegisterRequest, SubmitApplication, DecideApplication, TakeIntake,
                             RecordClarification, AssessEligibility, DeclinePlan,
                             OfferVoluntaryPlan, AnchorPlan, RequestCooperation, AcceptCooperation,
                             RefuseCooperation, ApplyForCoordinator, OfferCoordinatorOnly,
                             AcceptCoordinatorOnly, DeclineCoordinatorOnly>;

struct RequestRegistered {
  static constexpr std::string_view name = "RequestRegistered";
  static constexpr Place place{.section = "requests", .status = "registered", .reach = Reach::desk};
  RequestId request;
  PersonId owner;
  Channel channel;
  Asker asked_by;
  Orgnr service;
  Wanted wants;
  Timestamp received_at;
  std::optional<Note> note{};
};
BOOST_DESCRIBE_STRUCT(RequestRegistered, (),
                      (request, owner, channel, asked_by, service, wants, received_at, note))

struct ApplicationSubmitted {
  static constexpr std::string_view name = "ApplicationSubmitted";
  static constexpr Place place{
      .section = "applications", .status = "submitted", .reach = Reach::desk};
  ApplicationId application;
  PersonId owner;
  Form form;
  Orgnr unit;
  Timestamp received_at;
};
BOOST_DESCRIBE_STRUCT(ApplicationSubmitted, (), (application, owner, form, unit, received_at))

struct ApplicationDecided {
  static constexpr std::string_view name = "ApplicationDecided";
  static constexpr Place place{
      .section = "applications", .status = "decided", .reach = Reach::desk};
  ApplicationId application;
  Decision decision;
  std::optional<Note> reasons{};
  std::optional<Note> complaint_route{};
};
BOOST_DESCRIBE_STRUCT(ApplicationDecided, (), (application, decision, reasons, complaint_route))

struct IntakeResponsibilityTaken {
  static constexpr std::string_view name = "IntakeResponsibilityTaken";
  static constexpr std::string_view entity = "intake";
  static constexpr Place place{.section = "intake", .reach = Reach::desk};
  Orgnr service;
};
BOOST_DESCRIBE_STRUCT(IntakeResponsibilityTaken, (), (service))

struct ClarificationRecorded {
  static constexpr std::string_view name = "ClarificationRecorded";
  static constexpr std::string_view entity = "clarification";
  static constexpr Place place{.section = "clarification", .reach = Reach::desk};
  Note text;
};
BOOST_DESCRIBE_STRUCT(ClarificationRecorded, (), (text))

struct EligibilityAssessed {
  static constexpr std::string_view name = "EligibilityAssessed";
  static constexpr std::string_view entity = "eligibility";
  static constexpr Place place{.section = "eligibility", .reach = Reach::desk};
  bool eligible;  // Long-term and coordinated: nothing else counts (S2, S3).
  bool long_term;
  bool coordinated;
  List<Level, 3> levels{};
  List<Sector, 8> sectors{};
  Note grounds;
};
BOOST_DESCRIBE_STRUCT(EligibilityAssessed, (),
                      (eligible, long_term, coordinated, levels, sectors, grounds))

struct PlanDeclined {
  static constexpr std::string_view name = "PlanDeclined";
  static constexpr std::string_view entity = "planOffer";
  static constexpr Place place{.section = "planOffer", .status = "declined", .reach = Reach::desk};
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(PlanDeclined, (), (reason))

struct VoluntaryPlanOffered {
  static constexpr std::string_view name = "VoluntaryPlanOffered";
  static constexpr std::string_view entity = "planOffer";
  static constexpr Place place{.section = "planOffer", .status = "offered", .reach = Reach::desk};
  PlanBasis basis;
  Note grounds;
};
BOOST_DESCRIBE_STRUCT(VoluntaryPlanOffered, (), (basis, grounds))

struct PlanAnchored {
  static constexpr std::string_view name = "PlanAnchored";
  static constexpr std::string_view entity = "anchor";
  static constexpr Place place{.section = "anchor", .reach = Reach::both};
  Orgnr body;
  BodyKind kind;
};
BOOST_DESCRIBE_STRUCT(PlanAnchored, (), (body, kind))

struct CooperationRequested {
  static constexpr std::string_view name = "CooperationRequested";
  static constexpr Place place{.section = "cooperation", .status = "requested"};
  CooperationId cooperation;
  LifeArea area;
  Orgnr body;
  Note what;
};
BOOST_DESCRIBE_STRUCT(CooperationRequested, (), (cooperation, area, body, what))

struct CooperationAccepted {
  static constexpr std::string_view name = "CooperationAccepted";
  static constexpr Place place{.section = "cooperation", .status = "accepted"};
  CooperationId cooperation;
  LifeArea area;
};
BOOST_DESCRIBE_STRUCT(CooperationAccepted, (), (cooperation, area))

struct CooperationRefused {
  static constexpr std::string_view name = "CooperationRefused";
  static constexpr Place place{.section = "cooperation", .status = "refused"};
  CooperationId cooperation;
  LifeArea area;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(CooperationRefused, (), (cooperation, area, reason))

struct CoordinatorApplicationSubmitted {
  static constexpr std::string_view name = "CoordinatorApplicationSubmitted";
  static constexpr Place place{
      .section = "applications", .status = "submitted", .reach = Reach::desk};
  ApplicationId application;
  PersonId owner;
  Orgnr unit;
  Timestamp received_at;
};
BOOST_DESCRIBE_STRUCT(CoordinatorApplicationSubmitted, (), (application, owner, unit, received_at))

struct CoordinatorOnlyOffered {
  static constexpr std::string_view name = "CoordinatorOnlyOffered";
  static constexpr std::string_view entity = "coordinatorOffer";
  static constexpr Place place{
      .section = "coordinatorOffer", .status = "offered", .reach = Reach::desk};
  Orgnr body;
};
BOOST_DESCRIBE_STRUCT(CoordinatorOnlyOffered, (), (body))

struct CoordinatorOnlyAccepted {
  static constexpr std::string_view name = "CoordinatorOnlyAccepted";
  static constexpr std::string_view entity = "coordinatorOffer";
  static constexpr Place place{
      .section = "coordinatorOffer", .status = "accepted", .reach = Reach::desk};
  PersonId owner;
};
BOOST_DESCRIBE_STRUCT(CoordinatorOnlyAccepted, (), (owner))

struct CoordinatorOnlyDeclined {
  static constexpr std::string_view name = "CoordinatorOnlyDeclined";
  static constexpr std::string_view entity = "coordinatorOffer";
  static constexpr Place place{
      .section = "coordinatorOffer", .status = "declined", .reach = Reach::desk};
  PersonId owner;
};
BOOST_DESCRIBE_STRUCT(CoordinatorOnlyDeclined, (), (owner))

using Event =
    std::variant<RequestRegistered, ApplicationSubmitted, ApplicationDecided,
                 IntakeResponsibilityTaken, ClarificationRecorded, EligibilityAssessed,
                 PlanDeclined, VoluntaryPlanOffered, PlanAnchored, CooperationRequested,
                 CooperationAccepted, CooperationRefused, CoordinatorApplicationSubmitted,
                 CoordinatorOnlyOffered, CoordinatorOnlyAccepted, CoordinatorOnlyDeclined>;

struct Application {
  Orgnr unit;  // The one that decides it.
  Timestamp received_at;
  bool for_coordinator = false;  // For nothing else (S28).
  bool decided = false;
};
enum class CooperationStatus { requested, accepted, refused };
struct Cooperation {
  LifeArea area;
  Orgnr body;
  CooperationStatus status = CooperationStatus::requested;
};
enum class Offer { none, offered, accepted, declined };
struct State {
  std::map<RequestId, Timestamp> requests{};  // Request → received.
  std::map<ApplicationId, Application> applications{};
  // When a plan was first asked for, since the last no: a start is due from then.
  std::optional<Timestamp> asked_at{};
  std::uint32_t rounds = 0;  // How often that was set: each round has its own timer (S11).
  std::optional<Orgnr> responsible{};  // The body that has to clarify and start (S10).
  std::optional<Orgnr> unit{};         // The coordinating unit that handles an application.
  std::optional<bool> eligible{};
  bool declined = false;  // By the owner.
  bool refused = false;   // The last answer to an application for a plan was no.
  bool voluntary_offered = false;
  Offer coordinator_offer = Offer::none;
  std::optional<Orgnr> anchor{};
  std::map<CooperationId, Cooperation> cooperation{};
};

}  // namespace events::intake
