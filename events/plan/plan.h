// Plan: everything of one owner, from the first request to the agreed plan, as two functions and
// a state. Each theme is a room of its own; this is the hall between them.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "events/plan/childhood.h"
#include "events/plan/complaint.h"
#include "events/plan/consent.h"
#include "events/plan/contact.h"
#include "events/plan/coordination.h"
#include "events/plan/decisions.h"
#include "events/plan/disagreement.h"
#include "events/plan/emergency.h"
#include "events/plan/ending.h"
#include "events/plan/goals.h"
#include "events/plan/group.h"
#include "events/plan/intake.h"
#include "events/plan/lifecycle.h"
#include "events/plan/mapping.h"
#include "events/plan/measures.h"
#include "events/plan/meetings.h"
#include "events/plan/notices.h"
#include "events/plan/retention.h"
#include "events/rejection.h"
#include "events/result.h"
#include "events/stamp.h"

namespace events {

namespace plan {
using AnyCommand =
    std::variant<intake::Command, lifecycle::Command, consent::Command, coordination::Command,
                 group::Command, mapping::Command, goals::Command, measures::Command,
                 disagreement::Command, complaint::Command, decisions::Command, ending::Command,
                 notices::Command, childhood::Command, emergency::Command, meetings::Command,
                 contact::Command, retention::Command>;
using AnyEvent = std::variant<intake::Event, lifecycle::Event, consent::Event, coordination::Event,
                              group::Event, mapping::Event, goals::Event, measures::Event,
                              disagreement::Event, complaint::Event, decisions::Event,
                              ending::Event, notices::Event, childhood::Event, emergency::Event,
                              meetings::Event, contact::Event, retention::Event>;

// The sums of all themes. What copies, moves and destroys them is compiled once, in plan.cpp:
// otherwise every file that holds one would be made to know how to handle every case.
struct Command : AnyCommand {
  using Sum = AnyCommand;
  using AnyCommand::AnyCommand;
  Command();
  Command(const Command& other);
  Command(Command&& other) noexcept;
  Command& operator=(const Command& other);
  Command& operator=(Command&& other) noexcept;
  ~Command();
};
struct Event : AnyEvent {
  using Sum = AnyEvent;
  using AnyEvent::AnyEvent;
  Event();
  Event(const Event& other);
  Event(Event&& other) noexcept;
  Event& operator=(const Event& other);
  Event& operator=(Event&& other) noexcept;
  ~Event();
};

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
  disagreement::State disagreement{};
  complaint::State complaint{};
  decisions::State decisions{};
  ending::State ending{};
  notices::State notices{};
  childhood::State childhood{};
  meetings::State meetings{};
  contact::State contact{};
  retention::State retention{};
};

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
