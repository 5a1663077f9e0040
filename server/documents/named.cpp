#include "server/documents/named.h"

#include "server/documents/media_type.h"
#include "server/documents/places.h"
#include "server/queries/look.h"

namespace server {
namespace {

namespace consent = events::consent;
namespace contact = events::contact;

}  // namespace

std::optional<events::Digest> digest_in(std::string_view digits) {
  const auto bytes = from_hex(digits);
  return bytes ? events::digest_from(*bytes) : std::nullopt;
}

std::optional<NamedDocument> document_in(const events::plan::Event& event) {
  if (const auto* of_contact = std::get_if<contact::Event>(&event)) {
    const auto* e = std::get_if<contact::DocumentAttached>(of_contact);
    const auto sha256 = e != nullptr ? digest_in(e->sha256.value) : std::nullopt;
    if (!sha256) return {};
    return NamedDocument{.id = e->document,
                         .title = e->title.value,
                         .mime = std::string(mime_of(e->media_type)),
                         .bytes = e->bytes,
                         .sha256 = *sha256,
                         .scope = events::scope_of(event)};
  }
  if (const auto* of_consent = std::get_if<consent::Event>(&event)) {
    const auto* e = std::get_if<consent::ConsentDocumentAttached>(of_consent);
    const auto sha256 = e != nullptr ? digest_in(e->sha256.value) : std::nullopt;
    if (!sha256) return {};
    return NamedDocument{.title = e->document_title.value,
                         .mime = e->media_type.value,
                         .sha256 = *sha256,
                         .scope = events::scope_of(event)};
  }
  return {};
}

std::vector<NamedDocument> documents_of(const events::Log& log, const events::PlanId& plan) {
  std::vector<NamedDocument> documents;
  for_each_event(
      log, plan, {}, [&](const events::Recorded& /*recorded*/, const events::plan::Event& event) {
        if (auto named = document_in(event)) documents.push_back(std::move(*named));
        const auto* of_contact = std::get_if<contact::Event>(&event);
        const auto* removed =
            of_contact != nullptr ? std::get_if<contact::DocumentRemoved>(of_contact) : nullptr;
        if (removed == nullptr) return true;
        for (auto& each : documents) {
          if (each.id == removed->document) each.removed = true;
        }
        return true;
      });
  return documents;
}

}  // namespace server
