// Send order: which bytes leave a live socket next. Control frames go before data that is queued,
// but only between frames; the close frame goes last, and nothing after it (RFC 6455 sections 5.4,
// 5.5 and 5.5.1). Plain data, on the I/O thread.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <span>
#include <string>

#include "server/gateway/socket/outbox.h"

namespace server {

namespace limits {
inline constexpr std::size_t gathered_pieces_max = 64;  // As many as one system call takes.
inline constexpr std::size_t gathered_bytes_max = std::size_t{256} * 1024;
}  // namespace limits

class SendOrder {
 public:
  enum class Kind : unsigned char { data, ping, control };
  // What one system call may take, in order.
  struct Gathered {
    std::array<boost::asio::const_buffer, limits::gathered_pieces_max> pieces;
    std::array<Kind, limits::gathered_pieces_max> kinds;
    std::size_t count = 0;
    std::size_t bytes = 0;
    [[nodiscard]] std::span<const boost::asio::const_buffer> buffers() const {
      return std::span(pieces).first(count);
    }
  };

  // One whole control frame, a pong or a close; at most one is on its way at a time.
  void put_control(std::string frame);
  // A ping of our own, unless one is on its way.
  void put_ping();

  // Points into the outbox and into this: used up before either changes.
  void gather(const Outbox& outbox, std::size_t bytes_max, Gathered& into) const;
  // The first `bytes` of what was gathered are on the wire.
  void said(Outbox& outbox, const Gathered& gathered, std::size_t bytes);

  [[nodiscard]] bool has_control() const { return !control_.bytes.empty(); }
  [[nodiscard]] bool is_closing() const { return closing_; }  // A close frame was put.
  [[nodiscard]] bool is_over() const { return over_; }        // It is on the wire.

 private:
  struct Control {
    std::string bytes{};  // Empty: none.
    std::size_t begun_bytes = 0;
  };
  static void add(Gathered& into, const Control& control, Kind kind);
  bool said(Control& control, std::size_t bytes);

  Control control_;
  Control ping_;
  bool closing_ = false;
  bool over_ = false;
};

}  // namespace server
