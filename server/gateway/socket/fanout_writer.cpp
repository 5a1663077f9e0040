#include "server/gateway/socket/fanout_writer.h"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <utility>

namespace server {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

constexpr unsigned control_bit = 0x08;

// The code of a close frame that is not masked; 0 if it has none.
std::uint16_t code_of(const std::string& frame) {
  constexpr std::size_t code_ends = 4;  // Two bytes of header, two of code.
  constexpr unsigned byte_bits = 8;
  if (frame.size() < code_ends) return 0;
  const auto byte = [&](std::size_t at) { return unsigned{static_cast<unsigned char>(frame[at])}; };
  return static_cast<std::uint16_t>((byte(2) << byte_bits) | byte(3));
}

}  // namespace

void FanoutWriter::go_raw(const Parts& parts) {
  outbox_ = &parts.outbox;
  watcher_ = &parts.watcher;
  counts_ = &parts.counts;
  turn_end_ = &parts.turn_end;
  Error ignored;
  if (auto* socket = plain()) socket->non_blocking(true, ignored);
  flush_later();
}

void FanoutWriter::put_control(std::string frame, Waiting handler) {
  handler.swap(waiting_);
  waiting_bytes_ = frame.size();
  const bool is_control =
      !frame.empty() && (static_cast<unsigned char>(frame.front()) & control_bit) != 0;
  if (over_ || !is_control || order_.is_closing()) {
    return answer_control(net::error::operation_aborted);
  }
  const auto code = code_of(frame);
  order_.put_control(std::move(frame));
  if (order_.is_closing()) {
    counts_->close(code);
    watcher_->closing();
  }
  flush_later();
}

void FanoutWriter::ping() {
  order_.put_ping();
  flush_later();
}

void FanoutWriter::answer_control(Error failure) {
  if (!waiting_) return;
  Waiting handler = std::exchange(waiting_, nullptr);
  const std::size_t bytes = failure ? 0 : waiting_bytes_;
  net::post(executor(), boost::beast::bind_front_handler(std::move(handler), failure, bytes));
}

void FanoutWriter::flush_later() {
  if (flushing_ || writing_ || over_ || outbox_ == nullptr) return;
  flushing_ = true;
  turn_end_->flush(shared_from_this());
}

void FanoutWriter::flush() {
  flushing_ = false;
  send();
}

void FanoutWriter::send() {
  if (writing_ || over_) return;
  if (auto* socket = plain()) {
    write_plain(*socket);
  } else {
    write_corked();
  }
}

namespace {

// What is in one piece is sent by `send`, which costs the kernel less than a list of one.
std::size_t write_some(tcp::socket& socket, const SendOrder::Gathered& gathered,
                       boost::system::error_code& failure) {
  if (gathered.count > 1) return socket.write_some(gathered.buffers(), failure);
  return socket.write_some(gathered.pieces.front(), failure);
}

}  // namespace

// As much as the kernel takes. Not by async_write, which takes 16 pieces at a time.
void FanoutWriter::write_plain(tcp::socket& socket) {
  bool wrote = false;
  SendOrder::Gathered gathered;  // Large: made once.
  for (int turn = 0; turn < limits::writes_a_turn && !over_; ++turn) {
    order_.gather(*outbox_, limits::gathered_bytes_max, gathered);
    if (gathered.count == 0) {
      blocked_since_.reset();
      break;
    }
    Error failure;
    const auto bytes = server::write_some(socket, gathered, failure);
    if (failure == net::error::would_block || failure == net::error::try_again) {
      block(socket);
      break;
    }
    if (failure) return fail(failure);
    count(bytes);
    said(gathered, bytes);
    answer_if_said();
    blocked_since_.reset();
    wrote = true;
    if (turn + 1 == limits::writes_a_turn) flush_later();
  }
  if (wrote && watcher_ != nullptr) watcher_->advanced();
}

void FanoutWriter::block(tcp::socket& socket) {
  writing_ = true;
  if (!blocked_since_) blocked_since_ = std::chrono::steady_clock::now();
  counts_->blocked.add(1);
  socket.async_wait(tcp::socket::wait_write, [self = shared_from_this()](Error failure) {
    self->writing_ = false;
    if (failure) return self->fail(failure);
    self->send();
  });
  watcher_->blocked();
}

// TLS makes a record of each piece that it is given: so they are put together first.
void FanoutWriter::write_corked() {
  while (cork_.size() < limits::cork_bytes) {
    SendOrder::Gathered gathered;
    const auto room = limits::cork_bytes - cork_.size();
    order_.gather(*outbox_, room, gathered);
    if (gathered.count == 0) break;
    const auto before = cork_.size();
    cork_.resize(before + std::min(room, gathered.bytes));
    const auto into = net::buffer(cork_.data() + before, cork_.size() - before);
    said(gathered, net::buffer_copy(into, gathered.buffers()));
  }
  if (cork_.empty()) {
    blocked_since_.reset();
    cork_ = {};
    return;
  }
  blocked_since_ = std::chrono::steady_clock::now();
  write_cork(0);
  watcher_->blocked();
}

void FanoutWriter::write_cork(std::size_t from) {
  writing_ = true;
  write_some(net::buffer(cork_.data() + from, cork_.size() - from),
             [self = shared_from_this(), from](Error failure, std::size_t bytes) {
               self->cork_written(from, failure, bytes);
             });
}

void FanoutWriter::cork_written(std::size_t from, Error failure, std::size_t bytes) {
  writing_ = false;
  if (failure) return fail(failure);
  if (over_) return;
  count(bytes);
  blocked_since_ = std::chrono::steady_clock::now();
  if (from + bytes < cork_.size()) return write_cork(from + bytes);
  cork_.clear();
  answer_if_said();
  send();
  if (watcher_ != nullptr) watcher_->advanced();
}

void FanoutWriter::said(const SendOrder::Gathered& gathered, std::size_t bytes) {
  if (const auto committed = outbox_->oldest_news()) {
    counts_->delay(std::chrono::steady_clock::now() - *committed);
  }
  order_.said(*outbox_, gathered, bytes);
}

void FanoutWriter::answer_if_said() {
  if (!order_.has_control()) answer_control({});
}

void FanoutWriter::count(std::size_t bytes) {
  counts_->writes.add(1);
  counts_->bytes.add(bytes);
}

void FanoutWriter::fail(Error failure) {
  if (over_) return;
  over_ = true;
  answer_control(failure);
  outbox_ = nullptr;
  if (auto* who = std::exchange(watcher_, nullptr)) who->broken();
}

void FanoutWriter::leave() {
  over_ = true;
  watcher_ = nullptr;
  outbox_ = nullptr;
  answer_control(net::error::operation_aborted);
}

}  // namespace server
