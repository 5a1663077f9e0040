// Invariants: what must be true of every plan after every step, each named by the rule that it
// holds (DOMAIN.md (e)) and read from the recorded events, not by the rule's own code.
#pragma once

#include <string_view>
#include <vector>

#include "tests/rules/story.h"

namespace tests {

struct Invariant {
  std::string_view name;
  Finding (*find)(const Story& story);
};
using Invariants = std::vector<Invariant>;

// Who sees what, and who wrote where: R3, R5, R6, R7, R34, R36, R38, R43, R51.
[[nodiscard]] const Invariants& access_invariants();
// Consents and who gave them: R1, R2, R4, R9, R10, R11, R13, S27.
[[nodiscard]] const Invariants& consent_invariants();
// The plan, its goals and measures, and its agreement: R14, R16, R17, R18, R19, R21, R22, R24.
[[nodiscard]] const Invariants& plan_invariants();
// The people around the owner: R25 to R28, R30, R31, R32, R34, R38.
[[nodiscard]] const Invariants& people_invariants();
// What people say to each other: R36, R37, R39, R41, R42.
[[nodiscard]] const Invariants& talk_invariants();
// What time alone brings, each once: R7, R12, R22, R30, S11.
[[nodiscard]] const Invariants& timer_invariants();
// What is recorded is read as it was written: R46, R47.
[[nodiscard]] const Invariants& record_invariants();

// All of these.
[[nodiscard]] const Invariants& all_invariants();
// Those that fold a whole plan anew, for now and then: R5, R8, R47.
[[nodiscard]] const Invariants& dear_invariants();

}  // namespace tests
