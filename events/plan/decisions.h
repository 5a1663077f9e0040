// Decisions: what bodies have decided and what the owner thinks of it, other plans below this one,
// and the plan as a basis for applying (S49-S53, R15, R20, R21). A measure is granted or refused by
// a linked decision and by nothing else: no state here or anywhere makes it somebody's due.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/plan/complaint.h"
#include "events/text.h"
#include "events/time.h"

namespace events::decisions {

BOOST_DEFINE_ENUM_CLASS(SubPlanKind, education_plan, qualification_programme,
                        introduction_programme, activity_plan, rehabilitation_plan, treatment_plan,
                        other)
BOOST_DEFINE_ENUM_CLASS(Outcome, granted, partly, refused)
BOOST_DEFINE_ENUM_CLASS(Wants, in_favour, against)

struct AttachSubPlan {
  static constexpr std::string_view name = "AttachSubPlan";
  static constexpr std::string_view about =
      "Another plan, such as an individual education plan, becomes a part of this one (S49, R15).";
  SubPlanId sub_plan;
  SubPlanKind kind;
  Line title;
  Orgnr body;  // Whose plan it is.
  LifeArea area;
  std::optional<Date> from{};
  std::optional<Date> until{};  // The last day, inclusive.
};
BOOST_DESCRIBE_STRUCT(AttachSubPlan, (), (sub_plan, kind, title, body, area, from, until))

struct LinkDecision {
  static constexpr std::string_view name = "LinkDecision";
  static constexpr std::string_view about =
      "A body's individual decision on services, on a measure or on something else (S50, S51). One "
      "that goes against the owner's recorded view on that measure says why (R21).";
  DecisionId decision;
  std::optional<MeasureId> measure{};
  Line reference;  // The body's own: a case number.
  Orgnr body;
  Outcome outcome;
  Date decided_on;
  std::optional<LifeArea> area{};      // Needed where no measure is named.
  complaint::LegalBasis appeal_basis;  // What the deadline for a complaint rests on (R42).
  std::optional<Note> deviates_because{};
};
BOOST_DESCRIBE_STRUCT(LinkDecision, (),
                      (decision, measure, reference, body, outcome, decided_on, area, appeal_basis,
                       deviates_because))

struct ExportBasisDocument {
  static constexpr std::string_view name = "ExportBasisDocument";
  static constexpr std::string_view about =
      "Takes out named life areas of the plan as a basis for a body's decision (S52).";
  EntryId entry;
  Note purpose;
  LifeAreas areas{};
  Orgnr body;                             // For whom it is.
  std::optional<Note> owner_agreement{};  // What the owner said; needed from the coordinator.
};
BOOST_DESCRIBE_STRUCT(ExportBasisDocument, (), (entry, purpose, areas, body, owner_agreement))

struct LinkServiceApplication {
  static constexpr std::string_view name = "LinkServiceApplication";
  static constexpr std::string_view about =
      "An application for a service that the owner does not have, based on the plan (S52).";
  ServiceApplicationId application;
  std::optional<MeasureId> measure{};
  Note sought;
  Orgnr body;                      // To whom it goes.
  std::optional<LifeArea> area{};  // Needed where no measure is named.
};
BOOST_DESCRIBE_STRUCT(LinkServiceApplication, (), (application, measure, sought, body, area))

struct RecordOwnerView {
  static constexpr std::string_view name = "RecordOwnerView";
  static constexpr std::string_view about =
      "What the owner thinks; on a measure, also whether the owner wants it (S53, R21).";
  EntryId entry;
  std::optional<MeasureId> measure{};
  std::optional<LifeArea> area{};  // Needed where no measure is named.
  std::optional<Wants> wants{};    // Needed where one is.
  Note text;
};
BOOST_DESCRIBE_STRUCT(RecordOwnerView, (), (entry, measure, area, wants, text))

using Command = std::variant<AttachSubPlan, LinkDecision, ExportBasisDocument,
                             LinkServiceApplication, RecordOwnerView>;

struct SubPlanAttached {
  static constexpr std::string_view name = "SubPlanAttached";
  static constexpr Place place{.section = "subPlans"};
  SubPlanId sub_plan;
  SubPlanKind kind;
  Line title;
  Orgnr body;
  LifeArea area;
  std::optional<Date> from{};
  std::optional<Date> until{};
};
BOOST_DESCRIBE_STRUCT(SubPlanAttached, (), (sub_plan, kind, title, body, area, from, until))

struct DecisionLinked {
  static constexpr std::string_view name = "DecisionLinked";
  static constexpr Place place{.section = "decisions"};
  DecisionId decision;
  std::optional<MeasureId> measure{};
  LifeArea area;  // The measure's, if there is one.
  Line reference;
  Orgnr body;
  Outcome outcome;
  Date decided_on;
  complaint::LegalBasis appeal_basis;
  bool against_owner_view;  // As it was recorded when the decision was linked (R21).
  std::optional<Note> deviates_because{};
};
BOOST_DESCRIBE_STRUCT(DecisionLinked, (),
                      (decision, measure, area, reference, body, outcome, decided_on, appeal_basis,
                       against_owner_view, deviates_because))

// Several areas at once: for the core alone.
struct BasisDocumentExported {
  static constexpr std::string_view name = "BasisDocumentExported";
  static constexpr Place place{.section = "basisDocuments"};
  EntryId entry;
  Note purpose;
  LifeAreas areas;
  Orgnr body;
  std::optional<Note> owner_agreement{};
};
BOOST_DESCRIBE_STRUCT(BasisDocumentExported, (), (entry, purpose, areas, body, owner_agreement))

struct ServiceApplicationLinked {
  static constexpr std::string_view name = "ServiceApplicationLinked";
  static constexpr Place place{.section = "serviceApplications"};
  ServiceApplicationId application;
  std::optional<MeasureId> measure{};
  LifeArea area;
  Note sought;
  Orgnr body;
};
BOOST_DESCRIBE_STRUCT(ServiceApplicationLinked, (), (application, measure, area, sought, body))

struct OwnerViewRecorded {
  static constexpr std::string_view name = "OwnerViewRecorded";
  static constexpr Place place{.section = "ownerViews"};
  EntryId entry;
  std::optional<MeasureId> measure{};
  LifeArea area;
  std::optional<Wants> wants{};
  Note text;
};
BOOST_DESCRIBE_STRUCT(OwnerViewRecorded, (), (entry, measure, area, wants, text))

using Event = std::variant<SubPlanAttached, DecisionLinked, BasisDocumentExported,
                           ServiceApplicationLinked, OwnerViewRecorded>;

struct State {
  std::set<SubPlanId> sub_plans{};
  std::set<DecisionId> decisions{};
  std::set<ServiceApplicationId> applications{};
  std::set<EntryId> entries{};               // Of basis documents and of the owner's views.
  std::map<MeasureId, Wants> owner_wants{};  // By the latest view on each measure.
};

}  // namespace events::decisions
