// The cast of the rule tests: an invented owner, Kari, the people around her, and her plan at the
// points where rules begin to matter.
#pragma once

#include "tests/support/given.h"

namespace tests {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.

inline constexpr std::string_view kari = "kari";        // The owner.
inline constexpr std::string_view coordinator = "ola";  // Her coordinator.
inline constexpr std::string_view physio = "pia";       // A member: health, by consent.
inline constexpr std::string_view teacher = "tor";      // A member: education, by consent.
inline constexpr std::string_view sister = "siri";      // Kin.
inline constexpr std::string_view stranger = "sven";    // No part in the plan.
inline constexpr std::string_view caseworker = "unni";  // Works at the coordinating unit.

inline const Orgnr unit_body{"911111111"};     // The coordinating unit.
inline const Orgnr service_body{"922222222"};  // The service that Kari turned to.
inline const Orgnr trust_body{"933333333"};    // A health trust.

inline PersonId id_of(std::string_view person) { return {std::string(person)}; }
inline Timestamp time_of(std::string_view text) { return timestamp_from(text).value(); }
inline Date day(std::string_view text) { return date_from(text).value(); }

inline std::vector<Office> at_unit() {
  return {{.body = unit_body, .kind = BodyKind::coordinating_unit, .may_appoint = true}};
}
inline std::vector<Office> at_service() {
  return {{.body = service_body, .kind = BodyKind::municipal_service, .may_appoint = false}};
}
inline std::vector<Office> at_trust() {
  return {{.body = trust_body, .kind = BodyKind::health_trust, .may_appoint = false}};
}

// Kari has asked; the service she turned to has the intake.
inline Events asked() {
  return all_of(intake::RequestRegistered{.request = {"request-1"},
                                          .owner = id_of(kari),
                                          .channel = intake::Channel::phone,
                                          .asked_by = intake::Asker::owner,
                                          .service = service_body,
                                          .wants = intake::Wanted::plan,
                                          .received_at = time_of("2026-01-05T09:00:00Z")},
                intake::IntakeResponsibilityTaken{.service = service_body});
}

inline Events eligible() {
  return all_of(asked(), intake::EligibilityAssessed{.eligible = true,
                                                     .long_term = true,
                                                     .coordinated = true,
                                                     .grounds = "Flere tjenester over tid"});
}

// She has consented to a plan and to a coordinator.
inline Events consented() {
  return all_of(
      eligible(),
      consent::PlanConsentGiven{.consent = {"consent-plan"}, .kind = consent::ConsentKind::plan},
      consent::CoordinatorConsentGiven{.consent = {"consent-coordinator"},
                                       .kind = consent::ConsentKind::coordinator});
}

// The plan is started and has a coordinator.
inline Events started_plan() {
  return all_of(consented(),
                lifecycle::PlanStarted{.basis = intake::PlanBasis::right,
                                       .started_at = time_of("2026-01-20T09:00:00Z")},
                coordination::CoordinatorAppointed{.coordinator = id_of(coordinator),
                                                   .body = service_body,
                                                   .profession = "Ergoterapeut",
                                                   .wish_stated = false,
                                                   .follows_wish = true});
}

// Sharing consents name the physiotherapist (health) and the teacher (education) until June 2027.
inline Events sharing() {
  const auto entry = [](std::string_view id, std::string_view person, LifeArea area) {
    return consent::SharingConsentGiven{.consent = {std::string(id)},
                                        .kind = consent::ConsentKind::sharing,
                                        .information = {"information-1"},
                                        .areas = {area},
                                        .recipients = {id_of(person)},
                                        .use = "Samordne tiltakene",
                                        .consequences = "De du navngir, ser området",
                                        .informed_by = id_of(coordinator),
                                        .informed_at = time_of("2026-01-21T09:00:00Z"),
                                        .until = day("2027-06-30")};
  };
  return all_of(started_plan(),
                consent::ConsentInformationGiven{.information = {"information-1"},
                                                 .areas = {LifeArea::health, LifeArea::education},
                                                 .recipients = {id_of(physio), id_of(teacher)},
                                                 .use = "Samordne tiltakene",
                                                 .consequences = "De du navngir, ser området",
                                                 .informed_by = id_of(coordinator),
                                                 .informed_at = time_of("2026-01-21T09:00:00Z")},
                entry("consent-health", physio, LifeArea::health),
                entry("consent-school", teacher, LifeArea::education));
}

// The responsibility group: physiotherapist and teacher are members.
inline Events with_group() {
  return all_of(sharing(), group::GroupFormed{.owner = id_of(kari)},
                group::MemberAdded{.person = id_of(physio),
                                   .kind = group::MemberKind::fixed,
                                   .body = service_body,
                                   .function = "Fysioterapeut"},
                group::MemberAdded{.person = id_of(teacher),
                                   .kind = group::MemberKind::fixed,
                                   .body = Orgnr{"944444444"},
                                   .function = "Lærer"});
}

inline Events with_goal() {
  return all_of(with_group(), goals::GoalSet{.goal = {"walk"},
                                             .area = LifeArea::health,
                                             .horizon = goals::Horizon::short_term,
                                             .own_words = "Gå til butikken selv"});
}

}  // namespace tests
