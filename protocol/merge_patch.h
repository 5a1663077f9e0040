// Merge patch: two JSON merge patches (RFC 7396) as one, for whoever is behind and needs only the
// outcome of both.
#pragma once

#include "events/json/read.h"

namespace protocol {

// Whether one patch can do what `first` and then `second` would. None can if `first` puts an end to
// a member (null) or makes it anything but an object, and `second` makes an object of it again:
// what the member held before would have to be named to be removed, and a patch does not know it.
[[nodiscard]] bool can_compose(const events::json::Json& first, const events::json::Json& second);

// Makes `first` the patch that does both, if it can: for every document d,
// apply(composed, d) = apply(second, apply(first, d)).
void compose(events::json::Json& first, const events::json::Json& second);

}  // namespace protocol
