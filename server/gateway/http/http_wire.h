// HTTP on the wire: Beast's messages to the plain ones of http_message.h and back, and what we do
// not take for a request, so that no reader before or after us takes the same bytes for two
// (RFC 9112 11.2). Pure.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/problem.h"
#include "server/gateway/http/http_message.h"

namespace server::http_wire {

using Request = boost::beast::http::request<boost::beast::http::string_body>;
using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using Response = boost::beast::http::response<boost::beast::http::string_body>;

// The header's first value; empty if there is none.
[[nodiscard]] std::string_view header(const Request& request, boost::beast::http::field name);

// Without the body, and with it.
[[nodiscard]] HttpRequest head_of(const Request& request);
[[nodiscard]] HttpRequest whole_of(Request&& request);
// Who reads the reply, as far as the headers say: for the language of a problem.
[[nodiscard]] HttpRequest reader_of(const Request& request);
// What Content-Length says; none if it says nothing.
[[nodiscard]] std::optional<std::uint64_t> length_of(const Parser& parser);

// What is wrong with a request whose headers are read, before its body is.
[[nodiscard]] std::optional<protocol::Problem> fault_in(const Request& request);
// Why a request could not be read; nothing if there is nobody to tell.
[[nodiscard]] std::optional<protocol::Problem> problem_of_read(
    const boost::system::error_code& failure);
[[nodiscard]] bool expects_continue(const Request& request);

// Whether it asks for a WebSocket at `/live`.
[[nodiscard]] bool asks_live(const Request& request);

// With the headers that tell a browser what it may do with it: the reply's own, else strict ones.
struct Way {
  bool keep_alive;
  bool tls;
};
[[nodiscard]] Response response_of(HttpReply&& reply, Way way);

}  // namespace server::http_wire
