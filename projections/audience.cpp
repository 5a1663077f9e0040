#include "projections/audience.h"

namespace projections {

bool sees(const events::Audience& audience, const events::Scope& scope) {
  if (audience.core) return true;
  if (!scope.areas.empty()) return audience.group && audience.areas.contains(scope.areas);
  switch (scope.reach) {
    case events::Reach::core: return false;
    case events::Reach::group: return audience.group;
    case events::Reach::desk: return audience.desk;
    case events::Reach::both: return audience.group || audience.desk;
  }
  return false;
}

bool covers(const events::Audience& wide, const events::Audience& narrow) {
  if (wide.core) return true;
  return !narrow.core && (wide.group || !narrow.group) && (wide.desk || !narrow.desk) &&
         wide.areas.contains(narrow.areas);
}

std::string key_of(const events::Audience& audience) {
  if (audience.core) return "core";
  std::string key = audience.group ? "g" + std::to_string(audience.areas.bits()) : "";
  if (audience.desk) key += "d";
  return key.empty() ? "none" : key;
}

}  // namespace projections
