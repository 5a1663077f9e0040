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
[[nodiscard]] Events asked();
[[nodiscard]] Events eligible();
// She has consented to a plan and to a coordinator.
[[nodiscard]] Events consented();
// The plan is started and has a coordinator.
[[nodiscard]] Events started_plan();
// Sharing consents name the physiotherapist (health) and the teacher (education) until June 2027.
[[nodiscard]] Events sharing();
// The responsibility group: physiotherapist and teacher are members.
[[nodiscard]] Events with_group();
[[nodiscard]] Events with_goal();

}  // namespace tests
