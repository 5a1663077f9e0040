// Course: how a plan came to be where it is, as the views across plans and the statistics need it
// and no rule does: when the steps of the chain were taken, and at which desks it has ever been.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "events/plan/plan.h"

namespace projections {

struct Course {
  // Of the last time that a plan was asked for; all but `started` begin anew with the next.
  std::optional<events::Timestamp> asked{};
  std::optional<events::Timestamp> decided{};         // The first application that was answered.
  std::optional<events::Timestamp> first_assessed{};  // Whether there is a right, or an offer.
  std::optional<events::Timestamp> last_assessed{};
  std::optional<events::Timestamp> started{};
  // A coordinator alone: asked for or offered, and not there yet (S28).
  std::optional<events::Timestamp> coordinator_asked{};
  std::optional<events::Timestamp> coordinator_decided{};
  std::map<events::NoticeId, events::Timestamp> notices{};    // Open ones, since when.
  std::map<events::DisputeId, events::Timestamp> disputes{};  // Unclarified ones, since when.
  std::set<events::Orgnr> bodies{};  // At whose desk the plan is or ever was.
};

// Folds in an event that has just made the plan what it is.
void note(Course& course, const events::Plan& after, const events::plan::Event& event,
          events::Timestamp at);

// When the person who asked had an answer: the application's, or, where nobody applied in writing,
// the first finding of whether there is a right. None while a written application waits.
[[nodiscard]] std::optional<events::Timestamp> answered_at(const events::Plan& plan,
                                                           const Course& course);
// When the oldest application without an answer came in, for a plan or for a coordinator alone.
[[nodiscard]] std::optional<events::Timestamp> waits_since(const events::Plan& plan, bool for_plan);

// Started and not ended; it may be paused.
[[nodiscard]] bool is_running(const events::Plan& plan);

// The bodies whose staff are at this plan's desk (events/plan/standing.h), each with whether staff
// of any kind of body are, or those of a coordinating unit only.
struct Desk {
  events::Orgnr body;
  bool unit_only;
};
[[nodiscard]] std::vector<Desk> desks_of(const events::Plan& plan);

}  // namespace projections
