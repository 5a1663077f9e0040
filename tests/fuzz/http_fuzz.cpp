// What a client may send before it is anything but bytes: HTTP requests, read as http_peer.cpp and
// http_session.cpp read them, one after the other on one connection, and what is read out of them:
// targets and routes, and the headers that have a grammar of their own.
//
// An input is read three times, cut differently: whatever is heard must be the same. What is taken
// for a request has no second reading (RFC 9112 11.2).
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <cstdint>

#include "events/check.h"
#include "protocol/limits.h"
#include "protocol/place.h"
#include "protocol/trace_context.h"
#include "server/gateway/http/http_wire.h"
#include "server/gateway/http/routes.h"
#include "server/gateway/http/target.h"
#include "server/gateway/languages.h"
#include "server/gateway/login/cookies.h"
#include "server/gateway/socket/upgrade.h"

namespace tests {
namespace {

namespace http = boost::beast::http;
namespace net = boost::asio;
namespace wire = protocol::limits;
namespace http_wire = server::http_wire;
using events::check;
using server::HttpRequest;
using Error = boost::system::error_code;

constexpr std::size_t requests_max = 16;  // Of one connection.

// A connection that gives its bytes as it likes, and then ends.
class CutStream {
 public:
  // `seed` 0: all at once; 1: one by one; else by chance.
  CutStream(std::string_view bytes, std::uint64_t seed) : bytes_(bytes), seed_(seed) {}

  template <class Buffers>
  std::size_t read_some(const Buffers& into, Error& failure) {
    const auto piece = bytes_.substr(0, most());
    failure = piece.empty() ? net::error::eof : Error{};
    const auto taken = net::buffer_copy(into, net::const_buffer(piece.data(), piece.size()));
    bytes_.remove_prefix(taken);
    return taken;
  }
  // Beast wants both.
  template <class Buffers>
  std::size_t read_some(const Buffers& into) {
    Error failure;
    const auto taken = read_some(into, failure);
    if (failure) throw boost::system::system_error(failure);
    return taken;
  }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

 private:
  std::size_t most() {
    if (seed_ < 2) return seed_ == 0 ? bytes_.size() : 1;
    constexpr std::uint64_t factor = 6364136223846793005;
    constexpr unsigned high_bits = 33;
    seed_ = seed_ * factor + 1442695040888963407;
    const auto chance = seed_ >> high_bits;
    return 1 + chance % (chance % 3 == 0 ? 200 : 7);
  }

  std::string_view bytes_;
  std::uint64_t seed_;
};

// A value in quotes, so that two texts are not taken for one.
std::string in_quotes(std::string_view text) { return '"' + std::string(text) + "\" "; }

std::string said(const protocol::Problem& problem) { return protocol::to_json(problem); }

std::string said(const HttpRequest& request) {
  std::string all = std::to_string(static_cast<int>(request.method)) + ' ';
  for (const auto* each :
       {&request.target, &request.host, &request.authorization, &request.content_type,
        &request.idempotency_key, &request.if_none_match, &request.accept_language, &request.cookie,
        &request.origin, &request.csrf, &request.sec_fetch_site, &request.prefer, &request.min,
        &request.last_event_id, &request.traceparent, &request.body}) {
    all += in_quotes(*each);
  }
  return all;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// How many lines of a head begin with this name and a colon, read without a parser.
std::size_t lines_named(std::string_view head, std::string_view name) {
  std::size_t count = 0;
  for (auto at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1)) {
    const auto line = head.substr(at + 1, name.size() + 1);
    const bool same = std::equal(line.begin(), line.begin() + std::min(line.size(), name.size()),
                                 name.begin(), name.begin() + std::min(line.size(), name.size()),
                                 [](char a, char b) { return lower(a) == b; });
    if (same && line.size() == name.size() + 1 && line.back() == ':') ++count;
  }
  return count;
}

// What a proxy before us would go by is what we went by.
void check_framing(std::string_view head, const http_wire::Parser& parser) {
  check(lines_named(head, "transfer-encoding") == 0, "a request that is taken has no coding");
  const auto lengths = lines_named(head, "content-length");
  check(lengths <= 1, "a request that is taken has one length at most");
  check((lengths == 1) == http_wire::length_of(parser).has_value(), "its length is what it says");
  check(lines_named(head, "host") <= 1, "a request that is taken has one host at most");
  check(parser.get().target().size() <= wire::target_bytes_max, "its target is not too long");
}

void check_cookies(std::string_view header) {
  for (const bool secure : {false, true}) {
    const auto value = server::cookie_in(header, server::session_cookie(secure));
    check(value.find(';') == std::string_view::npos, "a cookie ends at a semicolon");
    check(value == server::trimmed(value), "a cookie has no space around it");
    if (!value.empty()) {
      check(header.find(server::session_cookie(secure)) != std::string_view::npos,
            "a cookie that is not there is not found");
    }
  }
}

void check_headers(const HttpRequest& request, std::string_view languages) {
  check_cookies(request.cookie);
  (void)server::preferred_language(languages);
  if (const auto trace = protocol::trace_context_from(request.traceparent)) {
    check(protocol::trace_context_from(protocol::to_text(*trace)) == trace,
          "a trace is read as it is written");
  }
  if (const auto at = protocol::at_from(request.last_event_id)) {
    check(protocol::at_from(protocol::to_text(*at)) == at, "a place is read as it is written");
  }
  const auto bearer = server::bearer_of(request);
  check(bearer == server::trimmed(bearer), "a token has no space around it");
  (void)server::none_match_fails(request.if_none_match, "\"12\"");
  (void)server::is_local_name(request.host);
}

// A page of another site opens no socket.
void check_origin(const HttpRequest& request) {
  static const std::vector<std::string> named{"https://ip.example.org"};
  for (const bool tls : {false, true}) {
    const server::OriginRule rule{.origins = named, .tls = tls};
    if (request.origin.empty() || !server::may_open(request.origin, request.host, rule)) continue;
    const auto& origin = request.origin;
    const bool ours = server::same_text(origin, named.front());
    const bool same =
        origin.size() >= request.host.size() &&
        server::same_text(std::string_view(origin).substr(origin.size() - request.host.size()),
                          request.host);
    check(ours || same, "a page of another site opens no socket");
    check(ours || !tls || origin.starts_with("https://"), "nor does one in the clear");
  }
}

// What was asked, and that it holds what it must.
std::string asked(const HttpRequest& request) {
  const auto route = server::routes::route_of(request);
  if (!route) {
    const auto& reply = route.error();
    check(reply.status >= 400 && reply.status < 500 && reply.problem, "a refusal is a problem");
    return reply.body;
  }
  if (const auto* plan = std::get_if<server::routes::Plan>(&*route)) {
    check(events::is_uuid(plan->plan.value), "a plan has the id of one");
  }
  if (const auto* document = std::get_if<server::routes::Document>(&*route)) {
    check(events::is_id(document->which), "a document has a name that may be a file's");
  }
  if (const auto* begin = std::get_if<server::routes::BeginLogIn>(&*route)) {
    check(begin->to.starts_with('/') && !begin->to.starts_with("//") &&
              begin->to.find('\\') == std::string::npos,
          "nobody is sent elsewhere after they logged in");
  }
  return "route " + std::to_string(route->index());
}

class Connection {
 public:
  Connection(std::string_view bytes, std::uint64_t seed) : bytes_(bytes), stream_(bytes, seed) {}

