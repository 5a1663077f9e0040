// More of the cast: whom and what only some of the rules are about, and when most of it happens.
#pragma once

#include "tests/support/cast.h"

namespace tests {

inline constexpr std::string_view noon = "2026-03-02T12:00:00Z";

inline constexpr std::string_view mother = "mona";
inline constexpr std::string_view guardian = "vidar";  // A representative.
inline constexpr std::string_view friend_ = "frida";   // A peer.
inline constexpr std::string_view doctor = "dag";      // Works at the health trust.
inline constexpr std::string_view timer = "system";

// Kari has applied in writing; the unit has the intake.
[[nodiscard]] inline Events with_application() {
  return all_of(intake::ApplicationSubmitted{.application = {"application-1"},
                                             .owner = id_of(kari),
                                             .form = intake::Form::written,
                                             .unit = unit_body,
                                             .received_at = time_of("2026-01-05T09:00:00Z")},
                intake::IntakeResponsibilityTaken{.service = unit_body});
}

// Her consent to a plan, once more.
[[nodiscard]] inline consent::PlanConsentGiven new_consent() {
  return {.consent = {"consent-again"}, .kind = consent::ConsentKind::plan};
}
inline const consent::ConsentWithdrawn health_withdrawn{.consent = {"consent-health"},
                                                        .kind = consent::ConsentKind::sharing};
inline const consent::AccessGranted sister_sees{.access = {"access-1"},
                                                .person = id_of(sister),
                                                .areas = {LifeArea::leisure},
                                                .until = day("2026-12-31")};

// A meeting of an hour, to which Kari and one more are invited.
[[nodiscard]] inline meetings::MeetingCalled joint_meeting(std::string_view id,
                                                           std::string_view starts,
                                                           std::string_view who = physio) {
  return {.meeting = {std::string(id)},
          .kind = meetings::MeetingKind::joint,
          .title = "Ansvarsgruppemøte",
          .starts_at = time_of(starts),
          .ends_at = time_of(starts) + std::chrono::hours{1},
          .where = "Rådhuset",
          .invited = {id_of(kari), id_of(who)}};
}

// What somebody sees of the plan with this history.
[[nodiscard]] inline Audience seen_by(std::string_view person, const Events& history,
                                      std::string_view at = noon,
                                      std::vector<Office> offices = {}) {
  const Viewer viewer{.person = id_of(person), .offices = std::move(offices)};
  return audience_of(fold(history), viewer, time_of(at));
}

}  // namespace tests
