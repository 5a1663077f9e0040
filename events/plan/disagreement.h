// Disagreement: two views of one situation and the second assessment by another professional, and
// bodies that do not agree on who is responsible (S56, S61, R39).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"

namespace events::disagreement {

struct RaiseDisagreement {
  static constexpr std::string_view name = "RaiseDisagreement";
  static constexpr std::string_view about =
      "Says that a situation, a measure or an assessment is understood differently (S56).";
  DisagreementId disagreement;
  LifeArea area;
  std::optional<MeasureId> measure{};  // What it is about, if it is about one of these.
  std::optional<AssessmentId> assessment{};
  Prose text;
};
BOOST_DESCRIBE_STRUCT(RaiseDisagreement, (), (disagreement, area, measure, assessment, text))

struct RequestSecondOpinion {
  static constexpr std::string_view name = "RequestSecondOpinion";
  static constexpr std::string_view about =
      "Asks another professional than the first for an assessment; needs consent cover (S56, S27, "
      "R39).";
  SecondOpinionId second_opinion;
  DisagreementId disagreement;
  PersonId professional;
  Orgnr body;
  Note question;
};
BOOST_DESCRIBE_STRUCT(RequestSecondOpinion, (),
                      (second_opinion, disagreement, professional, body, question))

struct GiveSecondOpinion {
  static constexpr std::string_view name = "GiveSecondOpinion";
  static constexpr std::string_view about =
      "The professional who was asked assesses; the first assessment stays as it is (S56, R39).";
  SecondOpinionId second_opinion;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(GiveSecondOpinion, (), (second_opinion, text))

struct SettleDisagreement {
  static constexpr std::string_view name = "SettleDisagreement";
  static constexpr std::string_view about =
      "The owner's side says what came of the disagreement (S56).";
  DisagreementId disagreement;
  Note outcome;
};
BOOST_DESCRIBE_STRUCT(SettleDisagreement, (), (disagreement, outcome))

struct ReferResponsibilityDispute {
  static constexpr std::string_view name = "ReferResponsibilityDispute";
  static constexpr std::string_view about =
      "Asks the county governor which of two bodies is responsible (S61).";
  DisputeId dispute;
  Orgnr body;
  Orgnr other_body;
  Orgnr governor;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(ReferResponsibilityDispute, (), (dispute, body, other_body, governor, text))

struct ClarifyResponsibility {
  static constexpr std::string_view name = "ClarifyResponsibility";
  static constexpr std::string_view about =
      "The county governor says which of the two bodies is responsible (S61).";
  DisputeId dispute;
  Orgnr responsible_body;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(ClarifyResponsibility, (), (dispute, responsible_body, text))

using Command = std::variant<RaiseDisagreement, RequestSecondOpinion, GiveSecondOpinion,
                             SettleDisagreement, ReferResponsibilityDispute, ClarifyResponsibility>;

struct DisagreementRaised {
  static constexpr std::string_view name = "DisagreementRaised";
  static constexpr Place place{.section = "disagreements", .status = "open"};
  DisagreementId disagreement;
  LifeArea area;
  std::optional<MeasureId> measure{};
  std::optional<AssessmentId> assessment{};
  PersonId by;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(DisagreementRaised, (), (disagreement, area, measure, assessment, by, text))

// A section of its own: neither the request nor the answer touches the first assessment (R39).
struct SecondOpinionRequested {
  static constexpr std::string_view name = "SecondOpinionRequested";
  static constexpr Place place{.section = "secondOpinions", .status = "requested"};
  SecondOpinionId second_opinion;
  DisagreementId disagreement;
  LifeArea area;
  PersonId professional;
  Orgnr body;
  Note question;
};
BOOST_DESCRIBE_STRUCT(SecondOpinionRequested, (),
                      (second_opinion, disagreement, area, professional, body, question))

struct SecondOpinionGiven {
  static constexpr std::string_view name = "SecondOpinionGiven";
  static constexpr Place place{.section = "secondOpinions", .status = "given"};
  SecondOpinionId second_opinion;
  DisagreementId disagreement;
  LifeArea area;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(SecondOpinionGiven, (), (second_opinion, disagreement, area, text))

struct DisagreementSettled {
  static constexpr std::string_view name = "DisagreementSettled";
  static constexpr Place place{.section = "disagreements", .status = "settled"};
  DisagreementId disagreement;
  LifeArea area;
  Note outcome;
};
BOOST_DESCRIBE_STRUCT(DisagreementSettled, (), (disagreement, area, outcome))

// For a circle: the county governor's staff see this one thing and nothing else of the plan.
struct ResponsibilityDisputeReferred {
  static constexpr std::string_view name = "ResponsibilityDisputeReferred";
  static constexpr Place place{
      .section = "responsibilityDisputes", .status = "referred", .reach = Reach::circle};
  DisputeId dispute;
  Orgnr body;
  Orgnr other_body;
  Orgnr governor;
  Prose text;
  [[nodiscard]] std::string circle() const { return "dispute/" + dispute.value; }
};
BOOST_DESCRIBE_STRUCT(ResponsibilityDisputeReferred, (),
                      (dispute, body, other_body, governor, text))

struct ResponsibilityClarified {
  static constexpr std::string_view name = "ResponsibilityClarified";
  static constexpr Place place{
      .section = "responsibilityDisputes", .status = "clarified", .reach = Reach::circle};
  DisputeId dispute;
  Orgnr responsible_body;
  Prose clarification;
  [[nodiscard]] std::string circle() const { return "dispute/" + dispute.value; }
};
BOOST_DESCRIBE_STRUCT(ResponsibilityClarified, (), (dispute, responsible_body, clarification))

using Event =
    std::variant<DisagreementRaised, SecondOpinionRequested, SecondOpinionGiven,
                 DisagreementSettled, ResponsibilityDisputeReferred, ResponsibilityClarified>;

struct Disagreement {
  LifeArea area;
  std::set<PersonId> first;  // Whose view it is: none of them gives the second assessment (R39).
  bool settled = false;
};
struct SecondOpinion {
  DisagreementId disagreement;
  LifeArea area;
  PersonId professional;
  bool given = false;
};
struct Dispute {
  Orgnr body;
  Orgnr other_body;
  Orgnr governor;
  bool clarified = false;
};
struct State {
  std::map<DisagreementId, Disagreement> disagreements{};
  std::map<SecondOpinionId, SecondOpinion> second_opinions{};
  std::map<DisputeId, Dispute> disputes{};
};

}  // namespace events::disagreement
