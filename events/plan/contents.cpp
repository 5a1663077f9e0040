#include "events/plan/contents.h"

#include "events/plan/standing.h"

namespace events::contact {

std::optional<Rejection> refuse_content(const std::optional<Content>& found, const Content& named) {
  if (!found) {
    return broken("A3", "document-missing",
                  "You have not uploaded a content with this hash to this plan, or too long ago; "
                  "upload it first, then attach the document.",
                  {"sha256"});
  }
  if (found->media_type != named.media_type || (named.bytes && named.bytes != found->bytes)) {
    return invalid("A3", "document-differs",
                   "The content that was uploaded has another size or type; give them as the "
                   "upload answered.",
                   {"bytes", "mediaType"});
  }
  return {};
}

}  // namespace events::contact
