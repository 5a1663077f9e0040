#include "server/gateway/http/exchanges.h"

#include "events/json/write.h"
#include "protocol/limits.h"
#include "server/documents/exchange.h"
#include "server/documents/file_name.h"
#include "server/gateway/commands.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/http/guarded.h"
#include "server/http_status.h"

namespace server {
namespace {

using protocol::Problem;
namespace wire = protocol::limits;

// What AttachDocument (`mediaType`) and AttachConsentDocument (`contentType`) want to be told.
struct Uploaded {
  std::string sha256;
  std::uint32_t bytes;
  events::contact::MediaType media_type;
  std::string content_type;
};
BOOST_DESCRIBE_STRUCT(Uploaded, (), (sha256, bytes, media_type, content_type))

Problem no_documents_here() { return protocol::not_found("a server that keeps documents"); }

// What the headers say of the body; nothing if it may come.
std::optional<Problem> upload_fault(const HttpRequest& head, std::optional<std::uint64_t> length) {
  if (!media_type_from(head.content_type)) {
    return protocol::unsupported_document("Content-Type says none that is kept.",
                                          media_types_kept());
  }
  if (!length) return protocol::length_required();
  if (*length == 0) {
    return protocol::unsupported_document("The document is empty.", media_types_kept());
  }
  if (*length > wire::document_bytes_max) return protocol::too_large(wire::document_bytes_max);
  return {};
}

}  // namespace

Admitted admit(const GatewayParts& parts, const routes::Upload& upload, const HttpRequest& head,
               std::optional<std::uint64_t> length) {
  if (parts.documents == nullptr) return no_documents_here();
  const auto known = identify(parts, head, {Scope::documents_write});
  if (!known) return known.error();
  if (const auto fault = upload_fault(head, length)) return *fault;
  const auto& viewer = known->who.viewer;
  return guarded([&]() -> Admitted {
    if (const auto no = parts.documents->refuse_bringing(upload.plan, viewer)) return *no;
    return Uploader{.viewer = viewer, .type = *media_type_from(head.content_type)};
  });
}

HttpReply keep(const GatewayParts& parts, const routes::Upload& upload, const Uploader& admission,
               std::string_view content) {
  return guarded([&] {
    const auto kept =
        parts.documents->bring(upload.plan, admission.viewer, admission.type, content);
    if (!kept) return problem_reply(kept.error());
    const Uploaded uploaded{.sha256 = events::to_hex(kept->sha256),
                            .bytes = kept->bytes,
                            .media_type = kept->type,
                            .content_type = std::string(mime_of(kept->type))};
    auto reply = json_reply(events::json::to_json(uploaded));
    reply.status = http_status::created;
    return reply;
  });
}

HttpReply hand_out(const GatewayParts& parts, const routes::Document& asked,
                   const events::Viewer& viewer) {
  if (parts.documents == nullptr) return problem_reply(no_documents_here());
  return guarded([&] {
    auto fetched = parts.documents->fetch(asked.plan, viewer, asked.which);
    if (!fetched) return problem_reply(fetched.error());
    HttpReply reply{.content_type = std::string(mime_of(fetched->type)),
                    .body = std::move(fetched->content)};
    reply.headers.emplace_back("Content-Disposition",
                               content_disposition(fetched->title, fetched->type));
    // Whatever is in it, it acts for nobody here.
    reply.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
    reply.headers.emplace_back("Cache-Control", "no-store");
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return reply;
  });
}

}  // namespace server
