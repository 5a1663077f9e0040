#include "protocol/merge_patch.h"

namespace protocol {

using events::json::Json;

bool can_compose(const Json& first, const Json& second) {
  if (!second.is_object()) return true;
  if (!first.is_object()) return false;
  for (const auto& [name, change] : second.items()) {
    const auto before = first.find(name);
    if (before != first.end() && !can_compose(*before, change)) return false;
  }
  return true;
}

void compose(Json& first, const Json& second) {
  if (!second.is_object()) {
    first = second;
    return;
  }
  for (const auto& [name, change] : second.items()) {
    const auto before = first.find(name);
    if (before == first.end()) {
      first[name] = change;
    } else {
      compose(*before, change);
    }
  }
}

}  // namespace protocol
