// Event: everything that can have happened, and what is recorded around it.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "events/ids.h"
#include "events/person/person.h"
#include "events/plan/plan.h"
#include "events/time.h"
#include "events/unit/unit.h"

namespace events {

// What can happen in any stream. Copied, moved and destroyed in event.cpp, as in plan.h.
using AnyEvent = std::variant<plan::Event, unit::Event, person::Event>;
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

// On whose behalf and by what authority a representative acted (R13).
struct Mandate {
  PersonId on_behalf_of;
  std::string authority;  // Representation id and its period, as text.
  bool operator==(const Mandate&) const = default;
};

// What one command puts on one event, the same for all events of the command.
struct Author {
  PersonId by;
  std::optional<Mandate> mandate{};
  Timestamp at;
  CommandId command;
  bool operator==(const Author&) const = default;
};

// An event about to be appended: its name, schema version and canonical JSON (codec.h makes it).
struct Draft {
  std::string type;
  std::uint16_t schema;
  std::string payload;
};

// An event as the log keeps it: where it stands, who and when, and what was said.
struct Recorded {
  StreamId stream;
  Version version;
  Position position;
  Epoch epoch;
  Author author;
  std::string type;
  std::uint16_t schema;
  std::string payload;  // Canonical JSON, as stored.
  bool operator==(const Recorded&) const = default;
};

}  // namespace events
