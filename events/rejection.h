// Rejection: why a command was refused, and what would be allowed. A value, never an exception.
#pragma once

#include <string>
#include <vector>

namespace events {

// What the sender should make of it. Decides the HTTP status, nothing else.
enum class Refusal {
  forbidden,  // Not this person's to do, or not now: 403.
  broken,     // Against a rule of the plan as it stands: 409.
  invalid,    // Can never be right as it was sent: 422.
};

struct Rejection {
  Refusal kind;
  std::string rule;    // `R16`, or the row of DOMAIN.md, `S20`, where no rule has a number.
  std::string slug;    // Stable: `goal-missing`. On the wire: never change it.
  std::string detail;  // What was wrong and what would be right, in English, no personal data.
  std::vector<std::string> fields{};  // The fields at fault, as JSON keys.
  // Tells apart what several refusals with one rule and slug say, for those who say it in other
  // languages (projections/words/rejections.h). Not on the wire.
  std::string sense{};
  std::string contact_body{};  // R14: the body that holds the plan, and no more than that.
  bool operator==(const Rejection&) const = default;
};

}  // namespace events
