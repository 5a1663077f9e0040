#include "tools/demo/seed.h"

#include <stdexcept>

#include "tools/asking.h"
#include "tools/demo/story.h"
#include "tools/founding.h"

namespace tools::demo {

bool seed(const events::Log& log, server::Journal& journal, events::Timestamp now) {
  found(log, journal);
  bool seeded = false;
  for (const auto& story : all_stories(now)) {
    int number = 0;
    for (const auto& step : story.steps) {
      const auto id = named_command(story.name, ++number);
      // Done in an earlier run, on another day: its dates differ from what would be said today.
      if (log.answer(step.stream, id)) continue;
      try {
        ask_or_throw(journal, {.stream = step.stream,
                               .command = step.command,
                               .expected = log.version_of(step.stream),
                               .id = id,
                               .by = step.by,
                               .at = step.at});
      } catch (const std::runtime_error& refused) {
        throw std::runtime_error("step " + std::to_string(number) + " of the story " + story.name +
                                 ": " + refused.what());
      }
      seeded = true;
    }
  }
  return seeded;
}

}  // namespace tools::demo
