// By age: what the owner's age decides in other rooms: who gives a consent and after hearing whom
// (R10, R11), and when a parent's part by role is over (R12).
#pragma once

#include <array>
#include <optional>

#include "events/plan/deadlines.h"
#include "events/plan/plan.h"

namespace events {

// The ages at which consents are confirmed by the youth and parents' part by role ends (R12).
inline constexpr std::array reconfirmation_ages{ages.own_consent_health, ages.own_consent_full};

// The first moment of the birthday, in UTC as all days are; who is born on a 29 February has it on
// 1 March of a year that has none.
[[nodiscard]] Timestamp turns(Date born, std::uint32_t age);

// In whole years. None without a recorded birth date, or before the birth.
[[nodiscard]] std::optional<std::uint32_t> age_of_owner(const Plan& plan, Timestamp at);

// The owner has reached 16 or 18 and has not said that the parents keep their part.
[[nodiscard]] bool parents_part_is_over(const Plan& plan, Timestamp at);

// The next moments when consents are to be confirmed and the timer has not said so yet.
[[nodiscard]] bool awaits_reconfirmation(const Plan& plan, std::uint32_t age);

// When the child coordinator's time is over; none if there is none, or no date to count from.
[[nodiscard]] std::optional<Timestamp> child_coordinator_until(const Plan& plan);

namespace childhood {

// Whether this person, at the owner's age, may give a consent of this kind in these areas, and has
// heard the child first. Without a recorded birth date age decides nothing.
[[nodiscard]] std::optional<Rejection> refuse_consent_by_age(const Plan& plan, const Stamp& stamp,
                                                             ConsentKind kind, AreaSet areas);

}  // namespace childhood
}  // namespace events
