// JSON text: a text in an object of JOSE, of any length: what it stands in is short as a whole.
#pragma once

#include <string>
#include <string_view>

#include "events/json/read.h"

namespace server {

// Empty if there is none of that name. Lives as long as the object.
[[nodiscard]] inline std::string_view text_in(const events::json::Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return {};
  return found->get_ref<const std::string&>();
}

}  // namespace server
