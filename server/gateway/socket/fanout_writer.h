// Fanout writer: sends what is in an outbox, many frames in one system call, and Beast's control
// frames between them; watches how long that takes. The part of the fanout layer that does not
// depend on the kind of connection. On the I/O thread; operations that are pending hold it.
#pragma once

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/gateway/socket/live_counts.h"
#include "server/gateway/socket/outbox.h"
#include "server/gateway/socket/send_order.h"
#include "server/gateway/socket/turn_end.h"

namespace server {

namespace limits {
inline constexpr std::size_t cork_bytes = std::size_t{16} * 1024;  // One TLS record.
inline constexpr int writes_a_turn = 4;                            // Then others have their turn.
}  // namespace limits

// Who looks after the connection.
class FanoutWatcher {
 public:
  FanoutWatcher() = default;
  FanoutWatcher(const FanoutWatcher&) = delete;
  FanoutWatcher& operator=(const FanoutWatcher&) = delete;
  virtual ~FanoutWatcher() = default;
  virtual void blocked() = 0;   // The connection takes no more for now.
  virtual void advanced() = 0;  // Some of what was queued is on the wire.
  virtual void closing() = 0;   // Beast closes: a close frame is on its way, and is the last.
  virtual void broken() = 0;    // Nothing can be written any more.
};

class FanoutWriter : public std::enable_shared_from_this<FanoutWriter> {
 public:
  using Error = boost::system::error_code;
  using Instant = std::chrono::steady_clock::time_point;
  using Waiting = boost::asio::any_completion_handler<void(Error, std::size_t)>;
  using Written = std::function<void(Error, std::size_t)>;

  FanoutWriter() = default;
  FanoutWriter(const FanoutWriter&) = delete;
  FanoutWriter& operator=(const FanoutWriter&) = delete;
  virtual ~FanoutWriter() = default;

  // Who it works for; all live until leave().
  struct Parts {
    Outbox& outbox;
    FanoutWatcher& watcher;
    LiveCounts& counts;
    TurnEnd& turn_end;  // Of this I/O thread.
  };
  // From now on what is in the outbox is sent.
  void go_raw(const Parts& parts);
  [[nodiscard]] bool is_raw() const { return outbox_ != nullptr || over_; }
  // One control frame of Beast's, who is told once it is on the wire; what is none is refused.
  void put_control(std::string frame, Waiting handler);
  void ping();
  // There is something new in the outbox: it goes out at the end of this turn of the loop.
  void flush_later();
  // The turn is over: sends as much as the connection takes. For TurnEnd.
  void flush();
  // Since when the connection has taken no byte of what is there for it.
  [[nodiscard]] const std::optional<Instant>& blocked_since() const { return blocked_since_; }
  // Whether a close frame is on the wire.
  [[nodiscard]] bool said_close() const { return order_.is_over(); }
  // Nothing more is written, and nobody is told.
  void leave();

 protected:
  virtual boost::asio::any_io_executor executor() = 0;
  // The socket, if bytes that are written to it are what the peer gets; else null.
  virtual boost::asio::ip::tcp::socket* plain() = 0;
  // Some of the bytes, which stay where they are until `written` is called.
  virtual void write_some(boost::asio::const_buffer bytes, Written written) = 0;

 private:
  void answer_control(Error failure);
  void send();
  void write_plain(boost::asio::ip::tcp::socket& socket);
  void block(boost::asio::ip::tcp::socket& socket);
  void write_corked();
  void write_cork(std::size_t from);
  void cork_written(std::size_t from, Error failure, std::size_t bytes);
  void said(const SendOrder::Gathered& gathered, std::size_t bytes);
  void answer_if_said();
  void count(std::size_t bytes);
  void fail(Error failure);

  Outbox* outbox_ = nullptr;
  FanoutWatcher* watcher_ = nullptr;
  LiveCounts* counts_ = nullptr;
  TurnEnd* turn_end_ = nullptr;
  SendOrder order_;
  Waiting waiting_;  // Beast's, for the control frame that waits.
  std::size_t waiting_bytes_ = 0;
  std::string cork_;
  std::optional<Instant> blocked_since_;
  bool flushing_ = false;  // It will be, at the end of the turn.
  bool writing_ = false;   // The connection has been given something, or is waited for.
  bool over_ = false;
};

}  // namespace server
