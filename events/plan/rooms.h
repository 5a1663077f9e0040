// Rooms: one decide and one evolve a theme, each in `<theme>.cpp`; the hall (plan.cpp) calls them.
#pragma once

#include "events/plan/plan.h"

namespace events {

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
namespace disagreement {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace disagreement
namespace complaint {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace complaint
namespace decisions {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace decisions
namespace ending {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace ending
namespace notices {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace notices
namespace childhood {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace childhood
namespace emergency {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace emergency
namespace meetings {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace meetings
namespace contact {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace contact
namespace retention {
[[nodiscard]] plan::Decision decide(const Plan&, const Command&, const Stamp&);
void evolve(Plan&, const Event&);
}  // namespace retention

}  // namespace events
