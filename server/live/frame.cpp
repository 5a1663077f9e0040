#include "server/live/frame.h"

#define ZLIB_CONST  // It reads what it is given, and says so.
#include <zlib.h>

#include <limits>

#include "protocol/limits.h"

namespace server {
namespace {

constexpr unsigned final_text = 0x81;    // FIN and the opcode of text.
constexpr unsigned deflated_bit = 0x40;  // RSV1: RFC 7692 section 6.
constexpr std::size_t short_max = 125;
constexpr std::size_t medium_max = 0xFFFF;
constexpr unsigned medium_mark = 126;  // Two bytes of length follow.
constexpr unsigned long_mark = 127;    // Eight do.
constexpr unsigned byte_bits = 8;
constexpr unsigned byte_mask = 0xFF;

void add_byte(std::string& out, std::size_t value) {
  out += static_cast<char>(static_cast<unsigned char>(value & byte_mask));
}

void add_big_endian(std::string& out, std::size_t value, unsigned bytes) {
  for (unsigned left = bytes; left > 0; --left) add_byte(out, value >> (byte_bits * (left - 1)));
}

std::string header_of(std::size_t payload_bytes, unsigned flags) {
  std::string header;
  add_byte(header, final_text | flags);
  if (payload_bytes <= short_max) {
    add_byte(header, payload_bytes);
  } else if (payload_bytes <= medium_max) {
    add_byte(header, medium_mark);
    add_big_endian(header, payload_bytes, sizeof(std::uint16_t));
  } else {
    add_byte(header, long_mark);
    add_big_endian(header, payload_bytes, sizeof(std::uint64_t));
  }
  return header;
}

std::size_t header_bytes_of(std::size_t payload_bytes) {
  return header_of(payload_bytes, 0).size();
}

std::string with_header(std::string json) {
  json.insert(0, header_of(json.size(), 0));
  return json;
}

// A raw deflate block that ends on a byte (RFC 7692 section 7.2.1): the four bytes that every such
// ending has in common are left out.
std::string deflate_text(std::string_view text) {
  constexpr std::size_t common_ending = 4;
  constexpr int raw_window = -MAX_WBITS;
  constexpr int memory_level = 8;  // What zlib takes if it is not told.
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw_window, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};
  }
  std::string out;
  out.resize(deflateBound(&stream, text.size()) + 2 * common_ending);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): zlib speaks of unsigned bytes.
  stream.next_in = reinterpret_cast<const Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = deflate(&stream, Z_SYNC_FLUSH);
  const bool is_whole = outcome == Z_OK && stream.avail_in == 0 && stream.avail_out > 0;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!is_whole || out.size() < common_ending) return {};
  out.resize(out.size() - common_ending);
  return out;
}

std::string deflated_frame(std::string_view text) {
  if (text.size() < protocol::limits::compressed_from_bytes) return {};
  if (text.size() > std::numeric_limits<uInt>::max()) return {};
  auto payload = deflate_text(text);
  if (payload.empty() || payload.size() >= text.size()) return {};
  payload.insert(0, header_of(payload.size(), deflated_bit));
  return payload;
}

}  // namespace

Frame::Frame(std::string json, std::optional<Patch> patch, bool snapshot)
    : header_bytes_(header_bytes_of(json.size())),
      wire_(with_header(std::move(json))),
      patch_(patch),
      is_snapshot_(snapshot) {}

std::string_view Frame::text() const { return wire().substr(header_bytes_); }
std::string_view Frame::header() const { return wire().substr(0, header_bytes_); }

std::string_view Frame::compressed_wire() const {
  std::call_once(deflated_, [this] { compressed_wire_ = deflated_frame(text()); });
  return compressed_wire_;
}

FrameText frame(std::string json) { return std::make_shared<const Frame>(std::move(json)); }

}  // namespace server
