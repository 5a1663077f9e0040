#include "server/live/view_hash.h"

#include "events/hash.h"
#include "server/identity/secrets.h"

namespace server {

std::string view_hash(std::string_view view) {
  const auto digest = events::sha256(view);
  return base64url(events::bytes_of(digest));
}

}  // namespace server
