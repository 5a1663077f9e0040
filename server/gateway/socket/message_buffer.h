// Message buffer: where a message of a live socket is put together. While none is on its way it
// holds a few bytes only, for most sockets wait for one most of the time.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "protocol/limits.h"

namespace server {

class MessageBuffer {
 public:
  // Beast 1.81 loses its place if an inflated message is read in pieces (boostorg/beast #3028): for
  // a peer that may deflate there is always room for a whole one, and for seeing that it is too
  // big.
  void expect_deflated() { whole_ = std::make_unique_for_overwrite<Whole>(); }

  // Where the next piece may go.
  [[nodiscard]] boost::asio::mutable_buffer prepare() {
    if (whole_) return boost::asio::buffer(*whole_) + size_;
    if (size_ == 0) return boost::asio::buffer(first_);
    text_.resize(size_ + piece_bytes);
    return boost::asio::buffer(text_) + size_;
  }
  // So many bytes of what was prepared are filled.
  void commit(std::size_t bytes) {
    if (!whole_ && size_ == 0) text_.assign(first_.data(), bytes);
    size_ += bytes;
  }
  // The message; the buffer is empty then.
  [[nodiscard]] std::string take() {
    const auto size = std::exchange(size_, 0);
    if (whole_) return {whole_->data(), size};
    text_.resize(size);
    return std::exchange(text_, {});
  }

 private:
  static constexpr std::size_t first_bytes = 64;
  static constexpr std::size_t piece_bytes = 2048;
  static constexpr std::size_t too_many = protocol::limits::message_bytes_max + piece_bytes;
  using Whole = std::array<char, too_many>;

  std::array<char, first_bytes> first_{};
  std::string text_;
  std::unique_ptr<Whole> whole_;
  std::size_t size_ = 0;
};

}  // namespace server