  std::string hear() {
    for (std::size_t i = 0; i < requests_max && goes_on_; ++i) hear_one();
    return std::move(heard_);
  }

 private:
  void end(const std::string& last) {
    heard_ += last;
    goes_on_ = false;
  }
  // What is no request is refused at once, or waited for to its end: that does depend on the cuts.
  void end_read(Error failure) {
    const auto problem = http_wire::problem_of_read(failure);
    check(!problem || problem->status < 500, "what cannot be read is the client's fault");
    end("unreadable");
  }
  [[nodiscard]] std::size_t at() const { return bytes_.size() - stream_.left() - buffer_.size(); }

  // As HttpSession::serve_one.
  void hear_one() {
    const auto begins = at();
    http_wire::Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(wire::header_bytes_max));
    parser.body_limit(boost::none);
    Error failure;
    http::read_header(stream_, buffer_, parser, failure);
    if (failure) return end_read(failure);
    if (const auto fault = http_wire::fault_in(parser.get())) return end(said(*fault));
    check_framing(bytes_.substr(begins, at() - begins), parser);
    const auto head = http_wire::head_of(parser.get());
    check_headers(head, http_wire::reader_of(parser.get()).accept_language);
    check_origin(head);
    if (http_wire::asks_live(parser.get())) return end(upgraded(parser));
    heard_ += asked(head);
    const auto length = http_wire::length_of(parser).value_or(0);
    if (length > wire::message_bytes_max) return end(said(protocol::too_large(length)));
    const auto body = at();
    parser.eager(true);
    while (!parser.is_done()) {
      http::read_some(stream_, buffer_, parser, failure);
      if (failure) return end_read(failure);
    }
    goes_on_ = parser.keep_alive();
    const auto request = http_wire::whole_of(parser.release());
    check(request.body.size() == length && bytes_.substr(body, length) == request.body,
          "a body is the bytes that its length says");
    check(at() == body + length, "what follows a body is not of it");
    heard_ += said(request);
  }

  std::string upgraded(const http_wire::Parser& parser) {
    static const std::vector<std::string> named{"https://ip.example.org"};
    const server::OriginRule rule{.origins = named, .tls = false};
    if (const auto fault = server::fault_in_upgrade(parser.get(), rule)) return said(*fault);
    const auto speech = server::speech_of(parser.get());
    check(speech.has_value(), "who is let in has offered what is spoken");
    return speech == server::Speech::medvirk ? "live" : "events";
  }

  const std::string_view bytes_;
  CutStream stream_;
  boost::beast::flat_buffer buffer_{wire::header_bytes_max + wire::message_bytes_max};
  std::string heard_;
  bool goes_on_ = true;
};

std::uint64_t digest(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash | 2U;
}

}  // namespace
}  // namespace tests

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto heard = tests::Connection(bytes, 0).hear();
  for (const auto seed : {std::uint64_t{1}, tests::digest(bytes)}) {
    const auto again = tests::Connection(bytes, seed).hear();
    tests::check(again == heard, "it depends on the cuts what is heard: " + again + " or " + heard);
  }
  return 0;
}
