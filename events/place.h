// Where an event belongs: the part of the plan that it changes and how far it reaches. Every event
// says this beside its fields; projections and audiences read it from there.
#pragma once

#include <cstdint>
#include <string_view>

namespace events {

// Who may see an event that has no life area of its own. The owner's side and the coordinator (the
// core) see everything; what names nobody else is theirs alone: when in doubt, show less (R3, R5).
// An event with a field `area` reaches the core and those whose access covers that area.
enum class Reach : std::uint8_t {
  core,    // Nobody else.
  group,   // Everybody with any unexpired access to the plan.
  desk,    // Staff of the body responsible for the intake, and of the coordinating unit.
  both,    // Group and desk.
  circle,  // Those in the circle that the event's `circle()` names; the core only if it is in it.
};

enum class Effect : std::uint8_t {
  set,     // The event's fields are merged into the row.
  remove,  // The row goes.
  none,    // Seen in the timeline only.
};

// `section` is the key in the plan view. The row within it is named by the event's entity; a
// section with one row only (entity == section) has no rows below it. `status`, if any, is merged
// into the row as the field `status`.
struct Place {
  std::string_view section;
  std::string_view status{};
  Reach reach = Reach::core;
  Effect effect = Effect::set;
};

}  // namespace events
