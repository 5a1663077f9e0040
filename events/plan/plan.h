// Plan: everything of one owner, from the first request to the agreed plan, as two functions and
// a state. Each theme is a room of its own; this is the hall between them.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "events/plan/consent.h"
#include "events/plan/coordination.h"
#include "events/plan/goals.h"
#include "events/plan/group.h"
#include "events/plan/intake.h"
#include "events/plan/lifecycle.h"
#include "events/plan/mapping.h"
#include "events/plan/measures.h"
#include "events/rejection.h"
#include "events/result.h"
#include "events/stamp.h"

namespace events {

namespace plan {
using Command =
    std::variant<intake::Command, lifecycle::Command, consent::Command, coordination::Command,
                 group::Command, mapping::Command, goals::Command, measures::Command>;
using Event = std::variant<intake::Event, lifecycle::Event, consent::Event, coordination::Event,
                           group::Event, mapping::Event, goals::Event, measures::Event>;
using Events = std::vector<Event>;
using Decision = Result<Events, Rejection>;
}  // namespace plan

// What the rules need to know of a plan; the words stay in the log.
struct Plan {
  PlanId id{};
  std::optional<PersonId> owner{};  // None before the first event.
  intake::State intake{};
  lifecycle::State lifecycle{};
  consent::State consent{};
  coordination::State coordination{};
  group::State group{};
  mapping::State mapping{};
  goals::State goals{};
  measures::State measures{};
};

// The rooms: one decide and one evolve a theme, in `<theme>.cpp`.
namespace intake {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace intake
namespace lifecycle {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace lifecycle
namespace consent {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace consent
namespace coordination {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace coordination
namespace group {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace group
namespace mapping {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace mapping
namespace goals {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace goals
namespace measures {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace measures

namespace plan {

// What would happen, asked this now? Pure: no clock, no ids made inside.
[[nodiscard]] Decision decide(const Plan& plan, const Command& command, const Stamp& stamp);

// What is true, once this happened? Assigns, never judges.
[[nodiscard]] Plan evolve(Plan plan, const Event& event);

// What follows from the plan as it stands now, by itself: PlanAgreed, and nothing else (R18). Asked
// after each command's events have been folded in; the answer is appended with them.
[[nodiscard]] Events derive(const Plan& plan, const Stamp& stamp);

}  // namespace plan
}  // namespace events
