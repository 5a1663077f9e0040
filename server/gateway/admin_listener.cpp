#include "server/gateway/admin_listener.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <thread>

#include "server/gateway/awaits.h"
#include "server/gateway/listening.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using net::ip::tcp;
using AdminRequest = http::request<http::string_body>;
using AdminResponse = http::response<http::string_body>;

struct AdminAnswer {
  http::status status;
  std::string type;
  std::string body;
};

AdminAnswer text(http::status status, std::string body) {
  return {.status = status, .type = "text/plain; charset=utf-8", .body = std::move(body)};
}

}  // namespace

class AdminListener::Impl {
 public:
  Impl(const std::string& host, std::uint16_t port, AdminPages pages)
      : pages_(std::move(pages)), acceptor_(listen_on(io_, host, port)), pause_(io_) {
    const auto ended = [](const std::exception_ptr& failure) {
      if (failure) log_lines::accept_failed("an exception on the admin listener");
    };
    net::co_spawn(io_, accept(), ended);
    thread_ = std::thread([this] { io_.run(); });
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    io_.stop();
    thread_.join();
  }

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  net::awaitable<void> accept() {
    for (;;) {
      tcp::socket socket(io_);
      auto [failure] = co_await acceptor_.async_accept(socket, as_result);
      if (failure) {
        log_lines::accept_failed(failure.message());
        pause_.expires_after(accept_pause);
        co_await pause_.async_wait(as_result);
      } else if (connections_ < limits::admin_connections) {
        ++connections_;
        const auto ended = [this](const std::exception_ptr& fault) {
          --connections_;
          if (fault) log_lines::connection_failed("an exception on the admin listener");
        };
        net::co_spawn(io_, serve(beast::tcp_stream(std::move(socket))), ended);
      }
    }
  }

  // One request after the other until the peer goes or is silent for too long.
  net::awaitable<void> serve(beast::tcp_stream stream) {
    beast::flat_buffer buffer(limits::admin_request_bytes);
    for (bool goes_on = true; goes_on;) {
      http::request_parser<http::string_body> parser;
      parser.body_limit(limits::admin_request_bytes);  // Nobody needs one, but a 405 can be said.
      parser.header_limit(static_cast<std::uint32_t>(limits::admin_request_bytes));
      stream.expires_after(limits::admin_patience);
      auto [failure, size] = co_await http::async_read(stream, buffer, parser, as_result);
      if (failure) co_return;
      const AdminRequest& request = parser.get();
      goes_on = request.keep_alive();
      AdminResponse response = reply_to(request);
      stream.expires_after(limits::admin_patience);
      auto [broken, written] = co_await http::async_write(stream, response, as_result);
      if (broken) co_return;
    }
  }

  [[nodiscard]] AdminResponse reply_to(const AdminRequest& request) const {
    AdminAnswer answer = answer_to(request);
    AdminResponse response(answer.status, request.version());
    response.set(http::field::content_type, answer.type);
    response.set(http::field::cache_control, "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    response.keep_alive(request.keep_alive());
    const auto length = answer.body.size();
    if (request.method() != http::verb::head) response.body() = std::move(answer.body);
    response.content_length(length);
    return response;
  }

  [[nodiscard]] AdminAnswer answer_to(const AdminRequest& request) const {
    const std::string_view target(request.target().data(), request.target().size());
    const auto path = target.substr(0, target.find('?'));
    if (request.method() != http::verb::get && request.method() != http::verb::head) {
      return text(http::status::method_not_allowed, "GET and HEAD only\n");
    }
    if (path == "/healthz") return text(http::status::ok, "ok\n");
    if (path == "/readyz") {
      return pages_.ready() ? text(http::status::ok, "ready\n")
                            : text(http::status::service_unavailable, "draining\n");
    }
    if (path == "/metrics") return metrics();
    return text(http::status::not_found, "/metrics, /healthz, /readyz\n");
  }

  [[nodiscard]] AdminAnswer metrics() const {
    try {
      return {.status = http::status::ok,
              .type = "text/plain; version=0.0.4; charset=utf-8",
              .body = pages_.metrics()};
    } catch (const std::exception& failure) {
      log_lines::read_failed(failure.what());
      return text(http::status::internal_server_error, "the log cannot be read\n");
    }
  }

  const AdminPages pages_;
  net::io_context io_{1};
  tcp::acceptor acceptor_;
  net::steady_timer pause_;
  std::size_t connections_ = 0;
  std::thread thread_;
};

AdminListener::AdminListener(const std::string& host, std::uint16_t port, AdminPages pages)
    : impl_(std::make_unique<Impl>(host, port, std::move(pages))) {}
AdminListener::~AdminListener() = default;
std::uint16_t AdminListener::port() const { return impl_->port(); }

}  // namespace server
