// Parts: what the contracts' shapes are made of that no C++ type of ours describes, since it passes
// through as JSON text: objects keyed by id, documents that a projection made, CloudEvents. Each
// says its own JSON Schema (events/json/schema.h); none is ever filled with anything.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/json/schema.h"
#include "protocol/messages.h"

namespace protocol::contracts {

using events::json::Schema;

// Where both documents keep what is said once.
[[nodiscard]] inline Schema reference(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}
// To what stands elsewhere in a document, at a place that ends with a slash.
[[nodiscard]] inline Schema reference_to(std::string_view place, std::string_view name) {
  return {{"$ref", std::string(place).append(name)}};
}
inline constexpr int document_indent = 2;

// Person id → full name, for everybody that a frame mentions.
struct People {
  static constexpr std::string_view name = "People";
  static constexpr std::string_view about =
      "Full names by person id, for everybody mentioned beside it.";
  static Schema shape() {
    return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
  }
  static Schema json_schema() { return reference(name); }
};

// An id-keyed document that a projection made; its parts grow with the plan's themes.
struct View {
  static constexpr std::string_view name = "View";
  static constexpr std::string_view about =
      "What this viewer may see of a plan: an object by theme, each keyed by id. Fields may be "
      "added; a client ignores those that it does not know.";
  static Schema shape() { return {{"type", "object"}}; }
  static Schema json_schema() { return reference(name); }
};

struct MergePatch {
  static constexpr std::string_view name = "MergePatch";
  static constexpr std::string_view about =
      "A merge patch (RFC 7396): null removes, an object is merged, all else replaces.";
  static Schema shape() { return {{"type", "object"}}; }
  static Schema json_schema() { return reference(name); }
};

// The view itself, or a piece of its text when it comes in several parts.
struct ViewOrPiece {
  static Schema json_schema() {
    return {{"oneOf", {View::json_schema(), {{"type", "string"}}}},
            {"description", "With one part the view itself; else a piece of its JSON text."}};
  }
};

struct CloudEventRef {
  static Schema json_schema() { return reference("CloudEvent"); }
};

// An object whose fields are not told here.
struct Anything {
  static Schema json_schema() { return {{"type", "object"}}; }
};

struct Uuid {
  static Schema json_schema() { return {{"type", "string"}, {"format", "uuid"}}; }
};

// `plan/<id>`, …: what a socket can subscribe to.
struct FeedName {
  static constexpr std::string_view name = "Feed";
  static constexpr std::string_view about =
      "`plan/<id>`, `events/<id>`, `me` or `unit/<orgnr>`; the id is a plan's UUID.";
  static Schema shape() { return {{"type", "string"}}; }
  static Schema json_schema() { return reference(name); }
};

// `T` or null; a described type has optional fields, but no null.
template <class T>
struct OrNull {
  static Schema json_schema() {
    return {{"anyOf", {events::json::schema<T>(), {{"type", "null"}}}}};
  }
};

// A list whose length another limit bounds, always written.
template <class T>
struct Many {
  static Schema json_schema() { return {{"type", "array"}, {"items", events::json::schema<T>()}}; }
};

// An object from keys of any text to `T`.
template <class T>
struct ByKey {
  static Schema json_schema() {
    return {{"type", "object"}, {"additionalProperties", events::json::schema<T>()}};
  }
};

}  // namespace protocol::contracts
