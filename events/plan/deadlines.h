// Deadlines: how long the services have, each with what it rests on. Parameters of the server,
// never constants in a rule.
#pragma once

#include <chrono>

namespace events {

struct Deadlines {
  // From the day a plan is asked for to the day the work on it starts. General knowledge, not
  // confirmed in a source: the municipality sets its own.
  std::chrono::days start{30};
  // From an application to a decision or a preliminary answer: one month (R32,
  // forvaltningsloven; stated by the municipality of Os).
  std::chrono::days decision{30};
};

}  // namespace events
