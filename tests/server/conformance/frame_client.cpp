#include "tests/server/conformance/frame_client.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>

#include "tests/server/bytes.h"
#include "tests/server/patience.h"

namespace tests {
namespace {

constexpr std::size_t short_max = 125;
constexpr std::size_t medium_max = 0xFFFF;
constexpr std::array<unsigned char, 4> mask{0x37, 0xFA, 0x21, 0x3D};

void add_byte(std::string& out, std::uint64_t value) { out += static_cast<char>(value & 0xFFU); }

void add_number(std::string& out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) add_byte(out, value >> (8 * i));
}

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = (value << 8U) | byte_at(bytes, at + i);
  return value;
}

}  // namespace

std::string wire(const ClientFrame& frame) {
  std::string out;
  add_byte(out, (frame.final ? 0x80U : 0U) | (unsigned{frame.reserved} << 4U) | frame.opcode);
  const unsigned mask_bit = frame.masked ? 0x80U : 0U;
  const auto size = frame.payload.size();
  if (frame.length) {
    add_byte(out, mask_bit | 127U);
    add_number(out, *frame.length, 8);
  } else if (size <= short_max) {
    add_byte(out, mask_bit | size);
  } else if (size <= medium_max) {
    add_byte(out, mask_bit | 126U);
    add_number(out, size, 2);
  } else {
    add_byte(out, mask_bit | 127U);
    add_number(out, size, 8);
  }
  if (!frame.masked) return out + frame.payload;
  for (const auto each : mask) add_byte(out, each);
  for (std::size_t i = 0; i < size; ++i) {
    add_byte(out, byte_at(frame.payload, i) ^ mask[i % mask.size()]);
  }
  return out;
}

std::string close_payload(std::uint16_t code, std::string_view reason) {
  std::string out;
  add_number(out, code, 2);
  return out.append(reason);
}

std::uint16_t ServerFrame::code() const {
  constexpr std::uint16_t none = 1005;
  return payload.size() < 2 ? none : static_cast<std::uint16_t>(number_at(payload, 0, 2));
}

FrameClient::FrameClient(const tools::Peer& peer, std::string_view offer, int receive_bytes)
    : socket_(peer, receive_bytes) {
  auto request = ws_upgrade();
  if (!offer.empty()) {
    request.insert(request.size() - 2, "Sec-WebSocket-Extensions: " + std::string(offer) + "\r\n");
  }
  socket_.send(request);
  constexpr std::string_view end = "\r\n\r\n";
  const auto came = socket_.read_until(end, patience);
  const auto at = came.find(end);
  EXPECT_TRUE(came.starts_with("HTTP/1.1 101") && at != std::string::npos) << came;
  if (at == std::string::npos) return;
  answer_ = came.substr(0, at);
  read_ = came.substr(at + end.size());
}

// None if it has not all come.
std::optional<ServerFrame> FrameClient::parse() {
  if (read_.size() < 2) return {};
  std::size_t length = byte_at(read_, 1) & 0x7FU;
  std::size_t header = 2;
  if (length > short_max) {
    const std::size_t more = length == 126 ? 2 : 8;
    if (read_.size() < header + more) return {};
    length = number_at(read_, header, more);
    header += more;
  }
  if (read_.size() < header + length) return {};
  EXPECT_EQ(byte_at(read_, 1) & 0x80U, 0U) << "a server does not mask";
  const auto first = byte_at(read_, 0);
  ServerFrame frame{.opcode = static_cast<std::uint8_t>(first & 0x0FU),
                    .final = (first & 0x80U) != 0,
                    .reserved = static_cast<std::uint8_t>((first >> 4U) & 0x7U),
                    .payload = read_.substr(header, length)};
  read_.erase(0, header + length);
  return frame;
}

std::optional<ServerFrame> FrameClient::next(std::chrono::milliseconds patient) {
  while (true) {
    if (auto frame = parse()) return frame;
    const auto more = socket_.read_some(patient);
    if (more.empty()) return {};
    read_ += more;
  }
}

std::optional<std::uint16_t> FrameClient::close_code() {
  while (const auto frame = next()) {
    if (frame->opcode == ws::close) return frame->code();
  }
  return {};
}

bool FrameClient::ends() {
  socket_.read_to_end(patience);
  return socket_.closed();
}

}  // namespace tests
