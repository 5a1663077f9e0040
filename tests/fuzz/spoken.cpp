#include "tests/fuzz/spoken.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace tests {
namespace {

using namespace opcodes;
constexpr std::size_t mask_bytes = 4;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char each : bytes) number = (number << 8U) | static_cast<unsigned char>(each);
  return number;
}

bool is_fault(const SpokenFrame& frame, bool deflates, bool inside_a_message) {
  const auto known = {continuation, text, binary, close, ping, pong};
  if (std::find(known.begin(), known.end(), frame.opcode) == known.end()) return true;
  if (!frame.masked || !frame.shortest) return true;
  const bool begins = frame.opcode == text || frame.opcode == binary;
  if (frame.reserved != 0 && !(deflates && begins && frame.reserved == deflated)) return true;
  if (frame.is_control()) return !frame.final || frame.payload.size() > control_bytes_max;
  return begins == inside_a_message;
}

}  // namespace

std::optional<SpokenFrame> take_frame(std::string_view& bytes) {
  if (bytes.size() < 2) return {};
  const auto first = byte_at(bytes, 0);
  const auto second = byte_at(bytes, 1);
  SpokenFrame frame{.final = (first & 0x80U) != 0,
                    .reserved = (first >> 4U) & 7U,
                    .opcode = first & 0x0FU,
                    .masked = (second & 0x80U) != 0};
  std::uint64_t length = second & 0x7FU;
  std::size_t header = 2;
  if (length >= 126) {
    const std::size_t more = length == 126 ? 2 : 8;
    if (bytes.size() < header + more) return {};
    length = big_endian(bytes.substr(header, more));
    frame.shortest = length > (more == 2 ? control_bytes_max : 0xFFFFU);
    header += more;
  }
  const auto mask = bytes.substr(std::min(header, bytes.size()), mask_bytes);
  if (frame.masked) header += mask_bytes;
  if (bytes.size() < header || bytes.size() - header < length) return {};
  frame.payload = bytes.substr(header, length);
  for (std::size_t i = 0; frame.masked && i < frame.payload.size(); ++i) {
    frame.payload[i] = static_cast<char>(frame.payload[i] ^ mask[i % mask_bytes]);
  }
  bytes.remove_prefix(header + frame.payload.size());
  return frame;
}

bool is_utf8(std::string_view all) {
  while (!all.empty()) {
    const auto lead = byte_at(all, 0);
    std::size_t more = 0;
    std::uint32_t least = 0;
    if (lead >= 0xF0 && lead < 0xF8) {
      more = 3;
      least = 0x10000;
    } else if (lead >= 0xE0 && lead < 0xF0) {
      more = 2;
      least = 0x800;
    } else if (lead >= 0xC0 && lead < 0xE0) {
      more = 1;
      least = 0x80;
    } else if (lead >= 0x80) {
      return false;
    }
    if (all.size() <= more) return false;
    auto point = more == 0 ? lead : lead & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
      if ((byte_at(all, i) & 0xC0U) != 0x80U) return false;
      point = (point << 6U) | (byte_at(all, i) & 0x3FU);
    }
    if (point < least || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    all.remove_prefix(more + 1);
  }
  return true;
}

std::optional<std::string> inflated(std::string_view payload, std::size_t bytes_max) {
  std::string in(payload);
  in.append("\0\0\xFF\xFF", 4);
  static std::string out;  // Making one anew for each message would take most of the time.
  out.resize(std::max(out.size(), bytes_max + 1));
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): zlib speaks of unsigned bytes.
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
  stream.avail_out = static_cast<uInt>(bytes_max + 1);
  const int outcome = inflate(&stream, Z_SYNC_FLUSH);
  // As zlib says it: behind a block that is not the last one, and at the end of a byte.
  constexpr int between_blocks = 128;
  const bool is_whole = outcome == Z_OK && stream.avail_in == 0 && stream.avail_out > 0 &&
                        stream.data_type == between_blocks;
  const auto bytes = stream.total_out;
  inflateEnd(&stream);
  if (!is_whole) return {};
  return out.substr(0, bytes);
}

Heard hear(std::string_view bytes, bool deflates, std::size_t message_max) {
  Heard heard;
  std::optional<SpokenFrame> message;  // What has come of it.
  while (auto frame = take_frame(bytes)) {
    if (is_fault(*frame, deflates, message.has_value()) || frame->opcode == close) return heard;
    if (frame->opcode == ping) heard.pings.push_back(frame->payload);
    if (frame->is_control()) continue;
    if (message) {
      message->payload += frame->payload;
      message->final = frame->final;
    } else {
      message = std::move(*frame);
    }
    const bool is_deflated = message->reserved == deflated;
    if (!is_deflated && message->payload.size() > message_max) return heard;
    if (!message->final) continue;
    if (is_deflated) {
      auto plain = inflated(message->payload, message_max);
      heard.in_doubt = !plain;
      if (!plain) return heard;
      message->payload = std::move(*plain);
    }
    if (message->opcode == text && !is_utf8(message->payload)) return heard;
    heard.messages.push_back(
        {.text = message->opcode == text, .payload = std::move(message->payload)});
    message.reset();
  }
  heard.to_the_end = bytes.empty();
  return heard;
}

}  // namespace tests
