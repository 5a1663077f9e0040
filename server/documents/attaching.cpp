#include "server/documents/attaching.h"

#include "events/plan/contents.h"
#include "server/documents/named.h"

namespace server {
namespace {

using events::contact::Content;

events::PlanId plan_in(const events::StreamId& stream) {
  return {stream.value.substr(stream.value.find('/') + 1)};
}

}  // namespace

std::optional<events::Rejection> refuse_attaching(Documents* documents,
                                                  const events::StreamId& stream,
                                                  const events::PersonId& by,
                                                  const events::Event& event) {
  const auto* of_plan = std::get_if<events::plan::Event>(&event);
  const auto named = of_plan != nullptr ? document_in(*of_plan) : std::nullopt;
  if (!named) return {};
  const auto ticket =
      documents != nullptr ? documents->claim(plan_in(stream), by, named->sha256) : std::nullopt;
  const auto found =
      ticket ? std::optional{Content{.media_type = mime_of(ticket->type), .bytes = ticket->bytes}}
             : std::nullopt;
  return events::contact::refuse_content(found, {.media_type = named->mime, .bytes = named->bytes});
}

}  // namespace server
