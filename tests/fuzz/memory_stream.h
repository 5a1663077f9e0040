// Memory stream: a connection without a network, as the fanout layer sees one. What comes in is fed
// to it piece by piece, what goes out is kept. It goes as a plain socket does if it has one, else
// as one under TLS.
#pragma once

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/role.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/check.h"

namespace tests {

namespace net = boost::asio;

// Both ends of one connection, and what is on its way.
class Wire {
 public:
  using Error = boost::system::error_code;
  using Handler = net::any_completion_handler<void(Error, std::size_t)>;

  Wire(net::any_io_executor executor, std::string_view incoming)
      : executor_(std::move(executor)), incoming_(incoming) {}
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire() {
    if (far_ >= 0) ::close(far_);
  }

  // From now on what is written goes through a socket that takes little at a time.
  void go_through_a_socket() {
    std::array<int, 2> ends{};
    events::check(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) == 0,
                  "a socket pair is made");
    const int little = 1;  // The kernel takes its least.
    ::setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &little, sizeof little);
    far_ = ends[1];
    near_.emplace(executor_);
    near_->assign(net::ip::tcp::v4(), ends[0]);
  }
  [[nodiscard]] net::ip::tcp::socket* socket() { return near_ ? &*near_ : nullptr; }

  // How many bytes the next write takes of so many; nothing: it fails.
  std::function<std::optional<std::size_t>(std::size_t)> takes{};

  // --- For the peer. ---

  [[nodiscard]] bool is_read() const { return bool{reading_}; }
  [[nodiscard]] bool has_more() const { return !incoming_.empty(); }
  // Somebody reads, and gets at most so many bytes.
  void feed(std::size_t most) {
    const auto piece = incoming_.substr(0, most);
    const auto bytes = net::buffer_copy(into_, net::const_buffer(piece.data(), piece.size()));
    incoming_.remove_prefix(bytes);
    answer(std::exchange(reading_, nullptr), {}, bytes);
  }
  // No more comes.
  void hang_up() {
    gone_ = true;
    if (reading_) answer(std::exchange(reading_, nullptr), net::error::eof, 0);
  }
  // What has come out since the last time.
  [[nodiscard]] std::string take_outgoing() {
    std::string all = std::exchange(outgoing_, {});
    std::array<char, 4096> piece{};
    while (far_ >= 0) {
      const auto bytes = ::recv(far_, piece.data(), piece.size(), 0);
      if (bytes <= 0) break;
      all.append(piece.data(), static_cast<std::size_t>(bytes));
    }
    return all;
  }

  // --- For the stream. ---

  [[nodiscard]] const net::any_io_executor& executor() const { return executor_; }
  template <class Buffers>
  void read(const Buffers& buffers, Handler handler) {
    if (gone_) return answer(std::move(handler), net::error::eof, 0);
    into_.assign(net::buffer_sequence_begin(buffers), net::buffer_sequence_end(buffers));
    handler.swap(reading_);  // Its assignment calls itself for ever in Asio 1.24.
  }
  template <class Buffers>
  void write(const Buffers& buffers, Handler handler) {
    const auto taken = takes(net::buffer_size(buffers));
    if (!taken) return answer(std::move(handler), net::error::connection_reset, 0);
    const auto before = outgoing_.size();
    outgoing_.resize(before + *taken);
    net::buffer_copy(net::buffer(outgoing_) + before, buffers);
    answer(std::move(handler), {}, *taken);
  }

 private:
  void answer(Handler handler, Error failure, std::size_t bytes) {
    net::post(executor_, boost::beast::bind_front_handler(std::move(handler), failure, bytes));
  }

  const net::any_io_executor executor_;
  std::string_view incoming_;
  std::string outgoing_;
  Handler reading_;
  std::vector<net::mutable_buffer> into_;
  std::optional<net::ip::tcp::socket> near_;
  int far_ = -1;
  bool gone_ = false;
};

class MemoryStream {
  using Error = Wire::Error;

 public:
  using executor_type = net::any_io_executor;

  explicit MemoryStream(Wire& wire) : wire_(&wire) {}

  [[nodiscard]] executor_type get_executor() const { return wire_->executor(); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    const auto initiate = [this](auto handler, const Buffers& into) {
      wire_->read(into, Wire::Handler(std::move(handler)));
    };
    return net::async_initiate<Token, void(Error, std::size_t)>(initiate, token, buffers);
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    const auto initiate = [this](auto handler, const Buffers& from) {
      wire_->write(from, Wire::Handler(std::move(handler)));
    };
    return net::async_initiate<Token, void(Error, std::size_t)>(initiate, token, buffers);
  }

  friend net::ip::tcp::socket* plain_socket(MemoryStream& stream) { return stream.wire_->socket(); }

  template <class Handler>
  friend void async_teardown(boost::beast::role_type /*role*/, MemoryStream& stream,
                             Handler&& handler) {
    stream.wire_->hang_up();
    net::post(stream.get_executor(),
              boost::beast::bind_front_handler(std::forward<Handler>(handler), Error{}));
  }
  // How Beast closes at once what it finds at the bottom.
  friend void beast_close_socket(MemoryStream& stream) { stream.wire_->hang_up(); }
  friend void teardown(boost::beast::role_type /*role*/, MemoryStream& stream, Error& failure) {
    stream.wire_->hang_up();
    failure = {};
  }

 private:
  Wire* wire_;
};

}  // namespace tests
