#include "projections/audience.h"

#include <algorithm>

#include "events/hash.h"

namespace projections {
namespace {

constexpr std::size_t circles_digits = 16;  // Of a hash: enough to tell one plan's circles apart.

}  // namespace

bool sees(const events::Audience& audience, const events::Scope& scope) {
  if (scope.reach == events::Reach::circle) return audience.circles.contains(scope.circle);
  if (audience.core) return true;
  if (!scope.areas.empty()) return audience.group && audience.areas.contains(scope.areas);
  switch (scope.reach) {
    case events::Reach::core: return false;
    case events::Reach::group: return audience.group;
    case events::Reach::desk: return audience.desk;
    case events::Reach::both: return audience.group || audience.desk;
    case events::Reach::circle: break;
  }
  return false;
}

bool covers(const events::Audience& wide, const events::Audience& narrow) {
  if (!std::includes(wide.circles.begin(), wide.circles.end(), narrow.circles.begin(),
                     narrow.circles.end())) {
    return false;
  }
  if (wide.core) return true;
  return !narrow.core && (wide.group || !narrow.group) && (wide.desk || !narrow.desk) &&
         wide.areas.contains(narrow.areas);
}

std::string key_of(const events::Audience& audience) {
  std::string key = "core";
  if (!audience.core) {
    key = audience.group ? "g" + std::to_string(audience.areas.bits()) : "";
    if (audience.desk) key += "d";
  }
  if (!audience.circles.empty()) {
    std::string all;
    for (const auto& circle : audience.circles) all += circle + ' ';
    key += "c" + events::to_hex(events::sha256(all)).substr(0, circles_digits);
  }
  return key.empty() ? "none" : key;
}

}  // namespace projections
