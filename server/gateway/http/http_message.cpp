#include "server/gateway/http/http_message.h"

#include <algorithm>

#include "server/ascii.h"

namespace server {
namespace {

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

// The elements of a comma-separated header, one after the other; `visit` ends it with true.
template <class Visit>
bool any_of_list(std::string_view header, const Visit& visit) {
  while (!header.empty()) {
    const auto comma = std::min(header.find(','), header.size());
    if (visit(trimmed(header.substr(0, comma)))) return true;
    header.remove_prefix(std::min(comma + 1, header.size()));
  }
  return false;
}

std::string_view after_scheme(std::string_view header, std::string_view scheme) {
  if (!same_ignoring_case(header.substr(0, scheme.size()), scheme)) return {};
  return trimmed(header.substr(scheme.size()));
}

}  // namespace

std::string_view method_name(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::other: break;
  }
  return {};
}

HttpReply json_reply(std::string body) {
  return {.content_type = "application/json", .body = std::move(body)};
}

HttpReply problem_reply(const protocol::Problem& problem) {
  HttpReply reply{.status = problem.status,
                  .content_type = "application/problem+json",
                  .body = to_json(problem),
                  .problem = problem};
  if (problem.status == 401) {
    reply.headers.emplace_back("WWW-Authenticate",
                               problem.challenge.empty() ? "Bearer" : problem.challenge);
  }
  if (problem.status == 426) {
    reply.headers.emplace_back("Upgrade", "websocket");
    reply.headers.emplace_back("Connection", "Upgrade");
  }
  if (problem.retry_after_ms) {
    const long seconds = (*problem.retry_after_ms + 999) / 1000;
    reply.headers.emplace_back("Retry-After", std::to_string(seconds));
  }
  return reply;
}

std::string_view bearer_of(const HttpRequest& request) {
  return after_scheme(request.authorization, "Bearer ");
}

std::string_view dpop_token_of(const HttpRequest& request) {
  return after_scheme(request.authorization, "DPoP ");
}

bool is_json(std::string_view content_type) {
  const auto type = content_type.substr(0, content_type.find(';'));
  return same_ignoring_case(trimmed(type), "application/json");
}

bool none_match_fails(std::string_view if_none_match, std::string_view etag) {
  return any_of_list(if_none_match, [&](std::string_view tag) {
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag == etag;
  });
}

bool is_local_name(std::string_view host) {
  const auto is = [&](std::string_view name) {
    if (!same_ignoring_case(host.substr(0, name.size()), name)) return false;
    return host.size() == name.size() || host[name.size()] == ':';
  };
  return is("localhost") || is("127.0.0.1") || is("[::1]");
}

bool same_site(std::string_view origin, std::string_view host) {
  if (origin.empty()) return true;
  const auto slashes = origin.find("://");
  if (slashes == std::string_view::npos) return false;  // `null`: a page without an origin.
  return same_ignoring_case(origin.substr(slashes + 3), host);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view spaces = " \t";
  const auto first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

bool same_text(std::string_view a, std::string_view b) { return same_ignoring_case(a, b); }

bool lists(std::string_view header, std::string_view wanted) {
  return any_of_list(header,
                     [&](std::string_view each) { return same_ignoring_case(each, wanted); });
}

}  // namespace server
