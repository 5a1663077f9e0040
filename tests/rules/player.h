// Player: who does what next in a model world. Every kind of command comes up; the words are drawn
// until they fit the plan, a few times, so that a good part is accepted and the rest is refused.
#pragma once

#include "tests/support/any_command.h"
#include "tests/support/model_world.h"

namespace tests {

class Player {
 public:
  explicit Player(std::uint64_t seed);

  [[nodiscard]] ModelStep next(const ModelWorld& world);
  // What came of the step that was played last: what it named can be referred to from now on.
  void learn(const ModelStep& step, bool accepted);

 private:
  [[nodiscard]] events::Timestamp later(events::Timestamp now);
  [[nodiscard]] const CommandKind& any_kind(const events::Plan& plan, std::size_t owner);
  [[nodiscard]] events::PersonId anybody(const ModelPlan& kept);
  // Finds who says it and in which words; false if nobody may in any that were tried.
  bool fit(const CommandKind& kind, const ModelPlan& kept, ModelStep& step);
  [[nodiscard]] ModelStep draw(const ModelWorld& world, std::size_t plan, events::Timestamp at);

  Chance chance_;
  std::vector<KnownIds> known_;  // By plan.
  std::vector<std::pair<std::string, std::string>> drawn_{};
  std::optional<std::size_t> agreeing_{};  // The plan that is being brought to agreement.
};

// The next step by which the owner's side and the parties come to an agreement on the plan as it
// stands; none if there is nothing left to do, or no active plan.
[[nodiscard]] std::optional<ModelStep> towards_agreement(const ModelWorld& world, std::size_t plan,
                                                         events::Timestamp at);

}  // namespace tests
