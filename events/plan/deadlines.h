// Deadlines: how long the services have, each with what it rests on. Parameters of the server,
// never constants in a rule.
#pragma once

#include <chrono>
#include <cstdint>

namespace events {

struct Deadlines {
  // From the day a plan is asked for to the day the work on it starts. General knowledge, not
  // confirmed in a source: the municipality sets its own.
  std::chrono::days start{30};
  // From an application to a decision or a preliminary answer: one month (R32,
  // forvaltningsloven; stated by the municipality of Os).
  std::chrono::days decision{30};
  // From the day a decision is known to the last day to complain of it, by what the complaint
  // rests on: pasient- og brukerrettighetsloven four weeks, forvaltningsloven by default three
  // (R42). What is late is flagged, never refused.
  std::chrono::days complaint_pbrl{28};
  std::chrono::days complaint_fvl{21};
  // How long before a plan's revision its unit is shown that one is coming. Design.
  std::chrono::days revision_soon{30};
};

struct SmallCounts {
  // A published count of people below this, but for nobody at all, could point at somebody (R56).
  // Design: no source names a number; the municipality sets its own.
  std::uint64_t threshold = 5;
};

// How old somebody must be for what, in whole years, each with what it rests on. pbrl is pasient-
// og brukerrettighetsloven; paragraphs within it beside 4-3 are general knowledge. Which law's ages
// govern a plan that also covers Nav and school is not settled.
struct Ages {
  std::uint32_t own_consent_full = 18;  // Consents as an adult (pbrl 4-1, 4-3 a; R10).
  std::uint32_t own_consent_health =
      16;  // Consents alone in health matters (pbrl 4-3 b; R10, R12).
  // Decides alone in what parents are, for reasons to be respected, not told of (pbrl 4-3 c; R10).
  std::uint32_t own_private_matters = 12;
  std::uint32_t heard_from = 7;          // Is heard before others decide (pbrl 3-1, barnelova 31).
  std::uint32_t great_weight = 12;       // The view weighs heavily (barnelova 31, pbrl 4-4; R11).
  std::uint32_t child_coordinator = 18;  // The family's child coordinator ends (pbrl 2-5 c; R30).
  // How long before 16 and 18 the youth may say whether the parents keep their part. Design: the
  // answer must be possible before the day, when without one their part ends (R12).
  std::chrono::days reconfirm_ahead{180};
  // How far ahead a birth may be expected: a pregnancy, with a margin (pbrl 2-5 c; R30).
  std::chrono::days expected_ahead{300};
  std::uint32_t oldest = 130;  // A birth date further back is a slip of the pen.
};
// What the rules go by; they take no other parameters than the plan, the command and the stamp.
inline constexpr Ages ages{};

struct EmergencyAccess {
  // How long it lasts before it must be asked for anew. Design, to be short: information may be
  // given without consent when life and health are in danger, and no source names a time.
  std::chrono::hours lasts{24};
};
inline constexpr EmergencyAccess emergency_access{};

}  // namespace events
