#include "server/gateway/http/http_wire.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "protocol/limits.h"

namespace server::http_wire {
namespace {

namespace http = boost::beast::http;
namespace wire = protocol::limits;
using http::field;
using protocol::Problem;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::string text_of(const Request& request, std::string_view name) {
  return std::string(view(request[{name.data(), name.size()}]));
}

Method method_of(const Request& request) {
  switch (request.method()) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    default: return Method::other;
  }
}

// RFC 9110 7.2: a name or an address, and a port; no user, no path, no list.
bool is_host(std::string_view text) {
  if (text.empty()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    return letter || digit || std::string_view("-._~:[]%").find(c) != std::string_view::npos;
  });
}

// What a page may do that does not say more: show itself, in its own window.
void set_page_headers(Response& response) {
  response.set("Content-Security-Policy",
               "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
               "form-action 'none'; frame-ancestors 'none'");
  response.set("X-Frame-Options", "DENY");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

std::optional<Problem> fault_in_framing(const Request& request) {
  const bool coded = request.count(field::transfer_encoding) > 0;
  const auto lengths = request.count(field::content_length);
  if ((coded && lengths > 0) || lengths > 1) {
    return protocol::bad_request("Send one Content-Length, and no Transfer-Encoding.");
  }
  // RFC 9110 8.6 lets `4, 4` pass for 4; whoever reads it otherwise would see another request.
  const auto digits = header(request, field::content_length);
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return protocol::bad_request("Content-Length is one number.");
  }
  // RFC 9112 6.1: an HTTP/1.0 sender cannot mean it.
  if (coded && request.version() < 11) {
    return protocol::bad_request("HTTP/1.0 has no Transfer-Encoding.");
  }
  if (coded || request.count(field::trailer) > 0) return protocol::length_required();
  return {};
}

std::optional<Problem> fault_in_host(const Request& request) {
  const auto hosts = request.count(field::host);
  if (hosts > 1 || (hosts == 0 && request.version() >= 11)) {
    return protocol::bad_request("Send one Host.");
  }
  if (hosts == 1 && !is_host(header(request, field::host))) {
    return protocol::bad_request("Host is a name or an address, and a port.");
  }
  return {};
}

}  // namespace

std::string_view header(const Request& request, field name) {
  const auto found = request.find(name);
  return found == request.end() ? std::string_view{} : view(found->value());
}

HttpRequest head_of(const Request& request) {
  return {.method = method_of(request),
          .target = std::string(view(request.target())),
          .host = std::string(header(request, field::host)),
          .authorization = std::string(header(request, field::authorization)),
          .dpop = text_of(request, "DPoP"),
          .content_type = std::string(header(request, field::content_type)),
          .idempotency_key = text_of(request, "Idempotency-Key"),
          .if_none_match = std::string(header(request, field::if_none_match)),
          .cookie = std::string(header(request, field::cookie)),
          .origin = std::string(header(request, field::origin)),
          .csrf = text_of(request, "X-CSRF-Token"),
          .sec_fetch_site = text_of(request, "Sec-Fetch-Site"),
          .prefer = std::string(header(request, field::prefer)),
          .min = text_of(request, "Medvirk-Min"),
          .last_event_id = text_of(request, "Last-Event-ID"),
          .traceparent = text_of(request, "traceparent")};
}

HttpRequest whole_of(Request&& request) {
  auto all = head_of(request);
  all.body = std::move(request.body());
  return all;
}

HttpRequest reader_of(const Request& request) {
  return {.authorization = std::string(header(request, field::authorization)),
          .accept_language = std::string(header(request, field::accept_language)),
          .cookie = std::string(header(request, field::cookie))};
}

std::optional<std::uint64_t> length_of(const Parser& parser) {
  const auto length = parser.content_length();
  return length ? std::optional<std::uint64_t>{*length} : std::nullopt;
}

std::optional<Problem> fault_in(const Request& request) {
  if (request.version() != 10 && request.version() != 11) {
    return protocol::bad_request("Speak HTTP/1.1 or HTTP/1.0.");
  }
  if (auto fault = fault_in_framing(request)) return fault;
  if (auto fault = fault_in_host(request)) return fault;
  if (request.target().size() > wire::target_bytes_max) {
    return protocol::target_too_long(wire::target_bytes_max);
  }
  // Two of these, and who is meant depends on who reads.
  for (const auto name : {field::authorization, field::origin, field::expect}) {
    if (request.count(name) > 1) {
      return protocol::bad_request("Send each of Authorization, Origin and Expect once.");
    }
  }
  // RFC 9449, 4.3: of two proofs none is looked at.
  if (request.count("DPoP") > 1) return protocol::bad_request("Send one DPoP.");
  const auto expected = header(request, field::expect);
  if (!expected.empty() && !expects_continue(request)) return protocol::expectation_failed();
  return {};
}

std::optional<Problem> problem_of_read(const boost::system::error_code& failure) {
  if (failure == http::error::end_of_stream) return {};
  if (failure == http::error::header_limit) {
    return protocol::headers_too_large(wire::header_bytes_max);
  }
  if (failure.category() == boost::system::error_code(http::error::bad_target).category() &&
      failure != http::error::partial_message) {
    return protocol::bad_request("The request does not follow RFC 9112.");
  }
  return {};
}

bool expects_continue(const Request& request) {
  return request.version() >= 11 && lists(header(request, field::expect), "100-continue");
}

bool asks_live(const Request& request) {
  const auto target = view(request.target());
  return boost::beast::websocket::is_upgrade(request) &&
         target.substr(0, target.find('?')) == "/live";
}

Response response_of(HttpReply&& reply, Way way) {
  Response response(static_cast<http::status>(reply.status), 11);
  if (!reply.content_type.empty()) response.set(field::content_type, reply.content_type);
  response.set(field::cache_control, "no-store");  // Personal, unless the reply says otherwise.
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  if (way.tls) response.set(field::strict_transport_security, "max-age=31536000");
  if (reply.content_type.starts_with("text/html")) set_page_headers(response);
  for (const auto& [name, value] : reply.headers) {
    if (name == "Set-Cookie") {
      response.insert(name, value);
    } else if (value.empty()) {
      response.erase(name);
    } else {
      response.set(name, value);
    }
  }
  response.keep_alive(way.keep_alive);
  response.body() = std::move(reply.body);
  if (reply.status != 304) response.content_length(response.body().size());
  return response;
}

}  // namespace server::http_wire
