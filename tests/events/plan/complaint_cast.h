// Complaints for the complaint tests: Kari's, about the service, and where it stands.
#pragma once

#include "events/plan/circles.h"
#include "tests/support/more_cast.h"

namespace tests::complaint_cast {

using namespace events::complaint;  // NOLINT(google-build-using-namespace)
using events::complaint::Outcome;   // Not that of a decision or of a disagreement.

inline constexpr std::string_view officer = "stein";  // At the service; no part in the plan.
inline constexpr std::string_view governor_officer = "gro";
inline const Orgnr governor_body{"955555555"};

inline std::vector<Office> at_governor() {
  return {{.body = governor_body, .kind = BodyKind::county_governor, .may_appoint = false}};
}

inline FileComplaint complain(Ground ground) {
  return {.complaint = {"complaint-1"},
          .ground = ground,
          .text = "Planen mangler mål for skolen",
          .decided_by = service_body,
          .legal_basis = LegalBasis::pbrl};
}

inline ComplaintFiled filed(Ground ground = Ground::plan_deficient, std::string_view at = noon) {
  return {.complaint = {"complaint-1"},
          .ground = ground,
          .text = "Planen mangler mål for skolen",
          .decided_by = service_body,
          .filed_with = service_body,
          .legal_basis = LegalBasis::pbrl,
          .filed_by = id_of(kari),
          .filed_at = time_of(at)};
}

// Handed in at the coordinating unit, which did not decide.
inline ComplaintFiled filed_at_unit() {
  auto event = filed();
  event.filed_with = unit_body;
  return event;
}

inline const ComplaintReceivedBy received{.complaint = {"complaint-1"},
                                          .received_by = service_body};

inline ReconsiderComplaint reconsider(Outcome outcome) {
  return {.complaint = {"complaint-1"}, .outcome = outcome, .reason = "Målene er satt i dag"};
}
inline ComplaintReconsidered reconsidered(Outcome outcome) {
  return {
      .complaint = {"complaint-1"}, .reconsideration = outcome, .reason = "Målene er satt i dag"};
}

inline const ForwardComplaint forward{.complaint = {"complaint-1"}, .governor = governor_body};
inline const ComplaintSentToSF sent{.complaint = {"complaint-1"},
                                    .governor = governor_body,
                                    .filed_at = time_of(noon),
                                    .forwarded_at = time_of("2026-03-20T09:00:00Z")};

inline const DecideComplaint decide_it{
    .complaint = {"complaint-1"}, .outcome = Outcome::upheld, .text = "Planen må ha mål"};
inline const ComplaintDecided decided{
    .complaint = {"complaint-1"}, .ruling = Outcome::upheld, .ruling_text = "Planen må ha mål"};

inline const WithdrawComplaint withdraw{.complaint = {"complaint-1"}};
inline const ComplaintWithdrawn withdrawn{.complaint = {"complaint-1"}};

inline ComplaintShared shared(std::string_view person) {
  return {.complaint = {"complaint-1"}, .person = id_of(person)};
}

inline Events with_complaint() { return all_of(with_group(), filed(), received); }
inline Events with_forwarded() {
  return all_of(with_complaint(), reconsidered(Outcome::kept), sent);
}

inline group::RepresentativeAppointed represented(LifeAreas scope, group::RepresentativeMode mode) {
  return {.representation = {"representation"},
          .person = id_of(guardian),
          .kind = group::RepresentativeKind::proxy,
          .mode = mode,
          .scope = std::move(scope),
          .authority = "Skriftlig fullmakt",
          .from = day("2026-01-01"),
          .until = day("2026-03-31")};
}

// Whether this person sees the complaint, and with it all that happens to it.
inline bool sees_complaint(std::string_view person, const Events& history,
                           std::vector<Office> offices = {}, std::string_view at = noon) {
  Circles circles;
  events::complaint::add_circles(fold(history),
                                 {.person = id_of(person), .offices = std::move(offices)},
                                 time_of(at), circles);
  return circles.contains("complaint/complaint-1");
}

}  // namespace tests::complaint_cast
