// Rejections: why a command was refused and what would be right, in Bokmål and Nynorsk, by rule and
// slug; and the problems that are no rule's. English is what the rule or the protocol says itself.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "events/rejection.h"
#include "projections/words/words.h"

namespace projections::words {

// One refusal in words. Whole sentences, no personal data, and never that anything is a right
// (R20).
struct RefusalWords {
  std::string_view rule{};  // Empty: whatever the rule, the words fit.
  std::string_view slug;
  std::string_view sense{};  // As in events::Rejection.
  std::string_view nb;
  std::string_view nn;
};

// A problem that is no rule's, such as no access or a conflict, by its slug.
struct ProblemWords {
  std::string_view slug;
  std::string_view title_nb;
  std::string_view title_nn;
  std::string_view nb;  // `{0}`: what the problem was given, such as a limit.
  std::string_view nn;
};

// Title and detail of a problem (RFC 9457) in one language.
struct Said {
  std::string title;
  std::string detail;
  bool operator==(const Said&) const = default;
};

// Nothing in English, and where there are no words: then what the rule says itself stands.
[[nodiscard]] std::optional<Said> say_refusal(const events::Rejection& rejection,
                                              Language language);
[[nodiscard]] std::optional<Said> say_problem(std::string_view slug, std::string_view given,
                                              Language language);

// The words themselves, a theme each; a refusal without words is found by a test that reads the
// rules (tests/projections/rejections_test.cpp).
[[nodiscard]] std::span<const RefusalWords> consent_refusals();
[[nodiscard]] std::span<const RefusalWords> childhood_refusals();
[[nodiscard]] std::span<const RefusalWords> intake_refusals();
[[nodiscard]] std::span<const RefusalWords> group_refusals();
[[nodiscard]] std::span<const RefusalWords> content_refusals();
[[nodiscard]] std::span<const RefusalWords> life_refusals();
[[nodiscard]] std::span<const RefusalWords> meeting_refusals();
[[nodiscard]] std::span<const RefusalWords> dispute_refusals();
[[nodiscard]] std::span<const RefusalWords> register_refusals();
[[nodiscard]] std::span<const RefusalWords> retention_refusals();
[[nodiscard]] std::span<const ProblemWords> problem_words();

}  // namespace projections::words
