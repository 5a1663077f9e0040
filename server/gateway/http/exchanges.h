// Exchanges: documents over HTTP: what is asked before a content is let in, and the replies. Reads
// the disk, so on the pool. Nothing here throws.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "events/plan/contact.h"
#include "events/result.h"
#include "server/gateway/gateway.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"

namespace server {

// Who sends a content, and what they say that it is.
struct Uploader {
  events::Viewer viewer;
  events::contact::MediaType type;
};
using Admitted = events::Result<Uploader, protocol::Problem>;

// From the headers alone: nobody sends a content whom we do not know, or who may not. `length` is
// what Content-Length says.
[[nodiscard]] Admitted admit(const GatewayParts& parts, const routes::Upload& upload,
                             const HttpRequest& head, std::optional<std::uint64_t> length);
// 201: {"sha256","bytes","mediaType","contentType"}, on disk; or the problem.
[[nodiscard]] HttpReply keep(const GatewayParts& parts, const routes::Upload& upload,
                             const Uploader& admission, std::string_view content);
// The content, to be saved and not shown; or the problem.
[[nodiscard]] HttpReply hand_out(const GatewayParts& parts, const routes::Document& asked,
                                 const events::Viewer& viewer);

}  // namespace server
