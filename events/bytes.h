// Bytes: numbers, texts and UUIDs as the log stores them: big-endian, lengths first, read within
// bounds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace events {

// Appends the lowest `size` bytes of `value`, the highest of them first. At most eight.
inline void put_number(std::string& out, std::uint64_t value, std::size_t size) {
  char bytes[8];
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<char>(value >> (8 * (size - 1 - i)));
  }
  out.append(bytes, size);
}
inline void put_u8(std::string& out, std::uint8_t value) { put_number(out, value, 1); }
inline void put_u16(std::string& out, std::uint16_t value) { put_number(out, value, 2); }
inline void put_u32(std::string& out, std::uint32_t value) { put_number(out, value, 4); }
inline void put_u64(std::string& out, std::uint64_t value) { put_number(out, value, 8); }

// A text with its length before it in one byte or two; the caller has checked that it fits.
void put_text8(std::string& out, std::string_view text);
void put_text16(std::string& out, std::string_view text);

// A UUID in lower-case text as its 16 bytes, and back. The caller has checked the text (is_uuid).
inline constexpr std::size_t uuid_size = 16;
void put_uuid(std::string& out, std::string_view text);
[[nodiscard]] std::string uuid_text(std::string_view bytes);

// Takes values from the front of `bytes`, which must outlive it and what it returns. Once something
// is missing it has failed for good and gives zeros and empty texts: ask once, at the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::string_view take(std::size_t size);
  [[nodiscard]] std::uint64_t take_number(std::size_t size);
  [[nodiscard]] std::uint8_t take_u8() { return static_cast<std::uint8_t>(take_number(1)); }
  [[nodiscard]] std::uint16_t take_u16() { return static_cast<std::uint16_t>(take_number(2)); }
  [[nodiscard]] std::uint32_t take_u32() { return static_cast<std::uint32_t>(take_number(4)); }
  [[nodiscard]] std::uint64_t take_u64() { return take_number(8); }
  [[nodiscard]] std::string_view take_text8() { return take(take_u8()); }
  [[nodiscard]] std::string_view take_text16() { return take(take_u16()); }

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }  // Bytes taken so far.
  [[nodiscard]] bool at_end() const { return !failed_ && offset_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t offset_ = 0;
  bool failed_ = false;
};

}  // namespace events
