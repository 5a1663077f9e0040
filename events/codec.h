// Codec: Event ↔ name and canonical JSON, and what an event or a command is about. Old schema
// versions are upcast here (upcast.h) and nowhere else; what is stored never changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "events/json/read.h"
#include "events/log.h"

namespace events {

[[nodiscard]] Draft encode(const Event& event);
[[nodiscard]] Draft encode(const plan::Event& event);

// Stored event → Event. A fault means that the log holds what this program does not understand:
// the caller stops (a log is never guessed at).
[[nodiscard]] Result<Event, json::Faults> decode(const Recorded& recorded);
// What such a caller stops with: which event, of which version, and what was expected;
// the position says where it stands.
[[nodiscard]] LogFailure not_understood(const Recorded& recorded, const json::Faults& faults);
// The payload of what `decode` made, in the shape that this program writes: the stored one, or that
// of an old event made new.
[[nodiscard]] std::string payload_as_now(const Recorded& recorded, const plan::Event& event);

// JSON → command, by name. An unknown name is a fault that lists nothing but says so.
[[nodiscard]] Result<plan::Command, json::Faults> plan_command(std::string_view name,
                                                               const json::Json& body);
[[nodiscard]] Result<unit::Command, json::Faults> unit_command(std::string_view name,
                                                               const json::Json& body);
[[nodiscard]] Result<person::Command, json::Faults> person_command(std::string_view name,
                                                                   const json::Json& body);
// The name and canonical JSON of a command: what its request digest is made from.
[[nodiscard]] Draft encode(const plan::Command& command);
[[nodiscard]] Draft encode(const unit::Command& command);
[[nodiscard]] Draft encode(const person::Command& command);

// The thing that an event changed, or that a command names: `goal/walk-to-school`, `coordinator`;
// empty for nothing in particular. A command meets a conflict only where they are the same (R52).
[[nodiscard]] std::string entity_of(const Event& event);
[[nodiscard]] std::string entity_of(const plan::Command& command);
// Whether a command that names `named` may be decided although an event touched `touched` after
// what its sender saw. "*" names all goals and measures.
[[nodiscard]] bool collide(std::string_view named, std::string_view touched);

// Where an event belongs and how far it reaches.
struct Scope {
  Reach reach = Reach::core;
  AreaSet areas{};  // If not empty: those whose access covers all of these; reach does not count.
  std::string circle{};  // With Reach::circle: which.
  bool operator==(const Scope&) const = default;
};
[[nodiscard]] Scope scope_of(const plan::Event& event);
[[nodiscard]] Place place_of(const plan::Event& event);
// The row within the section that an event is about; empty if the section is one row.
[[nodiscard]] std::string row_of(const plan::Event& event);

// Everybody that an event names, for looking up their names.
[[nodiscard]] std::vector<PersonId> people_in(const Event& event);

// One entry per event or command: its name and JSON Schema.
struct Described {
  std::string name;
  std::string about;
  json::Json schema;
};
[[nodiscard]] std::vector<Described> describe_commands();
[[nodiscard]] std::vector<Described> describe_events();

}  // namespace events
