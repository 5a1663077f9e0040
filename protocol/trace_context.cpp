#include "protocol/trace_context.h"

#include <algorithm>
#include <charconv>
#include <span>

namespace protocol {
namespace {

constexpr std::size_t trace_digits = 32;
constexpr std::size_t span_digits = 16;
// version "-" trace "-" span "-" flags.
constexpr std::size_t header_bytes = 2 + 1 + trace_digits + 1 + span_digits + 1 + 2;
constexpr std::string_view digits = "0123456789abcdef";

bool is_hex(std::string_view text) {
  return text.find_first_not_of(digits) == std::string_view::npos;
}

bool is_zero(std::string_view text) {
  return text.find_first_not_of('0') == std::string_view::npos;
}

std::uint8_t byte_from(std::string_view two_digits) {
  constexpr int sixteen = 16;
  std::uint8_t byte = 0;
  std::from_chars(two_digits.data(), two_digits.data() + two_digits.size(), byte, sixteen);
  return byte;
}

std::string hex(std::span<const std::uint8_t> bytes) {
  constexpr unsigned low = 15;
  std::string text;
  for (const unsigned byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & low];
  }
  return text;
}

// All zero means none, so chance may not say it either.
std::string id_from(std::span<const std::uint8_t> bytes) {
  auto text = hex(bytes);
  if (is_zero(text)) text.back() = '1';
  return text;
}

}  // namespace

std::optional<TraceContext> trace_context_from(std::string_view header) {
  if (header.size() < header_bytes) return {};
  const auto version = header.substr(0, 2);
  const auto trace = header.substr(3, trace_digits);
  const auto span = header.substr(3 + trace_digits + 1, span_digits);
  const auto flags = header.substr(header_bytes - 2, 2);
  const bool parted =
      header[2] == '-' && header[3 + trace_digits] == '-' && header[header_bytes - 3] == '-';
  const bool ends =
      header.size() == header_bytes || (version != "00" && header[header_bytes] == '-');
  if (!parted || !ends || version == "ff") return {};
  if (!is_hex(version) || !is_hex(trace) || !is_hex(span) || !is_hex(flags)) return {};
  if (is_zero(trace) || is_zero(span)) return {};
  return TraceContext{
      .trace = std::string(trace), .span = std::string(span), .flags = byte_from(flags)};
}

std::string to_text(const TraceContext& context) {
  const std::array<std::uint8_t, 1> flags{context.flags};
  return "00-" + context.trace + "-" + context.span + "-" + hex(flags);
}

TraceContext child_of(const std::optional<TraceContext>& asked,
                      const std::array<std::uint8_t, 16>& random,
                      const std::array<std::uint8_t, 16>& more) {
  constexpr std::size_t span_bytes = span_digits / 2;
  constexpr std::uint8_t recorded = 1;  // Flags that we do not know are not passed on.
  const std::span<const std::uint8_t> bytes(random);
  return {.trace = asked ? asked->trace : id_from(more),
          .span = id_from(bytes.first(span_bytes)),
          .flags = asked ? static_cast<std::uint8_t>(asked->flags & recorded) : std::uint8_t{0}};
}

}  // namespace protocol
