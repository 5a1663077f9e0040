// Refusal calls: every place in the rules' sources where a refusal is made, so that a test can see
// that each can be said in every language. Reads the sources under MEDVIRK_SOURCE_DIR.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tests {

// One call, with those of its arguments that stand in the source as text; none: a variable, whose
// value is given by whoever calls this place.
struct RefusalCall {
  std::string where;  // `events/plan/goals.cpp:12`
  std::optional<std::string> rule;
  std::optional<std::string> slug;
  std::optional<std::string> sense;
  std::optional<std::string> detail;
};
[[nodiscard]] std::vector<RefusalCall> refusal_calls(const std::string& source_dir);

// Every text in the rules that is written as slugs are: `goal-missing`.
[[nodiscard]] std::set<std::string> dashed_texts(const std::string& source_dir);

// The slugs that protocol/problem.cpp gives to problems.
[[nodiscard]] std::set<std::string> problem_slugs(const std::string& source_dir);

}  // namespace tests
