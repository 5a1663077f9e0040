// Basis: what is asked about a basis document that was taken out of a plan (S52). Any thread; reads
// the disk.
#pragma once

#include "events/person/person.h"
#include "server/queries/look.h"

namespace server {

struct BasisAsked {
  events::PlanId plan;
  events::EntryId entry;  // As ExportBasisDocument named it.
  events::person::Language language;
};
// The document as HTML, of the plan as it stood when it was taken out. For those who see that it
// was; all others get the same answer as where there is none.
[[nodiscard]] events::Result<std::string, protocol::Problem> basis_document(
    const events::Log& log, const Clock& clock, const BasisAsked& asked,
    const events::Viewer& viewer);

}  // namespace server
