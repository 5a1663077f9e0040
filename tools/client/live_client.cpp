#include "tools/client/live_client.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <stdexcept>

#include "tools/client/witness.h"

namespace tools {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using net::ip::tcp;

constexpr std::chrono::seconds patience_to_send{10};
constexpr std::string_view subprotocol = "medvirk.v1.json";

}  // namespace

class LiveClient::Socket {
 public:
  Socket(const Peer& peer, const Headers& headers) {
    tcp::resolver resolver(io_);
    net::connect(ws_.next_layer(), resolver.resolve(peer.host, std::to_string(peer.port)));
    ws_.next_layer().set_option(tcp::no_delay(true));
    ws_.set_option(websocket::stream_base::decorator([headers](websocket::request_type& request) {
      request.set(beast::http::field::sec_websocket_protocol,
                  beast::string_view(subprotocol.data(), subprotocol.size()));
      for (const auto& [name, value] : headers) request.set(name, value);
    }));
    websocket::response_type response;
    beast::error_code failure;
    ws_.handshake(response, peer.host + ":" + std::to_string(peer.port), "/live", failure);
    if (failure) {
      throw std::runtime_error("no upgrade: " + std::to_string(response.result_int()) + " " +
                               response.body());
    }
    ws_.read_message_max(std::size_t{64} * 1024 * 1024);
    read();
  }

  void send(std::string_view bytes, bool binary) {
    ws_.binary(binary);
    bool done = false;
    beast::error_code result;
    ws_.async_write(net::buffer(bytes.data(), bytes.size()),
                    [&](beast::error_code failure, std::size_t) {
                      done = true;
                      result = failure;
                    });
    const bool in_time = run_until(done, patience_to_send);
    if (!in_time) abandon(done);
    if (result) throw std::runtime_error("the socket takes nothing: " + result.message());
  }

  std::optional<std::string> receive(std::chrono::milliseconds patience) {
    bool arrived = !messages_.empty();
    if (!arrived && open_) {
      arrived_ = &arrived;
      run_until(arrived, patience);
      arrived_ = nullptr;
    }
    if (messages_.empty()) return {};
    auto message = std::move(messages_.front());
    messages_.pop_front();
    return message;
  }

  void close() {
    if (!open_) return;
    bool done = false;
    ws_.async_close(websocket::close_code::normal, [&](beast::error_code) { done = true; });
    if (!run_until(done, patience_to_send)) abandon(done);
    // The read that was waiting ends with it.
    open_ = open_ && reading_;
    bool ended = !open_;
    arrived_ = &ended;
    run_until(ended, patience_to_send);
    arrived_ = nullptr;
  }

  [[nodiscard]] bool is_open() const { return open_ || !messages_.empty(); }
  [[nodiscard]] const websocket::close_reason& reason() const { return ws_.reason(); }

 private:
  // One read at a time; the next is started only once this one's message has been taken, so that
  // somebody who does not receive does not read.
  void read() {
    reading_ = true;
    ws_.async_read(buffer_, [this](beast::error_code failure, std::size_t) {
      reading_ = false;
      if (failure) {
        open_ = false;
      } else {
        messages_.push_back(beast::buffers_to_string(buffer_.data()));
        if (witness().frame) witness().frame(messages_.back());
        buffer_.clear();
      }
      if (arrived_ != nullptr) *arrived_ = true;
    });
  }

  // Handles what happens until `done`; false if it took longer than `patience`.
  bool run_until(const bool& done, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!done) {
      if (open_ && !reading_ && messages_.empty()) read();
      if (io_.stopped()) io_.restart();
      if (io_.run_one_until(deadline) == 0 && std::chrono::steady_clock::now() >= deadline) break;
    }
    return done;
  }

  // Gives up: an operation that refers to `done` must end before we return.
  void abandon(const bool& done) {
    beast::error_code ignored;
    beast::get_lowest_layer(ws_).close(ignored);
    open_ = false;
    while (!done) {
      if (io_.stopped()) io_.restart();
      io_.run_one();
    }
  }

  net::io_context io_;
  websocket::stream<tcp::socket> ws_{io_};
  beast::flat_buffer buffer_;
  std::deque<std::string> messages_;
  bool open_ = true;
  bool reading_ = false;
  bool* arrived_ = nullptr;
};

LiveClient::LiveClient(const Peer& peer, const Headers& headers) {
  try {
    socket_ = std::make_unique<Socket>(peer, headers);
  } catch (const boost::system::system_error& failure) {
    throw std::runtime_error("no connection: " + failure.code().message());
  }
}
LiveClient::~LiveClient() = default;

void LiveClient::send(std::string_view text) { socket_->send(text, false); }
void LiveClient::send_binary(std::string_view bytes) { socket_->send(bytes, true); }

std::optional<std::string> LiveClient::receive(std::chrono::milliseconds patience) {
  return socket_->receive(patience);
}

bool LiveClient::is_open() const { return socket_->is_open(); }

std::optional<std::uint16_t> LiveClient::close_code() const {
  if (socket_->is_open() || socket_->reason().code == websocket::close_code::none) return {};
  return static_cast<std::uint16_t>(socket_->reason().code);
}

std::string LiveClient::close_reason() const {
  return socket_->is_open() ? std::string() : std::string(socket_->reason().reason.c_str());
}

void LiveClient::close() { socket_->close(); }

}  // namespace tools
