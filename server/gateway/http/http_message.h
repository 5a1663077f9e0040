// HTTP messages as the gateway's rules see them: plain values, without a socket or a library.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/problem.h"

namespace server {

enum class Method { get, head, post, other };
// Empty: another than we know.
[[nodiscard]] std::string_view method_name(Method method);

struct HttpRequest {
  Method method = Method::other;
  std::string target{};
  // Headers that matter; empty if absent.
  std::string host{};
  std::string authorization{};
  std::string dpop{};  // The proof that goes with a token of that scheme (RFC 9449).
  std::string content_type{};
  std::string idempotency_key{};
  std::string if_none_match{};
  std::string accept_language{};
  std::string cookie{};
  std::string origin{};
  std::string csrf{};            // X-CSRF-Token.
  std::string sec_fetch_site{};  // Fetch Metadata.
  std::string prefer{};          // RFC 7240.
  std::string min{};             // Medvirk-Min.
  std::string last_event_id{};   // Of server-sent events.
  std::string traceparent{};     // W3C Trace Context.
  std::string body{};
};

struct HttpReply {
  int status = 200;
  std::string content_type{};
  std::string body{};
  // A name that comes twice is sent once, with its last value, and not at all if that is
  // empty; but Set-Cookie is sent each time.
  std::vector<std::pair<std::string, std::string>> headers{};
  // What `body` says in English, to be said in the reader's language (languages.h).
  std::optional<protocol::Problem> problem{};
};

[[nodiscard]] HttpReply json_reply(std::string body);
// RFC 9457, with the headers that its status asks for.
[[nodiscard]] HttpReply problem_reply(const protocol::Problem& problem);

// The token of `Authorization: Bearer <token>`; empty if it is not that.
[[nodiscard]] std::string_view bearer_of(const HttpRequest& request);
// That of `Authorization: DPoP <token>` likewise.
[[nodiscard]] std::string_view dpop_token_of(const HttpRequest& request);
[[nodiscard]] bool is_json(std::string_view content_type);
// Whether `If-None-Match` names this strong tag (RFC 9110: a weak comparison).
[[nodiscard]] bool none_match_fails(std::string_view if_none_match, std::string_view etag);
// Whether a Host header names this machine itself.
[[nodiscard]] bool is_local_name(std::string_view host);
// Whether a page from `origin` is of `host`; also if there is no origin, so no page.
[[nodiscard]] bool same_site(std::string_view origin, std::string_view host);
// Without the spaces and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// The same but for the case of ASCII letters.
[[nodiscard]] bool same_text(std::string_view a, std::string_view b);
// Whether a comma-separated header names `wanted`.
[[nodiscard]] bool lists(std::string_view header, std::string_view wanted);

}  // namespace server
