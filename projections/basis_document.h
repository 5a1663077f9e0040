// Basis document: what an owner takes out of the plan for a body that decides on a service, as a
// page to print: one self-contained HTML text, no scripts, nothing fetched (S52, S50).
#pragma once

#include <string>

#include "events/codec.h"
#include "events/json/read.h"
#include "events/plan/standing.h"
#include "projections/words/words.h"

namespace projections {

// Who the receiving body stands for when the plan is looked at for it: the exported life areas and
// what everybody with any access sees; nothing of a circle, of the desk or of the core (R43).
[[nodiscard]] events::Audience basis_audience(const events::decisions::BasisDocumentExported& of);

// `view` is the plan as of the export's own version, as basis_audience() saw it. What matters,
// needs, goals and measures (what, how, extent, when, who) with who has agreed to them; people and
// bodies by the speaker's names, in the speaker's language. All text is escaped.
[[nodiscard]] std::string basis_document(const events::Recorded& recorded,
                                         const events::decisions::BasisDocumentExported& exported,
                                         const events::json::Json& view,
                                         const words::Speaker& speaker);

}  // namespace projections
