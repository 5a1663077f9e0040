// Stroke: the two acts of one story, each in a file of its own.
#pragma once

#include "tools/demo/turns.h"

namespace tools::demo {

inline const Hands after_stroke{.owner = "halvor",
                                .unit = "petter",
                                .coordinator = "liv",
                                .body = bodies::therapy,
                                .profession = "Ergoterapeut"};

// Meetings from the call to the corrected minutes.
void meet(Teller& story);
// What lies between the meetings: messages, calendar, documents, diary, network.
void keep_in_touch(Teller& story);

}  // namespace tools::demo
