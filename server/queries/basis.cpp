#include "server/queries/basis.h"

#include "projections/audience.h"
#include "projections/basis_document.h"
#include "server/queries/directory.h"

namespace server {
namespace {

using events::decisions::BasisDocumentExported;

struct Export {
  events::Recorded recorded;
  BasisDocumentExported exported;
};

const BasisDocumentExported* exported_in(const events::plan::Event& event) {
  const auto* decision = std::get_if<events::decisions::Event>(&event);
  return decision ? std::get_if<BasisDocumentExported>(decision) : nullptr;
}

std::optional<Export> find(const events::Log& log, const BasisAsked& asked, const Seen& seen) {
  std::optional<Export> found;
  for_each_event(log, asked.plan, {}, [&](const events::Recorded& recorded, const auto& event) {
    if (recorded.version > seen.fold.version()) return false;  // Written since we looked.
    const auto* exported = exported_in(event);
    const bool is_it = exported && exported->entry == asked.entry &&
                       projections::sees(seen.audience, events::scope_of(event));
    if (is_it) found = Export{.recorded = recorded, .exported = *exported};
    return !is_it;
  });
  return found;
}

}  // namespace

events::Result<std::string, protocol::Problem> basis_document(const events::Log& log,
                                                              const Clock& clock,
                                                              const BasisAsked& asked,
                                                              const events::Viewer& viewer) {
  const auto seen = look(log, clock, asked.plan, viewer);
  if (!seen) return seen.error();
  const auto found = find(log, asked, *seen);
  if (!found) return protocol::not_found("a basis document that you see was taken out");
  const auto then = projections::fold_plan(log, asked.plan, found->recorded.version);
  const auto view = then.view(projections::basis_audience(found->exported));
  const Directory directory{log};
  const projections::words::Speaker speaker{
      .person = [&](const events::PersonId& person) { return directory.person(person); },
      .body = [&](const events::Orgnr& body) { return directory.body(body); },
      .language = asked.language};
  return projections::basis_document(found->recorded, found->exported, view, speaker);
}

}  // namespace server
