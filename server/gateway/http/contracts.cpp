#include "server/gateway/http/contracts.h"

#include "events/hash.h"
#include "protocol/contracts/async_api.h"
#include "protocol/contracts/open_api.h"

namespace server {
namespace {

struct Document {
  std::string text;
  std::string etag;
};

Document document_of(std::string text) {
  auto etag = '"' + events::to_hex(events::sha256(text)) + '"';
  return {.text = std::move(text), .etag = std::move(etag)};
}

// Made once, when first asked for: they say what this program does.
const Document& document(bool socket) {
  static const Document over_http = document_of(protocol::contracts::open_api());
  static const Document on_socket = document_of(protocol::contracts::async_api());
  return socket ? on_socket : over_http;
}

}  // namespace

HttpReply contract_reply(const routes::Contract& asked, const HttpRequest& request) {
  const auto& found = document(asked.socket);
  const bool unchanged = none_match_fails(request.if_none_match, found.etag);
  auto reply = unchanged ? HttpReply{.status = 304} : json_reply(found.text);
  reply.headers.emplace_back("ETag", found.etag);
  reply.headers.emplace_back("Cache-Control", "no-cache");
  return reply;
}

}  // namespace server
