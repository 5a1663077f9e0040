#include "server/live/rights_now.h"

#include <functional>

namespace server {
namespace {

// The same person may have signed in before and after an office of theirs ended.
bool is_same(const events::Viewer& one, const events::Viewer& other) {
  return one.person == other.person && one.offices == other.offices;
}

}  // namespace

const events::Audience& RightsNow::of(const events::Viewer& viewer) {
  auto& place = known_[std::hash<std::string>{}(viewer.person.value) % places];
  if (place.viewer == nullptr || !is_same(*place.viewer, viewer)) {
    place.audience = events::audience_of(plan_, viewer, now_);
  }
  place.viewer = &viewer;
  return place.audience;
}

}  // namespace server
