// Stories: what happened in the invented municipality, a story each; told from the day that is
// today, so that they are never old.
#pragma once

#include <string_view>
#include <vector>

#include "tools/demo/story.h"

namespace tools::demo {

// The municipality of Vassøy: its bodies, who works there, and who lives there.
[[nodiscard]] Story municipality(events::Timestamp now);
// More bodies and people, those of another municipality among them.
[[nodiscard]] Story newcomers(events::Timestamp now);
// A year of the coordinating unit: coordinators trained and guided, people who came and went.
[[nodiscard]] Story year_of_the_unit(events::Timestamp now);

// A child and a family: agreed sharing, measures under way.
[[nodiscard]] Story child_with_family(events::Timestamp now);
// No to a plan, yes to a coordinator.
[[nodiscard]] Story coordinator_without_plan(events::Timestamp now);
// All nine content points, and everybody agrees.
[[nodiscard]] Story agreed_plan(events::Timestamp now);
// Goals are set, measures proposed, another coordinator asked for; in Nynorsk.
[[nodiscard]] Story plan_in_the_middle(events::Timestamp now);
// Somebody has asked; nothing is clear yet.
[[nodiscard]] Story first_request(events::Timestamp now);
// A youth who turns sixteen: heard before, consents herself after; a seizure on a school trip.
[[nodiscard]] Story turning_sixteen(events::Timestamp now);
// A youth who turns eighteen: what parents and child coordinator had is over.
[[nodiscard]] Story coming_of_age(events::Timestamp now);
// Meetings from the call to the corrected minutes, and what lies between them; in Nynorsk.
[[nodiscard]] Story after_the_stroke(events::Timestamp now);
// A no, a complaint to the county governor, and a plan after all.
[[nodiscard]] Story complaint_heard(events::Timestamp now);
// Who is responsible, who is right, and what was decided.
[[nodiscard]] Story who_is_responsible(events::Timestamp now);
// A plan that follows its owner to another municipality.
[[nodiscard]] Story moved_away(events::Timestamp now);
// A voluntary plan that reached its goals and ended; in Nynorsk.
[[nodiscard]] Story goals_reached(events::Timestamp now);
// Consents narrowed, renewed, run out and taken back; a plan that paused and went on.
[[nodiscard]] Story her_own_terms(events::Timestamp now);
// A notice from the hospital, a form from a brother, and a start that came too late.
[[nodiscard]] Story notice_of_need(events::Timestamp now);
// Small histories, so that the unit has something to look back on.
[[nodiscard]] std::vector<Story> small_cases(events::Timestamp now);

// What the others stand on: everybody is registered. Seeded first, in the order of time.
[[nodiscard]] std::vector<Story> foundations(events::Timestamp now);
// One plan each, so that none waits for another.
[[nodiscard]] std::vector<Story> plan_stories(events::Timestamp now);
// Both.
[[nodiscard]] std::vector<Story> all_stories(events::Timestamp now);

// From the first request to the agreed plan, and a consent taken back: played live, by the people
// of the municipality, for any owner who has no plan yet.
[[nodiscard]] Story played_plan(std::string_view owner, events::Timestamp now);
inline constexpr std::string_view played_owner = "ada";
// Whose consent is taken back in the end.
inline constexpr std::string_view played_recipient = "nina";

}  // namespace tools::demo
