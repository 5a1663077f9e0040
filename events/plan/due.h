// Due: what time alone will bring about in a plan, each as the command that the timer sends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/plan/deadlines.h"
#include "events/plan/plan.h"

namespace events {

struct Due {
  Timestamp at;      // From this moment on.
  std::string what;  // One and the same thing has one name, ever: the timer's command id (R7).
  plan::Command command;
};

// Every timer that stands in this plan, the earliest first; one that has passed stays listed until
// its command has been decided.
[[nodiscard]] std::vector<Due> due_of(const Plan& plan, const Deadlines& deadlines);

// Whether the services still owe this person the start of a plan: asked for, neither declined
// nor refused, not found without a right or an offer, not started (S11).
[[nodiscard]] bool awaits_start(const Plan& plan);

// When an application has to be answered; nothing once it is (R32).
[[nodiscard]] std::optional<Timestamp> decision_due(const Plan& plan, const ApplicationId& id,
                                                    const Deadlines& deadlines);

// The last day to complain, inclusive, by what the complaint rests on; none without a day on which
// the decision was known (R42).
[[nodiscard]] std::optional<Date> last_day_to_complain(const complaint::Complaint& complaint,
                                                       const Deadlines& deadlines);

}  // namespace events
