// Act: who did something and when, on whose behalf and by what authority (R13), as the views of a
// plan's past have it.
#pragma once

#include "events/event.h"
#include "events/json/read.h"

namespace projections {

// {"version","at","by","onBehalfOf"?,"authority"?}
[[nodiscard]] inline events::json::Json act_of(const events::Recorded& recorded) {
  const auto& author = recorded.author;
  events::json::Json act{{"version", recorded.version.value},
                         {"at", events::to_text(author.at)},
                         {"by", author.by.value}};
  if (author.mandate) {
    act["onBehalfOf"] = author.mandate->on_behalf_of.value;
    act["authority"] = author.mandate->authority;
  }
  return act;
}

}  // namespace projections
