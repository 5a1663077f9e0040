// Circles: small groups of people within a plan, such as those of one complaint or one
// conversation. What names a circle (Reach::circle) is seen by its people and nobody else, the
// coordinator included.
#pragma once

#include <set>
#include <string>

#include "events/plan/standing.h"

namespace events {

using Circles = std::set<std::string>;

// The rooms' own: each adds the circles that the viewer is in at this moment. Defined in the room
// of the name; a member of the group is in one only while they have access to anything (R5).
namespace meetings {
void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles);
}  // namespace meetings
namespace contact {
void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles);
}  // namespace contact
namespace disagreement {
void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles);
}  // namespace disagreement
namespace complaint {
void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles);
}  // namespace complaint

}  // namespace events
