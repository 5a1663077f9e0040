// Trace context: the `traceparent` of W3C Trace Context (level 1), by which somebody follows one
// request through several systems. It says nothing about a person.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace protocol {

struct TraceContext {
  std::string trace;   // 32 digits of 0-9 and a-f, not all zero: the same in every system.
  std::string span;    // 16 of them: the step that asks; its child is ours.
  std::uint8_t flags;  // Bit 0: whoever asks has recorded it.
  bool operator==(const TraceContext&) const = default;
};

// Nothing if it does not follow the standard to the letter; then the trace begins anew, as the
// standard wants it. A version after 00 is read as far as 00 goes (section 3.2.4).
[[nodiscard]] std::optional<TraceContext> trace_context_from(std::string_view header);
[[nodiscard]] std::string to_text(const TraceContext& context);

// Our own step of the same trace; of a new one, if there is none. `random` is fresh.
[[nodiscard]] TraceContext child_of(const std::optional<TraceContext>& asked,
                                    const std::array<std::uint8_t, 16>& random,
                                    const std::array<std::uint8_t, 16>& more);

}  // namespace protocol
