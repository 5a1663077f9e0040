#include "server/documents/exchange.h"

#include <algorithm>
#include <set>

#include "projections/audience.h"
#include "protocol/limits.h"
#include "server/documents/named.h"
#include "server/log_lines.h"
#include "server/queries/look.h"

namespace server {
namespace {

using events::contact::MediaType;
using protocol::Problem;

static_assert(protocol::limits::document_bytes_max == events::contact::document_bytes_max,
              "what may be uploaded may be attached");

// Whoever may attach some document, or one that shows a consent (events/plan/contact.cpp,
// consent.cpp): which one, the rules say when it is attached.
bool may_attach(const events::Plan& plan, const events::Stamp& stamp) {
  if (events::acts_for_owner(plan, stamp) || events::is_coordinator(plan, stamp.by) ||
      events::at_desk(plan, stamp.offices)) {
    return true;
  }
  for (std::size_t i = 0; i < events::life_area_count; ++i) {
    if (events::works_in(plan, stamp, static_cast<events::LifeArea>(i))) return true;
  }
  return false;
}

std::size_t contents_in(const std::vector<NamedDocument>& documents) {
  std::set<events::Digest> contents;
  for (const auto& each : documents) contents.insert(each.sha256);
  return contents.size();
}

Problem not_what_it_says(std::optional<MediaType> found, MediaType declared) {
  const auto is = found ? "is " + std::string(mime_of(*found)) : "is none of these";
  return protocol::unsupported_document("Content-Type says " + std::string(mime_of(declared)) +
                                            ", but the content by itself " + is + ".",
                                        media_types_kept());
}

// The one asked for, if it is in the plan and within what they see.
std::optional<NamedDocument> choose(std::vector<NamedDocument> documents,
                                    const events::Audience& audience, const std::string& which) {
  const auto sha256 = digest_in(which);
  for (auto& each : documents) {
    const bool asked = sha256 ? each.sha256 == *sha256 : each.id.value == which;
    if (asked && !each.removed && projections::sees(audience, each.scope)) return std::move(each);
  }
  return {};
}

}  // namespace

std::optional<Problem> DocumentExchange::refuse_bringing(const events::PlanId& plan,
                                                         const events::Viewer& viewer) const {
  const auto seen = look(log_, clock_, plan, viewer);
  if (!seen) return seen.error();
  const events::Stamp stamp{.by = viewer.person, .at = clock_.now(), .offices = viewer.offices};
  if (!may_attach(seen->fold.plan(), stamp)) return protocol::no_access();
  if (contents_in(documents_of(log_, plan)) >= protocol::limits::plan_documents_max) {
    return protocol::too_many("documents in a plan", protocol::limits::plan_documents_max);
  }
  return {};
}

events::Result<Ticket, Problem> DocumentExchange::bring(const events::PlanId& plan,
                                                        const events::Viewer& viewer,
                                                        MediaType declared,
                                                        std::string_view content) const {
  if (const auto no = refuse_bringing(plan, viewer)) return *no;
  const auto found = documents_.type_of(content);
  if (found != declared) return not_what_it_says(found, declared);
  const auto kept = documents_.put(plan, viewer.person, declared, content);
  if (kept) return *kept;
  constexpr long retry_ms = 60'000;
  switch (kept.error()) {
    case NotKept::waiting:
      return protocol::too_many("documents that nobody has attached, in a plan",
                                documents_.limits().waiting_max);
    case NotKept::full: return protocol::overloaded(retry_ms);
    case NotKept::disk: break;
  }
  return protocol::document_not_kept();
}

events::Result<FetchedDocument, Problem> DocumentExchange::fetch(const events::PlanId& plan,
                                                                 const events::Viewer& viewer,
                                                                 const std::string& which) const {
  auto seen = look(log_, clock_, plan, viewer);
  if (!seen) return seen.error();
  const auto chosen = choose(documents_of(log_, plan), seen->audience, which);
  if (!chosen) return protocol::no_document();
  auto content = documents_.read(plan, chosen->sha256);
  // R51: what was withdrawn while it was read is not handed out.
  seen = look(log_, clock_, plan, viewer);
  if (!seen) return seen.error();
  if (!choose(documents_of(log_, plan), seen->audience, which)) return protocol::no_document();
  if (!content) {
    const bool missing = content.error() == Unreadable::missing;
    log_lines::document_unreadable(missing ? "a document that is not there"
                                           : "a document that is damaged");
    return protocol::document_damaged();
  }
  // As the event says; one from before contents were kept may say anything.
  const auto said = media_type_from(chosen->mime);
  const auto type = said ? said : documents_.type_of(*content);
  if (!type) return protocol::no_document();
  return FetchedDocument{.type = *type, .title = chosen->title, .content = std::move(*content)};
}

}  // namespace server
