#include "events/bytes.h"

#include "events/check.h"

namespace events {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

std::uint8_t hex_value(char digit) {
  const auto value = hex_digits.find(digit);
  check(value != std::string_view::npos, "not a lower-case UUID");
  return static_cast<std::uint8_t>(value);
}

}  // namespace

void put_text8(std::string& out, std::string_view text) {
  check(text.size() <= 0xff, "text does not fit its length in one byte");
  put_number(out, text.size(), 1);
  out += text;
}

void put_text16(std::string& out, std::string_view text) {
  check(text.size() <= 0xffff, "text does not fit its length in two bytes");
  put_number(out, text.size(), 2);
  out += text;
}

void put_uuid(std::string& out, std::string_view text) {
  char bytes[uuid_size];
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '-') continue;
    check(digits < 2 * uuid_size, "a UUID has 32 digits");
    const unsigned value = hex_value(c);
    char& byte = bytes[digits / 2];
    byte =
        static_cast<char>(digits % 2 == 0 ? value << 4 : static_cast<unsigned char>(byte) | value);
    ++digits;
  }
  check(digits == 2 * uuid_size, "a UUID has 32 digits");
  out.append(bytes, uuid_size);
}

std::string uuid_text(std::string_view bytes) {
  check(bytes.size() == uuid_size, "a UUID has 16 bytes");
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < uuid_size; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text += hex_digits[byte >> 4];
    text += hex_digits[byte & 15];
  }
  return text;
}

std::string_view ByteReader::take(std::size_t size) {
  if (failed_ || size > bytes_.size() - offset_) {
    failed_ = true;
    return {};
  }
  const auto taken = bytes_.substr(offset_, size);
  offset_ += size;
  return taken;
}

std::uint64_t ByteReader::take_number(std::size_t size) {
  std::uint64_t value = 0;
  for (const char byte : take(size)) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

}  // namespace events
