// Catalog: every message of the conversation with its JSON Schema, from the types in messages.h
// and shapes.h; what AsyncAPI and the documents' shared schemas are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/contracts/parts.h"

namespace protocol::contracts {

struct MessageKind {
  std::string_view t;
  std::string key;  // Its name in the document: `t`, or `t` + "Frame" if a client says it too.
  std::string_view about;
  Schema payload;
};
[[nodiscard]] std::vector<MessageKind> from_clients();
[[nodiscard]] std::vector<MessageKind> from_server();

// A schema that is said once, and referred to by `reference(name)`.
struct NamedSchema {
  std::string name;
  Schema schema;
};
// What both documents share: Position, Problem, CloudEvent, People, View, MergePatch, Feed.
[[nodiscard]] std::vector<NamedSchema> shared_schemas();

// Every command's body, or every event's data, titled by its own name.
[[nodiscard]] std::vector<NamedSchema> command_schemas();
[[nodiscard]] std::vector<NamedSchema> event_schemas();

// Puts `reference("Position")` for each position that stands within.
[[nodiscard]] Schema with_positions(Schema schema);

// The close codes with what a client does, as a table (Markdown).
[[nodiscard]] std::string close_code_table();
// The problem types that are no rule's, as a table (Markdown).
[[nodiscard]] std::string problem_type_table();

}  // namespace protocol::contracts
