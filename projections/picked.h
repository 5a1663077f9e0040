// Picked: what is taken out of a view's sections and rows, and out of an event's fields.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "events/json/read.h"

namespace projections {

// A section's rows, or none: sections come with their first row.
[[nodiscard]] inline const events::json::Json& rows_in(const events::json::Json& view,
                                                       std::string_view section) {
  static const events::json::Json none = events::json::Json::object();
  const auto found = view.find(section);
  return found == view.end() || !found->is_object() ? none : *found;
}

// The text in this field, or nothing.
[[nodiscard]] inline std::string text_in(const events::json::Json& row, std::string_view field) {
  const auto found = row.find(field);
  return found == row.end() || !found->is_string() ? std::string{} : found->get<std::string>();
}

// These fields, those that there are.
[[nodiscard]] inline events::json::Json part_of(const events::json::Json& row,
                                                std::initializer_list<const char*> fields) {
  events::json::Json picked = events::json::Json::object();
  for (const auto* field : fields) {
    if (const auto found = row.find(field); found != row.end()) picked[field] = *found;
  }
  return picked;
}

}  // namespace projections
