#include "server/gateway/http_session.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "protocol/limits.h"
#include "protocol/messages.h"
#include "server/gateway/answers.h"
#include "server/gateway/awaits.h"
#include "server/gateway/calendar_link_maker.h"
#include "server/gateway/commands.h"
#include "server/gateway/exchanges.h"
#include "server/gateway/languages.h"
#include "server/gateway/live_session.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace limits = protocol::limits;
using http::field;
using net::ip::tcp;
using protocol::Problem;
using Request = http::request<http::string_body>;
using Parser = http::request_parser<http::string_body>;
using Response = http::response<http::string_body>;

constexpr std::size_t read_bytes = 4096;
constexpr std::size_t lingering_bytes_max = std::size_t{256} * 1024;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

std::string_view header(const Request& request, field name) {
  const auto found = request.find(name);
  return found == request.end() ? std::string_view{} : view(found->value());
}

Method method_of(const Request& request) {
  switch (request.method()) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    default: return Method::other;
  }
}

HttpRequest head_of(const Request& request) {
  return {.method = method_of(request),
          .target = std::string(view(request.target())),
          .host = std::string(header(request, field::host)),
          .authorization = std::string(header(request, field::authorization)),
          .content_type = std::string(header(request, field::content_type)),
          .idempotency_key = std::string(view(request["Idempotency-Key"])),
          .if_none_match = std::string(header(request, field::if_none_match))};
}

HttpRequest plain(Request&& request) {
  auto all = head_of(request);
  all.body = std::move(request.body());
  return all;
}

std::optional<std::uint64_t> length_of(const Parser& parser) {
  const auto length = parser.content_length();
  return length ? std::optional<std::uint64_t>{*length} : std::nullopt;
}

// Who reads the reply, as far as the headers say: for the language of a problem.
HttpRequest reader_of(const Request& request) {
  return {.authorization = std::string(header(request, field::authorization)),
          .accept_language = std::string(header(request, field::accept_language))};
}

// What two readers could take for two different requests, we take for none: lengths that
// contradict each other, chunks and trailers, a host that is missing or named twice.
std::optional<Problem> fault_in(const Request& request) {
  const bool chunked = request.count(field::transfer_encoding) > 0;
  const auto lengths = request.count(field::content_length);
  if ((chunked && lengths > 0) || lengths > 1) {
    return protocol::bad_request("Send one Content-Length, and no Transfer-Encoding.");
  }
  if (chunked || request.count(field::trailer) > 0) return protocol::length_required();
  const auto hosts = request.count(field::host);
  if (hosts > 1 || (hosts == 0 && request.version() >= 11)) {
    return protocol::bad_request("Send one Host.");
  }
  if (request.target().size() > limits::target_bytes_max) {
    return protocol::target_too_long(limits::target_bytes_max);
  }
  return {};
}

// Why a request could not be read, as a problem; nothing if there is nobody to tell.
std::optional<Problem> problem_of_read(const beast::error_code& failure) {
  if (failure == http::error::end_of_stream) return {};
  if (failure == http::error::header_limit) {
    return protocol::headers_too_large(limits::header_bytes_max);
  }
  if (failure.category() == beast::error_code(http::error::bad_target).category() &&
      failure != http::error::partial_message) {
    return protocol::bad_request("The request does not follow RFC 9112.");
  }
  return {};
}

bool asks_live(const Request& request) {
  const auto target = view(request.target());
  return beast::websocket::is_upgrade(request) && target.substr(0, target.find('?')) == "/live";
}

std::optional<Problem> fault_in_upgrade(const Request& request) {
  if (!same_site(header(request, field::origin), header(request, field::host))) {
    return protocol::foreign_origin();
  }
  if (!lists(header(request, field::sec_websocket_protocol), protocol::subprotocol)) {
    return protocol::subprotocol_missing(protocol::subprotocol);
  }
  return {};
}

bool expects_continue(const Request& request) {
  return lists(header(request, field::expect), "100-continue");
}

