#include "tools/client/http.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <stdexcept>

#include "tools/client/witness.h"

namespace tools {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http_lib = beast::http;
using net::ip::tcp;
using Request = http_lib::request<http_lib::string_body>;
using Parser = http_lib::response_parser<http_lib::string_body>;

constexpr std::uint64_t answer_bytes_max = std::uint64_t{64} * 1024 * 1024;

beast::string_view as_beast(std::string_view text) { return {text.data(), text.size()}; }

// A connection on which each step waits, but not for ever.
class Connection {
 public:
  Connection(const Peer& peer, std::chrono::milliseconds patience)
      : patience_(patience), stream_(io_) {
    tcp::resolver resolver(io_);
    const auto found = resolver.resolve(peer.host, std::to_string(peer.port));
    must([&](auto done) { stream_.async_connect(found, [done](auto e, auto) { done(e); }); });
  }

  // Runs one step; its failure is thrown, but for `allowed`.
  template <class Start>
  void must(const Start& start) {
    const auto failure = step(start);
    if (failure) throw std::runtime_error("no answer: " + failure.message());
  }
  template <class Start>
  beast::error_code step(const Start& start) {
    beast::error_code result;
    stream_.expires_after(patience_);
    start([&result](beast::error_code failure) { result = failure; });
    io_.restart();
    io_.run();
    return result;
  }

  beast::tcp_stream& stream() { return stream_; }

 private:
  std::chrono::milliseconds patience_;
  net::io_context io_;
  beast::tcp_stream stream_;
};

Request request_of(const Peer& peer, std::string_view method, std::string_view target,
                   const Headers& headers, std::string_view body) {
  Request request;
  request.version(11);
  request.method_string(as_beast(method));
  request.target(as_beast(target));
  request.set(http_lib::field::host, peer.host + ":" + std::to_string(peer.port));
  request.keep_alive(false);
  for (const auto& [name, value] : headers) request.set(name, value);
  request.body() = body;
  if (!body.empty() || method == "POST") request.content_length(body.size());
  return request;
}

HttpAnswer answer_of(Parser& parser) {
  const auto& response = parser.get();
  HttpAnswer answer{
      .status = static_cast<int>(response.result_int()), .headers = {}, .body = response.body()};
  for (const auto& field : response) {
    answer.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
  }
  return answer;
}

}  // namespace

std::string_view HttpAnswer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (beast::iequals(key, as_beast(name))) return value;
  }
  return {};
}

HttpAnswer http(const Peer& peer, std::string_view method, std::string_view target,
                const Headers& headers, std::string_view body) {
  Connection connection(peer, http_patience);
  const auto request = request_of(peer, method, target, headers, body);
  connection.must([&](auto done) {
    http_lib::async_write(connection.stream(), request, [done](auto e, auto) { done(e); });
  });
  beast::flat_buffer buffer;
  Parser parser;
  parser.body_limit(answer_bytes_max);
  parser.skip(method == "HEAD");
  connection.must([&](auto done) {
    http_lib::async_read(connection.stream(), buffer, parser, [done](auto e, auto) { done(e); });
  });
  auto answer = answer_of(parser);
  if (witness().answer) witness().answer(method, target, answer);
  return answer;
}

std::string exchange(const Peer& peer, std::string_view bytes, std::chrono::milliseconds patience) {
  Connection connection(peer, patience);
  // A peer that has heard enough may close while we still write: what it said counts.
  static_cast<void>(connection.step([&](auto done) {
    net::async_write(connection.stream(), net::buffer(bytes.data(), bytes.size()),
                     [done](auto e, auto) { done(e); });
  }));
  beast::error_code ignored;
  connection.stream().socket().shutdown(tcp::socket::shutdown_send, ignored);
  std::string answer;
  std::string piece(4096, '\0');
  for (;;) {
    std::size_t length = 0;
    const auto failure = connection.step([&](auto done) {
      connection.stream().async_read_some(net::buffer(piece), [&length, done](auto e, auto size) {
        length = size;
        done(e);
      });
    });
    if (failure) return answer;
    answer.append(piece, 0, length);
  }
}

}  // namespace tools
