// ModelWorld: some owners' plans, kept by the rules alone, as the journal and its timers keep them:
// each command is decided, its events folded in, what follows is derived, and every timer that has
// passed is sent once. Time moves with the steps. No disk, no thread, no chance: equal steps make
// equal worlds.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "events/plan/plan.h"
#include "events/stamp.h"

namespace tests {

// Somebody sends a command to somebody's plan; their offices are as model_cast.h says.
struct ModelStep {
  std::size_t plan;  // An index into ModelWorld::plans().
  events::PersonId by;
  events::Timestamp at;
  events::plan::Command command;
};
// On one line: when, who, whose plan, and the command's name and JSON.
[[nodiscard]] std::string text_of(const ModelStep& step);

// An event as it was recorded.
struct Told {
  events::plan::Event event;
  events::PersonId by;
  events::Timestamp at;
  bool derived = false;  // Followed from the plan by itself: no command said it.
};

// What this world does wrong on purpose, to show that the invariants see it.
struct ModelFaults {
  bool no_timers = false;
  std::set<std::string, std::less<>> forgotten{};  // Events by name: recorded, never folded in.
};

struct ModelPlan {
  events::PersonId owner;
  events::Plan plan{};
  std::vector<Told> told{};
  std::size_t fresh = 0;              // The first event of the last step that added any.
  std::set<std::string> fired{};      // Timers that were sent and accepted, by their name.
  std::set<std::string> left_over{};  // Timers that have passed and still stand.
  std::optional<events::Timestamp> next_due{};
};

class ModelWorld {
 public:
  explicit ModelWorld(ModelFaults faults = {});

  struct Outcome {
    bool accepted = false;               // The command was.
    std::vector<std::size_t> changed{};  // The plans that got events, by command or timer.
    // Names of the commands that had an effect: the step's own, and the timers'.
    std::vector<std::string_view> effects{};
  };
  // Lets the time of the step come, decides its command, and sends the timers that are due then.
  Outcome play(const ModelStep& step);

  [[nodiscard]] const std::vector<ModelPlan>& plans() const { return plans_; }
  [[nodiscard]] events::Timestamp now() const { return now_; }

 private:
  bool send(ModelPlan& kept, const events::plan::Command& command, const events::Stamp& stamp,
            Outcome& outcome);
  void record(ModelPlan& kept, const events::plan::Events& events, const events::Stamp& stamp,
              bool derived);
  void run_timers(ModelPlan& kept, Outcome& outcome);
  bool send_due(ModelPlan& kept, std::set<std::string>& sent, Outcome& outcome);

  ModelFaults faults_;
  std::vector<ModelPlan> plans_;
  events::Timestamp now_;
};

}  // namespace tests
