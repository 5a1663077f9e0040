#include "tools/bench/sink_socket.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>

#include "tools/client/loopback.h"

namespace tools {
namespace {

constexpr std::uint8_t text_opcode = 1;
constexpr std::uint8_t close_opcode = 8;
constexpr std::uint8_t ping_opcode = 9;
constexpr std::uint8_t pong_opcode = 10;
constexpr std::size_t short_max = 125;
constexpr std::size_t length_16 = 126;
constexpr std::size_t length_64 = 127;
constexpr std::size_t read_bytes = std::size_t{64} * 1024;

// The header of one frame of a server: not masked.
struct Header {
  std::uint8_t opcode;
  std::size_t size;     // Of the header.
  std::size_t payload;  // Bytes that follow it.
};

// Nothing while it is not whole: `size` is 0.
Header header_of(std::string_view in) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(in[i]); };
  if (in.size() < 2) return {0, 0, 0};
  const auto opcode = static_cast<std::uint8_t>(byte(0) & 0x0FU);
  const std::size_t length = byte(1) & 0x7FU;
  if (length < length_16) return {opcode, 2, length};
  const std::size_t more = length == length_64 ? 8 : 2;
  if (in.size() < 2 + more) return {0, 0, 0};
  std::size_t size = 0;
  for (std::size_t i = 0; i < more; ++i) size = size << 8U | byte(2 + i);
  return {opcode, 2 + more, size};
}

}  // namespace

std::uint64_t number_after(std::string_view text, std::string_view key, std::size_t begin) {
  const auto found = text.find(key, begin);
  std::uint64_t number = 0;
  if (found == std::string_view::npos) return number;
  const auto* const first = text.data() + found + key.size();
  std::from_chars(first, text.data() + text.size(), number);
  return number;
}

void SinkSocket::connect(std::uint16_t port) {
  cut();
  descriptor_ = loopback::begin_to_connect(port);
  if (descriptor_ < 0) throw std::runtime_error(std::string("connect: ") + std::strerror(errno));
  stage_ = Stage::connecting;
  out_ =
      "GET /live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Protocol: medvirk.v1.json\r\n\r\n";
}

void SinkSocket::cut() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  stage_ = Stage::closed;
  in_.clear();
  out_.clear();
}

void SinkSocket::fail(std::string why) {
  why_closed_ = std::move(why);
  cut();
}

void SinkSocket::writable() {
  if (stage_ == Stage::connecting) stage_ = Stage::upgrading;
  flush();
}

void SinkSocket::flush() {
  while (!out_.empty() && descriptor_ >= 0) {
    const auto sent = ::send(descriptor_, out_.data(), out_.size(), MSG_NOSIGNAL);
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (sent < 0) return fail("the server went away");
    out_.erase(0, static_cast<std::size_t>(sent));
  }
}

void SinkSocket::readable() {
  static std::array<char, read_bytes> part{};
  while (descriptor_ >= 0) {
    const auto size = ::recv(descriptor_, part.data(), part.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (size <= 0) return fail("the server closed");
    bytes_ += static_cast<std::uint64_t>(size);
    in_.append(part.data(), static_cast<std::size_t>(size));
    if (static_cast<std::size_t>(size) < part.size()) break;
  }
  if (stage_ == Stage::upgrading) take_upgrade();
  if (stage_ > Stage::upgrading) take_frames();
}

void SinkSocket::take_upgrade() {
  const auto end = in_.find("\r\n\r\n");
  if (end == std::string::npos) return;
  if (!in_.starts_with("HTTP/1.1 101")) return fail(in_.substr(0, in_.find('\r')));
  in_.erase(0, end + 4);
  stage_ = Stage::greeting;
}

void SinkSocket::take_frames() {
  std::size_t taken = 0;
  while (descriptor_ >= 0) {
    const std::string_view rest = std::string_view(in_).substr(taken);
    const auto header = header_of(rest);
    if (header.size == 0 || rest.size() < header.size + header.payload) break;
    const auto payload = rest.substr(header.size, header.payload);
    taken += header.size + header.payload;
    if (header.opcode == text_opcode) take_text(payload);
    if (header.opcode == ping_opcode) frame(pong_opcode, payload);
    if (header.opcode == close_opcode) return fail("closed: " + std::string(payload.substr(2)));
  }
  if (descriptor_ < 0) return;
  in_.erase(0, taken);
  if (in_.empty() && in_.capacity() > 1024) in_.shrink_to_fit();
}

void SinkSocket::take_text(std::string_view text) {
  using namespace std::string_view_literals;
  const auto is = [&](std::string_view type) { return text.starts_with(type); };
  if (is(R"({"t":"patch")"sv)) {
    const SinkPatch patch{.from = number_after(text, "\"seq\":", text.find("\"from\":")),
                          .to = number_after(text, "\"seq\":", text.find("\"to\":"))};
    if (patch.from != at_) ++gaps_;
    at_ = patch.to;
    return heard_.on_patch(*this, patch);
  }
  if (is(R"({"t":"ack")"sv)) return take_answer(text, false);
  if (is(R"({"t":"error")"sv)) return take_answer(text, true);
  if (is(R"({"t":"snapshot")"sv)) {
    at_ = number_after(text, "\"seq\":");
  } else if (is(R"({"t":"hello")"sv)) {
    stage_ = Stage::authenticating;
    send(R"({"t":"auth","id":1,"token":")" + member_.token + "\"}");
  } else if (is(R"({"t":"welcome")"sv)) {
    stage_ = Stage::subscribing;
    const auto from = at_ > 0 ? at_ : member_.from;
    const auto position = R"(,"from":{"epoch":1,"seq":)" + std::to_string(from) + "}";
    send(R"({"t":"subscribe","id":2,"feed":")" + member_.feed + "\"" +
         (from > 0 ? position : std::string{}) + "}");
    at_ = from;
  }
}

void SinkSocket::take_answer(std::string_view text, bool refused) {
  const auto id = number_after(text, "\"id\":");
  const auto at = refused ? 0 : number_after(text, "\"seq\":");
  if (stage_ == Stage::live) return heard_.on_answer(*this, id, at);
  if (refused) return fail(std::string(text));
  at_ = std::max(at_, at);
  stage_ = Stage::live;
  heard_.on_live(*this);
}

void SinkSocket::send(std::string_view text) { frame(text_opcode, text); }

// A client's frame is masked; a mask of zeros is one, and costs nothing.
void SinkSocket::frame(std::uint8_t opcode, std::string_view payload) {
  constexpr std::uint8_t fin = 0x80;
  constexpr std::uint8_t masked = 0x80;
  const auto put = [this](std::size_t byte) { out_.push_back(static_cast<char>(byte & 0xFFU)); };
  put(static_cast<std::size_t>(fin | opcode));
  if (payload.size() <= short_max) {
    put(masked | payload.size());
  } else {
    put(masked | length_16);
    put(payload.size() >> 8U);
    put(payload.size());
  }
  out_.append(4, '\0');
  out_.append(payload);
  if (stage_ > Stage::connecting) flush();
}

}  // namespace tools