Response response_of(HttpReply&& reply, bool keep_alive) {
  Response response(static_cast<http::status>(reply.status), 11);
  if (!reply.content_type.empty()) response.set(field::content_type, reply.content_type);
  response.set(field::cache_control, "no-store");  // Personal, unless the reply says otherwise.
  response.set("X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : reply.headers) response.set(name, value);
  response.keep_alive(keep_alive);
  response.body() = std::move(reply.body);
  if (reply.status != 304) response.content_length(response.body().size());
  return response;
}

class HttpSession final : public Connection, public std::enable_shared_from_this<HttpSession> {
 public:
  HttpSession(std::shared_ptr<Door> door, tcp::socket socket)
      : door_(std::move(door)), stream_(std::move(socket)) {
    door_->enter(*this);
  }
  ~HttpSession() override { door_->leave(*this); }

  void start() {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (failure) log_lines::connection_failed("an exception on an HTTP connection");
    };
    net::co_spawn(stream_.get_executor(), run(), ended);
  }

  void drain() override {
    if (idle_) cut();
  }
  void cut() override { stream_.close(); }

 private:
  net::awaitable<void> run() {
    bool goes_on = co_await first_byte();
    while (goes_on) {
      goes_on = co_await serve_one();
      // Not `&&`: gcc 12 awaits its right side whatever the left one says.
      if (goes_on) goes_on = co_await first_byte();
    }
    if (stream_.socket().is_open()) co_await linger();
  }

  // Waits for a request to begin; false if there will be none.
  net::awaitable<bool> first_byte() {
    if (buffer_.size() > 0) co_return true;
    if (door_->draining()) co_return false;
    stream_.expires_after(served_any_ ? limits::keep_alive : limits::handshake);
    idle_ = true;
    auto [failure, size] = co_await stream_.async_read_some(buffer_.prepare(read_bytes), as_result);
    idle_ = false;
    buffer_.commit(size);
    co_return !failure;
  }

  // Reads a request and replies; true if another may follow.
  net::awaitable<bool> serve_one() {
    stream_.expires_after(limits::handshake);
    reader_ = {};
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits::header_bytes_max));
    parser.body_limit(boost::none);  // Not before its address is known; and see below.
    auto [failure, size] = co_await http::async_read_header(stream_, buffer_, parser, as_result);
    if (failure) co_return co_await refuse_read(failure);
    reader_ = reader_of(parser.get());
    if (const auto fault = fault_in(parser.get())) co_return co_await refuse(*fault);
    if (asks_live(parser.get())) co_return co_await upgrade(parser.release());
    if (parser.get().method() == http::verb::post) {
      const HttpRequest head = head_of(parser.get());
      const auto route = routes::route_of(head);
      const auto* upload = route ? std::get_if<routes::Upload>(&*route) : nullptr;
      if (upload != nullptr) co_return co_await take_in(*upload, head, parser);
    }
    if (length_of(parser).value_or(0) > limits::message_bytes_max) {
      co_return co_await refuse(protocol::too_large(limits::message_bytes_max));
    }
    if (expects_continue(parser.get())) co_await say_continue();
    auto [broken, read] = co_await http::async_read(stream_, buffer_, parser, as_result);
    if (broken) co_return co_await refuse_read(broken);
    const bool keep_alive = parser.keep_alive();
    const HttpRequest request = plain(parser.release());
    HttpReply reply = co_await reply_to(request);
    served_any_ = true;
    const bool goes_on =
        co_await write(reply, keep_alive && !door_->draining(), request.method == Method::head);
    place_.reset();
    co_return goes_on;
  }

  // A document's content: read only once it is clear who sends it, and that they may.
  net::awaitable<bool> take_in(const routes::Upload& upload, const HttpRequest& head,
                               Parser& parser) {
    std::function<Admitted()> ask = [this, &upload, &head, length = length_of(parser)] {
      return admit(door_->parts, upload, head, length);
    };
    const auto admitted = co_await on_pool(door_->parts.pool, std::move(ask));
    if (!admitted) co_return co_await refuse(admitted.error());
    auto place = door_->uploads.enter(admitted->viewer.person);
    if (!place) co_return co_await refuse(place.error());
    place_ = std::move(*place);
    stream_.expires_after(door_->parts.limits.transfer);
    if (expects_continue(parser.get())) co_await say_continue();
    auto [broken, read] = co_await http::async_read(stream_, buffer_, parser, as_result);
    if (broken) {
      place_.reset();
      co_return co_await refuse_read(broken);
    }
    const bool keep_alive = parser.keep_alive();
    std::function<HttpReply()> work = [this, &upload, &admitted, &parser] {
      return keep(door_->parts, upload, *admitted, parser.get().body());
    };
    HttpReply reply = co_await on_pool(door_->parts.pool, std::move(work));
    served_any_ = true;
    const bool goes_on = co_await write(reply, keep_alive && !door_->draining(), false);
    place_.reset();
    co_return goes_on;
  }

  net::awaitable<HttpReply> reply_to(const HttpRequest& request) {
    std::function<std::optional<HttpReply>()> page = [this, &request] {
      return extra_page(door_->parts, request);
    };
    if (door_->parts.extra_pages) {
      auto reply = co_await on_pool(door_->parts.pool, std::move(page));
      if (reply) co_return std::move(*reply);
    }
    const auto route = routes::route_of(request);
    if (!route) co_return route.error();
    if (const auto* commands = std::get_if<routes::Commands>(&*route)) {
      co_return co_await carry_out(*commands, request);
    }
    if (std::holds_alternative<routes::MakeCalendarLink>(*route)) {
      co_return co_await make_calendar_link(door_->parts, request);
    }
    if (const auto* document = std::get_if<routes::Document>(&*route)) {
      co_return co_await give_out(*document, request);
    }
    std::function<HttpReply()> work = [this, draining = door_->draining(), &route, &request] {
      return answer(door_->parts, draining, *route, request);
    };
    co_return co_await on_pool(door_->parts.pool, std::move(work));
  }

  net::awaitable<HttpReply> carry_out(const routes::Commands& commands,
                                      const HttpRequest& request) {
    std::function<Identified()> work = [this, &request] {
      return identify(door_->parts, bearer_of(request));
    };
    const auto known = co_await on_pool(door_->parts.pool, std::move(work));
    if (!known) co_return problem_reply(known.error());
    const auto& viewer = known->who.viewer;
    auto ask = ask_of(commands.whose, request, viewer.person);
    if (!ask) co_return problem_reply(ask.error());
    const auto outcome = co_await outcome_of(door_->parts.journal, std::move(*ask));
    if (const auto* done = std::get_if<Done>(&outcome)) co_return done_reply(*done);
    std::function<std::optional<Problem>()> explain = [this, &outcome, &viewer] {
      return problem_of(door_->parts.queries, outcome, viewer);
    };
    const auto problem = co_await on_pool(door_->parts.pool, std::move(explain));
    co_return problem_reply(*problem);
  }

  net::awaitable<HttpReply> give_out(const routes::Document& asked, const HttpRequest& request) {
    std::function<Identified()> ask = [this, &request] {
      return identify(door_->parts, bearer_of(request));
    };
    const auto known = co_await on_pool(door_->parts.pool, std::move(ask));
    if (!known) co_return problem_reply(known.error());
    const auto& viewer = known->who.viewer;
    auto place = door_->downloads.enter(viewer.person);
    if (!place) co_return problem_reply(place.error());
    place_ = std::move(*place);
    std::function<HttpReply()> work = [this, &asked, &viewer] {
      return hand_out(door_->parts, asked, viewer);
    };
    co_return co_await on_pool(door_->parts.pool, std::move(work));
  }

  net::awaitable<bool> upgrade(Request request) {
    if (const auto fault = fault_in_upgrade(request)) co_return co_await refuse(*fault);
    if (buffer_.size() > 0) {
      const auto fault = protocol::bad_request("Send nothing before the upgrade is answered.");
      co_return co_await refuse(fault);
    }
    stream_.expires_never();
    serve_live(door_, stream_.release_socket(), std::move(request));
    co_return false;
  }

  net::awaitable<void> say_continue() {
    static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await net::async_write(stream_, net::buffer(text.data(), text.size()), as_result);
  }

  net::awaitable<bool> refuse_read(beast::error_code failure) {
    if (const auto problem = problem_of_read(failure)) co_return co_await refuse(*problem);
    stream_.close();
    co_return false;
  }

  // Replies to what is no request; what follows it on the connection is not looked at.
  net::awaitable<bool> refuse(const Problem& problem) {
    HttpReply reply = problem_reply(problem);
    co_return co_await write(reply, false, false);
  }

  // A problem, in the language that the request asks for, else in the asker's own.
  net::awaitable<void> say_to_reader(HttpReply& reply) {
    auto language = preferred_language(reader_.accept_language);
    if (!language && reply.status != 401) {
      std::function<events::person::Language()> own = [this] {
        return language_of_asker(door_->parts, reader_);
      };
      language = co_await on_pool(door_->parts.pool, std::move(own));
    }
    say_in(reply, language.value_or(events::person::Language::en));
  }

  // True if the connection goes on.
  net::awaitable<bool> write(HttpReply& reply, bool keep_alive, bool head_only) {
    if (reply.problem) co_await say_to_reader(reply);
    const auto& bounds = door_->parts.limits;
    stream_.expires_after(place_ ? bounds.transfer : bounds.write_progress);
    Response response = response_of(std::move(reply), keep_alive);
    http::response_serializer<http::string_body> serializer(response);
    if (head_only) {
      auto [failure, size] = co_await http::async_write_header(stream_, serializer, as_result);
      co_return !failure && keep_alive;
    }
    auto [failure, size] = co_await http::async_write(stream_, serializer, as_result);
    co_return !failure && keep_alive;
  }

  // Closes so that the peer can read our last reply although we did not read all it sent: a reset
  // would take the reply with it.
  net::awaitable<void> linger() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(limits::closing);
    for (std::size_t total = 0; total < lingering_bytes_max;) {
      buffer_.clear();
      auto [failure, size] =
          co_await stream_.async_read_some(buffer_.prepare(read_bytes), as_result);
      if (failure) break;
      total += size;
    }
    stream_.close();
  }

  const std::shared_ptr<Door> door_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  HttpRequest reader_;
  std::optional<Transfers::Place> place_;  // While a document is on its way.
  bool idle_ = false;                      // Between two requests.
  bool served_any_ = false;
};

}  // namespace

void serve_http(std::shared_ptr<Door> door, tcp::socket socket) {
  std::make_shared<HttpSession>(std::move(door), std::move(socket))->start();
}

}  // namespace server
