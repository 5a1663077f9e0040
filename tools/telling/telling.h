// Telling: a plan's events in words, one after the other; learns what goals and measures are called
// from the events that name them.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "events/event.h"
#include "events/json/read.h"
#include "projections/words/words.h"

namespace tools {

class Telling {
 public:
  Telling(projections::words::Names person, projections::words::BodyNames body,
          projections::words::Language language)
      : person_(std::move(person)), body_(std::move(body)), language_(language) {}

  // A whole sentence: who, on whose behalf, what. Nothing for an event that this program does not
  // know.
  [[nodiscard]] std::optional<std::string> sentence(const events::Recorded& recorded);

 private:
  void learn(const events::Event& event);

  projections::words::Names person_;
  projections::words::BodyNames body_;
  projections::words::Language language_;
  std::map<std::string, std::string, std::less<>> titles_;  // `goal/walk` → its words.
};

// An event as a feed carries it (CloudEvents) → as the log has it. Nothing if it is not one.
[[nodiscard]] std::optional<events::Recorded> recorded_from(const events::json::Json& cloud_event);

// `02.03.2026 13:05`: day and time in UTC, which is what the log keeps.
[[nodiscard]] std::string moment_text(events::Timestamp at);

}  // namespace tools
